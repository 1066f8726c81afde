"""One exchange with a press agency: our letter, its term and why, what it did and wrote, how its article changed."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.core.calendar.zone import localdate
from hoiam.core.compare import differences
from hoiam.core.handle.exchange import OVER, Stand
from hoiam.core.values.case import Route
from hoiam.desk.articles import queries as articles
from hoiam.desk.articles import words as article_words
from hoiam.desk.articles.models import Article
from hoiam.desk.law.words import sentence as law_words
from hoiam.desk.letters import actions, exchanges, keeping
from hoiam.desk.letters.exchanges import Edited, Row
from hoiam.desk.letters.models import Letter
from hoiam.desk.letters.words import exchanges as words
from hoiam.desk.sources import words as source_words
from hoiam.desk.units import queries as units
from hoiam.desk.watch import queries as watch
from hoiam.web.chrome.edits import shown as quoted
from hoiam.web.door import staff
from hoiam.web.screens.cases.clocklines import line_of
from hoiam.web.screens.cases.exchanges import shown
from hoiam.web.screens.cases.next_step import Step


@dataclass(frozen=True, slots=True)
class Way:
    """One thing that may follow, why, and where it is done ("" where it is done outside)."""

    title: str
    because: str
    url: str = ""


@staff
def exchange(request: HttpRequest, number: int) -> HttpResponse:
    """Show one exchange."""
    letter = exchanges.sent(request.office, request.actor).get(pk=number)
    now = request.seen_at
    row = exchanges.row_of(letter, now)
    on = localdate(letter.received_at or now)
    ways = _ways(row, request)
    context: dict[str, Any] = {
        "now": now,
        "letter": letter,
        "row": row,
        "shown": shown(row, now),
        "next": _next(row, ways),
        "ways": ways,
        "clock": line_of(row.clock, now, opened=True) if row.clock else None,
        "posts": units.posts(),
        "publications": [(words.STANDS[_stand(one)], one) for one in letter.publications.order_by("-noted_at")],
        "replies": [(words.SAYS[one.says], one) for one in letter.replies.order_by("-at")],
        "rounds": exchanges.rule_of(exchanges.ROUNDS, on),
        "refusal": exchanges.rule_of(exchanges.REFUSAL, on),
        "further": exchanges.rule_of(exchanges.FURTHER, on) if len(ways) > 2 else None,
        "may": _may(letter, request),
        **_kept(letter, on),
        **_article(letter, request),
    }
    return render(request, "press/exchange.html", context)


def _kept(letter: Letter, on: date) -> dict[str, Any]:
    """Return how long the correction has to stay, who saw it, and who carried the wrong piece on."""
    if letter.route != Route.CORRECTION:
        return {}
    held = keeping.kept(letter)
    told = [law_words(one.code, one.facts, _) for one in held.due.reasons] if held and held.due else []
    rows = [(words.DID[one.did], one) for one in letter.reprints.order_by("name")]
    pass_on = exchanges.rule_of(keeping.PASS_ON, held.printed_on if held else on)
    more = {"reprints": rows, "pass_on": pass_on, "republished": keeping.republished(letter)}
    return {"correction": True, "kept": held, "kept_because": " ".join(told), **more}


def _may(letter: Letter, request: HttpRequest) -> bool:
    return bool(request.actor.roles & actions.FOLLOWERS) and not letter.office.frozen_at


def _ways(row: Row, request: HttpRequest) -> list[Way]:
    letter, case = row.letter, row.letter.case
    may, live = _may(letter, request), not letter.office.frozen_at
    drafts = live and bool(request.actor.roles & actions.DRAFTERS)
    write = f"{reverse('letter_write', args=['cong_van'])}?vu-viec={case.number}" if drafts else ""
    at = {
        "exchange.receipt": reverse("letter_received", args=[letter.pk]) if may else "",
        "exchange.overdue": reverse("letter_printed", args=[letter.pk]) + "?la=overdue" if may else "",
        "exchange.again": reverse("case_route", args=[case.number]) if drafts else "",
        "exchange.demand_reason": write,
        "exchange.superior": write,
        "exchange.authority": write,
        "exchange.drop": reverse("case_track", args=[case.number, "objection"]) if may else "",
    }
    return [
        Way(*words.step(reason.code, dict(reason.facts)), at.get(reason.code, ""))
        for reason in exchanges.steps_of(row, request.seen_at)
    ]


def _next(row: Row, ways: list[Way]) -> Step:
    """Return the nearest thing to do; while the press is to print, what it did can be written down."""
    if row.at in OVER or not ways:
        return Step(_("Việc với báo này đã xong"))
    if row.at in (Stand.RUNNING, Stand.UNHEARD):
        url = reverse("letter_printed", args=[row.letter.pk])
        return Step(ways[0].title, _("Ghi nhận báo đăng, từ chối"), url=url, note=ways[0].because)
    first = ways[0]
    return Step(first.title, first.title if first.url else "", url=first.url, note=first.because)


def _stand(one: Any) -> str:
    if one.outcome == "overdue":
        return Stand.LATE
    return Stand.BARE if one.outcome == "refused" and not one.reasoned else one.outcome


def _article(letter: Letter, request: HttpRequest) -> dict[str, Any]:
    """Return how the article stands to what it said when the letter went out, in short quotations."""
    piece = exchanges.article(letter)
    if piece is None:
        return {"article": None}
    edit = exchanges.edited(letter)
    seen = watch.hits_of(request.office).filter(article=piece.pk).exists()
    found: dict[str, Any] = {"article": piece, "open_article": seen, "last_read": piece.last_seen_at}
    found["look"] = _look_yourself(piece)
    if edit is None or edit.change is None or not edit.change.counts:
        return found
    return found | {"edit": edit, "summary": article_words.changed(articles.measure(edit.change)), **_quoted(edit)}


def _look_yourself(piece: Article) -> str:
    """Return why the machine does not see the page, so that a person must; "" where it does."""
    if code := exchanges.barred(piece):
        return str(words.UNWATCHED[code])
    missing = articles.absences(piece).filter(until__isnull=True).last()
    if missing is None or piece.gone_at:
        return ""
    return str(words.UNWATCHED.get(missing.code) or source_words.error(missing.code))


def _quoted(edit: Edited) -> dict[str, Any]:
    before, after = articles.said(edit.before), articles.said(edit.after)
    if edit.before.text_dropped_at or edit.after.text_dropped_at:
        return {"places": [], "hidden": 0}
    places, _same = differences(before, after)
    listed = list(quoted(places))
    return {"places": listed, "hidden": len(places) - len(listed)}
