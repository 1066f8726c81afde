"""What looks like a number and is none, or holds what no database holds: the page answers, and never breaks."""

import pytest

from tests.people import SORTER, THURSDAY, House
from tests.web.conftest import At, ClientFor

pytestmark = pytest.mark.usefixtures("law_loaded")
SQUARED, LONG, NOTHING = "²", "9" * 20, "\x00"  # str.isdigit() is true of the first, int() is not
ASKED = (
    ("/tin/", "trang"),
    ("/tin/", "la"),
    ("/tim/?q=nuoc", "nguon"),
    ("/tim/?q=nuoc", "trang"),
    ("/van-ban/so-van-ban/", "nam"),
    ("/van-ban/nhiem-vu/bang/", "vb"),
    ("/bao-cao/xu-huong/", "tuan"),
    ("/bao-cao/xu-huong/", "linh-vuc"),
    ("/bao-cao/xu-huong/", "dia-ban"),
)


@pytest.mark.parametrize("value", [SQUARED, LONG, NOTHING], ids=ascii)
@pytest.mark.parametrize(("path", "name"), ASKED)
def test_an_odd_number_in_an_address_breaks_no_page(
    path: str, name: str, value: str, house: House, client_for: ClientFor, at: At
) -> None:
    at(THURSDAY)
    bare, _, query = path.partition("?")
    asked = dict(part.split("=") for part in query.split("&") if part)
    assert client_for(SORTER).get(bare, {**asked, name: value}).status_code in (200, 404)
