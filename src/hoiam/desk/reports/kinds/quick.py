"""The quick report of one matter in its seven parts (practice 5.3, S18): what is known now, and no more."""

from collections.abc import Iterable
from datetime import datetime

from hoiam.core.calendar.zone import local, localdate
from hoiam.core.compose import lines
from hoiam.core.compose.snapshot import Field, Grid, Section
from hoiam.core.values.document import Column
from hoiam.core.values.figures import figure
from hoiam.desk.articles.models import Article
from hoiam.desk.cases import queries as cases
from hoiam.desk.cases import words as case_words
from hoiam.desk.cases.models import Case, CaseTrack, Claim
from hoiam.desk.letters import queries as letters
from hoiam.desk.places import queries as places
from hoiam.desk.reports.kinds.parts import written
from hoiam.desk.reports.kinds.tally import Tally, refs
from hoiam.desk.reports.kinds.told import Told
from hoiam.desk.reports.models import Report, Stage
from hoiam.desk.stories import queries as stories
from hoiam.desk.stories.models import Story
from hoiam.desk.units.models import Office

STAGES = {Stage.INITIAL: "ban đầu", Stage.ADDITIONAL: "bổ sung", Stage.FINAL: "kết thúc"}
PEOPLE = "public_page"
MOST = 12  # pieces named in the table; the number opens all of them
SOURCES = (
    Column("TT", 13, "center"),
    Column("Báo, đài", 40),
    Column("Tiêu đề", 80),
    Column("Ngày, giờ", 36, "center"),
)
CLAIMS = (
    Column("Ý", 9, "center"),
    Column("Nội dung phản ánh", 66),
    Column("Kết quả bước đầu", 30),
    Column("Căn cứ, kết quả kiểm tra", 60),
)


def gather(report: Report, now: datetime) -> Told:
    """Return the seven parts as they stand now."""
    tally, case = Tally(), report.case
    story = report.story or (case.story if case else None)
    pieces = _pieces(case, story)
    title = case.title if case else story.title if story else ""
    claims = list(case.claims.order_by("letter")) if case else []
    return Told(
        subject=f"Báo cáo nhanh ({STAGES[Stage(report.stage)]}) về việc {lines.inside(title)}",
        subtitle=f"(tính đến {local(now):%H giờ %M ngày %d/%m/%Y})",
        closing="Trên đây là báo cáo nhanh của {office}; có diễn biến mới sẽ báo cáo bổ sung"
        if report.stage != Stage.FINAL
        else "Trên đây là báo cáo kết thúc vụ việc của {office}",
        sections=(
            _what(report.office, case, story, pieces, report),
            _sources(pieces, tally),
            _checked(case, claims, tally),
            _found(claims),
            _done(case),
            written(report, "proposals", "Đề nghị"),
            written(report, "press", "Nội dung có thể cung cấp cho báo chí ngay"),
        ),
        lists=tally.lists,
        urgency="KHẨN" if (case or story) and (case or story).level in ("urgent", "high") else "",
    )


def _pieces(case: Case | None, story: Story | None) -> list[Article]:
    held = [item.hit.article for item in stories.items_of(story)] if story else []
    own = [case.article] if case and case.article and case.article not in held else []
    return [*own, *held]


def _what(office: Office, case: Case | None, story: Story | None, pieces: list[Article], report: Report) -> Section:
    of = case or story
    names = places.names()
    where = ", ".join(names.get(key, key) for key in (of.places if of else [])) or office.place_name
    known = min((article.first_seen_at for article in pieces), default=case.opened_at if case else report.opened_at)
    said = [f"Việc gì: {of.title}." if of else "", f"Ở đâu: {where}.", f"Biết lúc: {_moment(known)}."]
    if case:
        lead = case.lead.name if case.lead else "chưa giao đơn vị"
        said.append(f"Hồ sơ: {case.number}; đơn vị chủ trì: {lead}.")
    before = _before(report)
    if before:
        said.append(f"Báo cáo trước: số {before.number}, {_moment(before.frozen_at)}; báo cáo này thay cho số liệu đó.")
    return Section("Việc gì, ở đâu, khi nào biết", said=tuple(words for words in said if words))


def _before(report: Report) -> Report | None:
    """Return the last quick report of the same matter that was frozen before this one."""
    rows = Report.objects.filter(office=report.office, kind=report.kind, frozen_at__isnull=False).exclude(pk=report.pk)
    rows = rows.filter(case=report.case, unit=report.unit_id) if report.case_id else rows.filter(story=report.story)
    if report.frozen_at:
        rows = rows.filter(frozen_at__lt=report.frozen_at)
    return rows.order_by("-frozen_at").first()


def _moment(at: datetime) -> str:
    return f"{local(at):%H giờ %M, ngày %d/%m/%Y}"


def _sources(pieces: list[Article], tally: Tally) -> Section:
    """Name the press; of what people wrote only the count is told, from five on."""
    press = [article for article in pieces if article.outlet.kind != PEOPLE]
    people = [article for article in pieces if article.outlet.kind == PEOPLE]
    total = tally.number("press.items", refs("A", (article.pk for article in press)))
    rows = tuple(
        (Field(str(at)), Field(a.outlet.name), Field(a.title, link=_address(a)), Field(_when(a)))
        for at, a in enumerate(press[:MOST], 1)
    )
    said = [f"Báo chí: {total.text} tin, bài." if press else "Báo chí: chưa có tin, bài."]
    if people:
        said.append(
            f"Trang công khai: {figure(len(people)) if len(people) >= 5 else 'dưới 5'} bài, không nêu danh tính."
        )
    if press:
        rows = (*rows, (Field(""), Field("Cộng", bold=True), total, Field("")))
    note = f"Nêu {MOST} tin, bài đầu." if len(press) > MOST else ""
    return Section("Nguồn tin", said=tuple(said), grids=(Grid(SOURCES, rows, note=note),))


def _address(article: Article) -> str:
    return article.url if article.url.startswith("http") else ""


def _when(article: Article) -> str:
    return f"{local(article.published_at):%H:%M %d/%m/%Y}"


def _checked(case: Case | None, claims: Iterable[Claim], tally: Tally) -> Section:
    if case is None:
        return Section("Đã kiểm tra", nil="Chưa kiểm tra: tin chưa lập vụ việc.")
    proofs = [proof.name for claim in claims for proof in claim.proofs.all()]
    asked = list(cases.tasks_of(case))
    answered = [task for task in asked if task.answered_at]
    said = []
    if proofs:
        said.append(f"Bằng chứng đã có: {'; '.join(proofs)}.")
    if asked:
        said.append(f"Đã hỏi {len(asked)} đơn vị, {len(answered)} đơn vị đã trả lời.")
    said += [f"{task.unit.short_name} trả lời: {task.answer}" for task in answered if task.answer]
    return Section("Đã kiểm tra", said=tuple(said), nil="Chưa có kết quả kiểm tra.")


def _found(claims: list[Claim]) -> Section:
    rows = tuple(
        (
            Field(claim.letter),
            Field(claim.text),
            Field(str(case_words.VERDICTS[claim.verdict]) if claim.verdict else "Chưa rõ"),
            Field(claim.finding),
        )
        for claim in claims
    )
    return Section("Kết quả bước đầu", grids=(Grid(CLAIMS, rows),), nil="Chưa rõ đúng, sai: đang xác minh.")


def _done(case: Case | None) -> Section:
    if case is None:
        return Section("Việc đã làm", nil="Đang theo dõi, chưa giao việc.")
    said = []
    if case.assigned_at and case.lead:
        said.append(f"{localdate(case.assigned_at):%d/%m/%Y}: giao {case.lead.name} xác minh.")
    said += [_instruction(one) for one in cases.instructions_of(case)]
    said += [words for track in case.tracks.all() if (words := _track(track))]
    said += [
        f"{local(letter.issued_at):%d/%m/%Y}: gửi {letter.full_number}."
        for letter in letters.of_case(case.pk)
        if letter.issued_at
    ]
    if case.outcome:
        said.append(f"Kết quả cuối cùng: {case.outcome.rstrip('.')}.")
    return Section("Việc đã làm", said=tuple(said), nil="Chưa có.")


def _instruction(one: object) -> str:
    result = f" Kết quả: {one.result.rstrip('.')}." if one.result else ""
    return f"{localdate(one.given_at):%d/%m/%Y}: chỉ đạo “{one.order.rstrip('.')}”.{result}"


def _track(track: CaseTrack) -> str:
    if track.state == "withdrawn":
        return ""
    name, state = str(case_words.TRACKS[track.track]), case_words.track_state(track.track, track.state)
    done = f", {track.done}/{track.total} {track.measure}".rstrip() if track.total else ""
    note = f" ({track.note.rstrip('.')})" if track.note else ""
    return f"{name}: {state}{done}{note}."
