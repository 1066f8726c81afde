"""Tell the sender of a packet what became of its paper: make a status out, and take it away as a file."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from hoiam.core.compose.packet import DECLINED, may_follow
from hoiam.core.errors import HoiamError, Refused
from hoiam.desk.letters import axis
from hoiam.desk.letters.words.papers import ANSWERS
from hoiam.desk.papers import actions, queries
from hoiam.desk.papers.models import Origin
from hoiam.desk.units import queries as units
from hoiam.outside.axis import write_status
from hoiam.web.chrome.days import told as when
from hoiam.web.chrome.handed_out import as_attachment
from hoiam.web.chrome.paper_door import paper_of
from hoiam.web.door import staff
from hoiam.web.screens.ask import Ask, ask, posted
from hoiam.web.screens.letters.packet import EDXML
from hoiam.web.sentences import sentence


@dataclass(frozen=True, slots=True)
class Told:
    """One status that was made out: its code, in words, what the sender reads, by which post and as of when."""

    code: str
    words: str
    said: str
    by: str


class _Code(forms.ChoiceField):
    """A page that is older than what was told since gets the action's own word for it."""

    def valid_value(self, value: str) -> bool:
        return value in ANSWERS


class AnswerForm(forms.Form):
    """Which status, and why a paper is refused."""

    code = _Code(label=_("Báo nơi gửi"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Lý do từ chối"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=300,
        required=False,
        help_text=_("Chỉ ghi khi từ chối. Nơi gửi đọc được dòng này."),
    )

    def __init__(self, codes: tuple[str, ...], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].choices = [(code, ANSWERS[code]) for code in codes]  # type: ignore[attr-defined]
        if DECLINED not in codes:
            del self.fields["reason"]


@staff
def status(request: HttpRequest, year: int, arrival: int) -> HttpResponse:
    """Ask which status, and go back to the paper's page, where its file is."""
    paper = paper_of(request, year, arrival)
    origin = queries.origin_of(paper)
    page = Ask(
        title=now_("Báo lại nơi gửi gói tin"),
        button=now_("Lập gói tin trạng thái"),
        back=reverse("paper", args=[year, arrival]),
        kicker=now_("Số đến %(n)s năm %(y)s") % {"n": arrival, "y": year},
        note=now_(
            "Hệ thống này không gửi gì lên trục liên thông. Gói tin trạng thái là một tệp .edxml: tải ở trang của văn "
            "bản rồi đưa vào hệ thống quản lý văn bản của cơ quan để gửi."
        ),
        said=now_("Đã lập gói tin trạng thái. Tải tệp ở mục Báo lại nơi gửi."),
        facts={now_("Nơi gửi"): named(origin), now_("Văn bản"): f"{paper.number}, {paper.subject}".lstrip(", ")},
        place="letters",
    )
    form = AnswerForm(left(origin), posted(request))

    def act(given: dict[str, Any]) -> None:
        if not axis.axis_of(request.office).own.organ_id:
            raise Refused("axis.no_own")
        actions.answer(paper=paper, by=request.actor, now=request.now, **given)

    return ask(request, form, page, act)


@staff
def status_file(request: HttpRequest, year: int, arrival: int, code: str) -> HttpResponse:
    """Give a status that was made out as a file: the same each time while the office keeps its identifier."""
    paper = paper_of(request, year, arrival)
    made = queries.answer_for(paper, code)
    if not request.actor.roles & actions.CLERKS:
        raise PermissionDenied
    try:
        data = write_status(axis.status_of(made))
    except HoiamError as refused:  # the office has taken back its own identifier since
        messages.error(request, sentence(refused))
        return redirect("paper", year, arrival)
    return as_attachment(data, f"trang-thai-{code}-den-{arrival}-{year}.edxml", EDXML)


def told(origin: Origin | None, now: datetime) -> list[Told]:
    """Return what the sender was told, in its order."""
    if origin is None:
        return []
    posts = units.posts()
    return [
        Told(one.code, str(ANSWERS[one.code]), one.said, f"{posts.get(one.made_by, one.made_by)}, {when(one.at, now)}")
        for one in origin.answers.all()
    ]


def left(origin: Origin | None) -> tuple[str, ...]:
    """Return what may still be told."""
    return may_follow([one.code for one in origin.answers.all()]) if origin else ()


def named(origin: Origin | None) -> str:
    """Return who sent the packet: "Sở Mẫu (H34.1)"."""
    return f"{origin.name} ({origin.organ_id})" if origin and origin.name else origin.organ_id if origin else ""
