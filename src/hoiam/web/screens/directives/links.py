"""Bind a paper to another one that is found by its number: basis, in place of, changes, answers; take the link away."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from hoiam.core.calendar.zone import localdate
from hoiam.desk.letters.queries import open_to
from hoiam.desk.papers import actions, linking
from hoiam.desk.papers.models import Paper, Relation
from hoiam.desk.papers.queries import papers_of
from hoiam.desk.papers.words import RELATIONS
from hoiam.web.chrome.orders import where
from hoiam.web.chrome.paper_door import paper_of
from hoiam.web.chrome.related import titled
from hoiam.web.door import done, staff
from hoiam.web.screens.ask import Ask, ask, posted


class LinkForm(forms.Form):
    """What this paper is to the one of that number."""

    relation = forms.ChoiceField(
        label=_("Văn bản này"), choices=[(code, pair[0]) for code, pair in RELATIONS.items()], widget=forms.RadioSelect
    )
    number = forms.CharField(
        label=_("Số, ký hiệu của văn bản kia"),
        max_length=64,
        help_text=_("Văn bản đã có trong sổ văn bản đến. Ví dụ: 1042-CV/HU"),
    )
    dated = forms.DateField(
        label=_("Ngày của văn bản kia"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Chỉ cần khi có nhiều văn bản cùng số."),
    )

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        on = localdate(request.seen_at)
        self.papers = open_to(papers_of(request.office), request.office, request.actor, on)
        self.other: Paper | None = None

    def clean(self) -> dict[str, Any]:
        """Find the paper; none and several are told at the number."""
        given: dict[str, Any] = super().clean() or {}
        number = given.get("number")
        if not number:
            return given
        found = linking.by_number(self.papers, number, given.get("dated"))
        if not found:
            self.add_error("number", _("Không thấy văn bản số này trong sổ văn bản đến."))
        elif len(found) > 1:
            days = "; ".join(titled(paper) for paper in found[:5])
            self.add_error("dated", now_("Có nhiều văn bản cùng số, hãy chọn ngày: %(papers)s") % {"papers": days})
        else:
            self.other = found[0]
        return given


@staff
def link(request: HttpRequest, year: int, arrival: int) -> HttpResponse:
    """Ask for number and relation, and bind the two."""
    paper = paper_of(request, year, arrival)
    page = Ask(
        title=now_("Nối với văn bản khác"),
        button=now_("Nối"),
        back=where(paper) + "#lien-quan",
        kicker=titled(paper)[:120],
        note=now_("Liên kết hiện ở trang của cả hai văn bản."),
        said=now_("Đã nối hai văn bản."),
        place="letters",
    )
    form = LinkForm(request, posted(request), initial={"number": request.GET.get("so", "")[:64]})

    def act(given: dict[str, Any]) -> None:
        relation = Relation(given["relation"])
        actions.link(paper=paper, other=form.other, relation=relation, by=request.actor, now=request.now)

    return ask(request, form, page, act)


@require_POST
@staff
def unlink(request: HttpRequest, number: int) -> HttpResponse:
    """Take a link away."""
    held = linking.link_for(request.office, number)
    return done(
        request,
        lambda: actions.unlink(link=held, by=request.actor, now=request.now),
        to=where(held.paper) + "#lien-quan",
        said=now_("Đã bỏ nối."),
    )
