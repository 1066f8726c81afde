"""10 answer: a response with grounds, in the form of Decree 30/2020, approved by another, numbered, followed."""

from hoiam.core.compose.check import check
from hoiam.desk.files.queries import files_of
from hoiam.desk.letters.queries import document_of
from hoiam.outside.render.read_docx import read_docx
from tests.path.conftest import Road


def test_without_a_conclusion_it_is_a_response_and_only_the_replys_clock_runs(road: Road) -> None:
    assert road.letter.route == "response"
    clocks = road.case.clocks.filter(what__startswith="press_")
    assert {clock.what for clock in clocks} == {"press_reply"}
    assert [clock.rule for clock in clocks] == ["L103-2016.43.2-daily"]
    assert clocks.get().started_at == road.letter.received_at


def test_whoever_approved_it_had_not_drafted_it(road: Road) -> None:
    assert road.letter.approved_by and road.letter.approved_by != road.letter.drafted_by


def test_the_letter_has_no_fault_of_form(road: Road) -> None:
    found = check(document_of(road.letter))
    assert [f.code for f in found.findings if f.severity == "must"] == []


def test_both_files_exist_and_the_word_file_reads_back_as_the_letter(road: Road) -> None:
    kept = {f.name.rsplit(".", 1)[1]: f for f in files_of(road.desk.office.key, "letter", str(road.letter.pk))}
    assert set(kept) == {"docx", "pdf"}
    document, _ = read_docx(road.hands.keep.get(kept["docx"].sha256))
    assert road.letter.full_number in document.number


def test_the_newspaper_printed_it_and_that_is_written_down(road: Road) -> None:
    assert road.letter.publications.get().outcome == "published"
