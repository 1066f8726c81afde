"""The page of a letter says what its signed file proves, and what cannot be told from it here."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from hoiam.core.calendar.zone import VIETNAM
from hoiam.desk.letters import queries
from hoiam.desk.letters.models import Letter
from hoiam.outside.sign import seal
from hoiam.web.chrome.days import moment
from hoiam.web.screens.letters.verified import verified
from tests.outside.sign import keys
from tests.people import CLERK, THURSDAY, House
from tests.web.conftest import At, ClientFor
from tests.web.test_letter_sign import brought, certificates, numbered, signed, to_sign
from tests.writes import by_a_wrong_hand

__all__ = ["certificates"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law_loaded")]
REVOKED = "Chứng thư có bị thu hồi hay không"
STRANGE = "Chưa có chứng thư gốc để đối chiếu: ai cũng tự làm được"


@pytest.fixture(autouse=True)
def _thursday(at: At, tmp_path: Path, settings: Any) -> None:
    at(THURSDAY)
    settings.HOIAM_FILES = tmp_path / "files"
    settings.HOIAM_CERTIFICATES = ""


def shown(letter: Letter, client_for: ClientFor) -> str:
    return client_for(CLERK).get(f"/van-ban/{letter.pk}/").content.decode()


def test_a_signature_of_the_letters_signer_whose_root_nobody_knows(house: House, client_for: ClientFor) -> None:
    letter = numbered(house, client_for)
    assert "kiểm tra được gì" not in shown(letter, client_for)
    who = queries.document_of(letter).signature.name
    brought(letter, client_for, signed(to_sign(letter, client_for), who=who))
    page = shown(letter, client_for)
    assert "Nội dung không đổi từ khi ký; chữ ký bao trùm cả tệp." in page
    assert "Tên trong chứng thư trùng người ký trong văn bản." in page
    assert "Chứng thư còn hạn lúc ký (đến 01/01/2036)." in page
    letter.refresh_from_db()
    at = moment(datetime.fromisoformat(letter.seals[0]["signed_at"]))  # in Vietnam's hour
    assert f", {at}. Nội dung không đổi từ khi ký;" in page
    assert STRANGE in page and REVOKED in page and '<details class="mb-2" open>' in page


def test_only_the_later_of_two_signatures_is_told_to_cover_the_whole_file(house: House, client_for: ClientFor) -> None:
    letter = numbered(house, client_for)
    brought(letter, client_for, signed(signed(to_sign(letter, client_for))))
    letter.refresh_from_db()
    told = verified(letter)
    assert told is not None
    whole = ["chữ ký bao trùm cả tệp" in one.holds[0] for one in told.signatures]
    added = ["chỉ thêm phần được phép" in one.holds[0] for one in told.signatures]
    assert (whole, added) == ([False, True], [True, False])


def test_a_signature_kept_before_the_two_were_told_apart_claims_neither(house: House, client_for: ClientFor) -> None:
    letter = numbered(house, client_for)
    brought(letter, client_for, signed(to_sign(letter, client_for)))
    letter.refresh_from_db()
    del letter.seals[0]["extended"]
    told = verified(letter)
    assert told is not None and told.signatures[0].holds[0] == "Nội dung không đổi từ khi ký."


def test_a_trusted_signature_under_another_name_is_put_before_a_person(
    house: House, client_for: ClientFor, certificates: Path
) -> None:
    letter = numbered(house, client_for)
    brought(letter, client_for, seal(to_sign(letter, client_for), keys.made()[0], reason="", place="", now=THURSDAY))
    page = shown(letter, client_for)
    assert "Chứng thư dẫn về gốc mà cơ quan tin cậy." in page and STRANGE not in page
    assert "Tên trong chứng thư khác người ký và cơ quan trong văn bản" in page
    assert REVOKED in page  # trusted is not the same as not revoked


def test_a_scan_is_told_to_prove_nothing_by_itself(house: House, client_for: ClientFor) -> None:
    letter = numbered(house, client_for)
    with by_a_wrong_hand():
        Letter.objects.filter(pk=letter.pk).update(
            signed_sha256="a" * 64, signed_at=THURSDAY, signed_likeness="picture", signed_way="paper"
        )
    page = shown(letter, client_for)
    assert "Tệp không có chữ ký số." in page and "bản giấy mới là gốc" in page
    assert REVOKED not in page


def test_a_certificate_that_had_ended_when_it_signed_is_a_doubt(house: House, client_for: ClientFor) -> None:
    letter = numbered(house, client_for)
    brought(letter, client_for, signed(to_sign(letter, client_for)))
    letter.refresh_from_db()
    letter.seals[0]["valid_to"] = datetime(2022, 10, 1, tzinfo=VIETNAM).isoformat()
    told = verified(letter)
    assert told is not None
    assert "Chứng thư đã hết hạn trước giờ ký (hạn 01/10/2022)." in told.signatures[0].doubts
