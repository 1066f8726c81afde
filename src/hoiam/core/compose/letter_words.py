"""The sentences of a letter to the press, each from its facts. Puts nothing in order and forbids nothing."""

from hoiam.core.compose import lines
from hoiam.core.compose.letter_facts import ClaimFact, Conclusion, Incoming, LetterFacts, PressArticle, Remedy
from hoiam.core.compose.letter_rules import OBJECTIONS, objected, with_verdict
from hoiam.core.values.case import Route, Verdict
from hoiam.core.values.document import CLOSING, Citation

_ADDRESS = {"Báo": "Quý báo", "Đài": "Quý đài", "Tạp": "Quý tạp chí"}
_SUBJECT = {
    Route.REMEDY_AND_ANSWER: "trả lời nội dung {outlet} nêu {about}",
    Route.RESPONSE: "phản hồi thông tin {outlet} nêu {about}",
    Route.CORRECTION: "đề nghị cải chính thông tin {outlet} nêu {about}",
    Route.INFORMATION: "cung cấp thông tin {about}",
}
_ANNOUNCE = {
    Route.REMEDY_AND_ANSWER: "trả lời như sau:",
    Route.RESPONSE: "phản hồi như sau:",
    Route.CORRECTION: "đề nghị cải chính như sau:",
    Route.INFORMATION: "cung cấp thông tin như sau:",
}
_DONE_UNDER = {
    Route.REMEDY_AND_ANSWER: "Việc trả lời này thực hiện theo quy định tại",
    Route.INFORMATION: "Việc cung cấp thông tin này thực hiện theo quy định tại",
}


def you(outlet: str) -> str:
    """Return how a press agency is addressed: "Quý báo", "Quý đài", "Quý tạp chí", else "Quý cơ quan"."""
    return _ADDRESS.get(outlet.split(" ")[0], "Quý cơ quan")


def _owns_up(facts: LetterFacts) -> str:
    return "trả lời và " if facts.route is Route.RESPONSE and with_verdict(facts, Verdict.TRUE) else ""


def subject(facts: LetterFacts) -> str:
    """Return the trích yếu without V/v; a later round says so."""
    about = f"về {facts.topic}" if facts.topic else f"trong bài “{facts.article.title}”"
    said = _owns_up(facts) + _SUBJECT[facts.route].format(outlet=facts.article.outlet, about=about)
    return said if facts.round < 2 else f"{said} (lần {facts.round})"


def press_piece(article: PressArticle) -> str:
    """Return how a piece is named: "bài “…”, chuyên mục Bạn đọc, đăng ngày 06 tháng 9 năm 2022" (Đ.43.4; Đ.21.3)."""
    said = [f"nội dung “{article.title}”" if article.programme else f"bài “{article.title}”"]
    said += [f"chuyên mục {article.section}"] if article.section else []
    said += [f"chương trình {article.programme}"] if article.programme else []
    said += [f"số {article.issue}"] if article.issue else []
    if article.published_on:
        verb = f"phát lúc {article.hour}" if article.programme else "đăng"
        said.append(f"{verb} {lines.day(article.published_on)}")
    return ", ".join(said)


def opening(facts: LetterFacts) -> str:
    """Return the first paragraph: what came, which piece, and that it was checked."""
    office, article, came = facts.office, facts.article, facts.incoming
    found = f"Sau khi kiểm tra, xác minh, {office.short} {_owns_up(facts)}{_ANNOUNCE[facts.route]}"
    return f"{office.name} nhận được {raised(article, came, facts.topic)}. {found}"


def raised(article: PressArticle, came: Incoming | None, topic: str = "") -> str:
    """Return what a press agency wrote or printed; a piece that nobody has read is not named."""
    if came is None:
        if not article.title:
            return f"ý kiến của {article.outlet}" + (f" về {topic}" if topic else "")
        return f"thông tin {article.outlet} nêu tại {press_piece(article)}"
    paper = lines.cite(Citation(came.kind, came.subject, came.number, came.signed_on, article.outlet))
    return f"{paper}, liên quan đến {press_piece(article)}" if article.title else paper


def objection_title(facts: LetterFacts) -> str:
    """Return the heading above the claims objected to."""
    if facts.route is Route.CORRECTION:
        return "Nội dung đề nghị cải chính"
    return f"Nội dung đề nghị {you(facts.article.outlet)} thông tin lại cho chính xác"


def informed(claim: ClaimFact) -> str:
    """Return one point of a letter that only informs."""
    return f"Về nội dung “{claim.quote}”: {claim.finding}"


def owned(facts: LetterFacts, claim: ClaimFact) -> str:
    """Return a true claim as the office owns up to it, with what is being done."""
    return " ".join((claim.finding, *(_remedy(facts.office.short, remedy) for remedy in claim.remedies)))


def _remedy(short: str, remedy: Remedy) -> str:
    doer = f"{short} đang" if remedy.unit == short else f"{short} đã giao {remedy.unit}"
    until = f", hoàn thành chậm nhất {lines.day(remedy.until)}" if remedy.until else ""
    progress = f"; đến nay {remedy.progress}" if remedy.progress else ""
    return f"{doer} {remedy.work}{until}{progress}. {remedy.note}".strip()


def objection(claim: ClaimFact) -> str:
    """Return one objection: what the piece says, what was found, on which grounds."""
    return f"Bài báo nêu “{claim.quote}”. {claim.finding} Căn cứ: {'; '.join(claim.evidence)}."


def attachments(facts: LetterFacts) -> tuple[str, ...]:
    """Return what goes with the letter, each once: with an objection conclusion and proofs, then what was added."""
    needed: tuple[str, ...] = ()
    if facts.route in OBJECTIONS:
        proofs = (proof for claim in objected(facts) for proof in claim.evidence)
        needed = (*((named(facts.conclusion),) if facts.conclusion else ()), *proofs)
    return tuple(dict.fromkeys((*needed, *facts.enclosed)))


def named(concluded: Conclusion) -> str:
    """Return what a conclusion is called where a letter lists it: "Kết luận số 12/KL-TTr"."""
    return f"{concluded.kind} số {concluded.number}"


def enclosing(facts: LetterFacts) -> tuple[str, ...]:
    """Return the sentence that names what goes with the letter, in no sentence where nothing does."""
    names = "; ".join(lines.shortened(name) for name in attachments(facts))
    return (f"Gửi kèm Công văn này: {names}.",) if names else ()


def request(facts: LetterFacts, where: str) -> tuple[str, ...]:
    """Return what the press agency is asked for, the law first; `where` says where in the letter the points stand."""
    laws = [lines.cite(law) for law in facts.citations]
    if facts.route not in OBJECTIONS:
        return (f"{_DONE_UNDER[facts.route]} {lines.joined(tuple(laws))}.",) if laws else ()
    concluded = facts.conclusion
    if concluded:
        kind, title, number = concluded.kind, concluded.title, concluded.number
        laws.append(lines.cite(Citation(kind, title, number, concluded.signed_on, concluded.issuer)))
    asked = f"{facts.office.short} đề nghị {facts.article.outlet} {_asked(facts, where)}"
    return (f"Căn cứ {lines.joined(tuple(laws))}, {asked}.",)


def _asked(facts: LetterFacts, where: str) -> str:
    if facts.route is Route.CORRECTION:
        return f"cải chính, xin lỗi đối với nội dung {where}, đúng hình thức và thời hạn pháp luật quy định"
    also = ", đồng thời cải chính, xin lỗi theo quy định" if facts.ask_correction else ""
    return f"đăng nội dung phản hồi {where}{also}"


def contact(facts: LetterFacts) -> tuple[str, ...]:
    """Return who answers questions, in no sentence where nobody is named."""
    return (f"Đầu mối trao đổi thông tin: {facts.contact}.",) if facts.contact else ()


def thanks(facts: LetterFacts) -> str:
    """Return the last sentence, which ends the paper with "./."."""
    press = you(facts.article.outlet)
    if with_verdict(facts, Verdict.TRUE):
        return f"{facts.office.name} cảm ơn {press} đã phản ánh{CLOSING}"
    if facts.route in OBJECTIONS:
        return f"{facts.office.name} đề nghị {press} quan tâm, phối hợp{CLOSING}"
    return f"{facts.office.name} trân trọng cảm ơn sự quan tâm của {press}{CLOSING}"
