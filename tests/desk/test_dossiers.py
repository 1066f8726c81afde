"""A work file gathers the papers of a matter in order, closes with its digests, and locks once the archive has it."""

from datetime import date, datetime
from typing import Any

import pytest

from hoiam.core.errors import HoiamError
from hoiam.core.text.question import question
from hoiam.core.values.actor import MACHINE
from hoiam.core.values.case import State, Verdict
from hoiam.desk.cases.models import Case
from hoiam.desk.dossiers import actions, queries
from hoiam.desk.dossiers.describing import case_lines, described, parted
from hoiam.desk.dossiers.models import Dossier, DossierState, Handover, Item
from hoiam.desk.dossiers.papers import contents_of, record_of
from hoiam.desk.files import actions as files
from hoiam.desk.letters import actions as letters
from hoiam.desk.letters.models import Letter
from hoiam.desk.papers import actions as papers
from hoiam.desk.papers.models import Paper
from hoiam.desk.units import actions as units
from tests import people
from tests.desk import made
from tests.desk.made import NOW, by, later
from tests.people import House
from tests.writes import by_a_wrong_hand


def refused(act: Any, code: str) -> None:
    with pytest.raises(HoiamError, match=code.replace(".", r"\.")):
        act()


def opened(house: House, who: people.Actor = people.SECOND_EYES, **more: Any) -> Dossier:
    told = {"notation": "05.VHTT", "title": "Cấp nước ở Đăk Ui", "keep_years": 20, "unit": house.units["mau-vhtt"]}
    return actions.open_file(office=house.office, **(told | more), **by(who, 1))


def paper(house: House, subject: str = "về việc nước sạch ở Đăk Ui", number: str = "47/CV-TR") -> Paper:
    told = {"kind": "other", "sender": "Báo Thông Reo", "subject": subject, "number": number, "received_at": NOW}
    return papers.register(office=house.office, dated=date(2022, 10, 5), **told, **by(people.CLERK, 1))


def issued(house: House) -> Letter:
    return letters.issue(letter=made.approved(house), **by(people.CLERK, 8))


def closed(house: House, notation: str = "05.VHTT") -> Dossier:
    dossier = opened(house, notation=notation)
    actions.add(dossier=dossier, things=[paper(house)], **by(people.SECOND_EYES, 2))
    return actions.close(dossier=dossier, **by(people.SECOND_EYES, 3))


def handed(house: House, *dossiers: Dossier, **more: Any) -> Handover:
    told = {"giver": house.units["mau-vhtt"], "taker": "Lưu trữ cơ quan", "day": NOW.date()}
    return actions.hand_over(office=house.office, dossiers=dossiers, **(told | more), **by(people.CLERK, 9))


def order(dossier: Dossier) -> list[tuple[int, str]]:
    return [(item.ordinal, item.subject) for item in queries.items_of(dossier)]


def test_a_file_gathers_everything_of_its_case_by_day(house: House) -> None:
    letter = issued(house)
    dossier = opened(house, case=letter.case)
    found = queries.proposed(dossier, people.SECOND_EYES, NOW.date())
    assert {described(thing).kind for thing in found} == {"letter", "case"}
    actions.add(dossier=dossier, things=found, **by(people.SECOND_EYES, 9))
    assert queries.proposed(dossier, people.SECOND_EYES, NOW.date()) == []
    item = dossier.items.get(kind="letter")
    assert (item.type_name, item.number, item.notation) == ("Công văn", "01", "UBND-VX")
    assert (item.dated, item.issuer) == (NOW.date(), house.office.name)
    assert "V/v" not in item.subject


def test_a_file_found_by_no_case_is_filled_by_search_with_and_without_marks(house: House) -> None:
    dossier, one = opened(house), paper(house)
    for asked in ("nước sạch", "nuoc sach", "47/CV-TR"):
        assert queries.search(dossier, people.CLERK, question(asked)) == [one]
    actions.add(dossier=dossier, things=[one], **by(people.SECOND_EYES, 2))
    assert queries.search(dossier, people.CLERK, question("nuoc sach")) == []


def test_places_run_from_one_without_a_gap_whatever_is_moved_or_taken_out(house: House) -> None:
    dossier = opened(house)
    things = [paper(house, f"Giấy {n}", f"{n}/CV") for n in (1, 2, 3)]
    actions.add(dossier=dossier, things=[*things, things[0]], **by(people.SECOND_EYES, 2))
    actions.move(item=dossier.items.get(ordinal=3), to=1, **by(people.SECOND_EYES, 3))
    assert order(dossier) == [(1, "Giấy 3"), (2, "Giấy 1"), (3, "Giấy 2")]
    actions.remove(item=dossier.items.get(ordinal=2), **by(people.SECOND_EYES, 4))
    assert order(dossier) == [(1, "Giấy 3"), (2, "Giấy 2")]
    actions.move(item=dossier.items.get(ordinal=1), to=99, **by(people.SECOND_EYES, 5))
    assert order(dossier) == [(1, "Giấy 2"), (2, "Giấy 3")]
    refused(lambda: actions.add(dossier=dossier, things=[things[1]], **by(people.CLERK, 6)), "dossier.nothing")


def test_closing_freezes_names_and_digests(house: House) -> None:
    dossier, one = opened(house), paper(house)
    told = {"purpose": "paper", "subject": str(one.pk), "name": "47.pdf", "content_type": "application/pdf"}
    files.note(office=house.office.key, sha256="a" * 64, size=9, by=MACHINE, now=NOW, **told)
    actions.add(dossier=dossier, things=[one], **by(people.SECOND_EYES, 2))
    actions.close(dossier=dossier, pages={"a" * 64: 2}, **by(people.SECOND_EYES, 3))
    item = Item.objects.get()
    assert item.files == [{"name": "47.pdf", "content_type": "application/pdf", "sha256": "a" * 64, "size": 9}]
    assert item.pages == 2
    files.note(office=house.office.key, sha256="b" * 64, size=9, by=MACHINE, now=later(9), **told)
    item.refresh_from_db()
    assert item.files[0]["sha256"] == "a" * 64
    refused(lambda: actions.add(dossier=dossier, things=[paper(house)], **by(people.CLERK, 4)), "dossier.state")


def test_a_file_closes_after_its_matter_and_never_empty(house: House) -> None:
    refused(lambda: actions.close(dossier=opened(house), **by(people.SECOND_EYES, 3)), "dossier.empty")
    letter = made.letter(house)
    dossier = opened(house, notation="06.VHTT", case=letter.case)
    actions.add(dossier=dossier, things=[letter.case], **by(people.SECOND_EYES, 6))
    refused(lambda: actions.close(dossier=dossier, **by(people.SECOND_EYES, 7)), "dossier.case_open")
    with by_a_wrong_hand():
        Case.objects.filter(pk=letter.case_id).update(state=State.IRRELEVANT)
    refused(lambda: actions.close(dossier=dossier, **by(people.SECOND_EYES, 7)), "dossier.letters_open")


def test_a_closed_file_opens_again_with_a_reason_until_the_archive_has_it(house: House) -> None:
    dossier = closed(house)
    refused(lambda: actions.reopen(dossier=dossier, reason="", **by(people.SECOND_EYES, 4)), "dossier.reason")
    dossier = actions.reopen(dossier=dossier, reason="còn thiếu biên bản", **by(people.SECOND_EYES, 4))
    dossier = actions.close(dossier=dossier, **by(people.SECOND_EYES, 5))
    handed(house, dossier)
    reason = {"reason": "còn thiếu biên bản"}
    refused(lambda: actions.reopen(dossier=dossier, **reason, **by(people.SECOND_EYES, 9)), "dossier.state")
    amended = {"title": "Tên khác", "keep_years": 10}
    refused(lambda: actions.amend(dossier=dossier, **amended, **by(people.CLERK, 9)), "dossier.state")


def test_the_record_names_both_sides_the_day_and_every_file(house: House) -> None:
    record = handed(house, closed(house, "07.VHTT"), closed(house, "05.VHTT"))
    assert [one.state for one in record.dossiers.all()] == [DossierState.HANDED] * 2
    paper = record_of(record)
    assert (paper.number, paper.type_name, paper.recipients) == ("Số: 01/BB-UBND", "BIÊN BẢN", ())
    said = "\n".join(run.text for block in paper.body for run in getattr(block, "runs", ()))
    assert "02 hồ sơ, 02 văn bản" in said and "Phòng VH-TT" in said
    table = paper.annexes[0].body[0]
    assert [row[1].text for row in table.rows] == ["05.VHTT", "07.VHTT"]  # type: ignore[union-attr]
    assert [line.facts["files"] for line in made.lines("dossier.hand_over")] == [["07.VHTT", "05.VHTT"]]
    assert handed(house, closed(house, "08.VHTT")).number == 2


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"taker": " "}, "dossier.sides"),
        ({"taker": "phòng vh-tt"}, "dossier.sides"),
        ({"day": date(2022, 10, 7)}, "dossier.day"),
        ({"day": date(2022, 10, 5)}, "dossier.day"),
    ],
)
def test_a_record_that_cannot_be_leaves_the_file_where_it_is(house: House, changes: dict[str, Any], code: str) -> None:
    dossier = closed(house)
    refused(lambda: handed(house, dossier, **changes), code)
    dossier.refresh_from_db()
    assert (dossier.state, Handover.objects.count()) == (DossierState.CLOSED, 0)


def test_an_open_file_and_one_given_before_are_not_given(house: House) -> None:
    refused(lambda: handed(house, opened(house, notation="09")), "dossier.state")
    dossier = closed(house)
    handed(house, dossier)
    refused(lambda: handed(house, dossier), "dossier.state")
    refused(lambda: handed(house), "dossier.nothing")


def test_codes_come_from_the_list_and_are_used_once_a_year(house: House) -> None:
    told = {"year": 2022, "notation": "05.VHTT", "title": "Báo chí phản ánh", "keep_years": 20}
    row = actions.list_file(office=house.office, **told, **by(people.CLERK))
    refused(lambda: actions.list_file(office=house.office, **told, **by(people.CLERK)), "dossier.code_taken")
    refused(lambda: actions.list_file(office=house.office, **told, **by(people.VERIFIER)), "dossier.list_role")
    assert list(queries.free_codes(house.office, 2022)) == [row]
    opened(house)
    assert list(queries.free_codes(house.office, 2022)) == []
    refused(lambda: opened(house), "dossier.code_taken")
    refused(lambda: actions.drop_listed(listed=row, **by(people.CLERK, 2)), "dossier.listed_used")
    refused(lambda: opened(house, notation="10", keep_years=3), "dossier.keep_years")


def test_a_unit_sees_and_fills_its_own_files_only(house: House) -> None:
    mine = opened(house, people.VERIFIER, notation="01.DU", unit=house.units["mau-dak-ui"])
    other = opened(house)
    assert list(queries.dossiers_of(house.office, people.VERIFIER)) == [mine]
    assert set(queries.dossiers_of(house.office, people.CLERK)) == {mine, other}
    refused(lambda: actions.add(dossier=other, things=[paper(house)], **by(people.VERIFIER, 2)), "dossier.not_yours")
    refused(lambda: opened(house, people.CHECKER, notation="02"), "dossier.role")


def test_a_paper_of_another_office_stays_out(house: House) -> None:
    foreign = people.settle_other()
    theirs = paper(House(foreign.office, foreign.units))
    refused(lambda: actions.add(dossier=opened(house), things=[theirs], **by(people.CLERK, 2)), "dossier.foreign")
    with pytest.raises(Paper.DoesNotExist):
        queries.thing_for(opened(house, notation="06"), people.CLERK, f"paper:{theirs.pk}", NOW.date())


def test_nothing_is_filed_in_a_frozen_office(house: House) -> None:
    dossier = opened(house)
    units.freeze_office(office=house.office, **by(MACHINE, 2))
    refused(lambda: actions.amend(dossier=dossier, title="a b", **by(people.CLERK, 3)), "move.frozen")


@pytest.mark.parametrize(
    ("ended", "last"),
    [((2022, 10, 6), date(2023, 10, 6)), ((2024, 2, 29), date(2025, 2, 28))],
)
def test_a_file_goes_to_the_archive_within_a_year(ended: tuple[int, int, int], last: date) -> None:
    assert queries.hand_over_by(Dossier(closed_at=datetime(*ended, 9, tzinfo=people.HANOI))) == last
    assert queries.hand_over_by(Dossier()) is None


def test_the_list_of_papers_prints_each_paper_at_its_place(house: House) -> None:
    paper = contents_of(closed(house))
    rows = paper.body[0].rows  # type: ignore[union-attr]
    assert [cell.text for cell in rows[0][:5]] == [
        *("1", "47/CV-TR", "05/10/2022", "Công văn: Về việc nước sạch ở Đăk Ui", "Báo Thông Reo")
    ]
    assert paper.number == "Hồ sơ số: 05.VHTT"


def test_numbers_fall_into_their_two_parts() -> None:
    assert [parted(full) for full in ("2736/UBND-VX", "05/BC-TT", "CV-12", "")] == [
        *(("2736", "UBND-VX"), ("05", "BC-TT"), ("", "CV-12"), ("", ""))
    ]


def test_the_slip_of_a_case_says_what_was_found_and_done(house: House) -> None:
    case = made.concluded(house, Verdict.TRUE, Verdict.FALSE)
    with by_a_wrong_hand():
        case.tracks.filter(track="remedy").update(note="Đã nối lại đường ống.")
    said = case_lines(case)
    assert any("Kết luận: đúng" in line for line in said) and any("Kết luận: sai" in line for line in said)
    assert said[-1] == "Khắc phục: Đã nối lại đường ống."
