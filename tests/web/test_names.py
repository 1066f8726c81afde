"""What the office teaches about names: from the question "thuộc địa bàn nào?", in the settings, and taken back."""

from datetime import timedelta

import pytest

from hoiam.core.values.actor import MACHINE
from hoiam.desk.places import actions as places
from hoiam.desk.places.models import NameRule
from hoiam.desk.watch.models import Hit
from hoiam.run.gazetteers import gazetteer
from tests import people
from tests.desk import made
from tests.people import CHECKER, CLERK, SORTER, THURSDAY, House
from tests.web.conftest import At, ClientFor

pytestmark = pytest.mark.usefixtures("law_loaded")
LIST, ADD = "/cai-dat/dia-danh/", "/cai-dat/dia-danh/them/"
LAKE = {"words": "hồ Đăk Xia", "place": "xa-dak-ui-2022", "when": "", "note": "Hồ nằm ở thôn 5"}


@pytest.fixture(autouse=True)
def _known(house: House, at: At) -> None:
    at(THURSDAY + timedelta(hours=1))
    places.load(places=gazetteer("dak-ha").places, by=MACHINE, now=THURSDAY)


def test_a_local_name_is_taught_listed_and_taken_back(house: House, client_for: ClientFor) -> None:
    browser = client_for(SORTER)
    assert "Chưa ghi nhớ tên nào" in browser.get(LIST).content.decode()
    assert "xã Đăk Ui" in browser.get(ADD).content.decode()
    shown = browser.post(ADD, LAKE, follow=True).content.decode()
    assert "hồ Đăk Xia" in shown and "xã Đăk Ui" in shown and "Hồ nằm ở thôn 5" in shown
    end = f"{LIST}{NameRule.objects.get().pk}/bo/"
    assert end in shown
    browser.get(end)
    assert NameRule.objects.get().revoked_at is None  # looking changes nothing
    shown = browser.post(end, {"reason": "Hồ đã bàn giao cho xã khác"}, follow=True).content.decode()
    assert "đã bỏ" in shown and "Hồ đã bàn giao" in shown


def test_the_same_rule_twice_is_refused_in_words_and_keeps_what_was_typed(house: House, client_for: ClientFor) -> None:
    browser = client_for(SORTER)
    browser.post(ADD, LAKE)
    answer = browser.post(ADD, {**LAKE, "note": "lần nữa"})
    assert answer.status_code == 422
    assert "đã được ghi nhớ" in answer.content.decode() and "lần nữa" in answer.content.decode()
    assert NameRule.objects.count() == 1


def test_who_does_not_sort_reads_at_most(house: House, client_for: ClientFor) -> None:
    assert client_for(CLERK).get(LIST).status_code == 403
    checker = client_for(CHECKER)
    assert "Thêm địa danh" not in checker.get(LIST).content.decode()
    assert "không phân loại tin" in checker.post(ADD, LAKE).content.decode()
    assert not NameRule.objects.exists()


def test_another_offices_rule_is_not_found(house: House, client_for: ClientFor) -> None:
    client_for(SORTER).post(ADD, LAKE)
    other = people.settle_other()
    stranger = people.actor("nguoi-khac", people.Role.TRUNG_TAM, "", other.office.key)
    browser = client_for(stranger)
    assert "hồ Đăk Xia" not in browser.get(LIST).content.decode()
    assert browser.post(f"{LIST}{NameRule.objects.get().pk}/bo/", {"reason": "x y z"}).status_code == 404


def test_a_decision_about_a_piece_is_remembered_for_the_next_one(house: House, client_for: ClientFor) -> None:
    item = made.item(house, relevant=None)
    address = f"/tin/{item.story_id}/bai/{item.pk}/dia-ban/"
    browser = client_for(SORTER)
    assert "Tên “Đăk Ui” là như đã chọn" in browser.get(address).content.decode()
    given = {"relevant": "yes", "places": ["xa-dak-ui-2022"], "reason": "Trường này ở xã Đăk Ui của huyện"}
    browser.post(address, {**given, "remember": "Đăk Ui", "when": "trường"})
    assert Hit.objects.get().relevant is True
    rule = NameRule.objects.get()
    assert (rule.words, rule.when, rule.place, rule.note) == ("Đăk Ui", "trường", "xa-dak-ui-2022", given["reason"])


def test_a_rule_without_one_commune_is_asked_about_and_nothing_is_decided(house: House, client_for: ClientFor) -> None:
    item = made.item(house, relevant=None)
    address = f"/tin/{item.story_id}/bai/{item.pk}/dia-ban/"
    given = {"relevant": "yes", "reason": "Trường này ở xã Đăk Ui của huyện", "remember": "Đăk Ui"}
    answer = client_for(SORTER).post(address, given)
    assert answer.status_code == 422 and "chọn đúng một xã" in answer.content.decode()
    assert Hit.objects.get().relevant is None and not NameRule.objects.exists()


def test_a_name_that_is_not_ours_is_remembered_too(house: House, client_for: ClientFor) -> None:
    item = made.item(house, relevant=None)
    given = {"relevant": "no", "reason": "Tên một quán ăn ở Pleiku", "remember": "Đăk Ui"}
    client_for(SORTER).post(f"/tin/{item.story_id}/bai/{item.pk}/dia-ban/", given)
    assert Hit.objects.get().relevant is False
    assert NameRule.objects.get().place == ""
