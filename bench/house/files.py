"""What the office made of it: cases with claims, clocks and tracks, letters, papers, public replies, kept filters.

A tenth of the cases is open, a tenth of these is late; the others are closed.
"""

from datetime import datetime, timedelta
from typing import Any

from bench.house import rows
from bench.house.words import vocabulary
from hoiam.core.calendar.zone import localdate
from hoiam.core.compose.store import pack
from hoiam.core.schedule import due
from hoiam.core.text.fold import fold
from hoiam.core.values.actor import MACHINE
from hoiam.desk.articles.findable import findable
from hoiam.desk.cases.models import Case, CaseClock, CaseTrack, Claim
from hoiam.desk.inbox.models import Mute, SavedFilter
from hoiam.desk.law import queries as law
from hoiam.desk.letters.models import Letter
from hoiam.desk.papers.models import Paper
from hoiam.desk.replies.models import Reply
from hoiam.desk.reports import actions as reports
from hoiam.desk.sources.models import Outlet
from hoiam.desk.stories.models import Story, StoryState
from tests import people

TABLES = (Case, CaseClock, CaseTrack, Claim, Letter, Paper, Reply, Mute, SavedFilter)
OPEN = ("triaged", "assigned", "verifying", "verifying", "concluded")
LETTERS, PAPERS, REPLIES = 5, 10, 3  # one in so many cases has one
SORTER = people.SORTER.key


def build(house: people.House, count: int, now: datetime) -> None:
    """Add cases and what hangs on them; an eighth of them comes from a story."""
    people.load_law(now)
    stories = list(Story.objects.filter(state="noted").order_by("-id").values_list("pk", flat=True)[: count // 8])
    Story.objects.filter(pk__in=stories[:500]).update(state=StoryState.CASE)
    for start in range(500, len(stories), 500):
        Story.objects.filter(pk__in=stories[start : start + 500]).update(state=StoryState.CASE)
    made = [_case(house, number, count, stories, now) for number in range(1, count + 1)]
    rows.insert(Case(office=house.office, opened_by=SORTER, article=None, paper=None), made)
    _claims(made, now)
    _clocks(made, now)
    _papers(house, made, now)
    _inbox(house, now)
    reports.open_week(office=house.office, by=MACHINE, now=now)


def _title(number: int) -> str:
    words = vocabulary()
    return " ".join(words[(number * k) % len(words)] for k in range(1, 9)).capitalize()


def _case(house: people.House, number: int, count: int, stories: list[int], now: datetime) -> dict[str, Any]:
    opened, units = now - timedelta(hours=1.5 * (count - number)), [unit.pk for unit in house.units.values()]
    over = number <= count * 9 // 10
    state = "closed" if over else OPEN[number % len(OPEN)]
    concluded = opened + timedelta(days=3) if state in ("closed", "concluded") else None
    year = localdate(opened).year
    return {
        "id": number,
        "year": year,
        "serial": number,
        "title": _title(number),
        "folded": findable(f"VV-{year}-{number:03d}", _title(number)),
        "state": state,
        "story_id": stories[number // 8] if number % 8 == 0 and number // 8 < len(stories) else None,
        "field": ("land", "environment", "health", "")[number % 4],
        "level": "urgent" if number % 40 == 0 else "normal",
        "places": [f"xa-{number % 12}"],
        "lead_id": None if state == "triaged" else units[number % len(units)],
        "verdict": ("true", "partly", "false")[number % 3] if concluded else "",
        "opened_at": opened,
        "assigned_at": None if state == "triaged" else opened,
        "concluded_at": concluded,
        "closed_at": opened + timedelta(days=9) if over else None,
        "closed_by": SORTER if over else "",
    }


def _claims(cases: list[dict[str, Any]], now: datetime) -> None:
    claims, tracks = [], []
    for case in cases:
        judged = case["concluded_at"]
        for letter in "ab":
            text = _title(case["id"] + (1 if letter == "a" else 7))
            about = {"case_id": case["id"], "letter": letter, "text": text, "folded": findable(text)}
            verdict = {"verdict": case["verdict"], "judged_at": judged, "judged_by": "chu-tich-xa" if judged else ""}
            claims.append({**about, **verdict})
        if judged and case["verdict"] != "false":
            state = "done" if case["state"] == "closed" else "open"
            about = {"case_id": case["id"], "track": "remedy", "state": state}
            tracks.append({**about, "until": localdate(now) + timedelta(days=case["id"] % 20 - 3), "changed_at": now})
    rows.insert(Claim(), claims)
    rows.insert(CaseTrack(), tracks)


def _clocks(cases: list[dict[str, Any]], now: datetime) -> None:
    made = []
    for what in ("assign", "verify_start", "verify_result"):
        rule = law.rule(f"POLICY.{what}", localdate(now))
        told = pack(due(rule, now, law.calendar()))
        about = {"what": what, "rule": rule.id, "digest": rule.digest, "short": rule.short, "due": told}
        for case in cases:
            runs = case["closed_at"] is None and (what == "verify_result" or case["state"] == "triaged")
            late = case["id"] % 10 == 0
            ends = now + timedelta(hours=-30 if late else case["id"] % 200) if runs else case["opened_at"]
            times = {"started_at": case["opened_at"], "ends_at": ends, "done_at": None if runs else case["opened_at"]}
            times["ended"] = "" if runs else "done"
            made.append({"case_id": case["id"], **about, **times})
    rows.insert(CaseClock(policy=True, started_by=SORTER), made)


def _papers(house: people.House, cases: list[dict[str, Any]], now: datetime) -> None:
    outlet = Outlet.objects.order_by("pk")[0]
    letters, papers, replies = [], [], []
    for case in cases:
        number, at = case["id"], case["opened_at"]
        if number % LETTERS == 0:
            issued = case["state"] == "closed"
            state = "issued" if issued else ("draft", "submitted")[number % 2]
            told = {"state": state, "number": number if issued else None, "issued_at": at if issued else None}
            told |= {"numbered_on": localdate(at) if issued else None, "signed_at": at if issued else None}
            told |= {"signed_way": "paper" if issued else "", "approved_by": "chu-tich-xa" if issued else ""}
            submitted = {"submitted_at": None if state == "draft" else at}
            title = f"Trả lời {case['title']}"
            words = {"title": title, "folded": findable(title, outlet.name)}
            letters.append({"case_id": number, "drafted_at": at, **words, **told, **submitted})
        if number % PAPERS == 0:
            told = {"arrival": number, "year": localdate(at).year, "received_at": at}
            papers.append({"subject": case["title"], "number": f"{number}/BT", **told})
        if number % REPLIES == 0 and case["state"] == "closed":
            told = {"case_id": number, "slug": f"vv-{number}", "title": case["title"], "verdict": case["verdict"]}
            remedy = "" if case["verdict"] == "false" else ("done", "doing")[number % 2]
            folded = fold(case["title"])
            replies.append({**told, "remedy": remedy, "folded": folded, "published_at": at, "changed_at": at})
    drafted = {"kind": "tra_loi", "route": "reply", "facts": {}, "drafted_by": "chuyen-vien-vhtt"}
    letter = Letter(office=house.office, outlet=outlet, **drafted)
    rows.insert(letter, letters)
    rows.insert(Paper(office=house.office, kind="other", outlet=outlet, sender="Báo thử", registered_by="vt"), papers)
    rows.insert(Reply(office=house.office, text="Đã trả lời.", field="Đất đai", place_names="xã Thử 1"), replies)


def _inbox(house: people.House, now: datetime) -> None:
    """Mute some new stories and two outlets, and keep three filters."""
    new = Story.objects.filter(state="new").order_by("-id").values_list("pk", flat=True)[5:25]
    outlets = Outlet.objects.order_by("pk").values_list("pk", flat=True)[:2]
    until = localdate(now) + timedelta(days=365)
    muted = [{"story_id": story, "outlet_id": None, "until": until} for story in new]
    muted += [{"story_id": None, "outlet_id": outlet, "until": None} for outlet in outlets]
    rows.insert(Mute(office=house.office, reason="Đo", muted_by=SORTER, muted_at=now), muted)
    words = vocabulary()
    asked = ("loc=urgent", "loc=complaint&xep=recent", f"loc=open&q={words[300]}")
    kept = [{"name": f"Bộ lọc {n}", "query": query} for n, query in enumerate(asked)]
    rows.insert(SavedFilter(office=house.office, owner=SORTER, made_at=now), kept)
