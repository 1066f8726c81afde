"""Papers as people elsewhere type them in Word: styles, defaults, tables, text boxes, lists, fields. All is invented.

`typed()` makes one that is in form; its arguments and `mend` plant faults. No file is kept: each is made when asked.
"""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import docx as python_docx
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
LONG = (
    "Ủy ban nhân dân huyện nhận được thông tin Báo Thông Reo nêu tại bài “Đường ống vỡ, cả thôn dùng nước đục”, "
    "chuyên mục Bạn đọc, đăng ngày 06 tháng 9 năm 2022. Sau khi kiểm tra, Ủy ban nhân dân huyện trả lời như sau:"
)
MORE = (
    "Công trình cấp nước tự chảy thôn 7 ngừng cấp nước từ ngày 14 tháng 8 năm 2022 do mưa lớn làm vỡ đường ống đầu "
    "nguồn; đơn vị đã thay được 350 m trong tổng số 540 m đường ống và sẽ hoàn thành trong tháng 10 năm 2022."
)
LAST = "Ủy ban nhân dân huyện Đăk Hà cảm ơn Quý báo đã phản ánh./."


@dataclass
class Typed:
    """What is typed; each field may be changed to plant a fault of words."""

    superior: tuple[str, ...] = ()
    agency: tuple[str, ...] = ("ỦY BAN NHÂN DÂN", "HUYỆN ĐĂK HÀ")
    motto: tuple[str, str] = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
    number: str = "Số: 15/UBND-VX"
    dateline: str = "Đăk Hà, ngày 06 tháng 10 năm 2022"
    vv: str = "V/v trả lời nội dung Báo Thông Reo nêu về công trình cấp nước thôn 7"
    type_name: str = ""
    subject: str = ""
    to: tuple[str, ...] = ("Kính gửi: Báo Thông Reo",)
    bases: tuple[str, ...] = ()
    body: tuple[str, ...] = (LONG, MORE, LAST)
    recipients: tuple[str, ...] = ("- Như trên;", "- CT, PCT UBND huyện;", "- Lưu: VT, VHTT.")
    authority: tuple[str, ...] = ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH")
    position: str = "PHÓ CHỦ TỊCH"
    signer: str = "Trần Văn Mẫu"
    margins: tuple[float, float, float, float] = (20, 20, 30, 20)
    paper: tuple[float, float] = (210, 297)
    number_place: str = "header"
    ruled: bool = True
    mend: Callable[[Any], None] = field(default=lambda word: None)


def typed(**changes: Any) -> bytes:
    """Return a paper as bytes, in form but for the changes."""
    plan = Typed(**changes)
    word = python_docx.Document()
    _defaults(word)
    _page(word, plan)
    _head(word, plan)
    _body(word, plan)
    _feet(word, plan)
    plan.mend(word)
    return saved(word)


def saved(word: Any) -> bytes:
    """Return a document as bytes."""
    held = BytesIO()
    word.save(held)
    return held.getvalue()


def el(name: str, **attributes: object) -> Any:
    """Return an element of Word's own namespace."""
    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    return made


def _defaults(word: Any) -> None:
    """Say font and size in the file's defaults only, as Word's "Set as default" does."""
    said = word.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for old in list(said):
        said.remove(old)
    said.append(el("rFonts", ascii="Times New Roman", hAnsi="Times New Roman", cs="Times New Roman"))
    said.append(el("sz", val=28))
    style = word.styles.add_style("Than van ban", 1)
    style.paragraph_format.alignment = ALIGN.JUSTIFY
    style.paragraph_format.first_line_indent = Mm(12.7)
    style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(3)
    style.paragraph_format.line_spacing = 1.15
    bold = word.styles.add_style("Dam", 2)
    bold.font.bold = True


def _page(word: Any, plan: Typed) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = Mm(plan.paper[0]), Mm(plan.paper[1])
    top, bottom, left, right = (Mm(each) for each in plan.margins)
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = top, bottom, left, right
    section.different_first_page_header_footer = True
    if plan.number_place:
        part = section.header if plan.number_place == "header" else section.footer
        part.is_linked_to_previous = False
        field_of(part.paragraphs[0], " PAGE ", "2")
        part.paragraphs[0].alignment = ALIGN.CENTER


def field_of(paragraph: Any, code: str, shown: str) -> Any:
    """Add a field to a paragraph as Word stores it: begin, code, separate, what was shown, end."""
    for kind in ("begin", "code", "separate", "shown", "end"):
        run = paragraph.add_run(shown if kind == "shown" else "")
        run.font.size = Pt(14)
        if kind == "code":
            made = el("instrText")
            made.text = code
            run._r.append(made)
        elif kind != "shown":
            run._r.append(el("fldChar", fldCharType=kind))
    return paragraph


def say(host: Any, words: str, size: float = 14, *, bold: bool = False, italic: bool = False, align: Any = None) -> Any:
    """Add a paragraph with one run; bold comes from a character style."""
    paragraph = host.add_paragraph()
    run = paragraph.add_run(words)
    run.font.size = Pt(size)
    if bold:
        run.style = "Dam"
    if italic:
        run.italic = True
    paragraph.alignment = ALIGN.CENTER if align is None else align
    paragraph.paragraph_format.space_after = Pt(0)
    return paragraph


def _head(word: Any, plan: Typed) -> None:
    table = word.add_table(2, 2)
    (left, right), (below, date) = (row.cells for row in table.rows)
    for words in plan.superior:
        say(left, words, 13)
    for words in plan.agency:
        say(left, words, 13, bold=True)
    say(right, plan.motto[0], 13, bold=True)
    say(right, plan.motto[1], 14, bold=True)
    if plan.ruled:
        line_of(left.paragraphs[-1], 18)
        line_of(right.paragraphs[-1], 61)
    say(below, plan.number, 13)
    say(date, plan.dateline, 14, italic=True)
    if plan.vv and not plan.type_name:
        say(below, plan.vv, 12).paragraph_format.space_before = Pt(6)
    for cell in (left, right, below, date):
        first = cell.paragraphs[0]._p
        first.getparent().remove(first)
    word.add_paragraph()
    if plan.type_name:
        say(word, plan.type_name, 14, bold=True)
        subject = say(word, plan.subject, 14, bold=True)
        if plan.ruled:
            line_of(subject, 40)
    for at, words in enumerate(plan.to):
        say(word, words, 14, align=None if at == 0 else ALIGN.LEFT)
    for words in plan.bases:
        say(word, words, 14, italic=True, align=ALIGN.JUSTIFY)
    word.add_paragraph()


def line_of(paragraph: Any, mm: float) -> None:
    """Anchor a drawn line at a paragraph, as Insert > Shapes > Line does."""
    wide = round(mm * 36000)
    paragraph.add_run()._r.append(
        parse_xml(
            f'<w:drawing {nsdecls("w")} xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
            f' {nsdecls("a")} xmlns:wps="{WPS}"><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0"'
            ' relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
            '<wp:positionH relativeFrom="column"><wp:align>center</wp:align></wp:positionH>'
            '<wp:positionV relativeFrom="paragraph"><wp:posOffset>200000</wp:posOffset></wp:positionV>'
            f'<wp:extent cx="{wide}" cy="0"/><wp:wrapNone/><wp:docPr id="{wide}" name="Line"/><a:graphic>'
            f'<a:graphicData uri="{WPS}"><wps:wsp><wps:cNvCnPr/><wps:spPr><a:prstGeom prst="line"/></wps:spPr>'
            "<wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
        )
    )


def _body(word: Any, plan: Typed) -> None:
    for words in plan.body:
        word.add_paragraph(words, style="Than van ban")


def _feet(word: Any, plan: Typed) -> None:
    word.add_paragraph()
    left, right = word.add_table(1, 2).rows[0].cells
    if plan.recipients:
        say(left, "Nơi nhận:", 12, bold=True, italic=True, align=ALIGN.LEFT)
    for words in plan.recipients:
        say(left, words, 11, align=ALIGN.LEFT)
    for words in (*plan.authority, plan.position):
        say(right, words, 14, bold=True)
    for _ in range(4):
        say(right, "")
    if plan.signer:
        say(right, plan.signer, 14, bold=True)


def last(word: Any, words: str) -> Any:
    """Return the paragraph of the body, or of a cell, that begins with these words."""
    cells = [p for table in word.tables for row in table.rows for cell in row.cells for p in cell.paragraphs]
    return next(p for p in (*word.paragraphs, *cells) if p.text.startswith(words))


def red(paragraph: Any) -> None:
    """Colour the words of a paragraph."""
    for run in paragraph.runs:
        run.font.color.rgb = RGBColor(0xC0, 0x10, 0x10)


def boxed(paragraph: Any, *words: str) -> None:
    """Put words into a text box at a paragraph, in both dialects that Word writes."""
    inner = "".join(f"<w:p><w:r><w:t>{said}</w:t></w:r></w:p>" for said in words)
    held = f"<w:txbxContent>{inner}</w:txbxContent>"
    paragraph.add_run()._r.append(
        parse_xml(
            f'<mc:AlternateContent {nsdecls("w")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
            f' xmlns:wps="{WPS}" xmlns:v="urn:schemas-microsoft-com:vml"><mc:Choice Requires="wps">'
            "<w:drawing><wps:txbx>"
            f"{held}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{held}</v:textbox>"
            "</v:shape></w:pict></mc:Fallback></mc:AlternateContent>"
        )
    )


def tracked(paragraph: Any) -> None:
    """Turn the last run of a paragraph into a tracked insertion, and delete a copy of it with tracking."""
    run = paragraph.runs[-1]._r
    gone = el("del", id=1, author="", date="2022-10-06T00:00:00Z")
    copied = deepcopy(run)
    for text in copied.findall(qn("w:t")):
        text.tag = qn("w:delText")
    gone.append(copied)
    new = el("ins", id=2, author="", date="2022-10-06T00:00:00Z")
    run.addprevious(gone)
    run.addprevious(new)
    new.append(run)


def listed(word: Any, paragraphs: list[Any], mark: str = "-") -> None:
    """Make paragraphs an automatic list: the mark stands in numbering.xml and in no text."""
    root = word.part.numbering_part.element
    abstract = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        f'<w:numFmt w:val="bullet"/><w:lvlText w:val="{mark}"/></w:lvl></w:abstractNum>'
    )
    root.insert(0, abstract)
    number = el("num", numId=77)
    number.append(el("abstractNumId", val=77))
    root.append(number)
    for paragraph in paragraphs:
        held = el("numPr")
        held.append(el("ilvl", val=0))
        held.append(el("numId", val=77))
        paragraph._p.get_or_add_pPr().append(held)
