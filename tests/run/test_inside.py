"""A source that leads inside is refused when it is looked at, however it came to be one: by OPML, by a list, a feed."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from hoiam.desk.articles.models import Article, Miss
from hoiam.desk.sources.models import Source
from hoiam.run import path
from tests.desk.made import later
from tests.outside.conftest import plain, serving
from tests.people import SORTER, House
from tests.run.conftest import Newspaper, html
from tests.web.conftest import ClientFor, client_for, law_loaded  # noqa: F401 - fixtures

INSIDE = ["http://127.0.0.1/rss", "http://[::1]/rss", "http://169.254.169.254/latest/", "http://0x7f000001/rss"]


def looked(source: Source, newspaper: Newspaper) -> Source:
    """Look at a source now and return it as it stands."""
    path.look({"source": source.pk}, later(1), newspaper.hands)
    source.refresh_from_db()
    return source


@pytest.mark.usefixtures("law_loaded")
def test_what_opml_brings_is_refused_when_it_is_looked_at(
    house: House,
    newspaper: Newspaper,
    client_for: ClientFor,  # noqa: F811
) -> None:
    lines = "".join(f'<outline text="Nguồn {n}" xmlUrl="{url}"/>' for n, url in enumerate(INSIDE))
    file = SimpleUploadedFile("kenh.opml", f"<opml><body>{lines}</body></opml>".encode())
    answer = client_for(SORTER).post("/nguon/opml/", {"file": file, "legal_basis": "Luật Báo chí"}, follow=True)
    assert answer.status_code == 200
    sources = list(Source.objects.all())
    assert [source.url for source in sources] == INSIDE[3:]  # its form says nothing: only the connection tells
    assert {looked(source, newspaper).error for source in sources} == {"fetch.address"}


def test_an_article_that_a_feed_names_inside_is_refused_and_the_others_are_read(
    house: House, newspaper: Newspaper
) -> None:
    with serving({"/bi-mat": plain(b"<p>secret")}) as neighbour:
        newspaper.put("/nuoc", html("Thôn 7 thiếu nước sạch"))
        inside = [*INSIDE[:3], neighbour.url("/bi-mat")]
        rows = "".join(f"<item><title>x</title><link>{url}</link></item>" for url in [*inside, newspaper.url("/nuoc")])
        newspaper.put("/rss", f"<rss version='2.0'><channel>{rows}</channel></rss>".encode(), kind="text/xml")
        newspaper.look()
        assert neighbour.asked == []
    assert Article.objects.get().title == "Thôn 7 thiếu nước sạch"
    assert set(Miss.objects.values_list("code", flat=True)) <= {"fetch.address", "fetch.port"}


def test_a_list_that_leads_inside_leads_nowhere(house: House, newspaper: Newspaper) -> None:
    newspaper.put("/rss", b"", 302, Location="http://169.254.169.254/latest/meta-data/")
    assert newspaper.look().error == "fetch.address"


def test_a_sitemap_index_that_names_only_the_inside_says_so(house: House, newspaper: Newspaper) -> None:
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    index = f"<sitemapindex xmlns='{space}'><sitemap><loc>http://10.0.0.1/a.xml</loc></sitemap></sitemapindex>"
    newspaper.put("/so-do.xml", index.encode(), kind="text/xml")
    source = newspaper.look(at="/so-do.xml", kind="sitemap")
    assert not Article.objects.exists() and source.error == "fetch.address"


@pytest.mark.parametrize(("status", "code"), [(404, "http.404"), (503, "http.503")])
def test_an_index_none_of_whose_lists_can_be_had_is_no_sign_of_life(
    house: House, newspaper: Newspaper, status: int, code: str
) -> None:
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    named = "".join(f"<sitemap><loc>{newspaper.url(f'/{n}.xml')}</loc></sitemap>" for n in range(2))
    newspaper.put("/so-do.xml", f"<sitemapindex xmlns='{space}'>{named}</sitemapindex>".encode(), kind="text/xml")
    newspaper.put("/0.xml", b"", status)
    newspaper.put("/1.xml", b"", status)
    source = newspaper.look(at="/so-do.xml", kind="sitemap")
    assert (source.error, source.failures) == (code, 1)
    newspaper.put("/nuoc", html("Thôn 7 thiếu nước sạch"))
    page = f"<urlset xmlns='{space}'><url><loc>{newspaper.url('/nuoc')}</loc></url></urlset>"
    newspaper.put("/1.xml", page.encode(), kind="text/xml")
    source = newspaper.look(60, at="/so-do.xml")
    assert source.error == "" and Article.objects.count() == 1
