"""A letter leaves as a packet for the document axis, a status comes back, a packet becomes a line of the register."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from hoiam.core.values.actor import Role
from hoiam.core.values.packet import Packet, PacketFile, Party
from hoiam.desk.files.models import StoredFile
from hoiam.desk.letters import actions as letters
from hoiam.desk.letters import queries
from hoiam.desk.letters.models import Delivery, Letter
from hoiam.desk.papers.models import Paper
from hoiam.outside.axis import read, write
from hoiam.outside.keep import Keep
from hoiam.outside.render.pdf import pdf
from hoiam.run.hands import hands
from hoiam.run.steps import rendering
from hoiam.web.screens.letters import packet_in
from tests import people
from tests.desk import made
from tests.outside.axis.test_packet import PACKET, STATUS
from tests.people import CLERK, HANOI, ROUTER, THURSDAY, House
from tests.web import road, week
from tests.web.conftest import At, ClientFor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law_loaded")]
LIMIT = 1 << 24
IN = "/van-ban/giay-to/goi-tin/"
TEN = datetime(2022, 10, 6, 10, 30, tzinfo=HANOI)


@pytest.fixture(autouse=True)
def _here(at: At, tmp_path: Any, settings: Any) -> None:
    settings.HOIAM_FILES = str(tmp_path)
    at(TEN)


def set_axis(house: House) -> None:
    told = {"organ_id": "H34.12", "receivers": [Party("H34.1", "Sở Mẫu")]}
    letters.keep_axis(office=house.office, **told, **made.by(CLERK))


def out(house: House, tmp_path: Any) -> Letter:
    letter = letters.take_number(letter=road.approved(house), by=CLERK, now=THURSDAY)
    data = pdf(queries.document_of(letter))
    told = {"sha256": Keep(str(tmp_path)).put(data), "size": len(data), "likeness": "picture", "seals": ()}
    letter = letters.sign(letter=letter, way="file", compared=True, **told, by=CLERK, now=THURSDAY)
    return letters.issue(letter=letter, by=CLERK, now=THURSDAY + timedelta(minutes=1))


def sent(data: bytes, **more: str) -> dict[str, Any]:
    return {"file": SimpleUploadedFile("goi.edxml", data), "becomes": "register", **more}


def test_a_letter_leaves_as_a_packet_and_the_status_comes_back_to_it(
    house: House, client_for: ClientFor, tmp_path: Any
) -> None:
    set_axis(house)
    letter, clerk = out(house, tmp_path), client_for(CLERK)
    page = clerk.get(f"/van-ban/{letter.pk}/goi-tin/").content.decode()
    assert "không gửi gì lên đó" in page and "Sở Mẫu (H34.1)" in page
    answer = clerk.post(f"/van-ban/{letter.pk}/goi-tin/", {"listed": ["H34.1"], "others": "H34.2 | Báo Thử"})
    assert answer["Content-Disposition"].startswith("attachment") and "edxml" in answer["Content-Disposition"]
    told = read(answer.content, LIMIT)
    assert isinstance(told, Packet)
    assert (told.full_number, told.sender.organ_id) == (letter.full_number, "H34.12")
    assert [one.organ_id for one in told.receivers] == ["H34.1", "H34.2"]
    assert Keep.name(told.files[0].data) == letter.signed_sha256 and told.pages >= 1
    assert set(Delivery.objects.values_list("address", "state")) == {("H34.1", "waiting"), ("H34.2", "waiting")}
    status = STATUS.replace("05/UBND-VX", letter.full_number).encode()
    back = clerk.post(IN, sent(status), follow=True).content.decode()
    assert "Đã ghi trạng thái 03" in back and "Trạng thái 03: nơi nhận đã tiếp nhận" in back
    way = Delivery.objects.get(address="H34.1")
    assert (way.state, way.received_at) == ("received", datetime(2022, 10, 6, 10, 15, tzinfo=HANOI))
    steps = len(way.trace)
    clerk.post(IN, sent(status))
    way.refresh_from_db()
    assert len(way.trace) == steps  # the same status again
    assert [line.verb for line in made.lines("letter.pack")] == ["letter.pack"]


def test_a_refusal_and_a_status_of_nobody(house: House, client_for: ClientFor, tmp_path: Any) -> None:
    set_axis(house)
    letter, clerk = out(house, tmp_path), client_for(CLERK)
    clerk.post(f"/van-ban/{letter.pk}/goi-tin/", {"listed": ["H34.1"], "others": ""})
    status = STATUS.replace("05/UBND-VX", letter.full_number)
    stranger = status.replace("<edXML:OrganId>H34.1<", "<edXML:OrganId>H34.9<")
    assert "Không tìm thấy văn bản" in clerk.post(IN, sent(stranger.encode())).content.decode()
    strange = status.replace("StatusCode>03", "StatusCode>77")
    assert "chưa biết nghĩa" in clerk.post(IN, sent(strange.encode())).content.decode()
    refused = status.replace("StatusCode>03", "StatusCode>02").replace("Đã tiếp nhận", "Sai nơi nhận")
    page = clerk.post(IN, sent(refused.encode()), follow=True).content.decode()
    assert "nơi nhận từ chối" in page
    assert Delivery.objects.get().state == "failed"
    assert "Nơi nhận ghi: Sai nơi nhận" in clerk.get(f"/van-ban/{letter.pk}/").content.decode()


def status_of(letter: Letter, code: str, at: str = "2022/10/06 10:15:00") -> bytes:
    status = STATUS.replace("05/UBND-VX", letter.full_number).replace("StatusCode>03", f"StatusCode>{code}")
    return status.replace("2022/10/06 10:15:00", at).encode()


def test_a_letter_taken_out_again_after_a_refusal_waits_and_is_told_of_anew(
    house: House, client_for: ClientFor, tmp_path: Any
) -> None:
    set_axis(house)
    letter, clerk = out(house, tmp_path), client_for(CLERK)
    where, to = f"/van-ban/{letter.pk}/goi-tin/", {"listed": ["H34.1"], "others": ""}

    def told(code: str) -> str:
        clerk.post(IN, sent(status_of(letter, code)))
        return Delivery.objects.get().state

    clerk.post(where, to)
    assert [told("01"), told("02")] == ["sent", "failed"]
    clerk.post(where, to)
    assert Delivery.objects.get().state == "waiting"
    assert [told("02"), told("03"), told("02")] == ["failed", "received", "received"]  # the last is a repeat
    clerk.post(where, to)
    assert told("02") == "received"
    details = [one["detail"].removeprefix("axis.") for one in Delivery.objects.get().trace]
    assert details == ["packed", "01", "02", "packed", "02", "03", "packed", "02"]


@pytest.mark.parametrize("code", ["01", "02", "03"])
@pytest.mark.parametrize("clock", ["0001/01/01 00:00:00", "2001/01/01 00:00:00", "2031/01/01 00:00:00"])
def test_a_receivers_wrong_clock_puts_nothing_before_the_issue_nor_after_now(
    house: House, client_for: ClientFor, tmp_path: Any, code: str, clock: str
) -> None:
    set_axis(house)
    letter, clerk = out(house, tmp_path), client_for(CLERK)
    clerk.post(f"/van-ban/{letter.pk}/goi-tin/", {"listed": ["H34.1"], "others": ""})
    assert clerk.post(IN, sent(status_of(letter, code, clock))).status_code == 302
    way = Delivery.objects.get()
    moment = way.received_at if code == "03" else way.sent_at
    assert letter.issued_at and moment and letter.issued_at <= moment <= TEN


def test_what_was_signed_on_paper_without_a_scan_and_an_office_without_a_code_give_no_packet(
    house: House, client_for: ClientFor
) -> None:
    letter, clerk = road.issued(house), client_for(CLERK)
    where, told = f"/van-ban/{letter.pk}/goi-tin/", {"others": "H34.1 | Sở Mẫu"}
    assert "chưa có bản quét" in clerk.post(where, told).content.decode()
    assert client_for(people.VERIFIER).post(where, told).status_code == 422
    assert not Delivery.objects.exists()


def test_identifiers_are_kept_by_who_keeps_the_letterhead(house: House, client_for: ClientFor) -> None:
    where = "/cai-dat/the-thuc/lien-thong/"
    clerk = client_for(CLERK)
    answer = clerk.post(where, {"organ_id": "H34.12", "receivers": "H34.1 | Sở Mẫu\nH34.2 | Báo Thử"}, follow=True)
    assert "H34.12" in answer.content.decode() and "2 nơi nhận có mã" in answer.content.decode()
    for wrong in ({"organ_id": "H34 12", "receivers": ""}, {"organ_id": "H34.12", "receivers": "Sở Mẫu"}):
        assert clerk.post(where, wrong).status_code == 422
    assert client_for(people.VERIFIER).post(where, {"organ_id": "H1"}).status_code == 403
    assert len(made.lines("paper.axis")) == 1


def test_an_approved_report_leaves_as_a_packet_that_says_it_is_unsigned(
    house: House, client_for: ClientFor, at: At, tmp_path: Any
) -> None:
    set_axis(house)
    report = week.frozen(house.office)
    at(week.NOON + timedelta(minutes=1))
    where, office = f"/bao-cao/{report.pk}/goi-tin/", client_for(ROUTER)
    assert office.post(where, {"listed": ["H34.1"], "others": ""}).status_code == 422
    client_for(people.DIRECTOR).post(f"/bao-cao/{report.pk}/duyet/")
    rendering.report({"report": report.pk}, week.NOON, hands())
    assert where in office.get(f"/bao-cao/{report.pk}/").content.decode()
    assert "chưa ký số" in office.get(where).content.decode()
    told = read(office.post(where, {"listed": ["H34.1"], "others": ""}).content, LIMIT)
    assert isinstance(told, Packet)
    assert (told.type_code, told.type_name, told.receivers) == ("14", "Báo cáo", (Party("H34.1", "Sở Mẫu"),))
    assert told.files[0].data.startswith(b"%PDF") and "gói tin" in office.get(f"/bao-cao/{report.pk}/").content.decode()
    assert client_for(people.VERIFIER).post(where, {"listed": ["H34.1"], "others": ""}).status_code == 422
    assert len(made.lines("report.pack")) == 1


# --- a packet that came in


def packet(**changes: Any) -> bytes:
    told = {"receivers": (Party("H34.12", "UBND huyện Đăk Hà"),), "sender": Party("H34.1", "Sở Mẫu")}
    told |= {"number": "47", "notation": "SM-VP", "dated": date(2022, 10, 5)}
    return write(replace(PACKET, **(told | changes)))


def test_a_packet_becomes_a_line_of_the_register_with_its_attachments(house: House, client_for: ClientFor) -> None:
    set_axis(house)
    clerk = client_for(CLERK)
    page = clerk.post(IN, sent(packet()), follow=True).content.decode()
    line = Paper.objects.get()
    assert (line.sender, line.number, line.type_name) == ("Sở Mẫu", "47/SM-VP", "Công văn")
    assert line.dated == date(2022, 10, 5)
    assert "cong-van-05.pdf" in page and StoredFile.objects.get(purpose="paper").subject == str(line.pk)
    assert "đã có trong sổ" in clerk.post(IN, sent(packet())).content.decode()
    assert Paper.objects.count() == 1


@pytest.mark.parametrize(
    ("first", "again"),
    [
        ({}, {"sender": Party("H34.1", "SỞ MẪU")}),
        ({}, {"sender": Party("H34.1", "Sở Mẫu tỉnh Kon Tum")}),
        ({}, {"sender": Party("H34.1")}),
        ({"sender": Party("H34.1")}, {}),
        ({"number": "07"}, {"number": "7", "notation": "sm-vp"}),
        ({"number": "", "notation": ""}, {"number": "", "notation": ""}),
    ],
)
def test_one_paper_gets_one_arrival_number_however_its_sender_is_written(
    house: House, client_for: ClientFor, first: dict[str, Any], again: dict[str, Any]
) -> None:
    set_axis(house)
    clerk = client_for(CLERK)
    clerk.post(IN, sent(packet(**first)))
    assert "đã có trong sổ, số đến 1" in clerk.post(IN, sent(packet(**again))).content.decode()
    assert Paper.objects.count() == 1


def test_another_paper_of_the_sender_and_the_same_number_of_another_sender_are_entered(
    house: House, client_for: ClientFor
) -> None:
    set_axis(house)
    clerk = client_for(CLERK)
    for changes in ({}, {"number": "48"}, {"sender": Party("H34.11", "Sở Khác")}, {"dated": date(2022, 10, 4)}):
        clerk.post(IN, sent(packet(**changes)))
    bare = {"number": "", "notation": ""}
    for changes in (bare, bare | {"subject": "V/v việc khác"}):
        clerk.post(IN, sent(packet(**changes)))
    assert Paper.objects.count() == 6


def test_the_second_of_two_presses_finds_the_line_of_the_first(
    house: House, client_for: ClientFor, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_axis(house)
    clerk = client_for(CLERK)
    clerk.post(IN, sent(packet()))
    monkeypatch.setattr(packet_in, "_refuse_foreign", lambda *_: None)  # both looked before either had written
    assert "đã có trong sổ, số đến 1" in clerk.post(IN, sent(packet())).content.decode()
    assert Paper.objects.count() == 1


def test_a_packet_brings_as_many_attachments_as_a_line_of_the_register_holds(
    house: House, client_for: ClientFor
) -> None:
    paper = replace(made_paper(house), sample=True)
    files = tuple(PacketFile(f"{n}.pdf", "application/pdf", pdf(replace(paper, subject=f"V/v {n}"))) for n in range(12))
    answer = client_for(CLERK).post(IN, sent(packet(files=files)))
    assert answer.status_code == 302
    assert StoredFile.objects.filter(purpose="paper").count() == 12


def test_what_cannot_be_read_as_a_dispatch_says_why(house: House, client_for: ClientFor) -> None:
    files = (PacketFile("thu.txt", "text/plain", "Hôm qua trời nắng đẹp. Chúng tôi đi chợ mua rau và cá.".encode()),)
    answer = client_for(ROUTER).post(IN, sent(packet(files=files), becomes="directive"))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "có vẻ không phải văn bản hành chính" in page and "read." not in page


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"<!DOCTYPE a><edXML/>", "khai báo lạ"),
        (packet(files=(PacketFile("a.pdf", "application/pdf", b"MZ program"),)), "a.pdf"),
        (packet(files=(PacketFile("a.exe", "application/pdf", b"%PDF-1.4 a"),)), "a.exe"),
        (packet(receivers=(Party("H99", "Nơi khác"),)), "cơ quan khác"),
        (packet(files=()), "không có tệp"),
        (b"chu", "không phải XML"),
    ],
)
def test_a_bad_packet_says_why_and_leaves_nothing(house: House, client_for: ClientFor, data: bytes, words: str) -> None:
    set_axis(house)
    answer = client_for(CLERK).post(IN, sent(data))
    assert answer.status_code == 422 and words in answer.content.decode()
    assert not Paper.objects.exists() and not StoredFile.objects.exists()


def test_only_who_keeps_the_register_takes_a_packet_in(house: House, client_for: ClientFor) -> None:
    unit = people.actor("xa-khac", Role.UBND_XA, "mau-dak-mar")
    assert client_for(unit).post(IN, sent(packet())).status_code == 422
    assert not Paper.objects.exists()


def test_a_packet_is_read_as_a_dispatch_with_its_tasks(house: House, client_for: ClientFor) -> None:
    paper = replace(made_paper(house), sample=True)
    main = PacketFile("cong-van.pdf", "application/pdf", pdf(paper))
    more = PacketFile("phu-luc.pdf", "application/pdf", pdf(replace(paper, subject="V/v phụ lục")))
    answer = client_for(ROUTER).post(IN, sent(packet(files=(main, more)), becomes="directive"))
    assert answer.status_code == 302 and answer["Location"].startswith("/van-ban/den/")
    line = Paper.objects.get(about_kind="directive")
    assert StoredFile.objects.get(purpose="paper", subject=str(line.pk)).name == "phu-luc.pdf"


def made_paper(house: House) -> Any:
    return queries.document_of(road.draft(house))
