"""Confirming a dispatch, and who may not."""

import pytest

from hoiam.core.values.actor import MACHINE, Actor
from hoiam.desk.directives.models import Directive
from hoiam.desk.units import actions as units
from tests import people
from tests.people import CHECKER, CLERK, LEADER, ROUTER, SORTER, THURSDAY, VERIFIER, House
from tests.web.conftest import ClientFor
from tests.web.directives.paper import nothing_changes, page

pytestmark = pytest.mark.usefixtures("law_loaded", "keep")


def test_confirming_binds_the_units_of_the_papers_own_date(
    house: House, read: Directive, client_for: ClientFor
) -> None:
    told = {"name": "UBND xã mới", "short_name": "UBND xã mới", "role": "UBND_XA", "by": MACHINE, "now": THURSDAY}
    units.put_unit(office=house.office, key="mau-moi", valid_from=people.FOUNDED.replace(year=2023), **told)
    shown = client_for(ROUTER).post(f"/van-ban/den/{read.pk}/xac-nhan/", follow=True).content.decode()
    assert "Đã xác nhận văn bản" in shown and "UBND xã Đăk Ui" in shown and "UBND xã mới" not in shown
    assert "xác nhận văn bản, theo dõi" in shown and shown.count("btn-primary") == 1
    task = next(task for task in read.tasks.all() if "DON_VI" in task.actors)
    bound = set(task.units.values_list("unit__key", flat=True))
    assert {"mau-vhtt", "mau-trung-tam", "mau-dak-ui"} <= bound


@pytest.mark.parametrize("who", [SORTER, VERIFIER, LEADER], ids=lambda who: who.key)
def test_who_may_not_confirm_is_told(who: Actor, read: Directive, client_for: ClientFor) -> None:
    browser = client_for(who)
    assert f"/van-ban/den/{read.pk}/xac-nhan/" not in page(browser, f"/van-ban/den/{read.pk}/")
    with nothing_changes():
        shown = browser.post(f"/van-ban/den/{read.pk}/xac-nhan/", follow=True).content.decode()
    assert "Chỉ Văn phòng, Phòng Văn hóa hoặc văn thư xác nhận văn bản" in shown


def test_who_takes_no_papers_in_puts_nothing_right(read: Directive, client_for: ClientFor) -> None:
    browser, task = client_for(CHECKER), read.tasks.first()
    deeds = (
        (f"/van-ban/den/{read.pk}/chu/0/", {"chosen": "chữ"}),
        (f"/van-ban/den/{read.pk}/dau/", {"number_full": "1"}),
        (f"/van-ban/nhiem-vu/{task.pk}/", {"what": "khác"}),
        (f"/van-ban/nhiem-vu/{task.pk}/nhan/", {}),
    )
    for address, given in deeds:
        with nothing_changes():
            shown = browser.post(address, given, follow=True).content.decode()
        assert "không nhập, không sửa văn bản đến" in shown


def test_what_is_confirmed_offers_no_mending(confirmed: Directive, client_for: ClientFor) -> None:
    browser = client_for(CLERK)
    shown = page(browser, f"/van-ban/den/{confirmed.pk}/")
    assert "Sửa phần đầu" not in shown and "Gõ lại" not in shown
    again = browser.post(f"/van-ban/den/{confirmed.pk}/xac-nhan/", follow=True).content.decode()
    assert "đã xác nhận, không sửa được nữa" in again
