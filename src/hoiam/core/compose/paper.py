"""Which words make a paper of each kind? PaperFacts in, the whole paper as a Document out (Decree 30/2020).

Chooses no law and checks no truth; refuses what may not be written (paper_rules).
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from hoiam.core.compose import lines
from hoiam.core.compose.copies import copy
from hoiam.core.compose.letter import dated
from hoiam.core.compose.letter_words import you
from hoiam.core.compose.paper_facts import PaperFacts
from hoiam.core.compose.paper_kinds import EXPLAIN, KINDS
from hoiam.core.compose.paper_rules import refuse_unlawful
from hoiam.core.compose.sheet import KINDS as SHEETS
from hoiam.core.values.document import CLOSING, Block, Document, Heading, Paragraph, Run


def paper(facts: PaperFacts) -> Document:
    """Return the paper. Raises Refused (see paper_rules)."""
    refuse_unlawful(facts)
    kind = KINDS[facts.kind]
    if kind.copy:
        return copy(facts, notation(facts))
    type_name = SHEETS[kind.sheet][0]
    body = _BODIES[facts.kind](facts)
    if facts.replaces:
        body = (*body[:-1], _say(lines.replacing(facts.replaces)), body[-1])
    if facts.enclosed:
        body = (*body[:-1], _say(f"Gửi kèm: {'; '.join(lines.shortened(each) for each in facts.enclosed)}."), body[-1])
    return Document(
        kind=kind.sheet,
        type_name=type_name,
        superior=facts.office.superior,
        agency=facts.office.lines,
        number=lines.number_line(facts.issue, notation(facts)),
        dateline=lines.date_line(facts.office.place, facts.issue),
        subject=facts.subject.strip() if type_name else f"V/v {facts.subject.strip()}",
        addressees=lines.addressee_lines(facts.addressees) if kind.addressed else (),
        bases=_bases(facts) if facts.kind == "uy_quyen" else (),
        body=_closed(body),
        signature=facts.signature,
        recipients=lines.recipient_lines(facts.recipients, facts.keep),
        typist=facts.typist,
        urgency=facts.urgency,
        scope=facts.scope,
        contact=facts.office.contact,
        attachments=facts.enclosed,
        annexes=tuple(annex if annex.note else replace(annex, note=_belongs(facts)) for annex in facts.annexes),
        dated=dated(facts.issue),
        sample=facts.sample,
    )


def notation(facts: PaperFacts) -> str:
    """Return what stands after the number: "UBND-VX" in a công văn, "BC-UBND" where the type has a code (II.3)."""
    code = SHEETS[KINDS[facts.kind].sheet][1]
    return f"{code}-{facts.office.notation.split('-')[0]}" if code else facts.office.notation


def _belongs(facts: PaperFacts) -> str:
    """Return "(Kèm theo Công văn số 15/UBND-VX ngày 06 tháng 10 năm 2022 của …)", with gaps in a draft (III.1)."""
    name = (SHEETS[KINDS[facts.kind].sheet][0] or "công văn").capitalize()
    number = lines.number_line(facts.issue, notation(facts)).replace("Số:", "số")
    day = lines.date_line("", facts.issue).removeprefix(", ")
    return f"(Kèm theo {name} {number} {day} của {facts.office.name})"


def _say(words: str, *, bold: bool = False) -> Paragraph:
    return Paragraph((Run(words, bold=bold),))


def _all(facts: PaperFacts, key: str) -> tuple[Block, ...]:
    return tuple(_say(words) for words in facts.said(key))


def _closed(body: tuple[Block, ...]) -> tuple[Block, ...]:
    """End the last paragraph with "./." (II.6)."""
    last = body[-1]
    if not isinstance(last, Paragraph):
        return body
    words = "".join(run.text for run in last.runs).rstrip("./ ")
    return (*body[:-1], replace(last, runs=(Run(words + CLOSING),)))


def _bases(facts: PaperFacts) -> tuple[str, ...]:
    cited = [f"Căn cứ {lines.cite(law)}" for law in facts.citations]
    return tuple(f"{words}{'.' if at == len(cited) else ';'}" for at, words in enumerate(cited, 1))


def _under(facts: PaperFacts, what: str) -> tuple[Block, ...]:
    laws = tuple(lines.cite(law) for law in facts.citations)
    return (_say(f"{what} thực hiện theo quy định tại {lines.joined(laws)}."),) if laws else ()


def _cong_van(facts: PaperFacts) -> tuple[Block, ...]:
    return _all(facts, "noi_dung")


def _tra_loi(facts: PaperFacts) -> tuple[Block, ...]:
    office, asked = facts.office, facts.said("yeu_cau")
    opening = f"{office.name} nhận được {asked[0].rstrip('.')}. {office.short} trả lời như sau:"
    refused = tuple(
        _say(
            f"Đối với nội dung {refusal.what}: {office.short} chưa cung cấp thông tin, do thuộc trường hợp "
            f"{refusal.ground[:1].lower()}{refusal.ground[1:].rstrip('.')} (quy định tại {lines.cite(refusal.law)})."
        )
        for refusal in facts.refusals
    )
    contact = (_say(f"Đầu mối trao đổi thông tin: {facts.contact}."),) if facts.contact else ()
    return (
        *(_say(words) for words in (opening, *asked[1:])),
        *_all(facts, "noi_dung"),
        *refused,
        *_under(facts, "Việc trả lời này"),
        *contact,
        _say(f"{office.name} trân trọng cảm ơn sự quan tâm của {you(facts.addressees[0])}"),
    )


def _bao_cao_nhanh(facts: PaperFacts) -> tuple[Block, ...]:
    told = [part for part in KINDS["bao_cao_nhanh"].parts if facts.said(part.key)]
    blocks: list[Block] = [_say(f"{facts.office.name} báo cáo nhanh như sau:")]
    for at, part in enumerate(told, 1):
        blocks += [Heading(f"{at}. {part.heading}"), *_all(facts, part.key)]
    return (*blocks, _say(f"{facts.office.name} báo cáo {facts.addressees[0]} xem xét, chỉ đạo"))


def _uy_quyen(facts: PaperFacts) -> tuple[Block, ...]:
    given, head = facts.delegation, facts.signature.position.capitalize()
    body = f"{head} {facts.office.name}" if facts.office.name else head
    since, until = (lines.day(on) for on in (given.since, given.until) if on)
    reached = [f"điện thoại {given.telephone}"] if given.telephone else []
    reached += [f"thư điện tử {given.email}"] if given.email else []
    return (
        _say(f"{body} ủy quyền phát ngôn và cung cấp thông tin cho báo chí như sau:"),
        Heading("1. Người được ủy quyền"),
        _say(", ".join((f"Họ và tên: {given.name}", f"chức vụ: {given.post}", *reached)) + "."),
        Heading("2. Phạm vi ủy quyền"),
        _say(f"Phát ngôn và cung cấp thông tin cho báo chí về {given.matter.strip().rstrip('.')}."),
        *_all(facts, "noi_dung"),
        Heading("3. Thời hạn ủy quyền"),
        _say(f"Từ {since} đến hết {until}."),
        Heading("4. Trách nhiệm"),
        _say(
            "Người được ủy quyền chỉ phát ngôn trong phạm vi và thời hạn nêu trên, không được ủy quyền tiếp cho người "
            "khác. Người ủy quyền chịu trách nhiệm về nội dung phát ngôn được ủy quyền"
        ),
    )


def _thong_cao(facts: PaperFacts) -> tuple[Block, ...]:
    blocks: list[Block] = [_say(f"{facts.office.name} thông tin đến các cơ quan báo chí như sau:")]
    blocks += _all(facts, "noi_dung")
    for part in KINDS["thong_cao"].parts[1:]:
        if facts.said(part.key):
            blocks += [_say(f"{part.heading}:", bold=True), *_all(facts, part.key)]
    blocks += _under(facts, "Thông cáo này")
    end = (
        f"Đầu mối cung cấp thông tin: {facts.contact}" if facts.contact else facts.office.name + " trân trọng thông báo"
    )
    return (*blocks, _say(end))


def _phieu_chuyen(facts: PaperFacts) -> tuple[Block, ...]:
    office, to = facts.office, facts.addressees[0]
    asked = facts.said("de_nghi") or (
        f"Đề nghị {to} xem xét, giải quyết theo thẩm quyền và thông báo kết quả để {office.short} biết, theo dõi",
    )
    return (
        _say(f"{office.name} chuyển đến {to} nội dung sau:"),
        *_all(facts, "noi_dung"),
        _say(f"Lý do chuyển: {' '.join(facts.said('ly_do')).rstrip('.')}."),
        *(_say(words) for words in asked),
    )


def _giai_trinh(facts: PaperFacts) -> tuple[Block, ...]:
    office, to = facts.office, facts.addressees[0]
    return (
        _say(f"{office.name} thấy {to} đã đăng, phát nội dung sau:"),
        *_all(facts, "noi_dung"),
        _say(f"{office.short} đề nghị {to} giải thích:"),
        *_all(facts, "giai_thich"),
        *_under(facts, "Đề nghị này"),
        _say(f"{office.name} mong nhận được trả lời của {you(to)} trong thời hạn quy định"),
    )


_BODIES: Mapping[str, Callable[[PaperFacts], tuple[Block, ...]]] = MappingProxyType(
    {
        "cong_van": _cong_van,
        "tra_loi": _tra_loi,
        "bao_cao_nhanh": _bao_cao_nhanh,
        "uy_quyen": _uy_quyen,
        "thong_cao": _thong_cao,
        "phieu_chuyen": _phieu_chuyen,
        EXPLAIN: _giai_trinh,
    }
)
