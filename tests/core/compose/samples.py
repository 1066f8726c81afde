"""An invented October 2022 for letters and reports: newspapers, numbers and events are made up, marked as a sample."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from hoiam.core.compose.letter_facts import (
    ClaimFact,
    Conclusion,
    Incoming,
    Issue,
    LetterFacts,
    Office,
    PressArticle,
    Remedy,
)
from hoiam.core.compose.lines import signs
from hoiam.core.compose.weekly_figures import (
    GoodLine,
    LateLine,
    Link,
    NewLine,
    ObjectionLine,
    OpenLine,
    OpinionLine,
    Proposal,
    RequestLine,
    SourceLine,
    WeeklyFigures,
)
from hoiam.core.values.case import Route, Verdict
from hoiam.core.values.document import Citation

HERE = ZoneInfo("Asia/Ho_Chi_Minh")
COMMITTEE = "Ủy ban nhân dân"
OFFICE = Office(
    name="Ủy ban nhân dân huyện Đăk Hà",
    short="Ủy ban nhân dân huyện",
    lines=("ỦY BAN NHÂN DÂN", "HUYỆN ĐĂK HÀ"),
    place="Đăk Hà",
    notation="UBND-VX",
)
CENTRE = Office(
    name="Trung tâm Văn hóa - Thể thao - Du lịch và Truyền thông huyện Đăk Hà",
    short="Trung tâm",
    lines=("TRUNG TÂM VH-TT-DL&TT",),
    superior=("ỦY BAN NHÂN DÂN", "HUYỆN ĐĂK HÀ"),
    place="Đăk Hà",
    notation="BC-TTVH",
)
PRESS_LAW = Citation("Luật", "Báo chí", locators=("Điều 43",), valid_from=date(2017, 1, 1), valid_to=date(2026, 7, 1))
SPOKESPERSON = Citation(
    "Nghị định",
    "quy định chi tiết việc phát ngôn và cung cấp thông tin cho báo chí của các cơ quan hành chính nhà nước",
    "09/2017/NĐ-CP",
    date(2017, 2, 9),
    "Chính phủ",
    ("điểm c khoản 3 Điều 6",),
    date(2017, 3, 30),
    date(2026, 7, 1),
)
ARTICLE = PressArticle(
    title="Đường ống vỡ, cả thôn dùng nước đục",
    outlet="Báo Thông Reo",
    section="Bạn đọc",
    published_on=date(2022, 9, 6),
    url="https://thongreo.example/duong-ong-vo",
)
TRUE = ClaimFact(
    "A",
    "thôn 7 mất nước từ giữa tháng 8",
    Verdict.TRUE,
    "Công trình cấp nước tự chảy thôn 7 ngừng cấp nước từ ngày 14 tháng 8 năm 2022 do mưa lớn làm vỡ đường ống đầu "
    "nguồn. Việc sửa chữa kéo dài là thiếu sót của địa phương.",
    remedies=(
        Remedy(
            "Ủy ban nhân dân xã Đăk Ui",
            "thay 540 m đường ống",
            date(2022, 10, 20),
            "đã thay được 350 m",
            "Trong thời gian sửa chữa, xã cấp nước bằng xe bồn 02 lần mỗi tuần.",
        ),
    ),
)
FALSE_COUNT = ClaimFact(
    "B",
    "128 hộ không có nước sinh hoạt",
    Verdict.FALSE,
    "Qua kiểm tra ngày 04 tháng 10 năm 2022, có 46 hộ dùng nước từ công trình.",
    ("sổ đấu nối năm 2022", "biên bản kiểm tra ngày 04 tháng 10 năm 2022"),
)
FALSE_PAPER = ClaimFact(
    "C",
    "xã chưa có văn bản nào báo cáo cấp trên",
    Verdict.FALSE,
    "Ngày 22 tháng 8 năm 2022, Ủy ban nhân dân xã Đăk Ui đã có tờ trình đề nghị hỗ trợ kinh phí sửa chữa công trình.",
    (
        "Tờ trình số 57/TTr-UBND ngày 22 tháng 8 năm 2022 của Ủy ban nhân dân xã Đăk Ui "
        "đề nghị hỗ trợ kinh phí sửa chữa công trình cấp nước thôn 7",
    ),
)
UNKNOWN = ClaimFact(
    "D",
    "nước đục gây bệnh ngoài da",
    Verdict.UNKNOWN,
    "Về ý kiến nước đục gây bệnh ngoài da, Trung tâm Y tế huyện đang kiểm nghiệm mẫu nước.",
)
CONCLUSION = Conclusion(
    "Kết luận", "12/KL-TTr", date(2022, 10, 3), "Thanh tra huyện Đăk Hà", "về việc quản lý công trình cấp nước thôn 7"
)
MIXED = LetterFacts(
    route=Route.RESPONSE,
    office=OFFICE,
    issue=Issue(2022, 10),
    article=ARTICLE,
    claims=(TRUE, FALSE_COUNT, FALSE_PAPER, UNKNOWN),
    citations=(PRESS_LAW, SPOKESPERSON),
    signature=signs(COMMITTEE, "Chủ tịch", "Phó Chủ tịch", "Trần Văn Mẫu"),
    recipients=(
        "Như trên",
        "TT Huyện ủy (b/c)",
        "TT HĐND huyện (b/c)",
        "CT, PCT UBND huyện",
        "Ban Tuyên giáo Huyện ủy",
        "UBND xã Đăk Ui",
    ),
    keep=("VHTT",),
    topic="công trình cấp nước thôn 7, xã Đăk Ui",
    incoming=Incoming("118/BTR-BĐ", date(2022, 9, 8), "về việc đề nghị trả lời ý kiến bạn đọc"),
    contact="Phòng Văn hóa - Thông tin huyện Đăk Hà",
    sample=True,
)


def _at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2022, 10, day, hour, minute, tzinfo=HERE)


_DUE = date(2022, 10, 12)
WEEK = WeeklyFigures(
    office=CENTRE,
    issue=Issue(2022, 10, 6, 9),
    area="huyện Đăk Hà",
    starts=datetime(2022, 9, 29, 12, tzinfo=HERE),
    ends=_at(6, 12),
    frozen_at=_at(6, 12),
    addressee="Ủy ban nhân dân huyện Đăk Hà",
    via="(qua Văn phòng HĐND-UBND huyện)",
    order="Công văn số 2736/UBND-VX ngày 06 tháng 10 năm 2022 của Ủy ban nhân dân huyện Đăk Hà về việc tăng cường công "
    "tác phối hợp xử lý thông tin, nắm bắt dư luận xã hội trên địa bàn huyện",
    signature=signs("", "Giám đốc", name="Lê Thị Mẫu"),
    recipients=("Như trên", "Phòng VH-TT huyện"),
    keep=("TTVH",),
    issues_total=17,
    sources=(
        SourceLine("Báo điện tử", 31, 11, 9, 15, 7, 25),
        SourceLine("Trang tổng hợp", 12, 5, 2, 8, 2, 9),
        SourceLine("Truyền hình", 5, 4, 3, 1, 1, 6),
        SourceLine("Báo in", 4, 3, 2, 1, 1, 3),
        SourceLine("Phát thanh", 2, 2, 1, 0, 1, 2),
        SourceLine("Phiếu cơ sở", 8, 3, 0, 8, 0, 11),
        SourceLine("Mạng xã hội công khai", gap="không thu: chưa có quyết định"),
    ),
    good=(
        GoodLine(
            "",
            "Hợp tác xã ở Hà Mòn đưa cà phê đặc sản lên sàn điện tử",
            Link("Đài Cao Nguyên", date(2022, 10, 5), "https://caonguyen.example/ca-phe-ha-mon"),
        ),
        GoodLine("", "Thanh niên Đăk Mar làm đường hoa dài 2 km", Link("Báo Nương Xanh", date(2022, 10, 5))),
        GoodLine("", "Thị trấn Đăk Hà thêm hai tuyến phố tự quản vệ sinh", Link("Báo Suối Nguồn", date(2022, 10, 3))),
    ),
    good_total=17,
    new=(
        NewLine(
            "VV-2022-038",
            "Phát dọn rừng giáp ranh xã Đăk Pxi",
            (
                Link("Báo Thông Reo", date(2022, 10, 4), "https://thongreo.example/rung-giap-ranh"),
                Link("Báo Nương Xanh", date(2022, 10, 5), "https://nuongxanh.example/dak-pxi"),
            ),
            "xã Đăk Pxi",
            "Lâm nghiệp",
            "Cao",
            "UBND xã Đăk Pxi",
            _DUE,
            "chậm báo cáo nhanh",
        ),
        NewLine(
            "VV-2022-039",
            "Gọi điện giả danh cán bộ điện lực",
            (Link("Báo Suối Nguồn", date(2022, 10, 5), "https://suoinguon.example/gia-danh"),),
            "toàn huyện",
            "An ninh trật tự",
            "Thường",
            "Công an huyện",
            _DUE,
            "đang xác minh",
            "https://hoiam.example/vu-viec/VV-2022-039",
        ),
    ),
    opinions=(
        OpinionLine(
            "VV-2022-040",
            "Thu tiền rác cao hơn mức niêm yết",
            "thị trấn Đăk Hà",
            "cao",
            6,
            "phiếu cơ sở",
            "đang kiểm chứng",
            "niêm yết lại mức thu",
        ),
        OpinionLine(
            "VV-2022-041",
            "Đèn đường hỏng, đường tối",
            "xã Hà Mòn",
            "vừa",
            None,
            "phiếu cơ sở",
            "đã kiểm chứng",
            "sửa đèn",
        ),
    ),
    open=(
        OpenLine(
            "VV-2022-031",
            "Công trình cấp nước thôn 7, xã Đăk Ui",
            date(2022, 9, 8),
            "UBND xã Đăk Ui",
            "đúng một phần",
            "thay 350 m đường ống",
            "",
            "",
        ),
        OpenLine(
            "VV-2022-027",
            "Xe quá tải, đường Đăk Hring - Đăk Mar",
            date(2022, 9, 1),
            "Phòng KT&HT",
            "đúng",
            "đặt biển hạn chế tải trọng",
            "2690/UBND-KT, 28/9/2022",
            "",
            6,
        ),
    ),
    objections=(
        ObjectionLine(
            "VV-2022-022",
            "“Đóng cửa chợ phiên Đăk Hring”",
            "2688/UBND-VX, 28/9/2022",
            date(2022, 9, 29),
            "ngay (Đ.42.5.a)",
            "30/9/2022, đủ nội dung",
            1,
            "đóng",
        ),
        ObjectionLine(
            "VV-2022-025", "“Ruộng bỏ hoang”", "2701/UBND-VX, 04/10/2022", None, "không đặt hạn", "", 2, "chờ báo nhận"
        ),
    ),
    requests=(
        RequestLine("YC-11", "Báo Nương Xanh", "Phỏng vấn về giá cà phê", _at(3, 8, 40), _at(3, 15, 10), "có"),
        RequestLine("YC-12", "Báo Thông Reo", "Làm việc về công trình nước", _at(5, 9, 30), None, "trong hạn"),
    ),
    late=(
        LateLine("UBND xã Đăk Long", "phiếu nắm dư luận cơ sở", "16:00, 05/10/2022", "chưa gửi"),
        LateLine("Phòng KT&HT", "trả lời báo, VV-2022-027", "30/9/2022", "quá 6 ngày"),
    ),
    outlook=("Tin về giá cà phê tăng so với trung bình 9 tuần; có thể tăng tiếp vì vào vụ thu hoạch.",),
    limits=("Một nguồn lỗi từ ngày 04 tháng 10 năm 2022: Trang Tin Sớm.", "Không thu mạng xã hội."),
    proposals=(
        Proposal("Ủy ban nhân dân huyện", "đôn đốc Phòng KT&HT trả lời Báo Suối Nguồn", date(2022, 10, 10)),
        Proposal("Ủy ban nhân dân thị trấn Đăk Hà", "niêm yết lại mức thu tiền rác", None),
    ),
    gaps=(("IV", "thiếu phiếu của 3 xã Đăk Long, Đăk Pxi, Ngọk Wang, quá hạn từ 16 giờ 00 thứ Tư."),),
    audit_chain="huyen-dak-ha",
    audit_head="9f2c41d07be85a3c",
    sample=True,
)
