"""Take in one dispatch: the file is read, kept, and its tasks proposed. What cannot be read leaves nothing behind."""

import mimetypes

from django.conf import settings
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hoiam.core.errors import HoiamError, Permanent, Refused, Temporary, Unreadable
from hoiam.desk.directives import actions, queries
from hoiam.desk.directives.models import Directive
from hoiam.desk.directives.words import unreadable
from hoiam.desk.files import actions as files
from hoiam.desk.files.models import StoredFile
from hoiam.desk.units.queries import refuse_frozen
from hoiam.outside.keep import Keep
from hoiam.outside.scan import scan
from hoiam.web.door import staff
from hoiam.web.screens.directives.forms import FileForm
from hoiam.web.screens.directives.index import most_bytes, page
from hoiam.web.screens.directives.reading import fields_of
from hoiam.web.sentences import sentence


@require_POST
@staff
def take_in(request: HttpRequest) -> HttpResponse:
    """Read the file that was sent and go on to its page, or say on the list why it cannot be read."""
    form = FileForm(request.POST, request.FILES)
    if not form.is_valid():
        return page(request, form)
    try:
        made = _take_in(request, form.cleaned_data["file"])
    except (Permanent, Temporary) as failed:
        form.add_error("file", unreadable(failed.reason, filesizeformat(most_bytes())))
    except Unreadable as failed:
        form.add_error("file", unreadable(failed.code))
    except HoiamError as refused:
        form.add_error(None, sentence(refused))
    else:
        return redirect("directive", made.pk)
    return page(request, form)


def _take_in(request: HttpRequest, sent: UploadedFile) -> Directive:
    if not request.actor.roles & actions.READERS:
        raise Refused("directive.role")  # before the reading, which takes long
    refuse_frozen(request.office)
    if (sent.size or 0) > most_bytes():
        raise Permanent("upload.too_large")
    data = sent.read()
    seen = scan(data, str(sent.name))
    told = fields_of(seen.text, scanned=seen.how == "ocr")
    files.expect(sha256=Keep.name(data), by=request.actor, now=request.now)
    sha = Keep(str(settings.HOIAM_FILES)).put(data, limit=most_bytes())
    before = queries.same_file(request.office, sha)
    if before:
        messages.info(request, _("Tệp này đã được nhập trước đây; đây là văn bản đã đọc."))
        return before
    with transaction.atomic():
        kept = _note(request, str(sent.name)[:200], sha, len(data))
        name = kept.name
        return actions.take_in(office=request.office, name=name, file=kept, by=request.actor, now=request.now, **told)


def _note(request: HttpRequest, name: str, sha: str, size: int) -> StoredFile:
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    facts = {"purpose": "directive", "subject": sha, "name": name, "content_type": kind, "size": size}
    return files.note(office=request.office.key, sha256=sha, by=request.actor, now=request.now, **facts)
