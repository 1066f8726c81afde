"""Sign-in by an organisation's own server: who comes in, as whom, and what everybody else is told."""

import copy
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings
from django.test import Client, override_settings
from django.urls import Resolver404, resolve

from hoiam.core.values.actor import MACHINE, Role
from hoiam.desk.audit.models import AuditEvent
from hoiam.desk.units import actions as units
from hoiam.desk.units.models import Person, RoleGrant
from hoiam.settings import SSO_APPS
from tests import people
from tests.people import CLERK, THURSDAY
from tests.web.conftest import ClientFor, account
from tests.web.portal import BACK, CLIENT, GO, OTHER_KEY, SECRET, Portal, serving
from tests.writes import by_a_wrong_hand

pytestmark = pytest.mark.django_db
ADMIN = people.actor("quan-tri-vien", Role.QUAN_TRI)
LAN = {"sub": "8f2c", "email": "Lan@dakha.mau.vn", "email_verified": True}
PAGE = f"/cai-dat/tai-khoan/{CLERK.key}/"
SAYS_WHO = f"{PAGE}dang-nhap-chung/"


@pytest.fixture
def portal(house: people.House) -> Iterator[Portal]:
    """Return a sign-in server that this installation is set to."""
    with pytest.raises(Resolver404):
        resolve(GO)  # read without the setting first, since what is read once stays
    with serving() as portal:
        providers = copy.deepcopy(settings.SOCIALACCOUNT_PROVIDERS)
        app = providers["openid_connect"]["APPS"][0]
        app |= {"name": "Cổng cán bộ", "client_id": CLIENT, "secret": SECRET}
        app["settings"]["server_url"] = portal.base
        changed: dict[str, Any] = {"HOIAM_OIDC_SERVER": portal.base, "HOIAM_OIDC_NAME": "Cổng cán bộ"}
        changed |= {"INSTALLED_APPS": [*settings.INSTALLED_APPS, *SSO_APPS], "ROOT_URLCONF": "tests.web.sso_urls"}
        with override_settings(SOCIALACCOUNT_PROVIDERS=providers, **changed):
            yield portal


@pytest.fixture
def clerk(portal: Portal, client_for: ClientFor) -> Person:
    """Return the clerk's account, which the administrator has tied to an address at the server."""
    person = account(CLERK)
    answer = client_for(ADMIN).post(SAYS_WHO, {"mail": LAN["email"]})
    assert (answer.status_code, answer["Location"]) == (302, PAGE)
    return person


def signed_in(browser: Client) -> str | None:
    return browser.session.get("_auth_user_id")


def verbs(person: Person) -> list[str]:
    lines = AuditEvent.objects.filter(subject_key=person.username, verb__in=("person.outside", "person.arrive"))
    assert not any("dakha.mau.vn" in str(line.facts) for line in lines)
    return list(lines.order_by("pk").values_list("verb", flat=True))


def test_who_is_tied_comes_in_as_that_account_and_goes_where_they_wanted(portal: Portal, clerk: Person) -> None:
    browser = Client()
    page = browser.get("/tai-khoan/dang-nhap/?next=/vu-viec/%3Fa%3D1%26b%3D2").content.decode()
    assert "Đăng nhập bằng Cổng cán bộ" in page and f'href="{GO}?next=/vu-viec/%3Fa%3D1%26b%3D2"' in page
    answer = portal.sign_in(browser, f"{GO}?next=/vu-viec/%3Fa%3D1%26b%3D2", **LAN, roles=["QUAN_TRI"])
    assert (answer.status_code, answer["Location"]) == (302, "/vu-viec/?a=1&b=2")
    assert signed_in(browser) == str(clerk.pk)
    assert portal.asked["redirect_uri"] == f"http://testserver{BACK}"
    assert portal.asked["code_challenge_method"] == "S256" and "openid" in portal.asked["scope"]
    assert list(RoleGrant.objects.filter(person=clerk).values_list("role", flat=True)) == ["VAN_THU"]
    assert verbs(clerk) == ["person.outside", "person.arrive"]


def test_once_tied_it_is_the_person_that_counts_and_no_longer_the_address(portal: Portal, clerk: Person) -> None:
    portal.sign_in(Client(), **LAN)
    browser = Client()
    portal.sign_in(browser, **LAN | {"email": "lan.moi@dakha.mau.vn", "email_verified": False})
    assert signed_in(browser) == str(clerk.pk)
    answer = portal.sign_in(stranger := Client(), **LAN | {"sub": "người kế nhiệm"})
    assert answer.status_code == 403 and signed_in(stranger) is None
    assert "đã gắn với một người khác" in answer.content.decode()
    assert verbs(clerk) == ["person.outside", "person.arrive"]


@pytest.mark.parametrize(
    ("claims", "said"),
    [
        (LAN | {"email": "la@noi-khac.vn"}, "la@noi-khac.vn chưa gắn với tài khoản nào"),
        (LAN | {"email_verified": False}, "chưa xác nhận địa chỉ thư"),
        ({"sub": "8f2c", "email": LAN["email"]}, "chưa xác nhận địa chỉ thư"),
        ({"sub": "8f2c", "preferred_username": CLERK.key, "email": ""}, "chưa xác nhận địa chỉ thư"),
    ],
)
def test_a_stranger_gets_words_a_way_on_and_no_account(
    portal: Portal, clerk: Person, claims: dict[str, Any], said: str
) -> None:
    before, browser = Person.objects.count(), Client()
    answer = portal.sign_in(browser, **claims)
    page = answer.content.decode()
    assert answer.status_code == 403 and said in page
    assert f"{GO}?khac=1" in page and "/tai-khoan/dang-nhap/" in page
    assert signed_in(browser) is None and Person.objects.count() == before
    portal.go(browser, f"{GO}?khac=1")
    assert portal.asked["prompt"] == "login"


def test_the_address_an_account_chose_for_its_mails_opens_nothing(portal: Portal, house: people.House) -> None:
    person = account(CLERK)
    units.set_mail(person=person, address=LAN["email"], office=house.office, by=CLERK, now=THURSDAY)
    answer = portal.sign_in(browser := Client(), **LAN)
    assert answer.status_code == 403 and signed_in(browser) is None


@pytest.mark.parametrize(
    "lie",
    [
        {"nonce": "của lần khác"},
        {"aud": "máy khách khác"},
        {"iss": "https://noi-khac.vn"},
        {"exp": 1},
        {"key": OTHER_KEY},
    ],
)
def test_a_token_that_is_not_for_this_sign_in_opens_nothing(portal: Portal, clerk: Person, lie: dict[str, Any]) -> None:
    portal.key = lie.pop("key", portal.key) if "key" in lie else portal.key
    answer = portal.sign_in(browser := Client(), **LAN | lie)
    assert answer.status_code == 401 and "Hãy thử lại" in answer.content.decode()
    assert signed_in(browser) is None


def test_an_answer_of_another_browser_or_one_told_twice_opens_nothing(portal: Portal, clerk: Person) -> None:
    state = portal.go(mine := Client())
    portal.claims = LAN
    for browser, told in ((Client(), state), (mine, "x" * 16)):
        assert browser.get(BACK, {"code": "ma", "state": told}).status_code == 401
        assert signed_in(browser) is None
    assert mine.get(BACK, {"code": "ma", "state": state}).status_code == 302
    mine.logout()
    assert mine.get(BACK, {"code": "ma", "state": state}).status_code == 401
    portal.go(other := Client())
    portal.challenge = "của người khác"
    assert other.get(BACK, {"code": "ma", "state": portal.asked["state"]}).status_code == 401


def test_an_address_may_stand_in_userinfo_but_only_that_of_the_same_person(portal: Portal, clerk: Person) -> None:
    portal.userinfo = LAN | {"sub": "ai khác"}
    assert portal.sign_in(Client(), sub="8f2c").status_code == 401
    portal.userinfo = LAN
    portal.sign_in(browser := Client(), sub="8f2c")
    assert signed_in(browser) == str(clerk.pk)


def test_who_cancels_and_a_server_that_is_gone_are_told(portal: Portal, clerk: Person) -> None:
    state = portal.go(browser := Client())
    answer = browser.get(BACK, {"error": "access_denied", "state": state})
    assert answer.status_code == 403 and "bấm hủy" in answer.content.decode()
    app = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]
    app["settings"]["server_url"] = "http://127.0.0.1:9"
    answer = Client().get(GO)
    assert answer.status_code == 401 and "Cổng cán bộ không trả lời" in answer.content.decode()


def test_our_second_step_is_asked_for_all_the_same(portal: Portal, clerk: Person) -> None:
    with by_a_wrong_hand():
        TOTP.activate(clerk, generate_totp_secret())
    answer = portal.sign_in(browser := Client(), **LAN)
    assert answer["Location"].startswith("/tai-khoan/xac-thuc/") and signed_in(browser) is None


def test_a_locked_account_stays_locked(portal: Portal, clerk: Person) -> None:
    with by_a_wrong_hand():
        Person.objects.filter(pk=clerk.pk).update(is_active=False)
    answer = portal.sign_in(browser := Client(), **LAN)
    assert answer["Location"] == "/tai-khoan/da-khoa/" and signed_in(browser) is None


def test_the_administrator_unties_and_says_who_it_is_anew(portal: Portal, clerk: Person, client_for: ClientFor) -> None:
    portal.sign_in(before := Client(), **LAN)
    by_password = client_for(CLERK)
    assert before.get("/").status_code == by_password.get("/").status_code == 200
    admin = client_for(ADMIN)
    assert "đã đăng nhập lần đầu" in admin.get(PAGE).content.decode()
    admin.post(SAYS_WHO, {"mail": ""})
    for open_one in (before, by_password):  # every session of the account ends with the tie
        assert open_one.get("/").status_code == 302 and signed_in(open_one) is None
    assert admin.get("/").status_code == 200
    assert "chỉ vào được bằng mật khẩu" in admin.get(PAGE).content.decode()
    assert portal.sign_in(Client(), **LAN).status_code == 403
    admin.post(SAYS_WHO, {"mail": LAN["email"]})
    portal.sign_in(browser := Client(), **LAN | {"sub": "người kế nhiệm"})
    assert signed_in(browser) == str(clerk.pk)
    assert verbs(clerk) == ["person.outside", "person.arrive", "person.outside", "person.outside", "person.arrive"]


def test_nobody_ties_the_own_account_a_taken_address_or_one_of_two_offices(
    portal: Portal, clerk: Person, client_for: ClientFor
) -> None:
    admin = client_for(ADMIN)
    own = f"/cai-dat/tai-khoan/{ADMIN.key}/"
    assert "Đăng nhập bằng" not in admin.get(own).content.decode()
    assert admin.post(f"{own}dang-nhap-chung/", {"mail": "toi@dakha.mau.vn"}).status_code == 422
    second = account(people.ROUTER)
    answer = admin.post(f"/cai-dat/tai-khoan/{second.username}/dang-nhap-chung/", {"mail": "lan@dakha.mau.vn"})
    assert answer.status_code == 422 and "đã gắn với một tài khoản khác" in answer.content.decode()
    given = {"role": Role.VAN_THU, "valid_from": people.FOUNDED, "by": MACHINE, "now": THURSDAY}
    units.grant(person=clerk, office=people.settle_other().office, **given)
    assert "cơ quan khác" in admin.post(SAYS_WHO, {"mail": ""}).content.decode()
    assert client_for(CLERK).post(SAYS_WHO, {"mail": ""}).status_code == 403


def test_without_the_setting_there_is_no_word_no_address_and_no_app(client_for: ClientFor) -> None:
    account(CLERK)
    assert "Đăng nhập bằng" not in Client().get("/tai-khoan/dang-nhap/").content.decode()
    assert "Đăng nhập bằng" not in client_for(ADMIN).get(PAGE).content.decode()
    assert Client().get(GO).status_code == 404 and Client().get(BACK).status_code == 404
    assert not {*SSO_APPS} & {*settings.INSTALLED_APPS}


SET = {"HOIAM_OIDC_NAME": "Cổng", "HOIAM_OIDC_CLIENT": "c", "HOIAM_OIDC_SECRET": "s"}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (SET | {"HOIAM_OIDC_SERVER": "https://cong.vn/realms/a"}, GO),
        ({"HOIAM_OIDC_SERVER": "https://cong.vn"}, "HOIAM_OIDC_NAME, HOIAM_OIDC_CLIENT và HOIAM_OIDC_SECRET"),
        (SET | {"HOIAM_OIDC_SERVER": "http://cong.vn"}, "phải bắt đầu bằng https://"),
    ],
)
def test_the_environment_installs_it_and_half_a_setting_is_refused(
    tmp_path: Path, given: dict[str, str], said: str
) -> None:
    env = {**os.environ, "HOIAM_VAR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "hoiam.settings", **given}
    asked = "import django; django.setup(); from django.urls import reverse; print(reverse('sso'))"
    answer = subprocess.run([sys.executable, "-c", asked], env=env, capture_output=True, text=True, timeout=60)
    assert said in (answer.stdout if said == GO else answer.stderr)
