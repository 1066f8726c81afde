"""Files that come with a form about a case: photos of a phone, papers of a desk, all through the one door."""

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from hoiam.outside.scan import kinds
from hoiam.web.screens.intake.forms import Files
from hoiam.web.screens.intake.uploads import ALLOWED, Slip, taken

PAPERS = ALLOWED | kinds.PAPERS | {"xlsx"}
ACCEPT = ".jpg,.jpeg,.png,.webp,.pdf,.docx,.xlsx,.mp3,.m4a,.wav,image/jpeg,image/png,audio/*"


def photos() -> forms.FileField:
    """Return a field that opens the camera of a phone."""
    attrs = {"multiple": True, "accept": "image/jpeg,image/png", "capture": "environment"}
    return forms.FileField(label=_("Chụp ảnh"), required=False, widget=Files(attrs=attrs))


def papers() -> forms.FileField:
    """Return a field for files that are there already."""
    widget = Files(attrs={"multiple": True, "accept": ACCEPT})
    return forms.FileField(label=_("Chọn ảnh, văn bản, ghi âm có sẵn"), required=False, widget=widget)


def sent_with(request: HttpRequest, form: forms.Form) -> list[Slip]:
    """Return what came with a form, now and before; what was refused is told at the form's field."""
    if request.method != "POST":
        return []
    sent = [*request.FILES.getlist("camera"), *request.FILES.getlist("files")]
    slips, wrong = taken(
        request.office.key, sent, request.POST.getlist("kept"), PAPERS, by=request.actor, now=request.now
    )
    for words in wrong:
        form.add_error("files", words)
    return slips
