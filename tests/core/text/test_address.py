"""Two addresses of one page are one; two pages are never one because of how they are written."""

import pytest

from hoiam.core.text.address import believable, is_front, key, tidy

PAGE = "https://bao.example/xa-hoi/nuoc-sach-12.html"
SAME = [
    "http://bao.example/xa-hoi/nuoc-sach-12.html",
    "https://www.bao.example/xa-hoi/nuoc-sach-12.html/",
    "https://m.bao.example/xa-hoi/nuoc-sach-12.html",
    "https://amp.bao.example/xa-hoi/nuoc-sach-12.html",
    "https://bao.example/amp/xa-hoi/nuoc-sach-12.html",
    "https://bao.example/xa-hoi/nuoc-sach-12.amp.html",
    "https://bao.example/xa-hoi/nuoc-sach-12.html?amp=1",
    "https://bao.example/xa-hoi/nuoc-sach-12.html?print=true",
    "https://bao.example//xa-hoi/nuoc-sach-12.html",
    "https://BAO.example:443/xa-hoi/nuoc-sach-12.html",
    "https://bao.example/xa-hoi/nuoc-sach-12.html?utm_source=zalo&fbclid=abc#binh-luan",
    "https://bao.example/xa-hoi/nuoc-sach-12.html;jsessionid=4AF3",
    "https://bao.example/xa-hoi/nuoc-sach%2D12.html",
]
OTHERS = [
    "https://bao.example/xa-hoi/nuoc-sach-13.html",
    "https://bao.example/xa-hoi/Nuoc-sach-12.html",
    "https://tin.bao.example/xa-hoi/nuoc-sach-12.html",
    "https://bao.example/xa-hoi/nuoc-sach-12.html?trang=2",
    "https://bao.example/xa-hoi/nuoc-sach-12.html?m=12",
    "https://bao.example:8443/xa-hoi/nuoc-sach-12.html",
    "https://bao.example/ampere",
]


@pytest.mark.parametrize("url", SAME)
def test_spellings_of_one_address_are_one(url: str) -> None:
    assert key(url) == key(PAGE)


@pytest.mark.parametrize("url", OTHERS)
def test_what_may_be_another_page_stays_another(url: str) -> None:
    assert key(url) != key(PAGE)


def test_the_order_of_a_query_does_not_count_and_its_values_do() -> None:
    assert (
        key("http://bao.example/?b=2&a=1") == key("http://bao.example/?a=1&b=2") != key("http://bao.example/?a=2&b=1")
    )


def test_a_key_fits_an_index_however_long_the_address_and_two_long_ones_stay_two() -> None:
    one, two = (key(f"https://bao.example/{'đ' * 3000}{n}") for n in "12")
    assert one != two and max(len(one.encode()), len(two.encode())) <= 500


@pytest.mark.parametrize("url", ["", "/tin/nhap/1/", "http://[hỏng", "mailto:a@b.example", "nhap-tay:bao"])
def test_what_is_no_web_address_is_its_own_key(url: str) -> None:
    assert key(url) == tidy(url) == url


@pytest.mark.parametrize(
    "url", ["https://bao.example", "https://m.bao.example/index.html", "https://bao.example/trang-chu"]
)
def test_a_front_page_is_known_by_its_names(url: str) -> None:
    assert is_front(url)


@pytest.mark.parametrize("url", [PAGE, "https://bao.example/?p=12", "https://bao.example/xa-hoi/", "http://[hỏng"])
def test_what_is_no_front_page_is_none(url: str) -> None:
    assert not is_front(url)


@pytest.mark.parametrize(
    ("page", "claimed", "url"),
    [
        ("https://bao.example/xa-hoi/bai-1.html", "/xa-hoi/", ""),  # the template's section for every article
        ("https://bao.example/xa-hoi/bai-1.html", "/trang-chu", ""),
        ("https://bao.example/xa-hoi/bai-1.html", "https://bao-khac.example/bai-1.html", ""),
        ("https://bao.example/bai-1/trang-2", "/bai-1", "https://bao.example/bai-1"),
        ("https://bao.example/bai-hay/amp", "/bai-hay", "https://bao.example/bai-hay"),
        ("https://m.bao.example/bai-1.html", "https://bao.example/bai-1.html", "https://bao.example/bai-1.html"),
        ("https://bao.example/", "https://bao.example/index.html", "https://bao.example/index.html"),
    ],
)
def test_a_claimed_address_is_believed_where_it_can_be_the_pages_own(page: str, claimed: str, url: str) -> None:
    assert believable(page, claimed) == url
