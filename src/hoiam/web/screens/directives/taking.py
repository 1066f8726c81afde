"""Take in one dispatch: the file is read, kept, and its tasks proposed. What cannot be read leaves nothing behind.

Pages that must be seen first are left to the machine (scans.py); whether the file opens at all is told at once.
"""

import mimetypes
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.files.base import File
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hoiam.core.errors import HoiamError, Permanent, Refused, Temporary, Unreadable
from hoiam.desk.directives import actions, queries
from hoiam.desk.directives.models import Directive, Scan
from hoiam.desk.directives.words import unreadable
from hoiam.desk.files import actions as files
from hoiam.desk.files.models import StoredFile
from hoiam.desk.units.queries import refuse_frozen
from hoiam.outside.keep import Keep
from hoiam.outside.render.pages import count
from hoiam.outside.scan import pages_to_see, scan
from hoiam.outside.scan.reading import fields_of
from hoiam.web.door import staff
from hoiam.web.screens.directives.forms import FileForm
from hoiam.web.screens.directives.index import most_bytes, page
from hoiam.web.sentences import sentence


@require_POST
@staff
def take_in_sent(request: HttpRequest) -> HttpResponse:
    """Read the file that was sent and go on to its page, or say on the list why it cannot be read."""
    form = FileForm(request.POST, request.FILES)
    if not form.is_valid():
        return page(request, form)
    try:
        made = take_in(request, form.cleaned_data["file"])
    except (Permanent, Temporary) as failed:
        form.add_error("file", unreadable(failed.reason, filesizeformat(most_bytes())))
    except Unreadable as failed:
        form.add_error("file", unreadable(failed.code))
    except HoiamError as refused:
        form.add_error(None, sentence(refused))
    else:
        return redirect("directive_scan" if isinstance(made, Scan) else "directive", made.pk)
    return page(request, form)


def take_in(request: HttpRequest, sent: "File[Any]", origin: Mapping[str, str] | None = None) -> Directive | Scan:
    """Read a file whose text lies in it at once; let the machine see the pages of any other.

    `origin`: by what its sender's system knows the paper, where it came as a packet.
    """
    if not request.actor.roles & actions.READERS:
        raise Refused("directive.role")  # before the reading, which takes long
    refuse_frozen(request.office)
    if (sent.size or 0) > most_bytes():
        raise Permanent("upload.too_large")
    data, name = sent.read(), str(sent.name)[:200]
    pages = pages_to_see(data, name)
    told = {} if pages else fields_of(scan(data, name).sight)
    files.expect(sha256=Keep.name(data), by=request.actor, now=request.now)
    sha = Keep(str(settings.HOIAM_FILES)).put(data, limit=most_bytes())
    by: dict[str, Any] = {"by": request.actor, "now": request.now, "origin": origin or {}}
    before = queries.same_file(request.office, sha) or queries.waiting_scan(request.office, sha)
    if before:
        messages.info(request, _already(before))
        return actions.name_origin(scan=before, **by) if isinstance(before, Scan) else before
    with transaction.atomic():
        kept = _note(request, name, sha, len(data))
        if pages:
            return actions.hand_in(office=request.office, file=kept, pages=pages, **by)
        sheets = count(data) if data.startswith(b"%PDF") else None
        return actions.take_in(office=request.office, name=kept.name, file=kept, pages=sheets, **by, **told)


def _note(request: HttpRequest, name: str, sha: str, size: int) -> StoredFile:
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    facts = {"purpose": "directive", "subject": sha, "name": name, "content_type": kind, "size": size}
    return files.note(office=request.office.key, sha256=sha, by=request.actor, now=request.now, **facts)


def _already(before: Directive | Scan) -> str:
    if isinstance(before, Scan):
        return _("Tệp này đã được nhập trước đây; máy đang đọc.")
    return _("Tệp này đã được nhập trước đây; đây là văn bản đã đọc.")
