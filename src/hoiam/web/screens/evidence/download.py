"""Hand out one file of evidence to somebody with a right in force, and write that down.

A POST, because it leaves a line in the audit. The file is saved, never shown: a page of strangers has no place in our
origin, not even by mistake.
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hoiam.core.errors import Permanent, Temporary
from hoiam.desk.articles import actions, evidence
from hoiam.outside.keep import Keep
from hoiam.web.chrome.handed_out import as_attachment
from hoiam.web.chrome.proofs import today
from hoiam.web.door import staff
from hoiam.web.screens.letters.file import WRONG

ENDINGS = {"warc": ("warc.gz", "application/gzip"), "page": ("pdf", "application/pdf")}


@require_POST
@staff
def download(request: HttpRequest, number: int, kind: str) -> HttpResponse:
    """Send one file; say in a sentence when it is absent or damaged."""
    file = evidence.file_for(request.office, request.actor, today(request), number, kind)
    ending, content_type = ENDINGS[file.kind]
    name = f"bang-chung-{number}.{ending}"
    try:
        data = Keep(str(settings.HOIAM_FILES)).get(file.sha256)
    except (Permanent, Temporary) as failed:
        status, words = WRONG.get(failed.reason, WRONG["disk.failed"])
        told = {"name": _("Bằng chứng số %(number)s") % {"number": number}, "words": words}
        return render(request, "letters/no_file.html", told, status=status)
    actions.note_opened(file=file, by=request.actor, now=request.now)
    answer = as_attachment(data, name, content_type)
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    return answer
