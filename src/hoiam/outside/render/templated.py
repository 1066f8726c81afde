"""An office's own Word template: what may stand in it, a letter written into it, a template to begin from.

Needs the extra `docx-templates` (docxtpl, LGPL-2.1), which is imported where it is used. A template is data: only the
names of `PLACES` may stand between its braces, no condition, loop or expression, and it is filled in Jinja's sandbox.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from io import BytesIO
from types import MappingProxyType
from typing import Any
from zipfile import BadZipFile, ZipFile

from hoiam.core.compose.sheet import FONT, STYLES
from hoiam.core.errors import Permanent
from hoiam.core.values.document import SAMPLE_MARK, Document, Heading, Paragraph, Run, Signature
from hoiam.outside.render.docx import docx
from hoiam.outside.render.word.text import ALIGN
from hoiam.outside.scan import look

MOST_BYTES = 5_000_000
BODY = "noi_dung"
PLACES: Mapping[str, bool] = MappingProxyType(  # name -> must it stand in the template?
    {
        "co_quan_chu_quan": False,
        "ten_co_quan": True,
        "so_ky_hieu": True,
        "dia_danh_ngay_thang": True,
        "ten_loai": False,
        "trich_yeu": True,
        "muc_khan": False,
        "kinh_gui": False,
        "can_cu": False,
        BODY: True,
        "noi_nhan": True,
        "quyen_han_ky": True,
        "nguoi_ky": True,
        "lien_he": False,
    }
)
_TAG = re.compile(r"(</w:r>)?\{([{%#])(.*?)[}%#]\}", re.DOTALL)  # docxtpl puts what was "{{r …}}" between runs
_NAME = re.compile(r"\s*(\w+)\s*")
_RELATION = re.compile(r"<Relationship\b[^>]*>")
_MARKUP = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Fault:
    """What keeps a template from being used.

    "unknown" (a name), "code", "body" (it needs r), "lacking" (a name), "outside" (what would be fetched).
    """

    code: str
    words: str


def faults_of(data: bytes) -> list[Fault]:
    """Return what is wrong with a template; none where it may be used.

    Raises Permanent: "template.absent" without the extra, "scan.macro" and its like, "render.not_docx".
    """
    look(data, "mau.docx", frozenset({"docx"}), MOST_BYTES)
    found, named = [Fault("outside", where[:60]) for where in _fetched(data)], set()
    for sort, inside, between in _tags(_opened(data)):
        match = _NAME.fullmatch(inside) if sort == "{" else None
        if match is None:
            found.append(Fault("code", inside.strip()[:60]))
        elif match[1] not in PLACES:
            found.append(Fault("unknown", match[1]))
        elif (match[1] == BODY) != between:
            found.append(Fault("body", match[1]))
        else:
            named.add(match[1])
    found += [Fault("lacking", name) for name, needed in PLACES.items() if needed and name not in named]
    return list(dict.fromkeys(found))


def filled(data: bytes, paper: Document) -> bytes:
    """Return the template with a paper in it. Raises Permanent("template.faulty"), Permanent("template.table")."""
    if faults_of(data):
        raise Permanent("template.faulty")
    if paper.annexes or any(not isinstance(block, Heading | Paragraph) for block in paper.body):
        raise Permanent("template.table")
    from jinja2.sandbox import SandboxedEnvironment

    template = _opened(data)
    if paper.sample:  # an invented paper says so on every sheet, whatever it is printed on
        for section in template.docx.sections:
            for foot in (section.footer, section.first_page_footer):
                foot.add_paragraph(SAMPLE_MARK).alignment = ALIGN["right"]
    template.render(_words(paper), SandboxedEnvironment(autoescape=True), autoescape=True)
    held = BytesIO()
    template.save(held)
    return held.getvalue()


def emptied(paper: Document) -> Document:
    """Return a paper with nothing in any place: what a template then prints are its own words."""
    nothing = Signature((), "", "")
    return Document("cong_van", (), (), "", "", "", (), nothing, (), sample=paper.sample)


def starting(paper: Document) -> bytes:
    """Return a template to begin from: the house's own sheet with the names of the places in it."""
    shown = {name: f"{{{{ {name} }}}}" for name in PLACES}
    return docx(
        replace(
            paper,
            superior=(shown["co_quan_chu_quan"],) if paper.superior else (),
            agency=(shown["ten_co_quan"],),
            number=shown["so_ky_hieu"],
            dateline=shown["dia_danh_ngay_thang"],
            subject=shown["trich_yeu"],
            type_name=shown["ten_loai"] if paper.type_name else "",
            addressees=(),
            via="",
            bases=(),
            body=(Paragraph((Run(shown["kinh_gui"]),), "center", indent=False), Paragraph((Run("{{r noi_dung }}"),))),
            signature=Signature((), shown["quyen_han_ky"], shown["nguoi_ky"]),
            recipients=(shown["noi_nhan"],),
            urgency="",
            scope="",
            typist="",
            contact=(),
            annexes=(),
            sample=False,
        )
    )


def _opened(data: bytes) -> Any:
    try:
        from docxtpl import DocxTemplate
    except ImportError as absent:
        raise Permanent("template.absent") from absent
    try:
        template = DocxTemplate(BytesIO(data))
        template.render_init()
    except (BadZipFile, KeyError, ValueError, SyntaxError) as broken:
        raise Permanent("render.not_docx", str(broken)) from broken
    return template


def _fetched(data: bytes) -> list[str]:
    """Return the addresses that a programme which prints the template would ask for: pictures, templates, objects."""
    with ZipFile(BytesIO(data)) as package:
        told = [package.read(name).decode("utf-8", "replace") for name in package.namelist() if name.endswith(".rels")]
    outward = [one for text in told for one in _RELATION.findall(text) if 'TargetMode="External"' in one]
    asked = [one for one in outward if not re.search(r'Type="[^"]*/hyperlink"', one)]
    return [found[1] if (found := re.search(r'Target="([^"]*)"', one)) else "" for one in asked]


def _tags(template: Any) -> list[tuple[str, str, bool]]:
    """Return every tag of body, headers and footers: its kind of brace, what stands inside, whether between runs."""
    sources = [template.get_xml()]
    for uri in (template.HEADER_URI, template.FOOTER_URI):
        sources += [template.get_part_xml(part) for _key, part in template.get_headers_footers(uri)]
    whole = [template.patch_xml(source) for source in sources]
    found = [match for text in whole for match in _TAG.finditer(text)]
    return [(match[2], _MARKUP.sub("", match[3]), bool(match[1])) for match in found]


def _words(paper: Document) -> dict[str, Any]:
    """Return what stands in each place; several lines of one place are lines, the body is paragraphs."""
    from docxtpl import Listing, RichText

    body = RichText()
    for at, block in enumerate(paper.body):
        if at:
            body.add("\a", font=FONT, size=_half(STYLES["body"].size))
        runs = (Run(block.text, bold=True),) if isinstance(block, Heading) else getattr(block, "runs", ())
        for run in runs:
            look_ = {"bold": run.bold, "italic": run.italic, "font": FONT, "size": _half(STYLES["body"].size)}
            body.add(run.text, **look_)
    to = (
        f"Kính gửi: {paper.addressees[0]}"
        if len(paper.addressees) == 1
        else "\n".join(("Kính gửi:", *paper.addressees) if paper.addressees else ())
    )
    lines = {
        "co_quan_chu_quan": paper.superior,
        "ten_co_quan": paper.agency,
        "so_ky_hieu": (paper.number,),
        "dia_danh_ngay_thang": (paper.dateline,),
        "ten_loai": (paper.type_name,),
        "trich_yeu": (paper.subject,),
        "muc_khan": (paper.urgency,),
        "kinh_gui": (to,),
        "can_cu": paper.bases,
        "noi_nhan": paper.recipients,
        "quyen_han_ky": (*paper.signature.authority, paper.signature.position),
        "nguoi_ky": (paper.signature.name,),
        "lien_he": paper.contact,
    }
    return {BODY: body} | {name: Listing("\n".join(said)) for name, said in lines.items()}


def _half(points: float) -> int:
    return round(points * 2)
