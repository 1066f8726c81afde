"""The page on which a drafter chooses what goes with a letter, and the pages that then say what goes."""

from datetime import timedelta
from typing import Any

import pytest

from hoiam.core.values.actor import MACHINE
from hoiam.core.values.packet import Packet
from hoiam.desk.articles import actions as articles
from hoiam.desk.articles.actions.evidence import Filed
from hoiam.desk.articles.models import SnapshotAccess
from hoiam.desk.cases import actions as cases
from hoiam.desk.letters import actions as letters
from hoiam.desk.letters import enclosing
from hoiam.desk.letters.models import Enclosure, Letter
from hoiam.desk.letters.queries import document_of
from hoiam.outside.axis import read
from hoiam.outside.keep import Keep
from hoiam.outside.render.pdf import pdf
from hoiam.web.screens.letters.enclosures import field_of
from tests.desk.made import lines
from tests.desk.test_case_tasks import Sent
from tests.outside.scan import hostile
from tests.people import CLERK, LEADER, ROUTER, SECOND_EYES, SORTER, THURSDAY, VERIFIER, House
from tests.web import road
from tests.web.conftest import At, ClientFor
from tests.web.test_case_notes import page
from tests.web.test_packets import LIMIT, set_axis
from tests.writes import by_a_wrong_hand

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law_loaded")]
MINUTES = b"%PDF-1.7\nbien ban kiem tra\n%%EOF"
BOTH = (("warc", b"w"), ("page", MINUTES))
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.fixture(autouse=True)
def _here(at: At, tmp_path: Any, settings: Any) -> None:
    settings.HOIAM_FILES = str(tmp_path)
    at(THURSDAY + timedelta(hours=1))


def held(letter: Letter, tmp_path: Any, data: bytes = MINUTES, name: str = "bien-ban.pdf", kind: str = "") -> str:
    sha = Keep(str(tmp_path)).put(data)
    stored = Sent(name, kind or "application/pdf", sha, len(data))
    return f"case:{cases.add_files(case=letter.case, stored=[stored], by=VERIFIER, now=THURSDAY)[0].file_id}"


def first(letter: Letter) -> str:
    return field_of(enclosing.listed(letter)[0])


def test_the_drafter_ties_files_to_what_the_letter_lists(house: House, client_for: ClientFor, tmp_path: Any) -> None:
    letter = road.draft(house)
    key, browser, address = held(letter, tmp_path), client_for(SECOND_EYES), f"/van-ban/{letter.pk}/"
    assert "chưa có tệp, kèm bản giấy" in page(browser, address)
    form = page(browser, f"{address}gui-kem/")
    assert "Không có tệp, kèm bản giấy" in form and "Hồ sơ vụ việc" in form and "bien-ban.pdf" in form
    given = {first(letter): key, "more": "sơ đồ tuyến ống", "more_file": key}
    assert browser.post(f"{address}gui-kem/", given).headers["Location"] == address
    assert [line.file is not None for line in enclosing.lines_of(Letter.objects.get())] == [True, True]
    shown = page(browser, address)
    assert "sơ đồ tuyến ống" in shown and "mã kiểm chứng" in shown and "chưa có tệp" not in shown
    file = Enclosure.objects.first().file
    answer = client_for(LEADER).get(f"/tep/{file.pk}/")
    assert answer.status_code == 200 and b"".join(answer) == MINUTES


@pytest.mark.parametrize(
    ("data", "name", "kind", "words"),
    [
        (hostile.with_macro(hostile.good_docx()), "mau.docx", WORD, "macro"),
        (MINUTES + b"/OpenAction<</S/JavaScript/JS(app.alert(1))>>", "mau.pdf", "", "mã tự chạy"),
        (b"<html><script>alert(1)</script>", "mau.pdf", "", "mã chạy được"),
    ],
)
def test_no_active_file_leaves_under_the_name_of_the_office(
    house: House, client_for: ClientFor, tmp_path: Any, data: bytes, name: str, kind: str, words: str
) -> None:
    letter = road.draft(house)
    key = held(letter, tmp_path, data, name, kind)
    answer = client_for(SECOND_EYES).post(f"/van-ban/{letter.pk}/gui-kem/", {first(letter): key})
    assert answer.status_code == 422 and words in answer.content.decode()
    assert not Enclosure.objects.exists()


def test_nobody_else_chooses_and_nothing_changes_after_the_draft(
    house: House, client_for: ClientFor, tmp_path: Any
) -> None:
    letter = road.submitted(house)
    key = held(letter, tmp_path)
    answer = client_for(SECOND_EYES).post(f"/van-ban/{letter.pk}/gui-kem/", {first(letter): key})
    assert answer.status_code == 422 and not Enclosure.objects.exists()
    assert "Chọn tệp gửi kèm" not in page(client_for(SECOND_EYES), f"/van-ban/{letter.pk}/")
    assert client_for(ROUTER).post(f"/van-ban/{letter.pk}/gui-kem/", {}).status_code == 422


def test_the_packet_carries_the_files_and_the_clerk_is_told_what_goes_as_paper(
    house: House, client_for: ClientFor, tmp_path: Any
) -> None:
    set_axis(house)
    letter = road.draft(house)
    key = held(letter, tmp_path)
    letter = letters.enclose(letter=letter, chosen={}, more=("sơ đồ", key), by=SECOND_EYES, now=THURSDAY)
    letter = letters.submit(letter=letter, by=SECOND_EYES, now=THURSDAY)
    letter = letters.approve(letter=letter, by=LEADER, now=THURSDAY)
    letter = letters.take_number(letter=letter, by=CLERK, now=THURSDAY)
    data = pdf(document_of(letter))
    told = {"sha256": Keep(str(tmp_path)).put(data), "size": len(data), "likeness": "picture", "seals": ()}
    letter = letters.sign(letter=letter, way="file", compared=True, **told, by=CLERK, now=THURSDAY)
    letter = letters.issue(letter=letter, by=CLERK, now=THURSDAY + timedelta(minutes=1))
    clerk = client_for(CLERK)
    for where in ("gui", "goi-tin"):
        shown = page(clerk, f"/van-ban/{letter.pk}/{where}/")
        assert "sơ đồ (" in shown and "Chưa có tệp, phải gửi bản giấy" in shown
    answer = clerk.post(f"/van-ban/{letter.pk}/goi-tin/", {"listed": ["H34.1"], "others": ""})
    packet = read(answer.content, LIMIT)
    assert isinstance(packet, Packet)
    assert [(one.name, one.data) for one in packet.files][1:] == [("01-bien-ban.pdf", MINUTES)]
    assert "sơ đồ" in packet.appendixes


def test_a_letter_to_a_newspaper_is_sent_only_when_it_went_there(house: House, client_for: ClientFor) -> None:
    letter = road.issued(house)
    clerk, address = client_for(CLERK), f"/van-ban/{letter.pk}/"
    told = {"to": "TT Huyện ủy", "channel": "hand"}
    letters.deliver(letter=letter, **told, by=CLERK, now=THURSDAY + timedelta(hours=1))
    assert "Ghi việc gửi" in page(clerk, address)
    letters.deliver(letter=letter, **(told | {"to": letter.outlet.name}), by=CLERK, now=THURSDAY + timedelta(hours=1))
    assert "Chờ báo xác nhận đã nhận" in page(clerk, address)


def tied(letter: Letter, house: House, tmp_path: Any) -> str:
    """Tie the evidence of the article to the first thing that a draft lists, and return the name of that."""
    told = {"office": house.office, "article": letter.case.article, "reason": "cần đối chiếu lời báo"}
    kept = articles.keep_evidence(**told, by=SORTER, now=THURSDAY)
    files = [Filed(kind, Keep(str(tmp_path)).put(data), len(data)) for kind, data in BOTH]
    version = letter.case.article.versions.get()
    more = {"files": files, "problem": "", "by": MACHINE, "now": THURSDAY}
    articles.note_kept(snapshot=kept, holds="page", version=version, **more)
    name = enclosing.listed(letter)[0]
    chosen = {name: f"evidence:{kept.files.get(kind='page').pk}"}
    letters.enclose(letter=letter, chosen=chosen, by=SECOND_EYES, now=THURSDAY)
    return name


def test_who_replaces_a_letter_is_told_which_files_did_not_come_along(
    house: House, client_for: ClientFor, tmp_path: Any
) -> None:
    letter = road.draft(house)
    name = tied(letter, house, tmp_path)
    letter = letters.submit(letter=letter, by=SECOND_EYES, now=THURSDAY)
    letter = letters.approve(letter=letter, by=LEADER, now=THURSDAY)
    letter = letters.issue(letter=letter, by=CLERK, now=THURSDAY)
    with by_a_wrong_hand():
        SnapshotAccess.objects.update(until=THURSDAY.date() - timedelta(days=1))
    browser = client_for(SECOND_EYES)
    new = browser.post(f"/van-ban/{letter.pk}/lap/thay-the/").headers["Location"]
    shown = page(browser, new)
    assert f"Tệp gửi kèm chưa theo sang: {name}" in shown
    later_on = page(browser, new)
    assert "dự thảo này chưa có" in later_on and "Tệp không theo sang" in later_on
    made = Letter.objects.get(relation="replaces")
    key = held(made, tmp_path)
    letters.enclose(letter=made, chosen={name: key}, by=SECOND_EYES, now=THURSDAY)
    assert "dự thảo này chưa có" not in page(browser, new)


def test_the_full_copy_in_a_letter_opens_by_right_or_to_who_sends_it_and_leaves_a_line(
    house: House, client_for: ClientFor, tmp_path: Any
) -> None:
    """Guard-rail G11: tied to a letter, evidence is evidence still; a right that has ended opens no copy of it."""
    letter = road.draft(house)
    tied(letter, house, tmp_path)
    address, shown = f"/tep/{Enclosure.objects.get().file_id}/", f"/van-ban/{letter.pk}/"
    assert client_for(SECOND_EYES).get(address).status_code == 200
    assert [one.actor_key for one in lines("evidence.open")] == [SECOND_EYES.key] * 2, "tied, and taken out"
    with by_a_wrong_hand():
        SnapshotAccess.objects.update(until=THURSDAY.date() - timedelta(days=1))
    assert client_for(SECOND_EYES).get(address).status_code == 404
    assert address not in page(client_for(SECOND_EYES), shown)
    for who in (LEADER, CLERK):
        assert address in page(client_for(who), shown)
        assert client_for(who).get(address).status_code == 200
    assert len(lines("evidence.open")) == 4


def test_a_choice_stays_with_its_name_when_the_list_changed_meanwhile(
    house: House, client_for: ClientFor, tmp_path: Any
) -> None:
    letter = road.draft(house)
    key, other = held(letter, tmp_path), held(letter, tmp_path, MINUTES + b"\n", "so-do.pdf")
    letters.enclose(letter=letter, chosen={}, more=("sơ đồ", key), by=SECOND_EYES, now=THURSDAY)
    letters.enclose(letter=letter, chosen={}, more=("bản đồ", key), by=SECOND_EYES, now=THURSDAY)
    given = {first(letter): "kept", field_of("sơ đồ"): "kept", field_of("bản đồ"): other}
    letters.enclose(letter=letter, chosen={}, dropped=["sơ đồ"], by=SECOND_EYES, now=THURSDAY)
    client_for(SECOND_EYES).post(f"/van-ban/{letter.pk}/gui-kem/", given | {first(letter): ""})
    assert [(row.name, row.file_name) for row in Enclosure.objects.all()] == [("bản đồ", "so-do.pdf")]
