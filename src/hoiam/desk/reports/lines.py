"""The lines of the weekly report's tables, made from a week's records. Words are the printed ones."""

from datetime import date, datetime, timedelta

from django.db.models import Q

from hoiam.core.calendar.zone import local, localdate
from hoiam.core.compose.paper_kinds import COPIES
from hoiam.core.compose.weekly_figures import (
    GoodLine,
    LateLine,
    Link,
    NewLine,
    ObjectionLine,
    OpenLine,
    OpinionLine,
    RequestLine,
    SourceLine,
)
from hoiam.core.values.case import Route, State
from hoiam.desk.articles.models import Article
from hoiam.desk.cases import words as case_words
from hoiam.desk.cases.many import COUNTED, GOAL
from hoiam.desk.cases.models import Case, CaseClock
from hoiam.desk.cases.queries import OPEN
from hoiam.desk.letters.models import Letter, LetterState, Publication
from hoiam.desk.papers import queries as papers
from hoiam.desk.papers.models import Sheet
from hoiam.desk.press import queries as press
from hoiam.desk.press import words as press_words
from hoiam.desk.reports.kinds import owed
from hoiam.desk.reports.models import Report
from hoiam.desk.reports.week import WEEK, YEAR, Lists, Week, row_of, sheets_by
from hoiam.desk.sources import queries as sources_of
from hoiam.desk.stories import words as story_words
from hoiam.desk.stories.models import Story, StoryItem
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Unit

MOST_GOOD = 5
FEWEST = 5  # counts from people below five are not shown (k-anonymity, guard-rails)
DAY = "%d/%m/%Y"
ROWS = (
    ("daily", "Báo in"),
    ("electronic", "Báo điện tử"),
    ("weekly", "Báo tuần, tạp chí"),
    ("radio_tv", "Phát thanh, truyền hình"),
    ("aggregator", "Trang tổng hợp"),
    ("official", "Trang cơ quan nhà nước"),
    ("public_page", "Mạng xã hội công khai"),
)
INTEREST = {"low": "thấp", "middle": "vừa", "high": "cao", "urgent": "cao"}


def _row_of(item: StoryItem) -> str:
    outlet = item.hit.article.outlet
    return row_of(outlet.kind, outlet.press_type)


def _kind_of(item: StoryItem) -> str:
    return next((label.value for label in item.labels.all() if label.name == "kind"), "")


def sources(week: Week, lists: Lists) -> tuple[SourceLine, ...]:
    """Return table 1: one line for each kind of source, the sheets last."""
    made = []
    for key, name in ROWS:
        items = [item for item in week.items if _row_of(item) == key]
        ago = None if week.year_before is None else week.year_before[key]
        made.append(_source_line(key, name, items, (week.before[key], ago), lists))
    return (*made, _sheet_line(week))


def _source_line(key: str, name: str, items: list[StoryItem], then: tuple[int, int | None], lists: Lists) -> SourceLine:
    if key == "public_page" and 0 < len(items) < FEWEST:
        return SourceLine(name, gap=f"dưới {FEWEST} tin, không nêu số")
    kinds = {"positive": "positive", "critical": "complaint", "neutral": "information"}
    counted = {column: [i for i in items if _kind_of(i) == kind] for column, kind in kinds.items()}
    counted["neutral"] += [i for i in items if not _kind_of(i)]
    lists[f"{key}.items"] = [item.hit.article_id for item in items]
    lists[f"{key}.issues"] = sorted({item.story_id for item in items})
    for column, found in counted.items():
        lists[f"{key}.{column}"] = [item.hit.article_id for item in found]
    numbers = {column: len(found) for column, found in counted.items()}
    issues, people = len({item.story_id for item in items}), key == "public_page"
    return SourceLine(name, len(items), issues, before=then[0], year_before=then[1], people=people, **numbers)


def _sheet_line(week: Week) -> SourceLine:
    sheets = papers.sheets_in(week.office, week.starts, week.ends).count()
    before = papers.sheets_in(week.office, week.starts - WEEK, week.starts).count()
    issues = papers.sheets_in(week.office, week.starts, week.ends).values("issue").distinct().count()
    ago = None
    if week.year_before is not None:
        ago = papers.sheets_in(week.office, week.starts - YEAR, week.ends - YEAR).count()
    return SourceLine("Phiếu cơ sở", sheets, issues, critical=sheets, before=before, year_before=ago)


def _link(article: Article) -> Link:
    return Link(
        article.outlet.name, localdate(article.published_at), article.url if article.url.startswith("http") else ""
    )


def _by_story(items: list[StoryItem]) -> dict[Story, list[StoryItem]]:
    grouped: dict[Story, list[StoryItem]] = {}
    for item in items:
        grouped.setdefault(item.story, []).append(item)
    return grouped


def good(week: Week) -> tuple[GoodLine, ...]:
    """Return table 2: positive stories by their first piece, those with most pieces first."""
    rows = [
        (s, i)
        for s, i in _by_story(week.items).items()
        if s.state == "positive" or (s.state == "new" and s.kind == "positive")
    ]
    rows.sort(key=lambda row: (-len(row[1]), row[1][0].hit.article.published_at))
    return tuple(GoodLine(f"T{s.pk}", s.title, _link(i[0].hit.article)) for s, i in rows)


def new(week: Week) -> tuple[NewLine, ...]:
    """Return table 3: the week's issues that have a case or are complaints, then its cases without a piece of the week.

    Every case opened within the week stands here, whatever it was opened from, but for those sorted out since.
    """
    cases = {case.story_id: case for case in week.cases if case.opened_at >= week.starts}
    older = {case.story_id for case in week.cases if case.opened_at < week.starts}
    made = []
    for story, items in _by_story(week.items).items():
        if story.pk in older or not (story.pk in cases or _complains(story)):
            continue
        if all(item.hit.article.outlet.kind == "public_page" for item in items) and story.pk not in cases:
            continue  # what only people say stands in part IV, without anybody's words
        articles = [item.hit.article for item in items]
        made.append(_new_line(week, story, articles, cases.get(story.pk)))
    return (*made, *_opened_otherwise(week, {line.key for line in made}))


def _opened_otherwise(week: Week, shown: set[str]) -> list[NewLine]:
    """Return the week's cases that were opened from a paper, by hand, or from a story of an earlier week."""
    cases = [case for case in week.cases if case.opened_at >= week.starts and case.number not in shown]
    cases = [case for case in cases if case.state not in (State.IRRELEVANT, State.POSITIVE)]
    return [_new_line(week, case, [case.article] if case.article else [], case) for case in cases]


def _complains(story: Story) -> bool:
    """Return whether a story without a case is a complaint: what a person sorted otherwise is not."""
    return story.kind == "complaint" and story.state == "new"


def _new_line(week: Week, of: Story | Case, articles: list[Article], case: Case | None) -> NewLine:
    links = tuple(_link(article) for article in articles if article.outlet.kind != "public_page")
    ends = [c.ends_at for c in case.clocks.all() if c.what == "verify_result" and c.ends_at] if case else []
    checking = "chưa lập vụ việc"
    if case:
        words = case_words.VERDICTS[case.verdict] if case.verdict else case_words.STATES[case.state]
        checking = str(words)
    return NewLine(
        key=case.number if case else f"T{of.pk}",
        issue=case.title if case else of.title,
        links=links,
        place=week.where(of.places),
        field=str(story_words.FIELDS[of.field]),
        level=str(story_words.LEVELS[of.level]),
        lead=case.lead.short_name if case and case.lead else "chưa giao",
        due=_last_day(max(ends)) if ends else None,
        checking=checking,
    )


def _last_day(ends: datetime) -> date:
    return localdate(ends - timedelta(seconds=1))


def opinions(week: Week) -> tuple[OpinionLine, ...]:
    """Return table 4: what people talk about, from sheets and public posts, without anybody's words or name."""
    made: list[OpinionLine] = []
    grouped: dict[tuple[str, str], list[Sheet]] = {}
    for sheet in papers.sheets_in(week.office, week.starts, week.ends):
        grouped.setdefault((sheet.issue, sheet.place), []).append(sheet)
    for (issue, place), sheets in grouped.items():
        people = sum(sheet.sources for sheet in sheets)
        level = max((sheet.level for sheet in sheets), key=list(INTEREST).index)
        made.append(
            OpinionLine(
                key=f"P{sheets[0].pk}",
                issue=issue,
                place=place,
                interest=INTEREST[level],
                sources=people if people >= FEWEST else None,
                source_kind="phiếu cơ sở",
                verified="chưa",
                proposal=next((sheet.proposal for sheet in sheets if sheet.proposal), ""),
            )
        )
    return (*made, *_talked_about(week))


def _talked_about(week: Week) -> list[OpinionLine]:
    made = []
    cases = {case.story_id: case for case in week.cases}
    for story, items in _by_story(week.items).items():
        posts = [item for item in items if item.hit.article.outlet.kind == "public_page"]
        if not posts or story.state in ("positive", "noted") or story.kind == "positive":
            continue
        case = cases.get(story.pk)
        made.append(
            OpinionLine(
                key=case.number if case else f"T{story.pk}",
                issue=case.title if case else f"{story_words.FIELDS[story.field]}, {week.where(story.places)}",
                place=week.where(story.places),
                interest={"urgent": "cao", "high": "cao"}.get(story.level, "vừa"),
                sources=len(posts) if len(posts) >= FEWEST else None,
                source_kind="trang công khai",
                verified=str(case_words.VERDICTS[case.verdict]) if case and case.verdict else "chưa",
                proposal="",
            )
        )
    return made


def still_open(week: Week) -> tuple[OpenLine, ...]:
    """Return table 5: cases opened before this week that have not ended, or that ended within it."""
    older = [case for case in week.cases if case.opened_at < week.starts]
    rows = [c for c in older if c.state in OPEN or (c.closed_at and c.closed_at >= week.starts)]
    return tuple(_open_line(week, case) for case in rows)


def _open_line(week: Week, case: Case) -> OpenLine:
    issued = Letter.objects.filter(case=case, state=LetterState.ISSUED).exclude(kind__in=COPIES)
    letter = issued.order_by("issued_at").last()
    remedy = next((t for t in case.tracks.all() if t.track == "remedy"), None)
    late = [
        c
        for c in case.clocks.all()
        if not c.what.startswith("press_") and c.what != GOAL and c.ends_at and not c.done_at
    ]
    days = max(((week.now - c.ends_at).days + 1 for c in late if c.ends_at <= week.now), default=0)
    reply = f"{letter.full_number}, {local(letter.issued_at):{DAY}}" if letter and letter.issued_at else ""
    return OpenLine(
        key=case.number,
        issue=case.title,
        assigned_on=localdate(case.assigned_at) if case.assigned_at else None,
        unit=case.lead.short_name if case.lead else "chưa giao",
        finding=str(case_words.VERDICTS[case.verdict]),
        done=remedy.note if remedy else "",
        reply=reply,
        outcome=case.outcome,
        late_days=days,
    )


def objections(week: Week) -> tuple[ObjectionLine, ...]:
    """Return table 6: objections sent that were still followed within the week."""
    letters = Letter.objects.filter(office=week.office, state=LetterState.ISSUED, issued_at__lt=week.now)
    letters = letters.filter(route__in=(Route.RESPONSE, Route.CORRECTION)).select_related("case", "outlet")
    made = []
    for letter in letters.order_by("issued_at"):
        printed = letter.publications.order_by("printed_on").last()
        if printed and printed.noted_at < week.starts:
            continue
        made.append(_objection_line(letter, printed))
    return tuple(made)


def _objection_line(letter: Letter, printed: Publication | None) -> ObjectionLine:
    clock = CaseClock.objects.filter(
        case=letter.case, what__startswith="press_", about__endswith=f", {letter.full_number}"
    )
    first = clock.first()
    published = ""
    if printed:
        words = str(case_words.TRACK_STATES[printed.outcome])
        published = f"{printed.printed_on:{DAY}}, {words}"
    return ObjectionLine(
        key=letter.case.number,
        article=letter.case.article.title if letter.case.article else letter.case.title,
        letter=f"{letter.full_number}, {local(letter.issued_at):{DAY}}",
        received_on=localdate(letter.received_at) if letter.received_at else None,
        due=_press_due(first),
        published=published,
        round=letter.round,
        next_step="kết thúc" if published and printed.outcome == "published" else "theo dõi báo đăng",
    )


def _press_due(clock: CaseClock | None) -> str:
    if clock is None:
        return "chưa tính"
    if clock.due.get("kind") == "immediate":
        return f"ngay, {clock.short}"
    return f"{_last_day(clock.ends_at):{DAY}}, {clock.short}" if clock.ends_at else clock.short


def requests(week: Week) -> tuple[RequestLine, ...]:
    """Return table 7: what the press asked for in this week."""
    made = []
    for asked in press.requests_in(week.office, week.starts, week.ends):
        in_time = "trong hạn"
        if asked.answered_at:
            in_time = "không" if asked.until and asked.answered_at > asked.until else "có"
        elif asked.until and asked.until < week.now:
            in_time = "không"
        made.append(
            RequestLine(
                key=f"B{asked.pk}",
                outlet=asked.outlet.name,
                request=asked.request,
                received_at=local(asked.received_at),
                answered_at=local(asked.answered_at) if asked.answered_at else None,
                in_time=in_time,
                refusal=press_words.ground(asked.ground),
            )
        )
    return tuple(made)


def late(week: Week, lists: Lists) -> tuple[LateLine, ...]:
    """Return table 8: terms that were missed in this week or are still missed. Late stays late."""
    clocks = CaseClock.objects.filter(case__office=week.office, ends_at__lte=week.now)
    clocks = clocks.filter(Q(done_at__isnull=True) | Q(done_at__gte=week.starts))
    clocks = clocks.filter(COUNTED).select_related("case__lead", "unit").order_by("ends_at")
    made = []
    for clock in clocks:
        missed = clock.done_at is None or clock.done_at >= clock.ends_at
        unit = clock.unit or clock.case.lead
        if not missed or unit is None:
            continue
        end = clock.done_at or week.now
        hours = int((end - clock.ends_at).total_seconds() // 3600)
        span = f"{hours // 24} ngày" if hours >= 24 else f"{max(hours, 1)} giờ"
        word = "chậm" if clock.done_at else "quá"
        what = f"{case_words.CLOCKS[clock.what]}, {clock.case.number}"
        due = _end(clock.ends_at)
        made.append(LateLine(unit.short_name, what, due, f"{word} {span}"))
    return (*made, *owed.of_week(week, lists), *_silent(week))


def _end(ends: datetime) -> str:
    """Return when a term ended as the law says it: 24:00 of its last day, or the hour itself."""
    at = local(ends)
    return f"24:00 {_last_day(ends):{DAY}}" if (at.hour, at.minute) == (0, 0) else f"{at:%H:%M {DAY}}"


def _silent(week: Week) -> list[LateLine]:
    """The communes whose sheet of this week has not come by its hour (an office setting, never law)."""
    due = sheets_by(week.starts, week.ends)
    if due is None or due > week.now:
        return []
    hours = max(1, int((week.now - due).total_seconds() // 3600))
    words = ("Chưa gửi phiếu nắm dư luận cơ sở tuần", f"{local(due):%H:%M {DAY}}", f"quá {hours} giờ")
    return [LateLine(unit.short_name, *words) for unit in without_sheet(week)]


def without_sheet(week: Week) -> list[Unit]:
    """Return the communes that have handed in no sheet in this week."""
    handed = {sheet.unit_id for sheet in papers.handed_in(week.office, week.starts, week.ends)}
    communes = [u for u in units.units_of(week.office, localdate(week.ends)) if u.role == "UBND_XA"]
    return [unit for unit in communes if unit.pk not in handed]


def limits(week: Week) -> tuple[str, ...]:
    """Return the second half of part IX: what could not be read this week."""
    failing = [source.outlet.name for source in sources_of.failing()]
    said = [f"Chưa thu được đầy đủ từ: {', '.join(sorted(set(failing)))}."] if failing else []
    return (*said, "Không thu tự động từ mạng xã hội cá nhân; số đếm từ người dân chỉ nêu khi từ 5 nguồn trở lên.")


def gaps(week: Week, report: Report) -> tuple[tuple[str, str], ...]:
    """Return what is missing in which part, and whose it is."""
    missing = []
    failing = sorted({source.outlet.name for source in sources_of.failing()})
    if failing:
        missing.append(("I", f"chưa thu được đầy đủ từ {', '.join(failing)}"))
    nobody = [case.number for case in week.leaderless]
    if nobody:
        missing.append(("III", f"chưa giao đơn vị chủ trì: {', '.join(nobody)}"))
    without = [unit.short_name for unit in without_sheet(week)]
    if without:
        missing.append(("IV", f"chưa có phiếu của {', '.join(without)}"))
    return (*missing, *unwritten(report))


def unwritten(report: Report) -> tuple[tuple[str, str], ...]:
    """Return which of the two parts that people write are not written."""
    said = [] if report.outlook else [("IX", "chưa viết nhận định")]
    return (*said, *([] if report.proposals else [("X", "chưa viết kiến nghị")]))
