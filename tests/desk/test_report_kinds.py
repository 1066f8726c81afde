"""Reports of every other kind: one snapshot each, whose numbers open what they counted for ever."""

from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from hoiam.core.compose.check import check
from hoiam.core.compose.snapshot import Field, Snapshot
from hoiam.core.errors import HoiamError
from hoiam.core.values.document import Document
from hoiam.core.values.figures import count_in
from hoiam.desk.cases import actions as cases
from hoiam.desk.directives import actions as directives
from hoiam.desk.press import actions as press
from hoiam.desk.press.models import OccasionKind
from hoiam.desk.reports import actions, queries
from hoiam.desk.reports.models import Report, ReportKind, ReportState, Stage
from hoiam.desk.stories import actions as stories
from hoiam.web.screens.reports.things import lines
from tests import people
from tests.desk import made
from tests.desk.made import NOW, by
from tests.desk.test_directives import confirmed, task
from tests.people import HANOI, House
from tests.writes import by_a_wrong_hand

NEXT_MONTH = datetime(2022, 11, 1, 8, tzinfo=HANOI)


def snapshot(report: Report) -> Snapshot:
    figures = queries.figures_of(report, NOW)
    assert isinstance(figures, Snapshot)
    return figures


def frozen(report: Report, now: datetime) -> Report:
    return actions.freeze(report=report, by=people.SORTER, now=now)


def monthly(house: House, now: datetime = NEXT_MONTH) -> Report:
    opened = actions.open_period(
        office=house.office, kind=ReportKind.MONTHLY, day=date(2022, 10, 6), by=people.SORTER, now=now
    )
    return frozen(opened, now)


def numbers(report: Report) -> dict[str, Field]:
    """Return every number of a report by the list that it opens."""
    fields = (f for s in snapshot(report).sections for g in s.grids for row in g.rows for f in row)
    return {field.opens: field for field in fields if field.opens}


def test_every_number_of_every_kind_opens_a_list_of_as_many_things(house: House) -> None:
    item = made.item(house)
    case = made.case(house, story=item.story)
    directive = confirmed(house)
    directives.give_evidence(task=task(directive, "2.1b"), note="Báo cáo tuần 40", **by(people.SORTER, 60))
    press.note_occasion(
        office=house.office, kind=OccasionKind.CONFERENCE, title="Họp báo quý III", at=NOW, **by(people.ROUTER, 5)
    )
    who, office, day = people.SORTER, house.office, date(2022, 10, 6)
    opened = [
        actions.open_quick(office=office, case=case, by=who, now=NEXT_MONTH),
        actions.open_tasks(directive=directive, by=who, now=NEXT_MONTH),
        actions.open_adhoc(
            office=office, title="Nước", first=day - timedelta(days=9), last=day, asked={}, by=who, now=NEXT_MONTH
        ),
    ]
    opened += [
        actions.open_period(office=office, kind=kind, day=day, by=who, now=NEXT_MONTH)
        for kind in (ReportKind.MONTHLY, ReportKind.QUARTERLY, ReportKind.YEARLY, ReportKind.SPEECH)
    ]
    for report in opened:
        kept = frozen(report, max(report.ends, NEXT_MONTH))
        found = numbers(kept)
        assert found, report.kind
        for key, field in found.items():
            listed = lines(kept.lists[key], kept)
            assert len(listed) == count_in(field.text), (report.kind, key)
            assert all(line.title for line in listed)


def test_a_number_of_last_month_opens_the_same_list_after_stories_were_merged_and_split(house: House) -> None:
    first, second, third = (made.item(house, n) for n in (1, 2, 3))
    report = monthly(house)
    before = {key: lines(held, report) for key, held in report.lists.items()}
    by_field = [key for key in report.lists if key.startswith("field") and key.endswith(".complaint")]
    assert sum(len(report.lists[key]) for key in by_field) == len(
        report.lists["now.complaint"]
    )  # one count, told twice
    document = queries.document_of(report, NEXT_MONTH)
    assert {"now.items", "now.stories"} <= set(before)
    later = {"by": people.SORTER, "now": NEXT_MONTH + timedelta(days=3)}
    stories.merge(story=second.story, into=first.story, **later)
    third.refresh_from_db()
    stories.merge(story=third.story, into=first.story, **later)
    third.refresh_from_db()
    stories.split(item=third, **later)
    again = Report.objects.get(pk=report.pk)
    assert queries.document_of(again, NEXT_MONTH) == document
    after = {key: lines(held, again) for key, held in again.lists.items()}
    titles = {key: [(line.title, line.at) for line in held] for key, held in before.items()}
    assert {key: [(line.title, line.at) for line in held] for key, held in after.items()} == titles
    span = {"starts": report.starts, "ends": report.ends}
    fresh = queries.gather(Report(office=house.office, kind=ReportKind.MONTHLY, **span), NEXT_MONTH)
    assert fresh.lists["now.stories"] != report.lists["now.stories"]  # counted anew it would say something else


@pytest.mark.parametrize("kind", [ReportKind.MONTHLY, ReportKind.QUARTERLY, ReportKind.YEARLY, ReportKind.SPEECH])
def test_a_span_has_one_report_and_is_not_frozen_before_it_is_over(house: House, kind: ReportKind) -> None:
    def open_() -> Report:
        return actions.open_period(office=house.office, kind=kind, day=NOW.date(), by=people.SORTER, now=NOW)

    report = open_()
    assert open_() == report
    with pytest.raises(HoiamError, match=r"report\.too_early"):
        frozen(report, report.ends - timedelta(seconds=1))
    assert frozen(report, report.ends).state == ReportState.FROZEN
    with pytest.raises(IntegrityError), transaction.atomic(), by_a_wrong_hand():
        Report.objects.create(office=house.office, kind=kind, starts=report.starts, ends=report.ends, opened_at=NOW)


@pytest.mark.parametrize("day", [date(1, 1, 1), date(1999, 12, 31), date(2024, 1, 1), date(9999, 12, 31)])
def test_no_report_is_opened_about_days_that_the_calendar_cannot_hold(house: House, day: date) -> None:
    told = {"office": house.office, "by": people.SORTER, "now": NOW}
    for kind in (ReportKind.MONTHLY, ReportKind.YEARLY, ReportKind.SPEECH):
        with pytest.raises(HoiamError, match=r"report\.no_period"):
            actions.open_period(kind=kind, day=day, **told)
    with pytest.raises(HoiamError, match=r"report\.filter"):
        actions.open_adhoc(title="Nước", first=day, last=day, asked={}, **told)
    assert not Report.objects.exists()


def test_a_span_in_which_nothing_happened_is_a_report_too(house: House) -> None:
    report = monthly(house)
    document = queries.document_of(report, NEXT_MONTH)
    said = "\n".join(run.text for block in document.body if block.kind == "paragraph" for run in block.runs)
    assert "Không có tin, bài trong kỳ." in said
    assert "chưa viết nhận định" in said
    assert not report.lists


def faults(document: Document) -> list[str]:
    """Return what is wrong with the form, but for the signer's name, which this office has not set for reports."""
    found = [finding.code for finding in check(document).findings if finding.severity == "must"]
    return [code for code in found if code != "signature.no_name"]


def test_each_kind_keeps_the_form_of_the_decree(house: House) -> None:
    case = made.case(house, story=made.item(house).story)
    quick = actions.open_quick(office=house.office, case=case, by=people.SORTER, now=NOW)
    tasks = actions.open_tasks(directive=confirmed(house), **by(people.SORTER, 30))
    told = [
        run.text for block in queries.document_of(quick, NOW).body if block.kind == "paragraph" for run in block.runs
    ]
    assert told[-1].startswith("Trên đây là báo cáo nhanh của Ủy ban nhân dân huyện Đăk Hà; có diễn biến mới")
    for report in (quick, tasks, monthly(house)):
        assert faults(queries.document_of(report, NEXT_MONTH)) == [], report.kind


# --- the quick report of one matter


def test_the_first_the_next_and_the_last_word_about_a_matter(house: House) -> None:
    case = made.case(house, story=made.item(house).story)
    first = actions.open_quick(office=house.office, case=case, by=people.SORTER, now=NOW)
    assert actions.open_quick(office=house.office, case=case, by=people.SORTER, now=NOW) == first  # a second click
    assert first.stage == Stage.INITIAL
    frozen(first, NOW + timedelta(hours=1))
    second = actions.open_quick(office=house.office, case=case, by=people.SORTER, now=NOW + timedelta(hours=2))
    assert second.stage == Stage.ADDITIONAL
    told = snapshot(second).sections[0].said
    assert any(words.startswith("Báo cáo trước: số 1,") for words in told)
    frozen(second, NOW + timedelta(hours=3))
    with pytest.raises(HoiamError, match=r"report\.not_final"):
        actions.open_quick(office=house.office, case=case, final=True, by=people.SORTER, now=NOW + timedelta(hours=4))


def test_a_draft_becomes_the_last_word_once_its_case_is_concluded(house: House) -> None:
    case = made.verifying(house)
    told = {"office": house.office, "case": case, "by": people.SORTER}
    draft = actions.open_quick(now=NOW + timedelta(minutes=5), **told)
    with pytest.raises(HoiamError, match=r"report\.not_final"):
        actions.open_quick(final=True, now=NOW + timedelta(minutes=6), **told)
    case.concluded_at = NOW + timedelta(minutes=7)  # as the case is told once it is concluded
    last = actions.open_quick(final=True, now=NOW + timedelta(minutes=8), **told)
    assert (last, last.stage) == (draft, Stage.FINAL)
    actions.open_quick(final=True, now=NOW + timedelta(minutes=9), **told)
    assert len(made.lines("report.final")) == 1


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Đăk Ui thiếu nước sinh hoạt", "về việc Đăk Ui thiếu nước sinh hoạt"),
        ("Xã Đăk Ui thiếu nước sinh hoạt", "về việc xã Đăk Ui thiếu nước sinh hoạt"),
        ("Cháy chợ trong đêm", "về việc cháy chợ trong đêm"),
    ],
)
def test_the_subject_of_a_quick_report_keeps_names(title: str, told: str, house: House) -> None:
    case = cases.open_case(office=house.office, title=title, **by(people.SORTER))
    report = actions.open_quick(office=house.office, case=case, by=people.SORTER, now=NOW)
    assert queries.document_of(report, NOW).subject.endswith(told)


def test_the_quick_report_has_seven_parts_and_freezing_keeps_what_was_known(house: House) -> None:
    item = made.item(house)
    report = actions.open_quick(office=house.office, story=item.story, by=people.SORTER, now=NOW)
    words = {"outlook": [], "proposals": [{"who": "UBND xã", "what": "kiểm tra ngay", "before": ""}]}
    report = actions.write(
        report=report, written={"press": ["UBND huyện đang kiểm tra."]}, **words, by=people.SORTER, now=NOW
    )
    report = frozen(report, NOW + timedelta(minutes=5))
    parts = snapshot(report).sections
    assert len(parts) == 7
    assert parts[6].said == ("UBND huyện đang kiểm tra.",)
    assert parts[5].said == ("1. UBND xã kiểm tra ngay.",)
    before = snapshot(report)
    made.case(house, story=item.story)
    report = actions.write(report=report, written={}, **words, by=people.SORTER, now=NOW + timedelta(minutes=9))
    after = snapshot(report)
    assert after.sections[:6] == before.sections[:6]
    assert after.sections[6].gap  # what was taken back is missing again


def test_who_may_not_open_write_approve_or_open_for_another_office(house: House) -> None:
    case = made.case(house)
    for who in (people.VERIFIER, people.CLERK, people.STRANGER):
        with pytest.raises(HoiamError, match=r"report\.role"):
            actions.open_quick(office=house.office, case=case, by=who, now=NOW)
    with pytest.raises(HoiamError, match=r"report\.no_matter"):
        actions.open_quick(office=people.settle_other().office, case=case, by=people.SORTER, now=NOW)
    report = frozen(actions.open_quick(office=house.office, case=case, by=people.ROUTER, now=NOW), NOW)
    with pytest.raises(HoiamError, match=r"report\.same_person"):
        actions.approve(report=report, by=people.SORTER, now=NOW)
    assert actions.approve(report=report, by=people.ROUTER, now=NOW).state == ReportState.APPROVED


# --- task by task


def test_the_report_on_a_dispatch_tells_task_by_task_who_was_late(house: House) -> None:
    directive = confirmed(house)
    weekly = task(directive, "2.1b")
    due = weekly.next_due_at
    assert due is not None
    directives.give_evidence(task=weekly, note="Báo cáo tuần 40", by=people.SORTER, now=due + timedelta(minutes=1))
    report = frozen(actions.open_tasks(directive=directive, by=people.SORTER, now=NEXT_MONTH), NEXT_MONTH)
    held = report.lists
    assert len(held[f"task{weekly.pk}.late"]) == 1
    assert f"task{weekly.pk}.in_time" not in held
    rows = snapshot(report).sections[1].grids[0].rows
    assert [row[0].text for row in rows] == ["2.1b", "3.2a", "1.1a"]
    late = {key: row[8] for key, row in zip(("2.1b", "3.2a", "1.1a"), rows, strict=True)}
    assert (late["2.1b"].text, late["3.2a"].text) == ("1", "3")  # weekly since, and three units with October's
    assert late["3.2a"].late
    again = actions.open_tasks(directive=directive, by=people.SORTER, now=NEXT_MONTH + timedelta(days=9))
    assert again.starts == report.ends  # nothing falls between two reports


# --- the statements of a year


def test_the_six_figures_of_the_decree(house: House) -> None:
    office, at = house.office, datetime(2026, 8, 3, 9, tzinfo=HANOI)
    for kind, title in ((OccasionKind.CONFERENCE, "Họp báo"), (OccasionKind.BRIEFING, "Giao ban")):
        press.note_occasion(office=office, kind=kind, title=title, at=at, by=people.ROUTER, now=at)
    told = {"office": office, "kind": OccasionKind.EVENT, "title": "Sạt lở", "by": people.ROUTER}
    event = press.note_occasion(clause="7.3", at=at, now=at, **told)
    assert event.due_at == at + timedelta(hours=24)
    press.spoke(occasion=event, at=at + timedelta(hours=23), by=people.ROUTER, now=at + timedelta(hours=24))
    press.note_occasion(clause="7.4", at=at, now=at + timedelta(days=3), said_at=at + timedelta(hours=24), **told)
    press.note_occasion(clause="7.2", at=at, now=at, **told)
    report = actions.open_period(office=office, kind=ReportKind.SPEECH, day=at.date(), by=people.ROUTER, now=at)
    assert (report.starts, report.ends) == (
        datetime(2025, 12, 15, tzinfo=HANOI),
        datetime(2026, 12, 15, tzinfo=HANOI),
    )
    report = frozen(report, report.ends)
    rows = snapshot(report).sections[0].grids[0].rows
    shown = [tuple(field.text for field in row[2:]) for row in rows]
    assert shown == [
        ("1", "", ""),
        ("1", "", ""),
        ("0", "0", "không phát sinh"),
        ("2", "3", "67 %"),
        ("1", "2", "50 %"),  # 24 hours sharp is late
        ("0", "0", ""),
    ]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"title": " "}, "press.occasion"),
        ({"at": NOW + timedelta(hours=2)}, "press.occasion"),
        ({"clause": ""}, "press.occasion_clause"),
        ({"clause": "7.6"}, "press.occasion_clause"),
        ({"kind": OccasionKind.BRIEFING}, "press.occasion_clause"),
        ({"said_at": NOW - timedelta(hours=1)}, "press.occasion"),
    ],
)
def test_what_cannot_be_is_not_noted(house: House, change: dict[str, object], code: str) -> None:
    told = {"kind": OccasionKind.EVENT, "title": "Sạt lở", "at": NOW, "clause": "7.3"} | change
    with pytest.raises(HoiamError) as refused:
        press.note_occasion(office=house.office, by=people.ROUTER, now=NOW, **told)
    assert refused.value.code == code


# --- over a filter


def test_a_filter_narrows_what_is_counted_and_says_so(house: House) -> None:
    made.item(house, 1)
    day = NOW.date()
    told = {"title": "Việc khác", "first": day - timedelta(days=30), "last": day, "by": people.SORTER, "now": NOW}
    whole = frozen(actions.open_adhoc(office=house.office, asked={}, **told), NOW)
    none = frozen(actions.open_adhoc(office=house.office, asked={"words": "khôngcótừnày"}, **told), NOW)
    assert len(whole.lists["now.items"]) == 1  # of this morning, though the day is not over
    assert sum(bar.value for bar in snapshot(whole).sections[0].charts[0].bars) == 1
    assert "now.items" not in none.lists
    assert snapshot(none).sections[0].said == ("Bộ lọc: từ khóa “khôngcótừnày”.",)
    for wrong in ({"title": ""}, {"first": day + timedelta(days=1)}, {"first": date(2010, 1, 1)}):
        with pytest.raises(HoiamError, match=r"report\.filter"):
            actions.open_adhoc(office=house.office, asked={}, **(told | wrong))


def test_a_story_of_the_month_is_told_in_a_sentence_of_the_press_and_never_of_what_people_post(house: House) -> None:
    text = (
        "Từ ngày 28/9, công trình cấp nước của thôn 5, xã Đăk Ui ngừng chảy vì hồ chứa cạn đáy. "
        "Chín mươi hộ phải mua nước bình hoặc xuống suối gùi từng can về dùng. "
        "Đơn vị quản lý cho biết sẽ nạo vét hồ và thay máy bơm trong nửa đầu tháng mười."
    )
    made.item(house, 1, sapo="", text=text)
    people_source = made.source(made.outlet("mau-hoi-nhom", kind="public_page"))
    made.item(house, 2, of=people_source, sapo="", text="Cả xóm không có nước gần tháng nay rồi, ai ghé coi giùm với.")
    part = next(one for one in snapshot(monthly(house)).sections if one.title == "Vấn đề nổi bật")
    assert len(part.said) == 1
    told, cited = part.said[0].rsplit(" (", 1)
    assert told[0].isdigit() and told[3:] in text
    assert cited == "Báo mau-thong-reo, 06/10/2022)."
