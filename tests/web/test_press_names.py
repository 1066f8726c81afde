"""A letter keeps the name that its press agency had on its day; what is written later takes the name of later."""

import pytest

from hoiam.core.errors import Refused
from hoiam.desk.audit.models import INSTALLATION
from hoiam.desk.letters import actions as letters
from hoiam.desk.letters import enclosing, queries
from hoiam.desk.letters.following import following_facts
from hoiam.desk.letters.models import Letter
from hoiam.desk.papers import actions as papers
from hoiam.desk.sources import actions as sources
from tests.desk import made
from tests.desk.made import by, later
from tests.people import CLERK, SECOND_EYES, SORTER, House
from tests.web.conftest import At, ClientFor
from tests.writes import by_a_wrong_hand

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law_loaded")]
OLD, NEW = "Báo mau-thong-reo", "Báo Reo Mới"


@pytest.fixture(autouse=True)
def _then(at: At) -> None:
    at(later(40))


def renamed(letter: Letter) -> Letter:
    """Return a letter whose press agency got another name meanwhile."""
    sources.change_outlet(outlet=letter.outlet, name=NEW, **by(SORTER, 20))
    return Letter.objects.select_related("outlet", "office", "case").get(pk=letter.pk)


def out(house: House) -> Letter:
    letter = letters.issue(letter=made.approved(house), **by(CLERK, 9))
    assert letter.outlet.name == OLD
    return letter


def test_an_issued_letter_is_told_by_the_name_of_its_day_and_says_todays(house: House, client_for: ClientFor) -> None:
    letter = renamed(out(house))
    assert (letter.press, letter.press_today) == (OLD, NEW)
    shown = client_for(SECOND_EYES).get(f"/van-ban/{letter.pk}/").content.decode()
    assert f"gửi {OLD}</h1>" in shown and f"{OLD} nay là {NEW}." in shown
    listed = client_for(SECOND_EYES).get("/van-ban/di/").content.decode()
    assert f"<span>{OLD}</span>" in listed
    exchange = client_for(SECOND_EYES).get(f"/bao-chi/dang-phan-hoi/{letter.pk}/").content.decode()
    assert f"và {OLD}</h1>" in exchange and f"nay là {NEW}" in exchange


@pytest.mark.parametrize("to", [OLD, NEW])
def test_what_arrives_under_either_name_starts_the_term_of_the_press(
    house: House, client_for: ClientFor, to: str
) -> None:
    letter = renamed(out(house))
    assert f'value="{OLD}"' in client_for(CLERK).get(f"/van-ban/{letter.pk}/gui/").content.decode()
    way = letters.deliver(letter=letter, to=to, channel="hand", **by(CLERK, 21))
    letters.confirm(delivery=way, at=later(22), receipt="Sổ giao nhận", **by(CLERK, 23))
    letter.refresh_from_db()
    assert letter.received_at == later(22)
    assert enclosing.going(letter, (to,)) == []


def test_a_draft_read_anew_and_a_replacement_take_the_name_of_their_own_day(house: House) -> None:
    letter = renamed(out(house))
    facts = following_facts(letter, "replaces", later(30))
    new = letters.draft_following(letter=letter, relation="replaces", facts=facts, **by(SECOND_EYES, 30))
    assert NEW in "".join(queries.document_of(new).addressees)
    letter.refresh_from_db()
    assert OLD in "".join(queries.document_of(letter).addressees)
    assert letter.press == OLD and new.press_today == ""


def test_an_agency_that_took_over_is_named_beside_the_one_of_the_day(house: House) -> None:
    letter = out(house)
    heir = made.outlet("mau-reo-moi")
    with by_a_wrong_hand():
        type(heir).objects.filter(pk=letter.outlet_id).update(successor=heir)
    letter = Letter.objects.get(pk=letter.pk)
    assert (letter.press, letter.press_today) == (OLD, heir.name)


REASON = "Quyết định sáp nhập số 01/QĐ-SM ngày 01/10/2022"


def test_an_heir_is_named_by_a_form_and_letters_from_then_on_go_to_it(house: House, client_for: ClientFor) -> None:
    old, new = made.outlet(), made.outlet("mau-bao-moi", press_type="daily")
    browser = client_for(SORTER)
    answer = browser.post(f"/nguon/co-quan/{old.key}/bao-thay/", {"heir": new.pk, "reason": REASON}, follow=True)
    assert "Đã lưu báo thay." in answer.content.decode()
    assert f"nay là {new.name}" in browser.get("/nguon/co-quan/").content.decode()
    told = made.lines("outlet.heir", INSTALLATION)[-1]
    assert (told.facts["heir"], told.facts["reason"], told.actor_key) == (new.name, REASON, SORTER.key)
    old.refresh_from_db()
    letter = letters.issue(letter=made.approved(house, to=old), **by(CLERK, 9))
    assert letter.press == new.name and letter.press_today == ""
    assert new.name in str(queries.document_of(letter).addressees)
    letters.received(letter=letter, at=later(10), **by(CLERK, 11))
    rules = set(letter.case.clocks.filter(what="press_reply").values_list("rule", flat=True))
    assert rules == {"L103-2016.43.2-daily"}  # of the daily that it went to


def test_what_the_heir_writes_joins_the_letter_that_went_to_the_one_before(house: House) -> None:
    letter, new = out(house), made.outlet("mau-bao-moi")
    sources.name_heir(outlet=letter.outlet, heir=new, reason=REASON, **by(SORTER, 20))
    letter = Letter.objects.get(pk=letter.pk)
    assert (letter.press, letter.press_today) == (OLD, new.name)
    told = {"sender": new.name, "subject": "Trả lời", "outlet": new, "kind": "other", "received_at": later(30)}
    paper = papers.register(office=house.office, **told, **by(CLERK, 31))
    said = {"says": "prints", "text": "Báo sẽ đăng.", "at": later(30), "paper": paper}
    assert letters.replied(letter=letter, **said, **by(CLERK, 32)).paper == paper


def test_outlets_do_not_take_over_from_each_other_in_a_circle_nor_without_a_reason(house: House) -> None:
    one, two, page = made.outlet(), made.outlet("mau-hai"), made.outlet("mau-trang", "public_page")
    sources.name_heir(outlet=one, heir=two, reason=REASON, **by(SORTER, 1))
    two.refresh_from_db()
    one.refresh_from_db()
    for heir, of, code in ((one, two, "circle"), (two, two, "circle"), (page, two, "kind")):
        with pytest.raises(Refused, match=f"outlet.heir_{code}"):
            sources.name_heir(outlet=of, heir=heir, reason=REASON, **by(SORTER, 2))
    with pytest.raises(Refused, match=r"outlet\.heir_reason"):
        sources.name_heir(outlet=two, heir=None, reason=" ", **by(SORTER, 2))
    with pytest.raises(Refused, match=r"source\.role"):
        sources.name_heir(outlet=two, heir=None, reason=REASON, **by(CLERK, 2))
