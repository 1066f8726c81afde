"""What may be sent to units: for each kind its door, its name, who has it, whom its own words name, and the sending."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from hoiam.core.calendar.zone import localdate
from hoiam.desk.directives import actions, distributions, queries
from hoiam.desk.letters.models import OUT
from hoiam.desk.letters.queries import document_of, open_to
from hoiam.desk.papers.queries import papers_of
from hoiam.desk.reports import actions as reports
from hoiam.desk.reports.actions.sending import OUT as APPROVED
from hoiam.desk.reports.queries import report_for
from hoiam.web.chrome.orders import where
from hoiam.web.screens.letters.asking import letter_of, name_of
from hoiam.web.screens.reports.naming import title
from hoiam.web.sentences import REFUSALS


@dataclass(frozen=True, slots=True)
class About:
    """One thing that may be sent; `lacking` says why it may not be sent yet."""

    title: str
    url: str
    reached: frozenset[int]
    lines: list[str]
    send: Callable[..., Any]
    lacking: str = ""


def _paper(request: HttpRequest, number: int) -> About:
    paper = open_to(papers_of(request.office), request.office, request.actor, localdate(request.seen_at)).get(pk=number)
    name = f"{paper.number or paper.sender}, {paper.subject}"
    directive = queries.directive_for(request.office, int(paper.about_key)) if paper.about_kind == "directive" else None
    lines: list[str] = []
    if directive is not None:
        told = directive.structure
        lines = [one["text"] for key in ("addressees", "recipients") for one in told.get(key) or []]

    def send(**given: Any) -> None:
        actions.distribute(office=request.office, about={"paper": paper}, title=name, **given)

    return About(name, where(paper), _units(distributions.reached(paper, directive)), lines, send)


def _letter(request: HttpRequest, number: int) -> About:
    letter = letter_of(request, number)
    name = f"{name_of(letter)}, {letter.title}"

    def send(**given: Any) -> None:
        actions.distribute(office=request.office, about={"letter": letter}, title=name, **given)

    lacking = "" if letter.state in OUT else str(REFUSALS["distribution.unissued"])
    document = document_of(letter)
    lines = [*document.recipients, *document.addressees]
    url = reverse("letter", args=[number])
    return About(name, url, _units(distributions.of_letter(number)), lines, send, lacking)


def _report(request: HttpRequest, number: int) -> About:
    report = report_for(request.office, request.actor, number)

    def send(**given: Any) -> None:
        reports.distribute(report=report, title=title(report), **given)

    lacking = "" if report.state in APPROVED else str(REFUSALS["distribution.unapproved"])
    reached = _units(distributions.listed({"report": number}))
    return About(title(report), reverse("report", args=[number]), reached, [], send, lacking)


def _units(reached: list[distributions.Reached]) -> frozenset[int]:
    return frozenset(one.unit.pk for one in reached)


ABOUT: Mapping[str, Callable[[HttpRequest, int], About]] = {
    "giay-to": _paper,
    "van-ban-di": _letter,
    "bao-cao": _report,
}
