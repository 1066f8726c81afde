"""The interface speaks English as completely as Vietnamese, and every sentence keeps its facts in both."""

import gettext
import re

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise
from lxml import html

from hoiam.command import words
from hoiam.command._kit import catalogue
from hoiam.command._kit.msgids import Msgid, msgids, of_python, of_template, twofold
from hoiam.core.values.actor import Actor
from tests import people
from tests.web import road, week
from tests.web.conftest import At, ClientFor

VIETNAMESE = re.compile("[àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]", re.I)
# What the people of the tests wrote, the names that are the same in both languages, and the short names of articles.
CONTENT = re.compile(
    r"Hồi Âm|Báo Thông Reo|Báo mẫu|118/BTR-BĐ|Đ\.\d|Cầu treo thôn 5 xuống cấp"
    r"|UBND huyện Đăk Hà|Công trình cấp nước thôn 7, xã Đăk Ui ngừng hoạt động"
    r"|V/v trả lời và phản hồi thông tin .* nêu về công trình cấp nước thôn 7, xã Đăk Ui"
)
FACT = re.compile(r"%\(\w+\)[sd]|%%|%s|</?\w+[^>]*>")
ENGLISH = words.english()
CAST = (people.LEADER, people.SORTER, people.CLERK, people.VERIFIER)


def test_every_sentence_of_the_interface_has_its_english() -> None:
    assert len(ENGLISH) > 1_000
    assert [msgid.text for msgid, told in ENGLISH.items() if not all(told)] == []


def test_the_catalogues_are_those_that_the_source_and_the_translations_make() -> None:
    different = [path.name for path, held in words.files().items() if path.read_bytes() != held]
    assert different == [], "run ./run words"


def test_the_compiled_english_is_the_one_that_is_written() -> None:
    with words.ENGLISH.with_suffix(".mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    for msgid, told in ENGLISH.items():
        if msgid.context:
            assert compiled.pgettext(msgid.context, msgid.text) == told[0]
        elif msgid.plural:
            assert tuple(compiled.ngettext(msgid.text, msgid.plural, n) for n in (1, 2)) == told
        else:
            assert compiled.gettext(msgid.text) == told[0]


def test_no_sentence_is_said_both_with_and_without_a_plural() -> None:
    assert twofold(msgids()) == []


@pytest.mark.parametrize("form", [0, -1], ids=["one", "many"])
def test_every_fact_of_a_sentence_is_told_in_english_too(form: int) -> None:
    different = [msgid.text for msgid, told in ENGLISH.items() if not _same_facts(msgid, told[form])]
    assert different == []


def test_spaces_at_the_ends_of_a_sentence_are_kept() -> None:
    for msgid, told in ENGLISH.items():
        assert (msgid.text[:1].isspace(), msgid.text[-1:].isspace()) == (told[0][:1].isspace(), told[0][-1:].isspace())


def test_english_and_vietnamese_each_answer_in_their_own_words() -> None:
    with translation.override("en"):
        assert translation.gettext("Vụ việc") == "Cases"
        assert translation.ngettext("%(n)s bài", "%(n)s bài", 1) == "%(n)s article"
        assert translation.ngettext("%(n)s bài", "%(n)s bài", 2) == "%(n)s articles"
        assert translation.gettext("Incoming mail") == "Incoming mail"
    with translation.override("vi"):
        assert translation.gettext("Vụ việc") == "Vụ việc"
        assert translation.ngettext("%(n)s bài", "%(n)s bài", 2) == "%(n)s bài"


def test_words_made_when_a_module_loads_follow_the_language_of_the_request() -> None:
    from hoiam.desk.cases.words import VERDICTS

    assert isinstance(VERDICTS["true"], Promise)
    with translation.override("en"):
        assert str(VERDICTS["true"]) == "True"


def test_sentences_are_found_by_whatever_name_the_function_is_imported() -> None:
    code = (
        "from django.utils.translation import gettext as now_, ngettext, pgettext_lazy as _\n"
        'now_("Một" " câu"); ngettext("%(n)s tin", "%(n)s tin", n); _("chỗ", "Nơi"); other("Không")\n'
    )
    assert list(of_python(code)) == [Msgid("Một câu"), Msgid("%(n)s tin", "%(n)s tin"), Msgid("Nơi", context="chỗ")]
    page = (
        '{% load i18n %}{% translate "Lưu" %}{% blocktranslate trimmed count n=n %}\n  {{ n }} bài\n{% plural %}\n'
        '  {{ n }} bài\n{% endblocktranslate %}{% include "a.html" with title=_("Tên") %}'
        '{% translate "A" context "b" %}'
    )
    assert list(of_template(page)) == [
        Msgid("Lưu"),
        Msgid("%(n)s bài", "%(n)s bài"),
        Msgid("Tên"),
        Msgid("A", context="b"),
    ]


def test_a_catalogue_is_read_as_it_was_written() -> None:
    entries = {
        Msgid("Một “câu”\nhai dòng"): ('One "sentence"\nin two lines',),
        Msgid("%(n)s tin", "%(n)s tin"): ("%(n)s story", "%(n)s stories"),
        Msgid("Mở", context="nút"): ("Open",),
        Msgid("Chưa dịch"): ("",),
    }
    text = catalogue.write(((key, told, ["a.py"]) for key, told in entries.items()), "Language: en\n", "A note.")
    assert catalogue.parse(text) == {Msgid(""): ("Language: en\n",)} | entries
    fuzzy = text.replace("#: a.py\nmsgctxt", "#: a.py\n#, fuzzy\nmsgctxt")
    assert catalogue.parse(fuzzy)[Msgid("Mở", context="nút")] == ("",)


# --- pages


def _same_facts(msgid: Msgid, told: str) -> bool:
    return set(FACT.findall(msgid.text)) == set(FACT.findall(told))


def _interface(page: str) -> list[str]:
    """Return the words of the places that the interface itself writes: headings of parts, columns, fields, buttons."""
    tree = html.fromstring(page)
    for held in tree.xpath("//*[@lang='vi'] | //option"):
        held.drop_tree()
    found = tree.xpath(
        "//title | //h2 | //thead//th | //label | //button | //legend | //dt | //summary | //nav//a | //form//p"
        " | //*[contains(@class, 'btn')]"
    )
    told = [element.text_content() for element in found]
    told += tree.xpath("//@aria-label | //@placeholder | //td/@data-l | //th/@data-l")
    return [CONTENT.sub("", " ".join(str(words).split())) for words in told]


@pytest.fixture
def places(house: people.House, law_loaded: None, at: At) -> list[str]:
    """Return the addresses of an office at work."""
    at(people.THURSDAY)
    letter = road.submitted(house)
    piece = week.item(house.office, week.source(week.outlet()), "Cầu treo thôn 5 xuống cấp", people.THURSDAY)
    week.opened(house.office)
    names = ("today", "inbox", "cases", "letters", "letters_out", "papers", "directives", "tasks", "press", "plans")
    more = ("reports", "settings", "sources", "watch", "watch_add", "search", "press_outlets", "press_note", "public")
    records = {"case": letter.case.number, "letter": letter.pk, "story": piece.story_id}
    return [reverse(name) for name in names + more] + [reverse(name, args=[key]) for name, key in records.items()]


def test_the_way_in_speaks_english_to_those_who_chose_it(db: None) -> None:
    browser = Client()
    browser.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    page = browser.get(reverse("account_login")).content.decode()
    assert '<html lang="en"' in page
    assert "Sign in" in page
    assert [words for words in _interface(page) if VIETNAMESE.search(words)] == []


def test_the_way_in_speaks_vietnamese_to_everybody_else(db: None) -> None:
    page = Client(headers={"accept-language": "en"}).get(reverse("account_login")).content.decode()
    assert '<html lang="vi"' in page
    assert "Đăng nhập" in page


@pytest.mark.parametrize(
    "actor", [people.LEADER, people.SORTER, people.CLERK, people.VERIFIER], ids=lambda who: who.key
)
def test_no_vietnamese_is_left_between_english_words(actor: Actor, places: list[str], client_for: ClientFor) -> None:
    browser = client_for(actor)
    browser.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    left = {}
    for address in places:
        answer = browser.get(address)
        assert answer.status_code == 200, address
        for words_ in _interface(answer.content.decode()):
            if VIETNAMESE.search(words_):
                left[address] = words_
    assert left == {}


def test_words_that_rows_share_follow_the_reader_and_not_whoever_came_first(
    places: list[str], client_for: ClientFor
) -> None:
    browser = client_for(people.SORTER)

    def inbox(language: str) -> str:
        browser.cookies[settings.LANGUAGE_COOKIE_NAME] = language
        return browser.get(reverse("inbox") + "?loc=all").content.decode()

    for language, said, other in (
        ("vi", "Sửa địa bàn", "Correct the area"),
        ("en", "Correct the area", "Sửa địa bàn"),
        ("vi", "Sửa địa bàn", "Correct the area"),
    ):
        shown = inbox(language)
        assert said in shown and other not in shown, language
