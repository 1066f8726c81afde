"""Put pages and copies to a line of the register of outgoing papers; number, day and words are the paper's own."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from hoiam.desk.letters import actions, queries
from hoiam.web.door import staff
from hoiam.web.screens.ask import Ask, ask, posted
from hoiam.web.screens.letters.forms import amount_field


class EntryForm(forms.Form):
    """The two columns that the paper itself does not say."""

    pages = amount_field(_("Số trang"))
    copies = amount_field(_("Số lượng bản"))


@staff
def mend(request: HttpRequest, entry: int) -> HttpResponse:
    """Ask how many pages and copies, and write it down."""
    found = queries.entry_for(request.office, request.actor, entry)
    page = Ask(
        title=now_("Ghi số trang, số bản"),
        button=now_("Lưu"),
        back=reverse("letter_book"),
        kicker=now_("Sổ văn bản đi, %(number)s") % {"number": f"{found.number:02d}/{found.letter.notation}"},
        note=now_("Máy đếm số trang khi in; ở đây ghi lại khi bản phát hành khác bản in."),
        said=now_("Đã lưu; số, ngày và trích yếu giữ nguyên."),
        place="letters",
    )
    form = EntryForm(posted(request), initial={"pages": found.pages, "copies": found.copies})

    def act(given: dict[str, Any]) -> None:
        actions.mend_entry(entry=found, by=request.actor, now=request.now, **given)

    return ask(request, form, page, act)
