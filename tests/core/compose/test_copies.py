"""A copy says which copy it is, whose, under its own number; a fault in its block is named with its clause."""

from dataclasses import replace
from typing import Any

import pytest

from hoiam.core.compose.check import check
from hoiam.core.compose.copies import extract, typed
from hoiam.core.compose.letter_facts import Issue, Office
from hoiam.core.compose.measured import Measured
from hoiam.core.compose.paper import paper
from hoiam.core.compose.paper_facts import PaperFacts, Part
from hoiam.core.compose.store import pack, unpack
from hoiam.core.errors import Refused
from hoiam.core.values.document import Copied, Document, Paragraph, Run, Signature

OFFICE = Office(
    name="Ủy ban nhân dân huyện Đăk Hà",
    short="UBND huyện",
    lines=("ỦY BAN NHÂN DÂN", "HUYỆN ĐĂK HÀ"),
    place="Đăk Hà",
    notation="UBND-VX",
    contact=("Tổ dân phố 7, thị trấn Đăk Hà",),
)
CLERK = Signature(("TL. CHỦ TỊCH",), "CHÁNH VĂN PHÒNG", "Trần Văn Mẫu")
WORDS = "Đề nghị các xã rà soát công trình cấp nước sinh hoạt trên địa bàn, báo cáo trước ngày 15 tháng 10 năm 2022."
ORIGINAL = paper(
    PaperFacts(
        "cong_van",
        OFFICE,
        Issue(2022, 10, 6, 15),
        "rà soát công trình cấp nước",
        ("Ủy ban nhân dân các xã",),
        (Part("noi_dung", f"{WORDS}\nGiao Phòng VH-TT theo dõi."),),
        Signature(("TM. ỦY BAN NHÂN DÂN",), "CHỦ TỊCH", "Lê Thị Mẫu"),
        ("Như trên",),
        ("VX",),
    )
)
FACTS = PaperFacts(
    "sao_y",
    OFFICE,
    Issue(2022, 10, 7, 1),
    "Công văn số 15/UBND-VX ngày 06 tháng 10 năm 2022 của Ủy ban nhân dân huyện Đăk Hà",
    (),
    (),
    CLERK,
    ("Phòng VH-TT", "Trung tâm VH-TT-DL&TT"),
    (),
    copied=Copied("a" * 64),
)
TAKEN = Copied(extract=extract(ORIGINAL, ORIGINAL.body[:1]))


def made(kind: str = "sao_y", **changes: Any) -> Document:
    facts = replace(FACTS, kind=kind, copied=TAKEN if kind == "trich_sao" else FACTS.copied)
    return replace(paper(facts), **changes)


def codes(document: Document, measured: Measured | None = None) -> set[str]:
    return {finding.code for finding in check(document, measured=measured).findings}


@pytest.mark.parametrize(
    ("kind", "form", "number"),
    [
        ("sao_y", "SAO Y", "Số: 01/SY-UBND"),
        ("trich_sao", "TRÍCH SAO", "Số: 01/TrS-UBND"),
        ("sao_luc", "SAO LỤC", "Số: 01/SL-UBND"),
    ],
)
def test_each_form_of_copy_is_in_form_and_carries_its_code(kind: str, form: str, number: str) -> None:
    document = made(kind)
    assert (document.type_name, document.number) == (form, number)
    assert document.dateline == "Đăk Hà, ngày 07 tháng 10 năm 2022"
    assert codes(document) == set()
    assert unpack(Document, pack(document)) == document


def test_a_copy_says_nothing_of_its_own() -> None:
    assert made().body == () and made().superior == ()
    assert made().recipients == ("- Phòng VH-TT;", "- Trung tâm VH-TT-DL&TT;", "- Lưu: VT.")


def test_an_extract_keeps_whose_paper_it_is_and_who_signed_it() -> None:
    held = TAKEN.extract
    assert held is not None
    assert (held.number, held.dateline, held.signature) == (ORIGINAL.number, ORIGINAL.dateline, ORIGINAL.signature)
    assert held.body == ORIGINAL.body[:1] and held.recipients == ()


@pytest.mark.parametrize(
    ("kind", "copied"),
    [
        ("sao_y", None),
        ("sao_y", Copied()),
        ("sao_luc", TAKEN),
        ("trich_sao", Copied("a" * 64)),
        ("trich_sao", Copied(extract=extract(ORIGINAL, ()))),
    ],
)
def test_a_copy_of_nothing_is_not_made(kind: str, copied: Copied | None) -> None:
    with pytest.raises(Refused, match=r"copy\.no_source"):
        paper(replace(FACTS, kind=kind, copied=copied))


def test_a_typed_extract_of_another_office_is_that_offices_paper() -> None:
    body = (Paragraph((Run(WORDS),)),)
    told = {"number": "Số: 9/QĐ-SNN", "dateline": "Kon Tum, ngày 01 tháng 9 năm 2022", "subject": "Về việc giao vốn"}
    document = typed(
        agency=("UBND TỈNH KON TUM", "SỞ NÔNG NGHIỆP"),
        type_name="Quyết định",
        body=body,
        position="Giám đốc",
        signer="Lê Văn Mẫu",
        **told,
    )
    assert (document.superior, document.agency) == (("UBND TỈNH KON TUM",), ("SỞ NÔNG NGHIỆP",))
    assert (document.kind, document.type_name) == ("quyet_dinh", "QUYẾT ĐỊNH")
    copy = paper(replace(FACTS, kind="trich_sao", copied=Copied(extract=document)))
    assert codes(copy) == set(), "what somebody else issued is not judged here"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"type_name": "SAO Y BẢN CHÍNH"}, "copy.form"),
        ({"type_name": ""}, "copy.no_form"),
        ({"type_name": "Sao y"}, "type.capitals"),
        ({"number": "Số: 01/SL-UBND"}, "number.wrong_type_code"),
        ({"number": "Số: 1/SY-UBND"}, "number.zero"),
        ({"number": "Số: 01/SY"}, "number.no_agency"),
        ({"number": "Số: 01/2022/SY-UBND"}, "number.year"),
        ({"dateline": "Đăk Hà, ngày 7 tháng 10 năm 2022"}, "date.zero"),
        ({"agency": ("Ủy ban nhân dân",)}, "agency.capitals"),
        ({"copied": Copied()}, "copy.nothing"),
        ({"recipients": ("- Phòng VH-TT.",)}, "recipients.keep"),
        ({"signature": Signature((), "PHÓ CHỦ TỊCH", "Lê Văn Mẫu")}, "signature.deputy_without_kt"),
    ],
)
def test_a_planted_fault_of_a_copy_is_found(changes: dict[str, Any], code: str) -> None:
    assert codes(made(**changes)) == {code}


def test_the_line_above_the_block_is_asked_for_only_in_a_file() -> None:
    assert codes(made(), Measured((), copy_line=True)) == set()
    assert codes(made(), Measured((), copy_line=False)) == {"copy.line"}


def test_an_extract_that_does_not_say_whose_it_is_should_be_looked_at() -> None:
    held = replace(ORIGINAL, number="")
    assert codes(made("trich_sao", copied=Copied(extract=held))) == {"copy.whose"}


def test_a_letter_may_not_call_itself_a_copy() -> None:
    assert "type.unknown" in codes(replace(ORIGINAL, type_name="SAO Y"))
