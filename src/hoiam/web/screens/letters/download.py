"""A letter as DOCX or PDF: the kept file once it is issued, a fresh print of a draft before."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from hoiam.core.calendar.zone import localdate
from hoiam.core.errors import HoiamError, Permanent, Temporary
from hoiam.desk.files import queries as files
from hoiam.desk.letters import queries
from hoiam.desk.letters.models import Letter
from hoiam.desk.letters.words.papers import TEMPLATE_PROBLEMS
from hoiam.outside.keep import Keep
from hoiam.outside.render.printed import printed
from hoiam.outside.render.templated import filled
from hoiam.web.chrome.handed_out import TYPES, as_attachment
from hoiam.web.door import staff
from hoiam.web.screens.letters.asking import address, letter_of
from hoiam.web.screens.letters.file import kept
from hoiam.web.screens.letters.sign import made, wrong
from hoiam.web.sentences import sentence


def _signed(request: HttpRequest, letter: Letter) -> HttpResponse:
    """Send the file that the letter is bound to. It is found by its digest, whatever was brought in before it."""
    held = files.files_of(letter.office.key, "letter-signed", str(letter.pk)).filter(sha256=letter.signed_sha256).last()
    if held is None:
        raise Http404
    return kept(request, held)


def _by_template(request: HttpRequest, letter: Letter) -> HttpResponse:
    """Send the letter written into the office's own Word template; what the checker says of it is told beside it."""
    held = queries.template_of(letter.office, letter.kind)
    if held is None:
        raise Http404
    try:
        data = filled(Keep(str(settings.HOIAM_FILES)).get(held.sha256), queries.document_of(letter))
    except (Permanent, Temporary) as failed:
        messages.error(request, TEMPLATE_PROBLEMS.get(failed.reason, failed.reason))
        return redirect(address(letter))
    name = queries.file_name(letter) if letter.document else f"du-thao-{letter.pk}"
    return as_attachment(data, f"{name}-mau-rieng.docx", TYPES["docx"])


def _to_sign(request: HttpRequest, letter: Letter, name: str) -> HttpResponse:
    """Send the PDF that is signed; while the office's own sheet is being printed, say so."""
    try:
        return as_attachment(made(letter), name, TYPES["pdf"])
    except HoiamError as refused:
        messages.error(request, sentence(refused))
    except (Permanent, Temporary) as failed:
        messages.error(request, wrong(str(failed.reason)))
    return redirect(address(letter))


@staff
def download(request: HttpRequest, number: int, ending: str) -> HttpResponse:
    """Send the letter as a file."""
    letter = letter_of(request, number)
    if ending == "da-ky":
        return _signed(request, letter)
    if ending == "mau":
        return _by_template(request, letter)
    if ending not in ("docx", "pdf"):
        raise Http404
    name = f"{queries.file_name(letter)}.{ending}" if letter.document else ""
    stored = files.files_of(letter.office.key, "letter", str(letter.pk)).filter(name=name).last()
    if stored and (letter.issued_at or (ending == "docx" and letter.printed_sha256)):
        return kept(request, stored)
    about = letter.case.number if letter.case else letter.kind.replace("_", "-")
    name = name or f"du-thao-{about}-{letter.pk}.{ending}"
    if letter.document and letter.form_sha256 and ending == "pdf":
        return _to_sign(request, letter, name)
    keep = Keep(str(settings.HOIAM_FILES))
    try:
        data = printed(queries.document_of(letter), ending, keep.get, localdate(request.seen_at))
    except (Permanent, Temporary) as failed:
        words = _("Chưa in được: %(detail)s") % {"detail": failed.detail or failed.reason}
        messages.error(request, words)
        return redirect(address(letter))
    return as_attachment(data, name, TYPES[ending])
