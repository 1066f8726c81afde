"""A letter keeps the name that its press agency had on its day; what is written later takes the name of later."""

import pytest

from hoiam.desk.letters import actions as letters
from hoiam.desk.letters import enclosing, queries
from hoiam.desk.letters.following import following_facts
from hoiam.desk.letters.models import Letter
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
