"""From approval to the receiver's desk by plain forms: number, signed PDF bound by its digest, issue, delivery."""

from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from hoiam.core.values.actor import MACHINE
from hoiam.desk.files import actions as files
from hoiam.desk.files.models import StoredFile
from hoiam.desk.letters import queries
from hoiam.desk.letters.models import Delivery, Letter, LetterState, NumberEntry
from hoiam.outside.sign import seal
from hoiam.run.hands import hands
from tests.outside.sign import keys
from tests.people import CLERK, LEADER, OFFICE, SECOND_EYES, STRANGER, THURSDAY, House
from tests.web import road
from tests.web.conftest import At, ClientFor
from tests.writes import by_a_wrong_hand

pytestmark = pytest.mark.usefixtures("law_loaded")


@pytest.fixture(autouse=True)
def _thursday(at: At, tmp_path: Path, settings: Any) -> None:
    at(THURSDAY)
    settings.HOIAM_FILES = tmp_path / "files"
    settings.HOIAM_CERTIFICATES = ""


@pytest.fixture
def certificates(tmp_path: Path, settings: Any) -> Path:
    """Lay the office's certificate and its root where the installation looks."""
    certificate, root = keys.made()
    folder = tmp_path / "chung-thu"
    (folder / "roots").mkdir(parents=True)
    (folder / "roots" / "goc.pem").write_bytes(root)
    (folder / f"{OFFICE}.p12").write_bytes(certificate.pkcs12)
    (folder / f"{OFFICE}.pass").write_text(certificate.password)
    settings.HOIAM_CERTIFICATES = str(folder)
    return folder


def numbered(house: House, client_for: ClientFor) -> Any:
    letter = road.approved(house)
    client_for(CLERK).post(f"/van-ban/{letter.pk}/cap-so/")
    return Letter.objects.get()


def to_sign(letter: Letter, client_for: ClientFor) -> bytes:
    data: bytes = client_for(CLERK).get(f"/van-ban/{letter.pk}/tai/pdf/").content
    return data


def signed(data: bytes, **whose: str) -> bytes:
    return seal(data, keys.made(**whose)[0], reason="Ký", place="Đăk Hà", now=THURSDAY)


def brought(letter: Letter, client_for: ClientFor, data: bytes, **more: str) -> Any:
    sent = {"file": SimpleUploadedFile("van-ban-da-ky.pdf", data), **more}
    return client_for(CLERK).post(f"/van-ban/{letter.pk}/ban-da-ky/", sent)


def test_a_letter_is_numbered_signed_issued_sent_and_received(house: House, client_for: ClientFor) -> None:
    letter = numbered(house, client_for)
    assert letter.full_number == "01/UBND-VX"
    answer = brought(letter, client_for, signed(to_sign(letter, client_for)))
    assert answer.status_code == 302
    clerk = client_for(CLERK)
    page = clerk.get(f"/van-ban/{letter.pk}/").content.decode()
    assert "UBND huyện Mẫu" in page and "Nội dung không đổi từ khi ký" in page and "SHA-256" in page
    assert "chưa có chứng thư gốc để đối chiếu" in page
    clerk.post(f"/van-ban/{letter.pk}/phat-hanh/")
    letter.refresh_from_db()
    assert (letter.state, letter.signed_way) == (LetterState.ISSUED, "file")
    kept = clerk.get(f"/van-ban/{letter.pk}/tai/da-ky/")
    assert kept.content.startswith(b"%PDF") and b"/ByteRange" in kept.content
    sent = {"to": "Báo Thông Reo", "channel": "hand", "address": "", "note": ""}
    assert clerk.post(f"/van-ban/{letter.pk}/gui/", sent).status_code == 302
    row = Delivery.objects.get()
    confirmed = {"at": "2022-10-06T08:00", "receipt": "Sổ ký nhận số 12"}
    assert clerk.post(f"/van-ban/{letter.pk}/gui/{row.pk}/nhan/", confirmed).status_code == 302
    page = clerk.get(f"/van-ban/{letter.pk}/").content.decode()
    assert "Sổ ký nhận số 12" in page and "Đã nhận" in page
    letter.refresh_from_db()
    assert letter.received_at == THURSDAY


def test_the_offices_certificate_signs_here_and_its_root_is_known(
    house: House, client_for: ClientFor, certificates: Path
) -> None:
    letter = numbered(house, client_for)
    clerk = client_for(CLERK)
    assert "Ký số bằng chứng thư của cơ quan" in clerk.get(f"/van-ban/{letter.pk}/").content.decode()
    clerk.post(f"/van-ban/{letter.pk}/ky-so/")
    letter.refresh_from_db()
    assert (letter.state, letter.signed_way, len(letter.seals)) == (LetterState.SIGNED, "certificate", 1)
    assert "chứng thư có gốc tin cậy" in clerk.get(f"/van-ban/{letter.pk}/").content.decode()
    assert keys.PASSWORD not in clerk.get(f"/van-ban/{letter.pk}/").content.decode()


def test_the_office_signs_once_and_is_not_asked_again(house: House, client_for: ClientFor, certificates: Path) -> None:
    letter, clerk = numbered(house, client_for), client_for(CLERK)
    clerk.post(f"/van-ban/{letter.pk}/ky-so/")
    assert f"/van-ban/{letter.pk}/ky-so/" not in clerk.get(f"/van-ban/{letter.pk}/").content.decode()
    letter.refresh_from_db()
    before = letter.signed_sha256
    again = clerk.post(f"/van-ban/{letter.pk}/ky-so/", follow=True).content.decode()
    assert "không ký lần nữa" in again  # on a copy a second mark would stand over the first
    letter.refresh_from_db()
    assert (letter.signed_sha256, len(letter.seals)) == (before, 1)


def test_the_office_signs_over_the_leaders_own_signature(
    house: House, client_for: ClientFor, certificates: Path
) -> None:
    letter = numbered(house, client_for)
    brought(letter, client_for, signed(to_sign(letter, client_for), who="Lê Thị Mẫu"))
    client_for(CLERK).post(f"/van-ban/{letter.pk}/ky-so/")
    letter.refresh_from_db()
    assert len(letter.seals) == 2 and all(seal["intact"] and seal["whole"] for seal in letter.seals)


def test_a_file_that_others_signed_after_the_office_is_not_certified_again(
    house: House, client_for: ClientFor, certificates: Path
) -> None:
    letter, clerk = numbered(house, client_for), client_for(CLERK)
    clerk.post(f"/van-ban/{letter.pk}/ky-so/")
    held = clerk.get(f"/van-ban/{letter.pk}/tai/da-ky/").content
    brought(letter, client_for, signed(held, who="Lê Thị Mẫu"))
    letter.refresh_from_db()
    before = letter.signed_sha256
    assert (letter.signed_way, len(letter.seals)) == ("file", 2)
    assert f"/van-ban/{letter.pk}/ky-so/" not in clerk.get(f"/van-ban/{letter.pk}/").content.decode()
    again = clerk.post(f"/van-ban/{letter.pk}/ky-so/", follow=True).content.decode()
    assert "đã mang chữ ký số bằng chứng thư của cơ quan nên không ký lần nữa" in again
    letter.refresh_from_db()
    assert (letter.signed_sha256, len(letter.seals)) == (before, 2)
    renewed = keys.made(keys.END.replace(year=2035))[0]  # another number, the same office
    (certificates / f"{OFFICE}.p12").write_bytes(renewed.pkcs12)
    assert "không ký lần nữa" in clerk.post(f"/van-ban/{letter.pk}/ky-so/", follow=True).content.decode()


def test_a_certificate_that_only_bears_the_names_of_the_office_does_not_sign_for_it(
    house: House, client_for: ClientFor, certificates: Path
) -> None:
    letter, clerk = numbered(house, client_for), client_for(CLERK)
    namesake = keys.made(keys.END.replace(year=2034))[0]  # the same names, of a root that nobody here trusts
    own_made = seal(to_sign(letter, client_for), namesake, reason="Ký", place="Đăk Hà", now=THURSDAY)
    brought(letter, client_for, own_made)
    letter.refresh_from_db()
    assert [one["trusted"] for one in letter.seals] == [False]
    assert f"/van-ban/{letter.pk}/ky-so/" in clerk.get(f"/van-ban/{letter.pk}/").content.decode()
    clerk.post(f"/van-ban/{letter.pk}/ky-so/")
    letter.refresh_from_db()
    assert [one["trusted"] for one in letter.seals] == [False, True]
    assert f"/van-ban/{letter.pk}/ky-so/" not in clerk.get(f"/van-ban/{letter.pk}/").content.decode()


@pytest.mark.parametrize("what", ["unsigned", "changed", "other", "scan", "text", "macro"])
def test_what_is_not_the_signed_letter_is_refused_in_words(
    house: House, client_for: ClientFor, what: str, tmp_path: Path
) -> None:
    letter = numbered(house, client_for)
    made = to_sign(letter, client_for)
    blank = pypdfium2.PdfDocument.new()
    blank.new_page(595, 842)
    blank.save(tmp_path / "quet.pdf")
    changed = bytearray(signed(made))
    changed[200] ^= 1
    data, words = {
        "unsigned": (made, "Tệp chưa có chữ ký số"),
        "changed": (bytes(changed), "Chữ ký trên tệp không còn đúng"),
        "other": (pdf_of_another(), "không phải văn bản đã cấp số"),
        "scan": ((tmp_path / "quet.pdf").read_bytes(), "Hãy đối chiếu"),
        "text": (b"khong phai PDF", "Loại tệp này không dùng được"),
        "macro": (b"PK\x03\x04", "Tệp hỏng"),
    }[what]
    answer = brought(letter, client_for, data)
    assert answer.status_code == 422 and words in answer.content.decode()
    letter.refresh_from_db()
    assert letter.state == LetterState.APPROVED and not StoredFile.objects.filter(purpose="letter-signed").exists()


def pdf_of_another() -> bytes:
    from hoiam.core.compose.letter import letter
    from hoiam.outside.render.pdf import pdf
    from tests.core.compose.samples import MIXED

    return pdf(letter(MIXED))


def test_a_scan_that_somebody_compared_is_taken(house: House, client_for: ClientFor, tmp_path: Path) -> None:
    letter = numbered(house, client_for)
    blank = pypdfium2.PdfDocument.new()
    blank.new_page(595, 842)
    blank.save(tmp_path / "quet.pdf")
    data = (tmp_path / "quet.pdf").read_bytes()
    assert brought(letter, client_for, data, compared="on").status_code == 302
    page = client_for(CLERK).get(f"/van-ban/{letter.pk}/").content.decode()
    assert "Bản quét; người đưa vào đã đối chiếu" in page


def test_the_register_shows_every_number_and_leaves_as_a_sheet(house: House, client_for: ClientFor) -> None:
    letter = numbered(house, client_for)
    clerk = client_for(CLERK)
    page = clerk.get("/van-ban/so-van-ban/").content.decode()
    assert "01/UBND-VX" in page and "Giữ số, chưa phát hành" in page
    clerk.post(f"/van-ban/{letter.pk}/huy-so/", {"reason": "Không gửi nữa"})
    assert "Hủy. Lý do: Không gửi nữa" in clerk.get("/van-ban/so-van-ban/").content.decode()
    sheet = clerk.get("/van-ban/so-van-ban/?tep=xlsx")
    assert sheet.content.startswith(b"PK") and "so-van-ban-di-2022.xlsx" in sheet["Content-Disposition"]
    assert NumberEntry.objects.get().state == "void"
    assert client_for(STRANGER).get("/van-ban/so-van-ban/").status_code == 403


@pytest.mark.parametrize(
    ("what", "words", "state"),
    [("thay-the", "Văn bản này thay thế Công văn số 01/UBND-VX", "replaced"), ("thu-hoi", "thu hồi", "withdrawn")],
)
def test_a_letter_is_replaced_or_recalled_by_a_paper_that_two_persons_sent(
    house: House, client_for: ClientFor, what: str, words: str, state: str
) -> None:
    earlier = road.issued(house)
    drafter = client_for(SECOND_EYES)
    answer = drafter.post(f"/van-ban/{earlier.pk}/lap/{what}/")
    made = Letter.objects.exclude(pk=earlier.pk).get()
    assert answer["Location"] == f"/van-ban/{made.pk}/"
    page = drafter.get(f"/van-ban/{made.pk}/").content.decode()
    assert words in page
    if what == "thu-hoi":
        form = {"subject": "thu hồi Công văn số 01/UBND-VX", "addressees": "Báo Thông Reo", "recipients": "Như trên"}
        form |= {"noi_dung": "Thu hồi Công văn. Lý do: sai số liệu.", "signature": "head", "signer": "Lê Thị Mẫu"}
        drafter.post(f"/van-ban/{made.pk}/sua/", form)
    drafter.post(f"/van-ban/{made.pk}/trinh/")
    client_for(LEADER).post(f"/van-ban/{made.pk}/duyet/")
    client_for(CLERK).post(f"/van-ban/{made.pk}/phat-hanh/")
    earlier.refresh_from_db()
    assert earlier.state == state
    assert "02/UBND-VX" in client_for(CLERK).get(f"/van-ban/{earlier.pk}/").content.decode()


def test_who_may_not_sees_why_and_a_look_changes_nothing(house: House, client_for: ClientFor) -> None:
    letter = road.approved(house)
    answer = client_for(SECOND_EYES).post(f"/van-ban/{letter.pk}/cap-so/", follow=True)
    assert "Chỉ văn thư cấp số" in answer.content.decode() and not NumberEntry.objects.exists()
    clerk = client_for(CLERK)
    assert clerk.get(f"/van-ban/{letter.pk}/cap-so/").status_code == 405
    for page in ("ban-da-ky/", "gui/", "huy-so/"):
        assert clerk.get(f"/van-ban/{letter.pk}/{page}").status_code == 200
        assert client_for(STRANGER).get(f"/van-ban/{letter.pk}/{page}").status_code == 403
    assert Letter.objects.get().number is None


def test_a_mail_needs_a_server_and_a_right_address(house: House, client_for: ClientFor, settings: Any) -> None:
    letter = numbered(house, client_for)
    brought(letter, client_for, signed(to_sign(letter, client_for)))
    clerk = client_for(CLERK)
    clerk.post(f"/van-ban/{letter.pk}/phat-hanh/")
    told = {"to": "Báo", "channel": "mail", "address": "toa-soan@bao.example", "note": ""}
    assert "chưa được cài đặt" in clerk.post(f"/van-ban/{letter.pk}/gui/", told).content.decode()
    settings.HOIAM_MAIL_SERVER = "smtp://a%40b.vn@127.0.0.1:2525"
    wrong = clerk.post(f"/van-ban/{letter.pk}/gui/", told | {"address": "khong-phai"}).content.decode()
    assert "cần địa chỉ thư" in wrong
    assert clerk.post(f"/van-ban/{letter.pk}/gui/", told).status_code == 302
    assert "Chờ gửi" in clerk.get(f"/van-ban/{letter.pk}/").content.decode()


def test_the_docx_of_a_letter_on_the_offices_own_sheet_is_the_kept_print(house: House, client_for: ClientFor) -> None:
    letter = numbered(house, client_for)
    word, where = hands().keep.put(b"PK of the template"), f"/van-ban/{letter.pk}/tai/docx/"
    told = {"office": OFFICE, "purpose": "letter", "subject": str(letter.pk), "sha256": word, "size": 18}
    told |= {"name": f"{queries.file_name(letter)}.docx", "content_type": "application/octet-stream"}
    files.note(**told, by=MACHINE, now=THURSDAY)
    assert b"".join(client_for(CLERK).get(where)) != b"PK of the template"
    with by_a_wrong_hand():
        Letter.objects.filter(pk=letter.pk).update(printed_sha256="a" * 64)
    assert b"".join(client_for(CLERK).get(where)) == b"PK of the template"
