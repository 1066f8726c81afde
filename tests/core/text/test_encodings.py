"""A text that was read in the wrong encoding comes back; a good one is never touched."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoiam.core.text.encodings import mend, mended
from hoiam.core.text.legacy import TCVN3, VNI

GOOD = (
    "Ủy ban nhân dân huyện Đăk Hà yêu cầu các xã, thị trấn khắc phục hậu quả bão số 4, hỗ trợ những hộ có nhà tốc mái; "
    "kiểm tra đường, cầu, ngầm tràn và giữ liên lạc suốt đêm. Thuở ấy, ngoẹo, khuỷu, giặt giũ, mỹ miều, quý vị."
)
_TCVN3 = {true: seen for seen, true in TCVN3.items()}
_VNI = {true: seen for seen, true in VNI.items() if seen.isupper() == true.isupper()}


def tcvn3(text: str) -> str:
    return "".join(_TCVN3.get(sign) or _TCVN3.get(sign.lower()) or sign for sign in text)


def vni(text: str) -> str:
    return "".join(_VNI.get(sign, sign) for sign in text)


def cp1252(text: str) -> str:
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode())


def latin1(text: str) -> str:
    return text.encode().decode("latin-1")


@pytest.mark.parametrize(
    ("seen", "meant", "was"),
    [
        ("Céng hoµ x· héi chñ nghÜa ViÖt Nam", "Cộng hoà xã hội chủ nghĩa Việt Nam", "tcvn3"),
        ("§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc", "tcvn3"),
        ("UBND HUYÖN §¡K Hµ", "UBND HUYỆN ĐĂK HÀ", "tcvn3"),
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam", "vni"),
        ("ÑOÄC LAÄP - TÖÏ DO - HAÏNH PHUÙC", "ĐỘC LẬP - TỰ DO - HẠNH PHÚC", "vni"),
        ("NgÆ°á»\x9di dÃ¢n xÃ£ Ä\x90Äƒk Pxi pháº£n Ã¡nh", "Người dân xã Đăk Pxi phản ánh", "utf-8"),
        ("â€œNÆ°á»›c Ä‘á»¥câ€\x9d â€“ dÃ¢n nÃ³i", "“Nước đục” – dân nói", "utf-8"),
    ],
)
def test_a_misread_text_says_what_it_was(seen: str, meant: str, was: str) -> None:
    found = mend(seen)
    assert (found.text, found.was) == (meant, was)


@pytest.mark.parametrize("misread", [cp1252, latin1, vni, lambda text: cp1252(cp1252(text))])
def test_every_letter_comes_back(misread) -> None:
    letters = " ".join(f"đ{sign}n" for sign in "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữự")
    for text in (GOOD, letters, GOOD.upper()):
        assert mended(misread(text)) == text


def test_tcvn3_comes_back_but_for_capitals_that_were_a_font() -> None:
    assert mended(tcvn3(GOOD)).lower() == GOOD.lower()


@pytest.mark.parametrize(
    "text",
    [
        GOOD,
        GOOD.upper(),
        unicodedata.normalize("NFD", GOOD),
        "“ĐÔI KHI LÀ ĐÃ”… CÃ”",
        "L’été à la plage, où êtes-vous ? Ça va, señor Müller, große Straße",
        "Giá 5 m², 20 °C, ±3 %, © 2022, «trích», 1½ giờ, ® và £",
        "Özil và Müller ghi bàn; Malmö thua Århus",
        "dak ha ko bit j",
        "",
    ],
)
def test_good_text_is_never_touched(text: str) -> None:
    assert mended(text) == text


@given(st.text(st.sampled_from("aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặờỡợÃÁĐ “”–…\n.,Ã»º£")))
def test_mending_changes_nothing_the_second_time(text: str) -> None:
    assert mended(mended(text)) == mended(text)


@given(st.lists(st.sampled_from(GOOD.replace(",", "").split()), min_size=10, max_size=30, unique=True))
def test_words_in_any_order_come_back(words: list[str]) -> None:
    text = " ".join(words)
    assert mended(text) == text
    assert mended(cp1252(text)) == text
    assert mended(vni(text)) == text


@pytest.mark.shared
def test_the_local_stream_is_good_text_and_survives_each_misreading(shared) -> None:
    lines = (shared / "data/local/stream-2022.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [unicodedata.normalize("NFC", json.loads(line)["body"]) for line in lines]
    assert [text for text in texts if mended(text) != text] == []
    for misread in (cp1252, vni):
        whole = sum(mended(misread(text)) == text for text in texts)
        assert whole >= 0.98 * len(texts)
