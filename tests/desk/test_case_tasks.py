"""A unit asks another for work, an opinion, a confirmation; who sees it, who answers, what it may lead to."""

from dataclasses import dataclass
from datetime import date

import pytest

from hoiam.core.errors import MoveDenied, Refused
from hoiam.core.values.actor import Role
from hoiam.core.values.case import TaskKind, Track, Verdict
from hoiam.desk.cases import actions as cases
from hoiam.desk.cases import queries
from hoiam.desk.cases.models import Case, CaseTask
from tests import people
from tests.desk import made
from tests.desk.made import by, later
from tests.people import House

COMMUNE = people.actor("cong-chuc-xa-dak-mar", Role.UBND_XA, "mau-dak-mar")
QUESTION = "Đường ống đầu nguồn ở thôn 7 có vỡ không?"


@dataclass(frozen=True)
class Sent:
    """A file whose bytes were kept."""

    name: str = "IMG_1.jpg"
    content_type: str = "image/jpeg"
    sha256: str = "a" * 64
    size: int = 1000


def confirm(house: House, case: Case | None = None, **more: object) -> CaseTask:
    """Return a question to a commune that has no part in the case."""
    case = case or made.verifying(house)
    told = {"kind": TaskKind.CONFIRM, "unit": house.units["mau-dak-mar"], "text": QUESTION} | more
    return cases.ask_unit(case=case, **told, **by(people.VERIFIER, 10))


def test_a_commune_that_is_asked_sees_the_question_and_not_the_case(house: House) -> None:
    asked = confirm(house)
    assert [one.code for one in queries.notices_for(house.office, COMMUNE)] == ["notice.asked.ask"]
    assert queries.task_for(house.office, COMMUNE, asked.pk) == asked
    assert list(queries.tasks_for(house.office, COMMUNE)) == [asked]
    with pytest.raises(Case.DoesNotExist):
        queries.case_for(house.office, COMMUNE, asked.case.number)
    stranger = people.actor("nguoi-khac", Role.DON_VI, "mau-trung-tam")
    with pytest.raises(CaseTask.DoesNotExist):
        queries.task_for(house.office, stranger, asked.pk)


def test_a_confirmation_tells_the_unit_in_charge_and_judges_nothing(house: House) -> None:
    case = made.verifying(house)
    claim = cases.add_claim(case=case, text="Đường ống vỡ", **by(people.VERIFIER, 3))
    asked = confirm(house, case, claim=claim)
    asked = cases.answer_task(task=asked, answer="", finding="true", stored=[Sent(), Sent()], **by(COMMUNE, 20))
    assert (asked.state, asked.finding, asked.answered_by, asked.answered_at) == (
        *("done", "true", COMMUNE.key),
        later(20),
    )
    claim.refresh_from_db()
    assert claim.verdict == ""  # a word from the spot is evidence; the verdict is somebody's signature (G12)
    assert next(one.code for one in queries.notices_for(house.office, people.VERIFIER)) == "notice.asked.answer"
    assert [one.file.name for one in asked.files.order_by("id")] == ["1-IMG_1.jpg", "2-IMG_1.jpg"]


def test_files_are_open_to_the_case_and_to_the_unit_that_sent_them(house: House) -> None:
    asked = cases.answer_task(task=confirm(house), answer="", finding="true", stored=[Sent()], **by(COMMUNE, 20))
    own = cases.add_files(case=asked.case, stored=[Sent("bien-ban.pdf")], **by(people.VERIFIER, 21))[0].file
    theirs = asked.files.get().file
    assert queries.may_read_file(house.office, COMMUNE, theirs)
    assert not queries.may_read_file(house.office, COMMUNE, own)
    for actor in (people.VERIFIER, people.ROUTER):
        assert queries.may_read_file(house.office, actor, own) and queries.may_read_file(house.office, actor, theirs)


@pytest.mark.parametrize("who", [people.VERIFIER, people.ROUTER])
def test_only_the_asked_unit_answers(house: House, who: people.Actor) -> None:
    asked = confirm(house)
    with pytest.raises(Refused) as refused:
        cases.answer_task(task=asked, answer="Đúng vậy", finding="true", **by(who, 11))
    assert refused.value.code == "asked.not_yours"


def test_an_answered_question_is_over(house: House) -> None:
    asked = cases.answer_task(task=confirm(house), answer="", finding="false", **by(COMMUNE, 20))
    for deed in (
        lambda: cases.answer_task(task=asked, answer="", finding="true", **by(COMMUNE, 21)),
        lambda: cases.take_task(task=asked, **by(COMMUNE, 21)),
        lambda: cases.withdraw_task(task=asked, **by(people.VERIFIER, 21)),
    ):
        with pytest.raises(MoveDenied):
            deed()


def test_a_unit_that_is_not_the_right_one_says_why(house: House) -> None:
    asked = cases.take_task(task=confirm(house), **by(COMMUNE, 11))
    with pytest.raises(Refused):
        cases.refuse_task(task=asked, reason="Không", **by(COMMUNE, 12))
    asked = cases.refuse_task(task=asked, reason="Thôn 7 thuộc xã Đăk Ui", **by(COMMUNE, 12))
    assert (asked.state, asked.answer) == ("refused", "Thôn 7 thuộc xã Đăk Ui")


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"text": " "}, "asked.empty"),
        ({"until": date(2022, 10, 5)}, "case.past_day"),
        ({"unit": "mau-dak-ui"}, "case.foreign_unit"),
    ],
)
def test_a_question_needs_words_a_day_to_come_and_another_unit(house: House, more: dict, code: str) -> None:
    if "unit" in more:
        more = {"unit": house.units[more["unit"]]}
    with pytest.raises(Refused) as refused:
        confirm(house, **more)
    assert refused.value.code == code


def test_who_has_no_part_in_a_case_asks_nothing(house: House) -> None:
    case = made.verifying(house)
    told = {"kind": TaskKind.WORK, "unit": house.units["mau-vhtt"], "text": "Gửi sổ đấu nối"}
    with pytest.raises(Refused) as refused:
        cases.ask_unit(case=case, **told, **by(COMMUNE, 10))
    assert refused.value.code == "case.not_yours"


def test_names_and_numbers_of_people_are_not_kept(house: House) -> None:
    """Guard-rail G9: what was said is kept apart from who said it."""
    asked = confirm(house, text="Hỏi chị Y Nhung, số 0905 123 456, ống có vỡ không?")
    assert "Nhung" not in asked.text and "0905" not in asked.text
    asked = cases.answer_task(
        task=asked, answer="Gặp ông Nguyễn Văn Bảy, đúng là ống vỡ", finding="true", **by(COMMUNE, 20)
    )
    assert "Bảy" not in asked.answer


def test_a_case_does_not_close_while_a_unit_owes_an_answer(house: House) -> None:
    page = made.article(of=made.source(made.outlet("trang-thon", kind="public_page")))
    case = made.concluded(house, Verdict.TRUE, article=page)
    asked = confirm(house, case)
    told = {"note": "Đã thay ống", "proof": "Biên bản"}
    cases.advance_track(case=case, track=Track.REMEDY, to="done", **told, **by(people.VERIFIER, 21))
    cases.advance_track(case=case, track=Track.FEEDBACK, to="told", **told, **by(people.VERIFIER, 21))
    outcome = "Nước về lại từ ngày 12 tháng 10."
    with pytest.raises(MoveDenied) as denied:
        cases.close(case=case, outcome=outcome, **by(people.ROUTER, 22))
    assert [gap["code"] for gap in denied.value.facts["gaps"]] == ["close.tasks"]
    cases.withdraw_task(task=asked, **by(people.VERIFIER, 23))
    assert cases.close(case=case, outcome=outcome, **by(people.ROUTER, 24)).state == "closed"
    with pytest.raises(MoveDenied):
        cases.add_files(case=case, stored=[Sent()], **by(people.ROUTER, 25))
    with pytest.raises(MoveDenied):
        confirm(house, case)


def test_no_file_is_no_addition(house: House) -> None:
    with pytest.raises(Refused) as refused:
        cases.add_files(case=made.verifying(house), stored=[], **by(people.VERIFIER, 10))
    assert refused.value.code == "case.no_file"
