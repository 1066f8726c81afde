"""Take in a file of items: send it, look at what would come in and what would not and why, confirm."""

import hashlib
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_POST

from hoiam.core.errors import HoiamError, Permanent, Temporary
from hoiam.desk.files.words import refused
from hoiam.desk.papers import actions, queries
from hoiam.desk.papers.models import Batch
from hoiam.desk.papers.standing import is_network
from hoiam.desk.papers.words import row_problem
from hoiam.outside.scan.rows import Row, rows
from hoiam.web.door import done, staff
from hoiam.web.sentences import sentence

SHOWN = 300  # rows of a preview


class FileForm(forms.Form):
    """One file that lists items."""

    file = forms.FileField(
        label=lazy("Tệp"),
        help_text=lazy("CSV, XLSX, danh sách đường dẫn (TXT), DOCX, PDF hoặc thư điện tử (EML)."),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,.txt,.docx,.pdf,.eml"}),
        error_messages={"required": lazy("Hãy chọn tệp."), "empty": lazy("Tệp trống, không có gì để đọc.")},
    )


@staff
def send(request: HttpRequest) -> HttpResponse:
    """Show the door and the earlier files, or read the file and go on to what it would bring."""
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    if request.method == "POST" and form.is_valid():
        try:
            return redirect("intake_file", _propose(request, form.cleaned_data["file"]).pk)
        except (Permanent, Temporary) as failed:
            form.add_error("file", refused(str(failed.reason)))
        except HoiamError as no:
            form.add_error(None, sentence(no))
    may = bool(request.actor.roles & actions.ENTERERS) and not request.office.frozen_at
    context = {"form": form, "may": may, "batches": queries.batches_of(request.office)[:20]}
    context |= {"now": request.seen_at, "place": "inbox"}
    return render(request, "intake/file.html", context, status=422 if form.errors else 200)


@staff
def preview(request: HttpRequest, number: int) -> HttpResponse:
    """Show the rows of a file, those that cannot come in first; or let the good ones come in."""
    batch = queries.batch_for(request.office, number)
    here = reverse("intake_file", args=[number])
    if request.method == "POST":
        said = _("Đã nhận. Máy đưa từng dòng vào mục Tin; trang của báo được đọc cách nhau vài giây.")
        return done(request, lambda: actions.confirm(batch=batch, by=request.actor, now=request.now), here, said)
    known = queries.known_rows(batch) if batch.confirmed_at is None else set()
    shown = [(row, row_problem(row["problem"]), number in known) for number, row in enumerate(batch.rows)]
    shown.sort(key=lambda one: not one[1])
    context = {
        "batch": batch,
        "rows": shown[:SHOWN],
        "more": max(0, len(shown) - SHOWN),
        "good": len(batch.good),
        "bad": len(batch.rows) - len(batch.good),
        "known": len(known),
        "may": bool(request.actor.roles & actions.ENTERERS) and not request.office.frozen_at,
        "now": request.seen_at,
        "place": "inbox",
    }
    return render(request, "intake/preview.html", context)


@require_POST
@staff
def drop(request: HttpRequest, number: int) -> HttpResponse:
    """Let go of a file that was only looked at."""
    batch = queries.batch_for(request.office, number)
    said = _("Đã bỏ tệp %(name)s; không dòng nào được giữ.") % {"name": batch.name}

    def act() -> None:
        actions.drop_batch(batch=batch, by=request.actor, now=request.now)

    return done(request, act, reverse("intake_files"), said)


def _propose(request: HttpRequest, sent: UploadedFile) -> Batch:
    most = settings.HOIAM_UPLOAD_LIMIT
    if (sent.size or 0) > most:
        raise Permanent("scan.too_large")
    data = sent.read()
    sha = hashlib.sha256(data).hexdigest()
    seen: set[str] = set()
    found = [_told(row, seen, request.now) for row in rows(data, str(sent.name), most)]
    return actions.propose(
        office=request.office, sha256=sha, name=str(sent.name), rows=found, by=request.actor, now=request.now
    )


def _told(row: Row, seen: set[str], now: datetime) -> dict[str, Any]:
    """Return a row as it is kept, with the code of why it cannot come in, "" where it can."""
    told = asdict(row) | {"at": row.at.isoformat() if row.at else "", "problem": ""}
    same = row.url or f"{row.title}\n{row.outlet}\n{row.date}"
    if row.url and not row.url.startswith(("http://", "https://")):
        told["problem"] = "row.url"
    elif not row.title and is_network(row.url):
        told["problem"] = "row.network"
    elif row.at and row.at > now:
        told["problem"] = "row.future"
    elif row.date and not row.at:
        told["problem"] = "row.date"
    elif same in seen:
        told["problem"] = "row.twice"
    seen.add(same)
    return told
