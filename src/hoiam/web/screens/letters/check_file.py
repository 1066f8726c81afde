"""Check the form of a DOCX that was made anywhere. The file is read and forgotten: nothing of it is kept."""

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from hoiam.core.compose.check import check
from hoiam.core.errors import Permanent
from hoiam.desk.files.words import refused
from hoiam.outside.render.read_docx import MOST_BYTES, read_docx
from hoiam.outside.scan import look
from hoiam.web.door import staff
from hoiam.web.screens.ask import posted
from hoiam.web.screens.letters.form_check import Report, told

WORD = frozenset({"docx"})
AS_KNOWN = {"render.too_large": "scan.too_large", "render.not_docx": "scan.broken"}


class FileForm(forms.Form):
    """One DOCX."""

    file = forms.FileField(
        label=_("Tệp Word (.docx)"), widget=forms.ClearableFileInput(attrs={"accept": ".docx"}), allow_empty_file=True
    )


@staff
def check_file(request: HttpRequest) -> HttpResponse:
    """Ask for a file; say what is wrong with it and under which clause."""
    form = FileForm(posted(request), request.FILES or None)
    found: Report | None = None
    name = ""
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data["file"]
        name = str(sent.name)
        try:
            found = _report(sent)
        except Permanent as failed:
            form.add_error("file", refused(AS_KNOWN.get(failed.reason, failed.reason)))
    context = {"form": form, "check": found, "name": name, "now": request.seen_at, "here": "letter_check"}
    return render(request, "letters/check_file.html", context, status=422 if form.errors else 200)


def _report(sent: UploadedFile) -> Report:
    most = min(settings.HOIAM_UPLOAD_LIMIT, MOST_BYTES)
    if (sent.size or 0) > most:
        raise Permanent("scan.too_large")
    data = sent.read()
    look(data, str(sent.name), WORD, most)
    paper, measured = read_docx(data)
    return told(check(paper, measured=measured))
