"""The clocks of a case as lines that explain themselves: chip, duty, end; inside, article, start and count."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import pgettext

from hoiam.core.calendar.zone import localdate
from hoiam.core.compose.store import unpack
from hoiam.core.schedule import target_and_limit
from hoiam.core.values.law import ClockKind, Due, Rule
from hoiam.desk.cases import queries
from hoiam.desk.cases.many import GOAL
from hoiam.desk.cases.models import Case, CaseClock
from hoiam.desk.cases.words import CLOCKS, SET_BY
from hoiam.desk.law import queries as law
from hoiam.desk.law.words import sentence
from hoiam.desk.units import queries as units
from hoiam.web.chrome.clocks import Face, face
from hoiam.web.chrome.days import last_day, short_day
from hoiam.web.chrome.grid import Square, weeks

_COUNTS = ("count.", "hours.", "immediate.", "next_issue.", "clock.", "wallclock.", "date.", "calendar.")

GIVEN_UP = {"replaced": _lazy("hạn cũ %(day)s, đã thay"), "left": _lazy("hạn cũ %(day)s, thôi tính")}


@dataclass(frozen=True, slots=True)
class Line:
    """One clock as the component shows it."""

    face: Face
    what: str
    because: Sequence[tuple[str, str]]
    weeks: Sequence[Sequence[Square]]
    open: bool
    side: str = ""
    plain: str = ""


def lines(
    case: Case, now: datetime, posts: Mapping[str, str], not_begun: Sequence[Line] = ()
) -> tuple[list[Line], list[Line]]:
    """Return what runs, what has not begun, and apart from them what has ended; `posts` names who set a day.

    The first term of law that is near or late stands open; a page on which nothing presses stays folded.
    """
    rules = {rule.id: rule for rule in law.book().rules}
    clocks = queries.clocks_of(case)
    legal = (clock for clock in clocks if not clock.done_at and not clock.policy and clock.ends_at)
    pressing = (clock.pk for clock in legal if clock_face(clock, now).state in ("near", "late"))
    opened = next(pressing, None)
    live = [clock for clock in clocks if not clock.done_at]
    beside = _beside(live, rules)
    running = [_compared(_line(clock, rules, posts, now, clock.pk == opened), beside.get(clock.pk)) for clock in live]
    ended = [_line(clock, rules, posts, now, opened=False) for clock in clocks if clock.done_at]
    return [*running, *not_begun], ended


@dataclass(frozen=True, slots=True)
class _Beside:
    """What a term is beside another one on the same paper: the one to aim at, or the one that ends it; and why."""

    word: str
    reasons: str


def _beside(running: Sequence[CaseClock], rules: Mapping[str, Rule]) -> dict[int, _Beside]:
    """Return, of terms that answer one paper together, which is the stricter one and which is the limit."""
    by_paper: dict[int, list[CaseClock]] = {}
    for clock in running:
        if clock.paper_id and clock.ends_at:
            by_paper.setdefault(clock.paper_id, []).append(clock)
    found = {}
    for pair in by_paper.values():
        both = target_and_limit(unpack(Due, clock.due) for clock in pair) if len(pair) > 1 else None
        for clock in pair if both else ():
            aimed = both is not None and both.target is not None and both.target.rule == clock.rule
            told = [(r.code, {**r.facts, "rule": _named(r.facts["rule"], rules)}) for r in both.reasons] if both else []
            reasons = " ".join(sentence(code, facts, _) for code, facts in told)
            found[clock.pk] = _Beside(_("chặt hơn, làm theo hạn này") if aimed else _("hạn cuối"), reasons)
    return found


def _named(rule: str, rules: Mapping[str, Rule]) -> str:
    """Return how a rule is named beside another: an article, or a custom of the office by its name alone."""
    found = rules.get(rule)
    return rule if found is None else f"“{found.locator}”" if found.policy else found.article


def _compared(line: Line, beside: _Beside | None) -> Line:
    if beside is None:
        return line
    what = f"{line.what} ({beside.word})"
    return replace(line, what=what, because=[*line.because, (_("Hai hạn cho một việc"), beside.reasons)])


def clock_face(clock: CaseClock, now: datetime) -> Face:
    """Return the chip of one clock. "Ngay" has no number in the law: such a term is never called late."""
    if clock.ended in GIVEN_UP and clock.ends_at:
        told = face(clock.ends_at, now, policy=clock.policy, strict=True, done=clock.done_at)
        day = short_day(last_day(clock.ends_at), now)
        return replace(told, state="idle", words=str(GIVEN_UP[clock.ended]) % {"day": day})
    if (getattr(clock, "kind", "") or clock.due["kind"]) == ClockKind.IMMEDIATE:
        done = _("xong %(day)s") % {"day": short_day(clock.done_at, now)} if clock.done_at else ""
        return Face("done" if done else "plain", done or _("ngay, luật không ghi số giờ"), clock.short)
    rule = "" if clock.policy else clock.short  # the library names a policy in Vietnamese only
    rule = rule if clock.rule else str(SET_BY.get(clock.what, ""))
    shown = face(clock.ends_at, now, rule=rule, policy=clock.policy, strict=True, done=clock.done_at)
    if clock.what == GOAL and clock.ends_at and (shown.state == "late" or shown.late):
        day = short_day(
            last_day(clock.ends_at), now
        )  # the limit behind it is the law's: red means late and nothing else
        return replace(shown, state="near", words=_("qua mốc %(day)s") % {"day": day}, late="")
    return shown


def duty(clock: CaseClock) -> str:
    """Return what is to be done by a term: its kind, and the words of an order or a question."""
    what = str(CLOCKS.get(clock.what, clock.what))
    return f"{what}: {clock.about}" if clock.about and not clock.rule else what


def clock_url(clock: CaseClock) -> str:
    """Return where a term is told: on the page of its case, or on that of what a unit was asked."""
    if clock.task_id:
        return reverse("case_task", args=[clock.task_id])
    return reverse("case", args=[clock.case.number]) + "#thoi-han"


def line_of(clock: CaseClock, now: datetime, *, opened: bool = False) -> Line:
    """Return one clock as a line that explains itself."""
    posts = {} if clock.rule else units.posts()
    return _line(clock, {rule.id: rule for rule in law.book().rules}, posts, now, opened)


def waiting_for_letter(rule_id: str) -> Line:
    """Return the line of the press's own term, which runs only once the newspaper has received the letter."""
    rule = next((rule for rule in law.book().rules if rule.id == rule_id), None)
    shown = Face("idle", _("chưa tính"), rule.short if rule else "")
    plain = rule.text if rule else ""
    what = _("Báo đăng phản hồi, tính từ khi báo nhận văn bản")
    return Line(shown, what, (), (), open=False, side=_("chưa gửi"), plain=plain)


def _line(clock: CaseClock, rules: Mapping[str, Rule], posts: Mapping[str, str], now: datetime, opened: bool) -> Line:
    due = unpack(Due, clock.due)
    words = {
        "received_at": pgettext("clock", "nhận"),
        "letter_received_at": _("báo nhận"),
        "conclusion_received_at": _("báo nhận"),
    }
    start = words.get(due.start_event, "")
    what = str(CLOCKS.get(clock.what, clock.what))
    return Line(
        face=clock_face(clock, now),
        what=f"{what}: {clock.about}" if clock.about else what,
        because=_because(clock, due, rules.get(clock.rule)) if clock.rule else _because_set(clock, due, posts),
        weeks=weeks(due.days, localdate(now), start),
        open=opened,
    )


def _because(clock: CaseClock, due: Due, rule: Rule | None) -> list[tuple[str, str]]:
    told = [(_("Quy định") if clock.policy else _("Điều luật"), _article(clock, due, rule))]
    starts = [sentence(r.code, r.facts, _) for r in due.reasons if r.code == "start"]
    if clock.about:
        starts.append(f"{clock.about}.")
    counts = [sentence(r.code, r.facts, _) for r in due.reasons if r.code.startswith(_COUNTS)]
    sure = [sentence(r.code, r.facts, _) for r in due.reasons if r.code in ("rule.confidence", "rule.policy")]
    sure += [rule.note] if rule and rule.note else []
    told += [(_("Bắt đầu từ"), " ".join(starts)), (_("Cách đếm"), " ".join(counts))]
    if rule and rule.if_missed:
        told.append((_("Nếu quá hạn"), rule.if_missed))
    if sure:
        told.append((_("Lưu ý"), " ".join(sure)))
    return [(term, words) for term, words in told if words]


def _because_set(clock: CaseClock, due: Due, posts: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return who set a day, when, and why that one; a day that was carried over from before names nobody."""
    told = {r.code: sentence(r.code, r.facts, _) for r in due.reasons}
    counts = " ".join(words for code, words in told.items() if code.startswith(_COUNTS))
    rows = [
        (_("Người ấn định"), posts.get(clock.started_by, clock.started_by)),
        (_("Lý do"), next((str(r.facts["reason"]) for r in due.reasons if r.code == "set.reason"), "")),
        (_("Bắt đầu từ"), told["start"]),
        (_("Cách đếm"), counts),
        (_("Lưu ý"), _("Ngày do người của cơ quan ấn định, không phải hạn luật định.")),
    ]
    return [(term, words) for term, words in rows if words]


def _article(clock: CaseClock, due: Due, rule: Rule | None) -> str:
    """Return the article with its text; a rule corrected since says so: the case keeps its own count."""
    if rule is None:
        return due.article
    words = f"{rule.article}: {rule.text}" if rule.text else rule.article
    if rule.digest != clock.digest:
        words += " " + _("Nội dung quy tắc đã được sửa sau ngày tính; hạn giữ như đã tính.")
    return words
