"""Thresholds, hours, recipients and channels on the screen: tried before they are kept, said in plain sentences."""

from typing import Any

import pytest
from django.test import Client

from hoiam.core.alert import DEFAULT, Rule
from hoiam.core.values.actor import MACHINE
from hoiam.desk.alerts import actions, queries
from hoiam.desk.alerts.models import Alert, AlertRule, Channel, Delivery, Recipient
from hoiam.desk.alerts.policy import policy_of
from hoiam.desk.alerts.said import hours_said, rule_said
from hoiam.desk.places import actions as places
from hoiam.run.gazetteers import gazetteer
from tests import people
from tests.desk.made import by
from tests.desk.test_alerts import recipient, story
from tests.people import CHECKER, ROUTER, SORTER, STRANGER, THURSDAY, VERIFIER, House
from tests.web.conftest import At, ClientFor

pytestmark = pytest.mark.usefixtures("law_loaded")
HOME = "/cai-dat/canh-bao/"
RULE = {"name": "Hai báo nêu", "when": "now", "outlets": "2", "active": "on", "level": "", "reach": ""}


@pytest.fixture(autouse=True)
def _thursday(at: At) -> None:
    at(THURSDAY)


def text(browser: Client, path: str = HOME) -> str:
    answer = browser.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def tried(browser: Client, path: str, data: dict[str, Any]) -> str:
    """Try a threshold; return what the form carries on to its saving."""
    answer = browser.post(path, data | {"do": "try"})
    assert answer.status_code == 200, answer.context["form"].errors
    return str(answer.context["tried"])


def test_the_page_says_what_holds_in_plain_sentences(house: House, client_for: ClientFor) -> None:
    page = text(client_for(ROUTER))
    for said in (
        "Báo ngay, kể cả giờ yên tĩnh, khi tin ở mức Khẩn.",
        "Báo ngay khi từ 3 cơ quan báo chí cùng nêu trong 24 giờ.",
        "Đưa vào bản tin khi tin ở mức Cao trở lên.",
        "Giờ yên tĩnh: 21:00 đến 06:00.",
        "Bản tin: 07:00, 16:00, các ngày làm việc.",
        "Sau 120 phút chưa ai bấm “Đã nhận” thì báo tiếp cho bậc hai.",
        "Chưa có nơi nhận.",
    ):
        assert said in page


def test_without_mail_settings_the_page_says_so_and_with_them_it_does_not(
    house: House, client_for: ClientFor, settings: Any
) -> None:
    told = "Máy này chưa cài đặt kênh “Thư điện tử”"
    assert told in text(client_for(ROUTER)) and "HOIAM_ADDRESS" in text(client_for(ROUTER))
    settings.HOIAM_MAIL_SERVER, settings.HOIAM_MAIL_PASSWORD = "smtp://a%40b.vn@may.vn:587", "bi-mat-lam"
    settings.HOIAM_ADDRESS = "https://hoiam.dakha.vidu.vn"
    page = text(client_for(ROUTER))
    assert told not in page and "HOIAM_ADDRESS" not in page and "bi-mat-lam" not in page
    settings.HOIAM_MAIL_SERVER = "khong-phai"
    assert told in text(client_for(ROUTER))


def test_a_threshold_is_tried_on_last_week_before_it_is_kept(house: House, client_for: ClientFor) -> None:
    story(house, "normal", 1)
    browser = client_for(ROUTER)
    path = f"{HOME}nguong/them/"
    one = RULE | {"outlets": "", "pieces": "1"}
    answer = browser.post(path, one | {"do": "try"})
    assert (answer.context["trial"].mine, answer.context["trial"].at_once) == (1, 1)
    assert "Thiếu nước sạch ở Đăk Ui, bài 1" in answer.content.decode()
    assert not AlertRule.objects.exists() and not Alert.objects.exists()
    kept = browser.post(path, one | {"do": "save", "tried": answer.context["tried"]}, follow=True)
    assert "Đã lưu ngưỡng “Hai báo nêu”." in kept.content.decode()
    [rule] = [rule for rule in policy_of(house.office).rules if rule.key == "hai-bao-neu"]
    assert (rule.pieces, rule.when) == (1, "now") and len(policy_of(house.office).rules) == len(DEFAULT.rules) + 1


def test_what_was_changed_after_the_trial_is_tried_again_and_not_kept(house: House, client_for: ClientFor) -> None:
    browser, path = client_for(ROUTER), f"{HOME}nguong/them/"
    before = tried(browser, path, RULE)
    answer = browser.post(path, RULE | {"outlets": "9", "do": "save", "tried": before})
    assert answer.status_code == 200 and not AlertRule.objects.exists()


def test_a_threshold_is_changed_and_the_whole_list_of_its_trial_can_be_opened(
    house: House, client_for: ClientFor
) -> None:
    places.load(places=gazetteer("dak-ha").places, **by(MACHINE))
    for number in range(1, 13):
        story(house, "high", number)
    browser, path = client_for(ROUTER), f"{HOME}nguong/muc-cao/"
    form = browser.get(path).context["form"]
    assert (form["name"].value(), form["level"].value()) == ("Việc mức cao", "high")
    data = {
        "name": "Việc mức cao",
        "when": "now",
        "level": "high",
        "reach": "",
        "active": "on",
        "fields_": "environment",
    }
    answer = browser.post(path, data | {"do": "try"})
    assert len(answer.context["lines"]) == 10
    whole = browser.get(answer.context["whole_url"])
    assert len(whole.context["lines"]) == 12 and whole.context["trial"].mine == 12
    browser.post(path, data | {"do": "save", "tried": answer.context["tried"]})
    [rule] = [rule for rule in policy_of(house.office).rules if rule.key == "muc-cao"]
    assert (rule.when, rule.fields) == ("now", frozenset({"environment"}))
    assert client_for(ROUTER).get(f"{HOME}nguong/khong-co/").status_code == 404


@pytest.mark.parametrize(
    "wrong", [{"outlets": ""}, {"people": "4"}, {"outlets": "1"}, {"name": ""}, {"when": "soon"}, {"fields_": "nope"}]
)
def test_a_threshold_that_cannot_be_meant_is_said_beside_its_field(
    house: House, client_for: ClientFor, wrong: dict[str, str]
) -> None:
    answer = client_for(ROUTER).post(f"{HOME}nguong/them/", RULE | wrong | {"do": "try"})
    assert answer.status_code == 422 and answer.context["form"].errors


def test_the_trial_of_what_holds_now_counts_as_the_page_says(house: House, client_for: ClientFor) -> None:
    story(house, "urgent", 1)
    story(house, "high", 2)
    browser = client_for(SORTER)
    trial = browser.get("/tin/canh-bao/thu/").context["trial"]
    shown = browser.get(HOME).context["trial"]
    assert (trial.at_once, trial.in_digest) == (shown.at_once, shown.in_digest) == (1, 1)
    assert not Alert.objects.exists() and not Delivery.objects.exists()
    assert (
        browser.get("/tin/canh-bao/thu/?name=&when=now").context["trial"].at_once == 1
    )  # what cannot be meant changes nothing


HOURS = {"quiet": "22h - 5:30", "first": "7:30 đến 11:30", "second": "", "digests": "16, 7h30", "step_one": "30"}


def test_hours_are_typed_as_people_write_them(house: House, client_for: ClientFor) -> None:
    browser = client_for(ROUTER)
    first = browser.get(f"{HOME}gio/").context["form"]
    assert (first["quiet"].value(), first["digests"].value()) == ("21:00 - 06:00", "07:00, 16:00")
    answer = browser.post(f"{HOME}gio/", HOURS | {"step_two": "60"}, follow=True)
    assert "Đã lưu giờ báo." in answer.content.decode()
    assert hours_said(policy_of(house.office)) == [
        "Giờ yên tĩnh: 22:00 đến 05:30. Việc chờ được thì báo khi hết giờ.",
        "Giờ làm việc: 07:30 đến 11:30, các ngày làm việc theo lịch nghỉ của Nhà nước.",
        "Bản tin: 07:30, 16:00, các ngày làm việc.",
        "Sau 30 phút chưa ai bấm “Đã nhận” thì báo tiếp cho bậc hai.",
        "Sau 60 phút nữa vẫn chưa ai nhận thì báo cho bậc cuối.",
    ]
    browser.post(f"{HOME}gio/", {"step_one": "30", "step_two": "60", "digest_days_off": "on", "digests": "7"})
    assert hours_said(policy_of(house.office))[:3] == [
        "Không đặt giờ yên tĩnh: báo vào mọi giờ.",
        "Không đặt giờ làm việc: coi như lúc nào cũng làm việc.",
        "Bản tin: 07:00, mọi ngày.",
    ]


@pytest.mark.parametrize(
    "wrong",
    [
        {"quiet": "22:00"},
        {"quiet": "25:00 - 06:00"},
        {"digests": "tối"},
        {"step_one": "0"},
        {"step_two": ""},
        {"first": "11:30 - 7:30"},
        {"second": "11:00 - 17:00"},
    ],
)
def test_hours_that_cannot_be_are_said_and_what_was_typed_stays(
    house: House, client_for: ClientFor, wrong: dict[str, str]
) -> None:
    answer = client_for(ROUTER).post(f"{HOME}gio/", HOURS | {"step_two": "60"} | wrong)
    assert answer.status_code == 422
    assert policy_of(house.office) == DEFAULT
    [(name, value)] = wrong.items()
    assert answer.context["form"][name].value() == value


def test_a_duty_post_is_named_gets_its_address_and_a_trial(house: House, client_for: ClientFor) -> None:
    browser = client_for(ROUTER)
    data = {"unit": "mau-van-phong", "post": "Trực ban", "step": "0", "waits": "off", "digest": "on"}
    answer = browser.post(f"{HOME}noi-nhan/them/", data)
    named = Recipient.objects.get()
    assert answer.headers["Location"] == f"{HOME}noi-nhan/{named.pk}/kenh/"
    browser.post(answer.headers["Location"], {"kind": "mail", "address": " truc@dakha.gov.vn "})
    channel = Channel.objects.get()
    assert (channel.address, channel.abroad) == ("truc@dakha.gov.vn", False)
    page = text(browser)
    assert "Trực ban, Văn phòng HĐND-UBND" in page and "ngoài giờ làm việc (trực)" in page
    browser.post(f"{HOME}kenh/{channel.pk}/thu/")
    trial = Delivery.objects.get()
    assert (trial.purpose, trial.state) == ("try", "waiting")
    assert 'hx-trigger="every 3s"' in text(browser)
    begun = actions.begin(number=trial.pk, **by(MACHINE))
    assert begun
    actions.sent(delivery=begun, **by(MACHINE, 1))
    page = text(browser)
    assert "Gửi thử: đã gửi 06/10, 08:01." in page and "every 3s" not in page


def test_while_a_trial_is_on_its_way_only_the_recipients_are_asked_for(house: House, client_for: ClientFor) -> None:
    recipient(house)
    answer = client_for(ROUTER).get(f"{HOME}?phan=noi-nhan", headers={"HX-Request": "true"})
    assert "Trực ban" in answer.content.decode() and "<html" not in answer.content.decode()


def test_an_address_abroad_needs_a_word_of_its_own_and_is_marked(house: House, client_for: ClientFor) -> None:
    named = recipient(house).recipient
    browser, path = client_for(ROUTER), f"{HOME}noi-nhan/{named.pk}/kenh/"
    data = {"kind": "webhook", "address": "https://vidu.com/nhan"}
    answer = browser.post(path, data)
    assert answer.status_code == 422 and "có thể ở ngoài Việt Nam" in answer.content.decode()
    browser.post(path, data | {"abroad": "on"})
    assert queries.channels_of(house.office).get(kind="webhook").abroad
    assert "có thể ở nước ngoài" in text(browser)


@pytest.mark.parametrize(
    ("kind", "address"),
    [("mail", "khong-phai"), ("webhook", "truc@dakha.gov.vn"), ("fax", "1"), ("mail", ""), ("telegram", "@kenh")],
)
def test_an_address_that_cannot_be_right_is_not_kept(
    house: House, client_for: ClientFor, kind: str, address: str
) -> None:
    named = recipient(house).recipient
    answer = client_for(ROUTER).post(f"{HOME}noi-nhan/{named.pk}/kenh/", {"kind": kind, "address": address})
    assert answer.status_code == 422 and Channel.objects.count() == 1


def test_a_recipient_is_changed_and_ended_and_a_channel_taken_away(house: House, client_for: ClientFor) -> None:
    channel = recipient(house)
    named, browser = channel.recipient, client_for(ROUTER)
    browser.post(f"{HOME}noi-nhan/{named.pk}/", {"step": "1", "waits": "working"})
    named.refresh_from_db()
    assert (named.step, named.waits, named.digest) == (1, "working", False)
    browser.post(f"{HOME}kenh/{channel.pk}/bo/")
    assert not queries.channels_of(house.office)
    assert "Chưa có kênh nào nên không gửi được." in text(browser)
    assert text(browser, f"{HOME}noi-nhan/{named.pk}/thoi/")
    browser.post(f"{HOME}noi-nhan/{named.pk}/thoi/")
    assert not queries.recipients_of(house.office)


def test_a_name_of_a_person_is_refused_in_words(house: House, client_for: ClientFor) -> None:
    data = {"post": "Nguyễn Văn Bình", "step": "0", "waits": "always"}
    answer = client_for(ROUTER).post(f"{HOME}noi-nhan/them/", data)
    assert answer.status_code == 422 and "không ghi họ tên người" in answer.content.decode()
    assert not Recipient.objects.exists()


def paths(channel: Channel) -> list[tuple[str, dict[str, str]]]:
    """Return each address that changes something, with what would change it."""
    number = channel.recipient_id
    return [
        (f"{HOME}gio/", HOURS | {"step_two": "60"}),
        (f"{HOME}noi-nhan/them/", {"post": "Trực ban", "step": "0", "waits": "always"}),
        (f"{HOME}noi-nhan/{number}/", {"step": "1", "waits": "working"}),
        (f"{HOME}noi-nhan/{number}/thoi/", {}),
        (f"{HOME}noi-nhan/{number}/kenh/", {"kind": "mail", "address": "a@b.gov.vn"}),
        (f"{HOME}kenh/{channel.pk}/bo/", {}),
        (f"{HOME}kenh/{channel.pk}/thu/", {}),
    ]


def everything() -> list[Any]:
    return [list(model.objects.values()) for model in (Recipient, Channel, Delivery, AlertRule)]


@pytest.mark.parametrize("who", [VERIFIER, CHECKER], ids=lambda who: who.key)
def test_who_may_not_set_reads_why_and_changes_nothing(house: House, client_for: ClientFor, who: people.Actor) -> None:
    channel, browser = recipient(house), client_for(who)
    before = everything()
    for path, data in paths(channel):
        answer = browser.post(path, data, follow=True)
        assert "không đặt được ngưỡng, giờ và nơi nhận" in answer.content.decode(), path
    browser.post(f"{HOME}nguong/them/", RULE | {"do": "try"})
    assert everything() == before and policy_of(house.office) == DEFAULT
    assert "Thêm ngưỡng" not in text(browser) and "Gửi thử" not in text(browser)


def test_a_stranger_finds_nothing_and_looking_changes_nothing(house: House, client_for: ClientFor) -> None:
    channel = recipient(house)
    people.settle_other()
    elsewhere = people.actor("nguoi-noi-khac", next(iter(ROUTER.roles)), "khac-van-phong", "khac")
    before = everything()
    for path, data in paths(channel)[2:]:
        assert client_for(elsewhere).post(path, data).status_code == 404
        assert client_for(STRANGER).post(path, data).status_code == 403
        client_for(ROUTER).get(path)
    assert everything() == before


def test_every_condition_has_its_words() -> None:
    rule = Rule(
        *("r", "R", "now"),
        level="high",
        outlets=2,
        pieces=3,
        growth=4,
        people=5,
        reach="central",
        fields=frozenset({"land", "health"}),
        places=frozenset({"a", "b", "c"}),
        queries=frozenset({7}),
    )
    said = rule_said(rule, {"a": "xã A", "b": "xã B", "c": "xã C"}, {7: "Nước sạch"})
    assert said == (
        "Báo ngay khi tin ở mức Cao trở lên, từ 2 cơ quan báo chí cùng nêu trong 24 giờ, báo chí đã có từ 3 tin, bài, "
        "sáu giờ qua có từ 4 tin, bài, hơn gấp đôi sáu giờ trước, từ 5 lượt người dân cùng nêu, "
        "có báo trung ương đăng, thuộc lĩnh vực Y tế hoặc Đất đai, xảy ra ở xã A, xã B hoặc xã C "
        "và thuộc mục theo dõi “Nước sạch”."
    )
