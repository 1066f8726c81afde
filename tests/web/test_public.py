"""The public pages: what is published and nothing else, for anyone, without a script."""

import csv
import io
import xml.etree.ElementTree as ET
from datetime import timedelta
from email.utils import parsedate_to_datetime

import pytest
from django.conf import LazySettings
from django.test import Client

from hoiam.core.values.actor import MACHINE
from hoiam.core.values.case import State, Verdict
from hoiam.desk.cases.models import Case, CaseTrack
from hoiam.desk.files import actions as files
from hoiam.desk.files.models import StoredFile
from hoiam.desk.replies import actions
from hoiam.desk.replies.models import Reply
from hoiam.desk.units import actions as units
from hoiam.outside.keep import Keep
from hoiam.web.chrome.cells import harmless
from tests import people, writes
from tests.web import week
from tests.web.conftest import ClientFor

pytestmark = pytest.mark.django_db
ROOM = f"/cong-khai/{people.OFFICE}/"
TEXT = "Công trình ngừng cấp nước từ tháng 8 do vỡ ống đầu nguồn."


def concluded(house: people.House, title: str = "Thiếu nước ở thôn 7", verdict: str = "true", serial: int = 1) -> Case:
    """Return a concluded case that the press told about, as the case room leaves it behind."""
    of = week.source(week.outlet())
    told = week.item(house.office, of, f"Dân khát nước {serial}", week.OPENED - timedelta(days=3))
    with writes.by_a_wrong_hand():  # the road of a case has its own tests
        case = Case.objects.create(
            office=house.office,
            year=2022,
            serial=serial,
            title=title,
            state=State.CONCLUDED,
            story=told.story,
            article=told.hit.article,
            verdict=verdict,
            opened_at=week.OPENED,
            opened_by="x",
            concluded_by=people.VERIFIER.key,
        )
        if verdict in (Verdict.TRUE, Verdict.PARTLY):
            track = {"track": "remedy", "state": "doing", "note": "đã thay 350 m ống", "changed_at": week.OPENED}
            CaseTrack.objects.create(case=case, **track)
    return case


def publish(house: people.House, **wanted: object) -> Reply:
    """Publish the reply of a concluded case."""
    text = str(wanted.pop("text", TEXT))
    words = actions.propose(case=concluded(house, **wanted), text=text, by=people.SECOND_EYES, now=week.OPENED)
    return actions.approve(proposal=words, by=people.LEADER, now=week.OPENED)


def read(address: str) -> str:
    """Return a public page as a stranger's browser gets it."""
    answer = Client().get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer.content.decode()


def test_the_only_office_is_shown_at_once(house: people.House) -> None:
    assert "Chưa cơ quan nào công khai" in read("/cong-khai/")
    publish(house)
    assert Client().get("/cong-khai/")["Location"] == ROOM


def test_that_data_are_samples_is_said_of_the_office_of_the_page_whoever_looks(
    house: people.House, client_for: ClientFor
) -> None:
    words, bar = {"name": "UBND xã Khác", "short_name": "UBND xã Khác", "place_name": "Khác"}, '<p class="sample">'
    told = {"level": "commune", "province": "Kon Tum", "notation": "UBND-VX", "gazetteer": "dak-ha"}
    told |= {"valid_from": people.FOUNDED, "sample": False, "by": MACHINE, "now": people.THURSDAY}
    units.open_office(key="that", **words, **told)
    insider = client_for(people.LEADER)  # of the sample office
    for browser in (insider, Client()):
        assert bar not in browser.get("/cong-khai/that/").content.decode()
        assert browser.get(ROOM).content.decode().count(bar) == 1


def test_a_reply_is_read_without_sign_in_and_without_a_script(house: people.House) -> None:
    publish(house)
    text = read(ROOM)
    assert "Thiếu nước ở thôn 7" in text
    assert TEXT in text
    assert "verdict--true" in text
    assert "Đang khắc phục" in text
    assert "<b>0 trong 1</b> vấn đề đúng sự thật" in text
    assert "<script" not in text
    assert "csrf" not in text


def test_a_reply_leads_back_to_the_article_that_caused_it(house: people.House) -> None:
    reply = publish(house)
    text = read(f"{ROOM}{reply.slug}/")
    assert "Dân khát nước 1" in text
    assert f'href="{reply.case.article.url}"' in text
    assert "03/10/2022" in text


def test_only_what_is_published_can_be_read(house: people.House) -> None:
    shown = publish(house)
    hidden = concluded(house, title="Việc chưa công khai", serial=2)
    withdrawn = publish(house, title="Việc đã rút", serial=3)
    with writes.by_a_wrong_hand():
        Reply.objects.filter(pk=withdrawn.pk).update(withdrawn_at=week.NOON)
    for address in (ROOM, f"{ROOM}rss.xml", f"{ROOM}tra-loi.csv"):
        text = read(address)
        assert shown.title in text
        assert hidden.title not in text
        assert withdrawn.title not in text
    for slug in (hidden.number.lower(), withdrawn.slug, "khong-co"):
        assert Client().get(f"{ROOM}{slug}/").status_code == 404
    assert Client().get("/cong-khai/khong-co/").status_code == 404


def test_search_needs_no_marks(house: people.House) -> None:
    publish(house)
    publish(house, title="Đèn đường hỏng", text="Đã thay hết bóng đèn hỏng trên đường.", serial=2)
    text = read(f"{ROOM}?q=den+duong")
    assert "Đèn đường hỏng" in text
    assert "Thiếu nước ở thôn 7" not in text
    assert "Không tìm thấy trả lời nào" in read(f"{ROOM}?q=khong-he-co")
    assert "Không tìm thấy" in read(f"{ROOM}?q=%00<script>")


def test_what_is_not_put_right_yet_has_its_own_list(house: people.House) -> None:
    publish(house)
    publish(house, title="Tin sai về chợ", verdict="false", serial=2)
    text = read(f"{ROOM}?con-lai=1")
    assert "Thiếu nước ở thôn 7" in text
    assert "Tin sai về chợ" not in text


def test_the_letter_of_a_reply_is_public_and_any_other_file_is_not_found(
    house: people.House, settings: LazySettings, tmp_path: object
) -> None:
    settings.HOIAM_FILES = tmp_path
    sha = Keep(str(tmp_path)).put(b"%PDF-1.7 mau")
    fields = {
        "office": people.OFFICE,
        "purpose": "letter",
        "content_type": "application/pdf",
        "sha256": sha,
        "size": 12,
    }
    letter = files.note(subject="1", name="cong-van-2751.pdf", public=True, by=MACHINE, now=week.OPENED, **fields)
    address = f"/cong-khai/tep/{letter.pk}/"
    assert Client().get(address).status_code == 404  # issued, but not published yet
    reply = publish(house)
    with writes.by_a_wrong_hand():
        Reply.objects.filter(pk=reply.pk).update(letter=letter, letter_number="2751/UBND-VX")
    answer = Client().get(address)
    assert answer.content == b"%PDF-1.7 mau"
    assert answer["Content-Type"] == "application/pdf"
    assert "Công văn 2751/UBND-VX, PDF 12 byte" in read(ROOM)
    with writes.by_a_wrong_hand():
        StoredFile.objects.filter(pk=letter.pk).update(public=False)
    assert Client().get(address).status_code == 404


def test_the_feed_is_rss_2_with_whole_addresses(house: people.House) -> None:
    reply = publish(house, text="Văn bản có ký tự điều khiển \x0b và <thẻ> & dấu.")
    answer = Client().get(f"{ROOM}rss.xml")
    assert answer["Content-Type"].startswith("application/rss+xml")
    channel = ET.fromstring(answer.content).find("channel")
    assert channel is not None
    item = channel.find("item")
    assert item is not None
    assert item.findtext("title") == "Đúng: Thiếu nước ở thôn 7"
    assert item.findtext("link") == f"http://testserver{ROOM}{reply.slug}/"
    assert item.findtext("guid") == item.findtext("link")
    assert "<thẻ> & dấu" in (item.findtext("description") or "")
    assert parsedate_to_datetime(item.findtext("pubDate") or "") == week.OPENED


def test_an_office_without_replies_has_an_empty_feed(house: people.House) -> None:
    assert ET.fromstring(Client().get(f"{ROOM}rss.xml").content).find("channel/item") is None
    assert "Chưa có trả lời nào" in read(ROOM)


@pytest.mark.parametrize("cell", ["=1+1", "+84", "-2", "@SUM(A1)", "\t=1", "  =1", "\r=cmd|' /C calc'!A0"])
def test_no_cell_of_the_table_is_run_as_a_formula(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"


def test_the_table_is_csv_and_keeps_its_words(house: people.House) -> None:
    publish(house, title='=HYPERLINK("http://x")')
    text = read(f"{ROOM}tra-loi.csv")
    assert text.startswith("\ufeff")
    head, row = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert len(head) == len(row)
    assert row[0] == "2022-10-06"
    assert row[1] == '\'=HYPERLINK("http://x")'
    assert harmless("Đúng một phần") == "Đúng một phần"


def test_the_notice_names_what_is_read_and_what_does_not_exist(house: people.House) -> None:
    week.source(week.outlet())
    text = read(f"{ROOM}doc-gi/")
    assert "Báo mẫu bao-mau" in text
    assert "Luật Báo chí" in text
    assert text.count("<li>") >= 13 + 5
    assert "Lập hồ sơ, chấm điểm" in text


@pytest.mark.usefixtures("law_loaded")
def test_journalists_are_told_who_speaks_and_that_a_card_is_enough(house: people.House) -> None:
    text = read(ROOM)
    assert "Chủ tịch UBND huyện Đăk Hà" in text
    assert "thẻ nhà báo hoặc giấy giới thiệu" in text
    assert "Luật Báo chí (126/2025/QH15)" in text or "Luật Báo chí (103/2016/QH13)" in text


def test_public_pages_may_be_kept_and_asked_for_again(house: people.House) -> None:
    publish(house)
    first = Client().get(ROOM)
    assert "public" in first["Cache-Control"]
    assert Client().get(ROOM, headers={"If-None-Match": first["ETag"]}).status_code == 304


def test_nothing_can_be_posted(house: people.House) -> None:
    for address in (ROOM, "/cong-khai/", f"{ROOM}rss.xml", f"{ROOM}tra-loi.csv", f"{ROOM}doc-gi/"):
        assert Client().post(address).status_code == 405
