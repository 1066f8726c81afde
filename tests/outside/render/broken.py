"""Thirty papers and more with planted faults, each with the codes of all that was planted in it. All is invented."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from tests.outside.render.elsewhere import LAST, LONG, MORE, el, field_of, last, line_of, red, say, tracked, typed

REPORT = {
    "type_name": "BÁO CÁO",
    "number": "Số: 15/BC-UBND",
    "subject": "Kết quả xử lý thông tin báo nêu về công trình cấp nước thôn 7",
    "to": (),
    "recipients": ("- TT Huyện ủy (b/c);", "- Lưu: VT, VHTT."),
}


@dataclass(frozen=True)
class Broken:
    """One file: how it is made and the codes of all its faults."""

    name: str
    planted: frozenset[str]
    make: Callable[[], bytes]


def broken(name: str, planted: str, **changes: Any) -> Broken:
    """Return a file made by `typed` with these changes."""
    return Broken(name, frozenset(planted.split()), lambda: typed(**changes))


def _default_font(word: Any) -> None:
    said = word.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    fonts = said.find(qn("w:rFonts"))
    for slot in ("ascii", "hAnsi"):
        del fonts.attrib[qn(f"w:{slot}")]
        fonts.set(qn(f"w:{slot}Theme"), "minorHAnsi")
    said.find(qn("w:sz")).set(qn("w:val"), "22")


def _old_font(word: Any) -> None:
    word.styles["Than van ban"].font.name = ".VnTime"


def _one_word_in_another_font(word: Any) -> None:
    run = last(word, "Công trình").add_run(" Việc này do đơn vị tự làm.")
    run.font.name, run.font.size = "Arial", Pt(12)
    red(last(word, "Công trình"))


def _flat(word: Any) -> None:
    form = word.styles["Than van ban"].paragraph_format
    form.alignment, form.first_line_indent, form.space_before, form.space_after = ALIGN.LEFT, Mm(0), Pt(0), Pt(0)


def _spaced(word: Any) -> None:
    word.styles["Than van ban"].paragraph_format.line_spacing = 2.0
    last(word, "Công trình").paragraph_format.first_line_indent = Mm(20)


def _squeezed(word: Any) -> None:
    word.styles["Than van ban"].paragraph_format.line_spacing = Pt(12)


def _numbered_below(word: Any) -> None:
    section = word.sections[0]
    section.different_first_page_header_footer = False


def _trang(word: Any) -> None:
    section = word.sections[0]
    section.header.is_linked_to_previous = False
    paragraph = section.header.paragraphs[0]
    paragraph.add_run("Trang ")
    field_of(paragraph, " PAGE ", "2")
    paragraph.alignment = ALIGN.RIGHT
    kind = el("pgNumType", fmt="lowerRoman")
    section._sectPr.append(kind)
    for run in paragraph.runs:
        run.italic = True


def _changed(word: Any) -> None:
    tracked(last(word, "Công trình"))
    held = last(word, "Ủy ban nhân dân huyện Đăk Hà cảm ơn")
    held.add_run()._r.append(el("commentReference", id=0))


def _dated_by_field(word: Any) -> None:
    paragraph = last(word, "Đăk Hà, ngày")
    for run in list(paragraph.runs):
        run._r.getparent().remove(run._r)
    field_of(paragraph, ' DATE \\@ "dd" ', "Đăk Hà, ngày 06 tháng 10 năm 2022")
    for run in paragraph.runs:
        run.italic = True


def _lying(word: Any) -> None:
    section = word.add_section()
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    word.add_paragraph("Nội dung nằm ngang, không có bảng.")


def _annexed(word: Any) -> None:
    section = word.add_section()
    section.page_width, section.page_height = Mm(210), Mm(297)
    say(word, "PHỤ LỤC 1", 13, bold=True)
    say(word, "Danh sách hộ dùng nước", 14, bold=True)
    say(word, "Phụ lục II", 14, bold=True)
    say(word, "DANH SÁCH CỘT NƯỚC", 14, bold=True)
    say(word, "(Kèm theo Công văn số 15/UBND-VX ngày 06 tháng 10 năm 2022)", 14, italic=True)


def _head_upside_down(word: Any) -> None:
    table = word.tables[0]
    table._tbl.append(table.rows[0]._tr)


def _heavy(word: Any) -> None:
    for words in ("Kính gửi", "V/v", "- Như trên"):
        for run in last(word, words).runs:
            run.bold = True
    for run in last(word, "Số:").runs:
        run.italic = True


def _wrong_sizes(word: Any) -> None:
    for words, size in (("Số:", 14), ("V/v", 14), ("Nơi nhận", 14), ("- Như trên", 14), ("PHÓ CHỦ TỊCH", 12)):
        last(word, words).runs[0].font.size = Pt(size)


def _long_rules(word: Any) -> None:
    line_of(last(word, "HUYỆN ĐĂK HÀ"), 60)
    line_of(last(word, "Độc lập"), 20)


def _tight_subject(word: Any) -> None:
    last(word, "V/v").paragraph_format.space_before = Pt(0)


def _upright(word: Any) -> None:
    last(word, "Đăk Hà, ngày").runs[0].italic = False
    last(word, "Căn cứ").runs[0].italic = False


ND = "Nghị định số 09/2017/NĐ-CP"
FULL = f"{ND} ngày 09 tháng 02 năm 2017 của Chính phủ quy định chi tiết việc phát ngôn"

FILES = (
    broken("margins and paper", "page.margin page.paper", margins=(15, 20, 20, 10), paper=(215.9, 279.4)),
    broken("theme font from the defaults", "look.font look.size", mend=_default_font),
    broken("a font of TCVN3", "look.old_font", mend=_old_font),
    broken("one run in Arial 12, in red", "look.font look.size look.colour", mend=_one_word_in_another_font),
    broken("body flush left without gaps", "body.align body.indent body.gap", mend=_flat),
    broken("double spacing, deep indent", "body.spacing body.indent", mend=_spaced),
    broken("lines of exactly 12 points", "body.spacing", mend=_squeezed),
    broken(
        "number at the foot and on page 1",
        "page.number_place page.number_first",
        number_place="footer",
        mend=_numbered_below,
    ),
    broken(
        "Trang ii, on the right",
        "page.number_place page.number_form page.number_words page.number_look",
        number_place="",
        mend=_trang,
    ),
    broken("no page number", "page.number_missing", number_place=""),
    broken(
        "motto in old spelling and dashes",
        "motto.words",
        motto=("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập – Tự do – Hạnh phúc"),
    ),
    broken(
        "motto in small letters, agency not named",
        "motto.words look.capitals agency.missing rule.missing",
        motto=("Cộng hòa xã hội chủ nghĩa Việt Nam", "Độc lập - Tự do - Hạnh phúc"),
        agency=(),
        ruled=False,
        mend=lambda word: line_of(last(word, "Kính gửi"), 1),
    ),
    broken(
        "number of one digit with a year and spaces",
        "number.zero number.year number.spaces",
        number="Số: 5/2022/UBND - VX",
    ),
    broken(
        "letter with a type code, dashes, small letters",
        "number.type_code number.dash number.capitals",
        number="Số: 15/CV–UBND–vx",
    ),
    broken(
        "number without a unit, date without zeros",
        "number.no_unit date.zero",
        number="Số: 15/UBND",
        dateline="Đăk Hà, ngày 6 tháng 10 năm 2022",
    ),
    broken(
        "a day that does not exist, V/v with capital and stop",
        "date.impossible subject.capital subject.stop",
        dateline="Đăk Hà, ngày 31 tháng 9 năm 2022",
        vv="V/v Trả lời báo.",
    ),
    broken("date in figures, no V/v", "date.form subject.vv", dateline="Đăk Hà, 06/10/2022", vv=""),
    broken(
        "recipients without dashes and stop", "recipients.form recipients.keep", recipients=("Như trên;", "- Lưu VT")
    ),
    broken("addressees without marks", "addressees.form", to=("Kính gửi:", "- Báo Thông Reo", "- Báo Nương Xanh;")),
    broken(
        "deputy without KT., name in capitals",
        "signature.deputy_without_kt signature.name_capitals",
        authority=("TM. ỦY BAN NHÂN DÂN",),
        signer="TRẦN VĂN MẪU",
    ),
    broken(
        "signature out of order, with a title",
        "signature.form signature.academic_title",
        authority=("KT. CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN"),
        signer="ThS. Trần Văn Mẫu",
    ),
    broken("nobody signs by name, body does not close", "signature.no_name body.closing", signer="", body=(LONG, MORE)),
    broken(
        "citations short, again in full, a law by number",
        "citation.first_time citation.again citation.law_number",
        body=(
            f"Theo {ND} của Chính phủ, cơ quan đã trả lời.",
            f"{FULL} nêu rõ việc này.",
            "Theo Luật Báo chí số 103/2016/QH13, cơ quan có trách nhiệm trả lời báo chí đúng thời hạn.",
            LAST,
        ),
    ),
    broken(
        "hours, commas, weekdays, small letters",
        "wording.hour wording.comma_before_day citation.first_time "
        "capital.weekday capital.article capital.sentence capital.paper wording.day_zero",
        body=(
            "- báo cáo trước 15h00 phút, thứ năm hàng tuần.",
            f"Theo điều 6 {ND}, ngày 09/02/2017 của Chính phủ.",
            "Việc này nêu tại công văn số 15/UBND-VX ngày 6 tháng 9 năm 2022 của Ủy ban nhân dân huyện về việc này.",
            LAST,
        ),
    ),
    broken(
        "two spellings of one centre, blanks left",
        "wording.two_names text.blank",
        body=(
            "Trung tâm VH-TT-DL và TT huyện cùng [tên đơn vị] thực hiện.",
            "Trung tâm VH-TT-DL&TT huyện tổng hợp.",
            LAST,
        ),
    ),
    broken(
        "a report with V/v, a wrong code, no agency",
        "subject.vv_typed number.wrong_type_code align.center bases.end look.italic",
        **{
            **REPORT,
            "number": "Số: 15/TB-UBND",
            "subject": "V/v kết quả xử lý thông tin báo nêu về công trình cấp nước",
        },
        bases=("Căn cứ Luật Báo chí.", "Căn cứ tình hình thực tế;"),
        mend=lambda word: (setattr(last(word, "BÁO CÁO"), "alignment", ALIGN.LEFT), _upright(word)),
    ),
    broken(
        "an unknown type",
        "type.unknown rule.missing",
        **{**REPORT, "type_name": "THƯ NGỎ", "number": "Số: 15/BC-UBND"},
        ruled=False,
        mend=lambda word: (line_of(last(word, "HUYỆN ĐĂK HÀ"), 18), line_of(last(word, "Độc lập"), 61)),
    ),
    broken(
        "tracked changes, a comment, a date that moves",
        "file.changes file.comments file.date_field",
        mend=lambda word: (_changed(word), _dated_by_field(word)),
    ),
    broken(
        "bold and italic where upright, wrong sizes",
        "look.not_bold look.not_italic look.size",
        mend=lambda word: (_heavy(word), _wrong_sizes(word)),
    ),
    broken(
        "annexes with Arabic numbers, unsaid, on a lying sheet",
        "annex.label annex.title annex.note annex.unsaid annex.sheets look.capitals look.size page.lying",
        mend=lambda word: (_annexed(word), _lying(word)),
    ),
    broken(
        "order, rules and gap of the head",
        "order.wrong rule.length subject.gap",
        mend=lambda word: (_tight_subject(word), _long_rules(word), _head_upside_down(word)),
        ruled=False,
    ),
    broken(
        "letters not precomposed, a wrong degree of urgency",
        "text.not_nfc urgency.word",
        body=(LONG, unicodedata.normalize("NFD", MORE), LAST),
        mend=lambda word: say(word.tables[0].rows[1].cells[0], "GẤP", 13, bold=True),
    ),
)
