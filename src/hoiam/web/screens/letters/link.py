"""Bind a letter of ours to a paper of either register that is found by its number; take the link away."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from hoiam.core.calendar.zone import localdate
from hoiam.desk.letters import actions, linking, queries
from hoiam.desk.letters.models import Letter
from hoiam.desk.papers import linking as paper_linking
from hoiam.desk.papers.models import Paper, Relation
from hoiam.desk.papers.queries import papers_of
from hoiam.desk.papers.words import RELATIONS
from hoiam.web.chrome.related import numbered, titled
from hoiam.web.door import done, staff
from hoiam.web.screens.ask import Ask, ask, posted
from hoiam.web.screens.letters.asking import letter_of, name_of

BACK = "<"  # the other paper is that to this one
BOOKS = {"den": _("Sổ văn bản đến"), "di": _("Sổ văn bản đi")}


class LetterLinkForm(forms.Form):
    """What this letter is to the paper of that number, or that one to it."""

    relation = forms.ChoiceField(
        label=_("Văn bản này"),
        choices=[(mark + code, pair[bool(mark)]) for mark in ("", BACK) for code, pair in RELATIONS.items()],
        widget=forms.RadioSelect,
    )
    book = forms.ChoiceField(
        label=_("Văn bản kia ở"), choices=list(BOOKS.items()), initial="den", widget=forms.RadioSelect
    )
    number = forms.CharField(label=_("Số, ký hiệu của văn bản kia"), max_length=64)
    dated = forms.DateField(
        label=_("Ngày của văn bản kia"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Chỉ cần khi có nhiều văn bản cùng số."),
    )

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request
        self.other: Paper | Letter | None = None

    def clean(self) -> dict[str, Any]:
        """Find the paper; none and several are told at the number."""
        given: dict[str, Any] = super().clean() or {}
        number, day = given.get("number"), given.get("dated")
        if not number or not given.get("book"):
            return given
        found = self._found(given["book"], number, day)
        if not found:
            self.add_error("number", _("Không thấy văn bản số này trong sổ đã chọn."))
        elif len(found) > 1:
            days = "; ".join(_called(one) for one in found[:5])
            self.add_error("dated", now_("Có nhiều văn bản cùng số, hãy chọn ngày: %(papers)s") % {"papers": days})
        else:
            self.other = found[0]
        return given

    def _found(self, book: str, number: str, day: Any) -> list[Any]:
        request = self.request
        if book == "di":
            return list(linking.by_number(queries.visible(request.office, request.actor), number, day))
        papers = queries.open_to(papers_of(request.office), request.office, request.actor, localdate(request.seen_at))
        return list(paper_linking.by_number(papers, number, day))


def _called(one: Paper | Letter) -> str:
    return titled(one) if isinstance(one, Paper) else numbered(one)


@staff
def link(request: HttpRequest, number: int) -> HttpResponse:
    """Ask for register, number and relation, and bind the two."""
    letter = letter_of(request, number)
    page = Ask(
        title=now_("Nối với văn bản khác"),
        button=now_("Nối"),
        back=reverse("letter", args=[letter.pk]) + "#lien-quan",
        kicker=f"{name_of(letter)}, {letter.title}"[:120],
        note=now_("Liên kết hiện ở trang của cả hai văn bản."),
        said=now_("Đã nối hai văn bản."),
        place="letters",
        lacking="" if letter.number else now_("Văn bản có số rồi mới nối được."),
    )
    form = LetterLinkForm(request, posted(request))

    def act(given: dict[str, Any]) -> None:
        relation = Relation(given["relation"].removeprefix(BACK))
        told = {"other": form.other, "relation": relation, "back": given["relation"].startswith(BACK)}
        actions.link_letter(letter=letter, **told, by=request.actor, now=request.now)

    return ask(request, form, page, act)


@require_POST
@staff
def unlink(request: HttpRequest, number: int) -> HttpResponse:
    """Take a link away."""
    held = linking.link_for(request.office, number)
    letter_of(request, held.letter_id)
    return done(
        request,
        lambda: actions.unlink_letter(link=held, by=request.actor, now=request.now),
        to=reverse("letter", args=[held.letter_id]) + "#lien-quan",
        said=now_("Đã bỏ nối."),
    )
