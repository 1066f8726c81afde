"""Add files to a case, through the one door for files."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from hoiam.desk.cases import actions
from hoiam.web.door import staff
from hoiam.web.screens.ask import ask, posted
from hoiam.web.screens.cases.asking import about, address, case_of
from hoiam.web.screens.cases.filing import papers, photos, sent_with


class FilesForm(forms.Form):
    """Photos and papers of a case."""

    camera = photos()
    files = papers()


@staff
def add_files(request: HttpRequest, number: str) -> HttpResponse:
    """Ask for files and keep them; every unit of the case may open them."""
    case = case_of(request, number)
    note = _("Ảnh, PDF, Word, Excel, ghi âm. Nơi chụp và tên máy được xóa khỏi ảnh; tệp có macro không nhận.")
    page = about(case, _("Thêm tệp vào hồ sơ"), _("Thêm tệp"), note=note, said=_("Đã thêm tệp."))
    form = FilesForm(posted(request))
    slips = sent_with(request, form)

    def act(given: dict[str, Any]) -> str:
        actions.add_files(case=case, stored=slips, by=request.actor, now=request.now)
        return f"{address(case)}#ho-so"

    return ask(request, form, page, act, slips=slips)
