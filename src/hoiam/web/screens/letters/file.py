"""Hand out a kept file of the office, proven by its digest; say in a sentence when it is absent or damaged."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from hoiam.core.calendar.zone import localdate
from hoiam.core.errors import Permanent, Temporary
from hoiam.desk.articles import actions
from hoiam.desk.files import queries
from hoiam.desk.files.models import StoredFile
from hoiam.desk.letters import enclosing
from hoiam.outside.keep import Keep
from hoiam.web.chrome.handed_out import as_attachment
from hoiam.web.chrome.whose_file import may_open
from hoiam.web.door import staff

OK = 200
WRONG = {
    "keep.absent": (
        404,
        _("Tệp này có tên trong hồ sơ nhưng không còn trong kho lưu. Báo quản trị khôi phục từ bản sao."),
    ),
    "keep.damaged": (500, _("Tệp trong kho không còn đúng mã kiểm chứng nên không đưa ra. Báo quản trị khôi phục.")),
    "disk.failed": (503, _("Chưa đọc được kho lưu tệp. Thử lại sau ít phút; hồ sơ không mất.")),
}


@staff
def download(request: HttpRequest, number: int) -> HttpResponse:
    """Send one kept file; of evidence that goes with a letter, write down who took it out."""
    stored = queries.file_for(request.office.key, number)
    if not may_open(request.office, request.actor, stored, localdate(request.now)):
        raise StoredFile.DoesNotExist(number)
    answer = kept(request, stored)
    copy = enclosing.copy_in(stored)
    proof = enclosing.proof_of(copy) if copy and answer.status_code == OK else None
    if proof:
        actions.note_opened(file=proof, by=request.actor, now=request.now)
    return answer


def kept(request: HttpRequest, stored: StoredFile) -> HttpResponse:
    """Return a kept file's bytes, or the page that says why not."""
    try:
        data = Keep(str(settings.HOIAM_FILES)).get(stored.sha256)
    except (Permanent, Temporary) as failed:
        reason = str(failed.args[0])
        status, words = WRONG.get(reason, WRONG["disk.failed"])
        return render(request, "letters/no_file.html", {"name": stored.name, "words": words}, status=status)
    return as_attachment(data, stored.name, stored.content_type)
