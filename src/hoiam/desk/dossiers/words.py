"""Work files as words: their states, how long they are kept, the kinds of paper, why something was refused."""

from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from hoiam.desk.dossiers.models import YEARS

STATES = MappingProxyType({"open": _("Đang lập"), "closed": _("Đã kết thúc"), "handed": _("Đã nộp lưu")})
KINDS: MappingProxyType[str, Promise] = MappingProxyType(
    {
        "paper": _("Văn bản đến"),
        "directive": _("Văn bản chỉ đạo"),
        "followed": _("Phiếu theo dõi nhiệm vụ"),
        "letter": _("Văn bản đi"),
        "report": _("Báo cáo"),
        "asked": _("Yêu cầu của báo chí"),
        "case": _("Phiếu vụ việc"),
        "file": _("Tài liệu, chứng cứ"),
        "snapshot": _("Bản lưu bài báo"),
    }
)
REFUSALS = {
    "dossier.role": _("Tài khoản của bạn không lập hồ sơ công việc."),
    "dossier.list_role": _("Danh mục hồ sơ do văn thư hoặc Văn phòng lập."),
    "dossier.archive_role": _("Việc giao nộp lưu trữ do văn thư hoặc Văn phòng làm."),
    "dossier.not_yours": _("Hồ sơ này do đơn vị khác lập; chỉ đơn vị đó, văn thư hoặc Văn phòng sửa được."),
    "dossier.state": _("Hồ sơ đã kết thúc hoặc đã nộp lưu nên không sửa được. Tải lại trang để xem."),
    "dossier.code_taken": _("Số, ký hiệu %(notation)s của năm %(year)s đã có hồ sơ."),
    "dossier.listed_used": _("Đã lập hồ sơ %(notation)s từ dòng này nên không bỏ khỏi danh mục được."),
    "dossier.lacking": _("Hồ sơ cần có số, ký hiệu và tiêu đề."),
    "dossier.keep_years": _("Hãy chọn thời hạn bảo quản trong danh sách."),
    "dossier.foreign": _("Văn bản, đơn vị hoặc hồ sơ này thuộc cơ quan khác."),
    "dossier.nothing": _("Hãy chọn ít nhất một văn bản hoặc hồ sơ; thứ đã có trong hồ sơ không thêm lần nữa."),
    "dossier.empty": _("Hồ sơ chưa có văn bản nào nên chưa kết thúc được."),
    "dossier.letters_open": _("Còn văn bản của vụ việc chưa phát hành: %(letters)s."),
    "dossier.case_open": _("Vụ việc %(number)s chưa đóng nên hồ sơ chưa kết thúc được."),
    "dossier.directive_open": _("Văn bản %(number)s còn đang theo dõi nên hồ sơ chưa kết thúc được."),
    "dossier.one_matter": _("Một hồ sơ lập cho một vụ việc hoặc một văn bản chỉ đạo, không cả hai."),
    "dossier.reason": _("Hãy ghi lý do mở lại hồ sơ."),
    "dossier.sides": _("Hãy ghi bên nhận, khác bên giao."),
    "dossier.day": _("Ngày giao nhận phải từ ngày hồ sơ kết thúc đến hôm nay."),
}


def kept_for(years: int | None) -> str:
    """Return how long a file is kept, as its cover says: "Vĩnh viễn", "20 năm"."""
    return now_("Vĩnh viễn") if years is None else now_("%(n)s năm") % {"n": years}


def choices() -> list[tuple[str, str]]:
    """Return the times of keeping as a form offers them; "0" is for ever."""
    return [("0", kept_for(None)), *((str(years), kept_for(years)) for years in YEARS)]
