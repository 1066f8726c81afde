"""A copy from the page of a letter or of an incoming paper to its own number, by plain forms and two people."""

from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from hoiam.desk.jobs.models import Job
from hoiam.desk.letters import actions as letters
from hoiam.desk.letters import queries
from hoiam.desk.letters.letterhead import letterhead
from hoiam.desk.letters.models import Letter
from hoiam.outside.keep import Keep
from hoiam.outside.render.pdf import pdf
from hoiam.run.hands import hands
from hoiam.run.steps import rendering
from tests.core.compose.every_paper import EVERY
from tests.outside.render.test_copied import SOURCE
from tests.outside.sign import keys
from tests.people import CHECKER, CLERK, LEADER, OFFICE, SECOND_EYES, STRANGER, THURSDAY, VERIFIER, House
from tests.web import road
from tests.web.conftest import At, ClientFor
from tests.writes import by_a_wrong_hand

pytestmark = pytest.mark.usefixtures("law_loaded")
SIGNS = {"recipients": "Phòng VH-TT\nTrung tâm", "signature": "order", "post": "Chánh Văn phòng", "signer": "Lê Mẫu"}


@pytest.fixture(autouse=True)
def _thursday(at: At, tmp_path: Path, settings: Any) -> None:
    at(THURSDAY)
    settings.HOIAM_FILES = str(tmp_path / "files")
    settings.HOIAM_CERTIFICATES = ""


def issued(house: House) -> Letter:
    """Return a letter that went out on paper, with the scan of what was signed."""
    letter = road.issued(house)
    rendering.letter({"letter": letter.pk}, THURSDAY, hands())
    data = hands().keep.get(queries.file_to_send(letter).sha256)
    told = {"way": "file", "sha256": hands().keep.put(data + b"% scan"), "size": 9, "likeness": "picture", "seals": ()}
    return letters.sign(letter=letter, compared=True, by=CLERK, now=THURSDAY, **told)


def text(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as pages:
        return " ".join(" ".join(page.get_textpage().get_text_bounded().split()) for page in pages)


def page(browser: Any, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200, address
    return str(answer.content.decode())


def through(copy: Letter, client_for: ClientFor) -> Letter:
    clerk, leader = client_for(CLERK), client_for(LEADER)
    clerk.post(f"/van-ban/{copy.pk}/trinh/")
    shown = page(leader, f"/van-ban/{copy.pk}/")
    assert shown.count("btn-primary") == 1 and "Duyệt" in shown
    seen = leader.get(f"/van-ban/{copy.pk}/").context["next"].seen
    leader.post(f"/van-ban/{copy.pk}/duyet/", {"seen": seen})
    clerk.post(f"/van-ban/{copy.pk}/phat-hanh/")
    copy.refresh_from_db()
    return copy


def test_a_clerk_copies_an_issued_letter_and_a_leader_approves_it(house: House, client_for: ClientFor) -> None:
    letter, clerk = issued(house), client_for(CLERK)
    address = f"/van-ban/{letter.pk}/ban-sao/"
    assert address in page(clerk, f"/van-ban/{letter.pk}/")
    answer = clerk.post(address, SIGNS)
    copy = Letter.objects.get(kind="sao_y")
    assert answer.headers["Location"] == f"/van-ban/{copy.pk}/"
    shown = page(clerk, f"/van-ban/{copy.pk}/")
    assert "SAO Y" in shown and "TL. CHỦ TỊCH" in shown and "Nơi nhận bản sao" in shown
    copy = through(copy, client_for)
    assert copy.full_number == "01/SY-UBND"
    rendering.letter({"letter": copy.pk}, THURSDAY, hands())
    data = b"".join(clerk.get(f"/van-ban/{copy.pk}/tai/pdf/"))
    assert "01/UBND-VX" in text(data) and "01/SY-UBND" in text(data)
    assert clerk.get(f"/van-ban/{copy.pk}/tai/docx/").status_code == 200
    assert "Bản sao" in page(clerk, "/van-ban/so-van-ban/") and "01/SY-UBND" in page(clerk, "/van-ban/so-van-ban/")
    assert Job.objects.filter(kind="render.letter").exists()


def test_an_extract_takes_the_ticked_parts(house: House, client_for: ClientFor) -> None:
    letter, clerk = issued(house), client_for(CLERK)
    address = f"/van-ban/{letter.pk}/trich-sao/"
    refused = clerk.post(address, SIGNS)
    assert refused.status_code == 422 and "Chọn ít nhất một đoạn" in refused.content.decode()
    clerk.post(address, SIGNS | {"taken": ["0"]})
    copy = Letter.objects.get(kind="trich_sao")
    shown = page(clerk, f"/van-ban/{copy.pk}/")
    assert "TRÍCH SAO" in shown and "Độc lập - Tự do - Hạnh phúc" in shown
    assert through(copy, client_for).full_number == "01/TrS-UBND"


def test_a_paper_that_came_in_is_copied_from_its_pdf(house: House, client_for: ClientFor, settings: Any) -> None:
    paper, clerk = road.paper(house, road.outlet()), client_for(CLERK)
    where = f"/van-ban/giay-to/{paper.year}/{paper.arrival}/"
    assert f"{where}ban-sao/" in page(clerk, where)
    sent = {"kind": "sao_luc", "file": SimpleUploadedFile("den.pdf", SOURCE, "application/pdf")}
    clerk.post(f"{where}ban-sao/", SIGNS | sent)
    copy = Letter.objects.get(kind="sao_luc")
    assert paper.number in copy.title
    assert Keep(settings.HOIAM_FILES).get(copy.facts["copied"]["sha256"]) == SOURCE
    data = b"".join(clerk.get(f"/van-ban/{copy.pk}/tai/pdf/"))
    assert "SAO LỤC" in text(data) and "15/UBND-VX" in text(data)
    assert through(copy, client_for).full_number == "01/SL-UBND"


@pytest.mark.parametrize(
    ("name", "data"), [("den.pdf", b"%PDF-1.7 hong"), ("den.docx", b"PK\x03\x04"), ("den.pdf", b"")]
)
def test_what_is_no_pdf_is_refused_in_words(house: House, client_for: ClientFor, name: str, data: bytes) -> None:
    paper, clerk = road.paper(house, road.outlet()), client_for(CLERK)
    sent = {"kind": "sao_y", "file": SimpleUploadedFile(name, data)}
    answer = clerk.post(f"/van-ban/giay-to/{paper.year}/{paper.arrival}/ban-sao/", SIGNS | sent)
    assert answer.status_code == 422 and "wrongs" in answer.content.decode()
    assert not Letter.objects.exists()


def test_an_extract_of_an_incoming_paper_is_typed_word_for_word(house: House, client_for: ClientFor) -> None:
    paper, clerk = road.paper(house, road.outlet()), client_for(CLERK)
    given = {"agency": "BÁO THÔNG REO", "number": "Số: 12/CV-TR", "dateline": "Kon Tum, ngày 03 tháng 10 năm 2022"}
    given |= {"subject": "V/v cấp nước", "text": "Đề nghị trả lời trước ngày 20.", "position": "Tổng biên tập"}
    clerk.post(f"/van-ban/giay-to/{paper.year}/{paper.arrival}/trich-sao/", SIGNS | given | {"name": "Nguyễn Thị Mẫu"})
    copy = Letter.objects.get(kind="trich_sao")
    data = b"".join(clerk.get(f"/van-ban/{copy.pk}/tai/pdf/"))
    assert "Đề nghị trả lời trước ngày 20." in text(data) and "12/CV-TR" in text(data)


def test_a_draft_of_a_copy_changes_who_receives_and_signs_it(house: House, client_for: ClientFor) -> None:
    letter, clerk = issued(house), client_for(CLERK)
    clerk.post(f"/van-ban/{letter.pk}/ban-sao/", SIGNS)
    copy = Letter.objects.get(kind="sao_y")
    clerk.post(f"/van-ban/{copy.pk}/sua/", SIGNS | {"recipients": "UBND xã Đăk Ui"})
    copy.refresh_from_db()
    assert copy.facts["recipients"] == ["UBND xã Đăk Ui"]
    assert copy.facts["copied"]["sha256"]


def test_the_words_of_an_extract_are_put_right_in_its_draft(house: House, client_for: ClientFor) -> None:
    letter, clerk = issued(house), client_for(CLERK)
    clerk.post(f"/van-ban/{letter.pk}/trich-sao/", SIGNS | {"taken": ["0", "1"]})
    copy = Letter.objects.get(kind="trich_sao")
    form = clerk.get(f"/van-ban/{copy.pk}/").context["form"]
    before = {name: form[name].value() for name in form.fields}
    first, second = before["text"].splitlines()
    clerk.post(f"/van-ban/{copy.pk}/sua/", before | SIGNS)
    copy.refresh_from_db()
    whole = copy.facts["copied"]["extract"]
    clerk.post(f"/van-ban/{copy.pk}/sua/", before | SIGNS | {"text": second})
    copy.refresh_from_db()
    held = copy.facts["copied"]["extract"]
    assert held["body"] == whole["body"][1:] and {**held, "body": []} == {**whole, "body": []}
    assert first not in text(b"".join(clerk.get(f"/van-ban/{copy.pk}/tai/pdf/")))


def test_a_wrong_pdf_is_replaced_in_the_draft_of_its_copy(house: House, client_for: ClientFor, settings: Any) -> None:
    paper, clerk = road.paper(house, road.outlet()), client_for(CLERK)
    sent = {"kind": "sao_luc", "file": SimpleUploadedFile("nham.pdf", pdf(EVERY["bao_cao_tuan"]), "application/pdf")}
    clerk.post(f"/van-ban/giay-to/{paper.year}/{paper.arrival}/ban-sao/", SIGNS | sent)
    copy = Letter.objects.get(kind="sao_luc")
    where = f"/van-ban/{copy.pk}/"
    assert 'enctype="multipart/form-data"' in page(clerk, where) and "Thay tệp PDF" in page(clerk, where)
    wrong = clerk.post(f"{where}sua/", SIGNS | {"file": SimpleUploadedFile("den.pdf", b"%PDF-1.7 hong")})
    assert wrong.status_code == 422
    clerk.post(f"{where}sua/", SIGNS | {"file": SimpleUploadedFile("den.pdf", SOURCE, "application/pdf")})
    copy.refresh_from_db()
    assert Keep(settings.HOIAM_FILES).get(copy.facts["copied"]["sha256"]) == SOURCE
    clerk.post(f"{where}sua/", SIGNS)
    copy.refresh_from_db()
    assert Keep(settings.HOIAM_FILES).get(copy.facts["copied"]["sha256"]) == SOURCE
    assert through(copy, client_for).full_number == "01/SL-UBND"


def test_a_copy_that_is_signed_electronically_says_that_its_signature_has_a_form(
    house: House, client_for: ClientFor
) -> None:
    letter, clerk = issued(house), client_for(CLERK)
    clerk.post(f"/van-ban/{letter.pk}/ban-sao/", SIGNS)
    where = f"/van-ban/{Letter.objects.get(kind='sao_y').pk}/"
    assert "mẫu chữ ký của bản sao" not in page(clerk, where)
    house.office.settings["paper"]["signing"] = "electronic"
    with by_a_wrong_hand():
        house.office.save()
    shown = page(clerk, where)
    assert "mẫu chữ ký của bản sao" in shown and "góc trên bên phải trang đầu" in shown


def test_who_may_not_see_the_letter_or_only_looks_makes_no_copy(house: House, client_for: ClientFor) -> None:
    letter = issued(house)
    address = f"/van-ban/{letter.pk}/ban-sao/"
    assert client_for(STRANGER).get(address).status_code in (302, 403, 404)
    client_for(CHECKER).post(address, SIGNS)
    assert "ban-sao" not in page(client_for(CHECKER), f"/van-ban/{letter.pk}/")
    assert not Letter.objects.filter(kind="sao_y").exists()


def test_a_letter_that_is_not_out_has_no_copy(house: House, client_for: ClientFor) -> None:
    letter = road.approved(house)
    assert client_for(CLERK).get(f"/van-ban/{letter.pk}/ban-sao/").status_code == 404
    assert client_for(SECOND_EYES).get(f"/van-ban/{letter.pk}/trich-sao/").status_code == 404


def test_the_pdf_behind_a_copy_opens_only_to_who_sees_the_copy(house: House, client_for: ClientFor) -> None:
    from hoiam.desk.files.models import StoredFile

    paper, clerk = road.paper(house, road.outlet()), client_for(CLERK)
    sent = {"kind": "sao_y", "file": SimpleUploadedFile("den.pdf", SOURCE, "application/pdf")}
    clerk.post(f"/van-ban/giay-to/{paper.year}/{paper.arrival}/ban-sao/", SIGNS | sent)
    kept = StoredFile.objects.get(purpose="copy-source")
    assert clerk.get(f"/tep/{kept.pk}/").status_code == 200
    assert client_for(VERIFIER).get(f"/tep/{kept.pk}/").status_code == 404


def test_a_copy_signed_with_the_offices_certificate_shows_its_form_agency_and_moment(
    house: House, client_for: ClientFor, settings: Any, tmp_path: Path
) -> None:
    certificate, _root = keys.made()
    (tmp_path / f"{OFFICE}.p12").write_bytes(certificate.pkcs12)
    (tmp_path / f"{OFFICE}.pass").write_text(certificate.password)
    settings.HOIAM_CERTIFICATES = str(tmp_path)
    letter, clerk = issued(house), client_for(CLERK)
    clerk.post(f"/van-ban/{letter.pk}/ban-sao/", SIGNS)
    copy = Letter.objects.get(kind="sao_y")
    copy = letters.submit(letter=copy, by=CLERK, now=THURSDAY)
    copy = letters.approve(letter=copy, by=LEADER, now=THURSDAY)
    copy = letters.take_number(letter=copy, by=CLERK, now=THURSDAY)
    clerk.post(f"/van-ban/{copy.pk}/ky-so/")
    copy.refresh_from_db()
    assert (copy.state, copy.signed_way, copy.signed_likeness) == ("signed", "certificate", "same_bytes")
    with pypdfium2.PdfDocument(hands().keep.get(copy.signed_sha256)) as pages:
        pages.init_forms()
        pages[0].flatten()
        words = pages[0].get_textpage().get_text_bounded(bottom=pages[0].get_height() - 20 / 25.4 * 72)
    assert words.split() == ["Sao", "y", *letterhead(house.office).issuer.name.split(), THURSDAY.isoformat()]
