"""The two registers of Decree 30/2020, Annex IV: filled by what happens, numbered by years, found by words."""

from datetime import date, datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from hoiam.core.errors import HoiamError
from hoiam.core.text.question import question
from hoiam.desk.directives import actions as directives
from hoiam.desk.dossiers.describing import described
from hoiam.desk.letters import actions as letters
from hoiam.desk.letters import queries as letter_queries
from hoiam.desk.papers import actions, queries
from hoiam.desk.papers.models import Paper, PaperKind
from hoiam.desk.press import actions as press
from tests import people
from tests.desk import made
from tests.desk.made import NOW, by
from tests.desk.test_directives import HEAD, take_in
from tests.people import House
from tests.writes import by_a_wrong_hand


def register(house: House, **changes: Any) -> Paper:
    told = {"kind": "other", "sender": "Báo Thông Reo", "subject": "Nước sạch ở Đăk Ui", "received_at": NOW}
    return actions.register(office=house.office, **(told | changes), **by(people.CLERK, 5))


def asked(house: House, **changes: Any) -> None:
    told = {"outlet": made.outlet(), "request": "Phỏng vấn về cấp nước", "received_at": NOW}
    press.note(office=house.office, **(told | changes), **by(people.SECOND_EYES, 1))


def book(house: House, **more: Any) -> list[tuple[int, str]]:
    return [(paper.arrival, paper.kind) for paper in queries.register(house.office, 2022, **more)]


def test_what_happens_stands_in_the_register_without_being_typed_again(house: House) -> None:
    register(house)
    directive = take_in(house)
    asked(house, written=True, number="12/GGT", dated=date(2022, 10, 5))
    asked(house)
    assert book(house) == [(1, "other"), (2, "dispatch"), (3, "information")]
    line = queries.line_of(house.office, "directive", directive.pk)
    assert line and (line.number, line.dated) == (directive.number_full, directive.dated)
    assert Paper.objects.get(arrival=3).number == "12/GGT"


def test_the_type_that_was_read_stands_in_the_register_and_in_a_work_file(house: House) -> None:
    directive = take_in(house, structure={"document": HEAD | {"type": "CHỈ THỊ"}, "tasks": []})
    assert Paper.objects.get().type_name == described(directive).type_name == "Chỉ thị"


def test_what_is_put_right_in_a_dispatch_is_put_right_in_its_line_and_the_number_stays(house: House) -> None:
    directive = take_in(house)
    fields = {"number_full": "2737/UBND-VX", "issuer": "UBND huyện khác"}
    directives.mend(directive=directive, fields=fields, **by(people.CLERK, 9))
    line = Paper.objects.get()
    assert (line.arrival, line.number, line.sender) == (1, "2737/UBND-VX", "UBND huyện khác")


def test_what_a_clerk_put_right_in_a_line_stays_where_the_dispatch_was_not_put_right(house: House) -> None:
    directive = take_in(house)
    fields = {"number": "2736a/UBND-VX", "type_name": "Công văn hỏa tốc", "note": "Bản giấy"}
    actions.mend(paper=Paper.objects.get(), **fields, **by(people.CLERK, 8))
    head = {"number_full": directive.number_full, "dated": directive.dated, "issuer": "UBND huyện khác"}
    directives.mend(directive=directive, fields=head, **by(people.CLERK, 9))
    line = Paper.objects.get()
    assert {name: getattr(line, name) for name in fields} == fields
    assert line.sender == "UBND huyện khác"
    assert book(house, asked=question('"huyện khác"')) == [(1, "dispatch")]


def test_a_settled_word_of_the_head_is_put_right_in_the_line_too(house: House) -> None:
    doubt = {"line": 1, "original": "HUYEN", "restored": "HUYEN"}
    directive = take_in(house, restored="UBND HUYEN", doubts=[doubt])
    head = {**directive.structure["document"], "issuer": {"name": "UBND HUYỆN"}}
    told = {"structure": {**directive.structure, "document": head}, "seen": "UBND HUYEN"}
    actions.mend(paper=Paper.objects.get(), number="2736a/UBND-VX", **by(people.CLERK, 8))
    directives.accept_word(directive=directive, place=0, reading="HUYỆN", **told, **by(people.CLERK, 9))
    assert (Paper.objects.get().sender, Paper.objects.get().number) == ("UBND HUYỆN", "2736a/UBND-VX")


def test_numbers_begin_anew_with_the_year_and_leave_no_gap(house: House) -> None:
    last_night = datetime(2022, 12, 31, 23, 30, tzinfo=people.HANOI)
    told = {"kind": "other", "sender": "a", "subject": "b", "by": people.CLERK, "office": house.office}
    moments = [NOW, last_night, last_night.replace(year=2023, month=1, day=1), NOW]
    now = datetime(2023, 1, 2, 8, tzinfo=people.HANOI)
    given = [actions.register(received_at=at, now=now, **told) for at in moments]
    assert [(paper.year, paper.arrival) for paper in given] == [(2022, 1), (2022, 2), (2023, 1), (2022, 3)]


def test_the_register_is_found_by_words_with_and_without_marks_and_by_kind(house: House) -> None:
    register(house)
    asked(house, written=True)
    for words in ("nước sạch", "nuoc sach", '"báo thông reo"'):
        assert book(house, asked=question(words)) == [(1, "other")]
    assert book(house, kind=PaperKind.INFORMATION) == [(2, "information")]
    assert book(house, asked=question("-")) == []


def test_a_line_is_put_right_with_what_it_was_before_in_the_audit(house: House) -> None:
    paper = actions.mend(
        paper=register(house), subject="Nước ở Đăk Mar", due_on=date(2022, 10, 20), **by(people.CLERK, 6)
    )
    assert (paper.arrival, paper.due_on) == (1, date(2022, 10, 20))
    assert [line.facts["before"] for line in made.lines("paper.mend")] == [
        {"subject": "Nước sạch ở Đăk Ui", "due_on": ""}
    ]
    assert book(house, asked=question("dak mar")) == [(1, "other")]
    paper = actions.mend(paper=paper, note="Gọi lại 0912 345 678", **by(people.CLERK, 6))
    assert paper.note == "Gọi lại [số]"
    with pytest.raises(HoiamError, match=r"paper\.empty"):
        actions.mend(paper=paper, subject=" ", **by(people.CLERK, 7))
    with pytest.raises(HoiamError, match=r"paper\.role"):
        actions.mend(paper=paper, subject="a", **by(people.VERIFIER, 7))


def test_a_paper_is_passed_to_a_unit_between_its_day_and_today(house: House) -> None:
    paper, unit = register(house), house.units["mau-dak-ui"]
    told = {"unit": unit, "day": NOW.date(), "receipt": "Chủ tịch xã"}
    paper = actions.pass_on(paper=paper, **told, **by(people.CLERK, 6))
    assert (paper.unit, paper.passed_on, paper.receipt) == (unit, NOW.date(), "Chủ tịch xã")
    for day in (date(2022, 10, 5), date(2022, 10, 7)):
        with pytest.raises(HoiamError, match=r"paper\.passed_day"):
            actions.pass_on(paper=paper, **(told | {"day": day}), **by(people.CLERK, 7))
    foreign = people.settle_other().units["khac-vhtt"]
    with pytest.raises(HoiamError, match=r"paper\.foreign_unit"):
        actions.pass_on(paper=paper, **(told | {"unit": foreign}), **by(people.CLERK, 7))


def test_the_database_lets_no_record_stand_twice(house: House) -> None:
    take_in(house)
    with by_a_wrong_hand(), pytest.raises(IntegrityError), transaction.atomic():
        line = Paper.objects.get()
        line.pk, line.arrival = None, 2
        line.save()


def test_a_dispatch_in_the_register_asks_the_case_for_no_answer_to_the_press(house: House) -> None:
    from hoiam.desk.cases import actions as cases
    from hoiam.desk.cases import queries as case_queries

    take_in(house)
    case = cases.open_case(office=house.office, title="Nước", paper=Paper.objects.get(), **by(people.SORTER, 9))
    assert not case_queries.raised(case).asked


def test_the_register_of_outgoing_papers_is_found_by_words_and_series(house: House) -> None:
    letter = letters.issue(letter=made.approved(house), **by(people.CLERK, 8))
    found = letter_queries.register
    for words in ("cấp nước", "cap nuoc", letter.full_number):
        assert [entry.letter for entry in found(house.office, 2022, asked=question(words))] == [letter]
    assert list(found(house.office, 2022, asked=question("khong co"))) == []
    assert letter_queries.series_of_book(house.office) == ["CV"]
    assert list(found(house.office, 2022, "BC")) == []
