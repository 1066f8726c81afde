"""The checker finds each fault of form with its place and rule, and says nothing of papers that are in form."""

import unicodedata
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from hoiam.core.compose.check import MEASURED_POINTS, POINTS, check, check_against
from hoiam.core.compose.finding import LOOK, MUST
from hoiam.core.compose.letter import letter
from hoiam.core.compose.letter_facts import Issue
from hoiam.core.compose.lines import signs
from hoiam.core.compose.measured import Look, Measured, PageNumber, Sheet
from hoiam.core.compose.report import weekly_report
from hoiam.core.compose.sheet import MARGINS, Margins
from hoiam.core.values.document import Document, Paragraph, Run, Signature, Table
from hoiam.desk.letters import words
from tests.core.compose.samples import MIXED, SPOKESPERSON, WEEK

LETTER = letter(MIXED)
REPORT = weekly_report(WEEK)
RULE = "NĐ 30/2020, Phụ lục I.II.6.b"


def said(*paragraphs: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph((Run(each),)) for each in paragraphs)


def codes(paper: Document, **known: Any) -> list[tuple[str, str]]:
    return [(finding.code, finding.severity) for finding in check(paper, **known).findings]


@pytest.mark.parametrize("paper", [LETTER, REPORT, letter(replace(MIXED, issue=Issue(2022, 1, 3, 7)))])
def test_what_this_house_writes_is_in_form(paper: Document) -> None:
    result = check(paper)
    assert result.findings == () and result.may_be_signed
    assert set(result.passed) == {*POINTS, *MEASURED_POINTS}


@pytest.mark.parametrize(
    ("change", "code", "severity"),
    [
        ({"subject": unicodedata.normalize("NFD", LETTER.subject)}, "text.not_nfc", MUST),
        ({"motto": ("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")}, "motto.words", MUST),
        ({"number": "2736/UBND-VX"}, "number.form", MUST),
        ({"number": "Số: 5/UBND-VX"}, "number.zero", MUST),
        ({"number": "Số: 15/UBND - VX"}, "number.spaces", MUST),
        ({"number": "Số: 15/CV-UBND"}, "number.type_code", MUST),
        ({"number": "Số: 15/BC-UBND"}, "number.type_code", MUST),
        ({"dateline": "Đăk Hà, 06/10/2022"}, "date.form", MUST),
        ({"dateline": "Đăk Hà, ngày 6 tháng 10 năm 2022"}, "date.zero", MUST),
        ({"dateline": "Đăk Hà, ngày 16 tháng 2 năm 2022"}, "date.zero", MUST),
        ({"dateline": "Đăk Hà, ngày 16 tháng 09 năm 2022"}, "date.month_zero", LOOK),
        ({"urgency": "GẤP"}, "urgency.word", MUST),
        ({"subject": "Về việc trả lời báo"}, "subject.vv", MUST),
        ({"subject": "V/v Trả lời báo"}, "subject.capital", LOOK),
        ({"subject": "V/v trả lời báo."}, "subject.stop", LOOK),
        ({"addressees": ()}, "addressees.missing", MUST),
        ({"addressees": ("- Báo Thông Reo.",)}, "addressees.one", LOOK),
        ({"addressees": ("- Báo Thông Reo", "- Báo Nương Xanh.")}, "addressees.form", MUST),
        ({"recipients": ()}, "recipients.missing", MUST),
        ({"recipients": ("- Như trên.", "- Lưu: VT.")}, "recipients.form", MUST),
        ({"recipients": ("- Như trên;", "- Văn thư.")}, "recipients.keep", MUST),
        ({"recipients": ("- Báo Thông Reo;", "- Lưu: VT.")}, "recipients.as_above", LOOK),
        ({"signature": Signature((), "")}, "signature.missing", MUST),
        ({"signature": Signature(("TM. ỦY BAN NHÂN DÂN",), "Chủ tịch")}, "signature.capitals", MUST),
        ({"signature": Signature(("THAY MẶT UBND",), "CHỦ TỊCH")}, "signature.form", MUST),
        (
            {"signature": Signature(("KT. CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN"), "PHÓ CHỦ TỊCH")},
            "signature.form",
            MUST,
        ),
        ({"signature": Signature(("TM. CHỦ TỊCH",), "CHÁNH VĂN PHÒNG")}, "signature.collective", LOOK),
        (
            {"signature": Signature(("TM. ỦY BAN NHÂN DÂN",), "PHÓ CHỦ TỊCH")},
            "signature.deputy_without_kt",
            MUST,
        ),
        ({"signature": Signature(("KT. GIÁM ĐỐC",), "GIÁM ĐỐC")}, "signature.kt_without_deputy", MUST),
        ({"signature": Signature((), "GIÁM ĐỐC", "ThS. Mẫu Thử")}, "signature.academic_title", MUST),
        ({"body": said("Kính đề nghị Quý báo xem xét.")}, "body.closing", MUST),
        ({"body": ()}, "body.closing", MUST),
        ({"body": said("Trân trọng./.", "Cảm ơn./.")}, "body.closing_early", MUST),
        ({"bases": ("Căn cứ Luật Báo chí.", "Căn cứ đề nghị.")}, "bases.end", MUST),
        ({"body": said("Theo Nghị định số 09/2017/NĐ-CP./.")}, "citation.first_time", MUST),
        ({"body": said("Theo Công văn số 15/UBND-VX./.")}, "citation.first_time", LOOK),
        ({"body": said("trước 15h00 phút, thứ năm./.")}, "wording.hour", LOOK),
        ({"body": said("ngày 6 tháng 10./.")}, "wording.day_zero", LOOK),
        ({"body": said("tháng 1 năm 2022./.")}, "wording.day_zero", LOOK),
        ({"body": said("giao cho [tên đơn vị] xử lý./.")}, "text.blank", MUST),
    ],
)
def test_each_fault_is_found(change: dict[str, Any], code: str, severity: str) -> None:
    assert (code, severity) in codes(replace(LETTER, **change))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"number": "Số: 09/TB-TTVH"}, "number.wrong_type_code"),
        ({"type_name": "Báo cáo"}, "type.capitals"),
        ({"subject": " "}, "subject.missing"),
    ],
)
def test_a_typed_paper_has_its_own_form(change: dict[str, Any], code: str) -> None:
    assert (code, MUST) in codes(replace(REPORT, **change))
    assert codes(replace(REPORT, addressees=(), recipients=("- Lưu: VT.",))) == []


def test_the_dispatch_of_2022_wrote_a_comma_before_the_day() -> None:
    body = said(
        "theo quy định tại Nghị định số 09/2017/NĐ-CP, ngày 09/02/2017 của Chính phủ.",
        "Nghị định số 09/2017/NĐ-CP, ngày 09/02/2017 của Chính phủ./.",
    )
    findings = check(replace(LETTER, body=body)).findings
    assert [finding.code for finding in findings].count("citation.first_time") == 1, "only the first time"
    lacking = next(finding for finding in findings if finding.code == "citation.first_time")
    assert (lacking.facts["lacking"], lacking.where, lacking.rule) == (["title"], "body:1", RULE)
    assert [finding.code for finding in findings].count("wording.comma_before_day") == 2


FULL = "Nghị định số 09/2017/NĐ-CP ngày 09 tháng 02 năm 2017 của Chính phủ quy định chi tiết việc phát ngôn"


@pytest.mark.parametrize("between", [" và ", ", ", ". Theo "])
def test_a_paper_named_behind_another_is_looked_at_too(between: str) -> None:
    body = said(f"Căn cứ {FULL}{between}Nghị định số 30/2020/NĐ-CP, cơ quan trả lời./.")
    (lacking,) = [f for f in check(replace(LETTER, body=body)).findings if f.code == "citation.first_time"]
    assert lacking.facts["found"] == "Nghị định số 30/2020/NĐ-CP"


def test_a_paper_in_the_title_of_another_belongs_to_it_and_one_cited_in_full_is_known_behind_it() -> None:
    amends = (
        "Nghị định số 10/2024/NĐ-CP ngày 05 tháng 02 năm 2024 của Chính phủ sửa đổi, bổ sung Nghị định số 7/2020/NĐ-CP"
    )
    body = said(f"Theo {amends} và {FULL}; đề nghị thực hiện.", "Nghị định số 09/2017/NĐ-CP còn hiệu lực./.")
    assert "citation.first_time" not in [finding.code for finding in check(replace(LETTER, body=body)).findings]


def test_a_signature_for_a_collective_body_or_alone_is_in_form() -> None:
    for sign in (signs("Ủy ban nhân dân", "Chủ tịch"), signs("", "Giám đốc", "Phó Giám đốc"), signs("", "Chủ tịch")):
        assert codes(replace(LETTER, signature=replace(sign, name="Trần Văn Mẫu"))) == []


def test_a_paper_may_end_with_a_table() -> None:
    table = next(block for block in REPORT.body if isinstance(block, Table))
    assert codes(replace(REPORT, body=(*said("Số liệu:"), table))) == []


def test_a_law_is_cited_only_while_it_is_in_force() -> None:
    known = (SPOKESPERSON, replace(SPOKESPERSON, number=""), replace(SPOKESPERSON, valid_from=None, valid_to=None))
    undated = check(LETTER, laws=known)
    assert "laws" in undated.passed
    late = replace(LETTER, dated=date(2026, 7, 1))
    assert codes(late, laws=known) == [("citation.not_in_force", MUST)]
    early = check(replace(LETTER, dated=date(2017, 3, 1)), laws=known).findings
    assert early[0].facts == {"found": "Nghị định số 09/2017/NĐ-CP", "on": "2017-03-01", "ended": False}
    assert codes(replace(late, body=said("Không viện dẫn./.")), laws=known) == []


def test_a_figure_that_is_not_in_the_record_is_shown() -> None:
    body = tuple(
        Paragraph((Run(block.runs[0].text.replace("350 m", "320 m")),)) if isinstance(block, Paragraph) else block
        for block in LETTER.body
    )
    found = check_against(replace(LETTER, body=body), MIXED)
    assert [(finding.code, finding.facts["found"]) for finding in found] == [("figure.not_in_record", "320 m")]
    assert check_against(LETTER, MIXED) == ()


def test_a_sheet_is_measured_against_the_table() -> None:
    looks = (
        Look("body", "chữ", "Arial", 12.0, False, False),
        Look("body", "chữ", "Arial", 12.0, False, False),
        Look("motto_1", "Cộng hòa", "Times New Roman", 13.0, False, False),
        Look("dateline", "Đăk Hà", None, None, None, False),
    )
    measured = Measured((Sheet(MARGINS), Sheet(Margins(20, 20, 20, 15))), looks, PageNumber("bottom-right", first=True))
    result = check(LETTER, measured=measured)
    assert [finding.code for finding in result.findings] == [
        "page.margin",
        "page.number_place",
        "page.number_first",
        "look.font",
        "look.size",
        "look.bold",
        "look.capitals",
        "look.italic",
    ]
    assert result.findings[0].facts == {"side": "left", "found": 20, "least": 30, "most": 35, "section": 2}
    assert not result.may_be_signed


def test_a_page_number_that_is_missing_is_for_a_person_to_judge() -> None:
    assert codes(LETTER, measured=Measured((), number=PageNumber(""))) == [("page.number_missing", LOOK)]


def test_every_finding_has_its_sentence_and_place() -> None:
    measured = Measured(
        (Sheet(Margins(20, 20, 20, 15)),), (Look("signer", "a", "Arial", 11.5, False),), PageNumber("bottom-left")
    )
    bad = replace(
        LETTER, number="Số: 5/CV - UBND", body=said("Theo Nghị định số 1/2022/NĐ-CP ngày 1/1/2022 của Chính phủ.")
    )
    told = [
        f"{words.severity(finding)}. {words.place(finding)}: {words.sentence(finding)}"
        for finding in check(bad, measured=measured).findings
    ]
    assert "Phải sửa. Nội dung, đoạn 1: Nghị định số 1/2022/NĐ-CP dẫn lần đầu thiếu trích yếu." in told
    assert "Phải sửa. Trang giấy: Lề trái là 20 mm, phải từ 30 đến 35 mm (phần 1)." in told
    assert "Phải sửa. Trang giấy: Số trang phải đặt giữa lề trên, đang ở bên trái lề dưới." in told
    assert "Phải sửa. Họ tên người ký: Cỡ chữ 11,5, phải từ 13 đến 14: “a”." in told
    assert words.passed(tuple(POINTS)) == [words.POINTS[point] for point in POINTS]
    assert words.summary((), ("motto",)) == "0 lỗi phải sửa, 0 điểm nên xem, 1 điểm đạt"
