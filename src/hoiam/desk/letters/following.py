"""What would replace, correct or recall an issued letter be written from? (NĐ 30/2020, Điều 18)

An error of content needs a paper of equal standing, an error of form a công văn đính chính, a recall a công văn that
says why. Reads only; the person fills the gaps in brackets.
"""

from dataclasses import replace
from datetime import datetime

from hoiam.core.calendar.zone import localdate
from hoiam.core.compose import lines
from hoiam.core.compose.letter_facts import Issue, LetterFacts
from hoiam.core.compose.paper_facts import PaperFacts, Part
from hoiam.desk.letters import queries
from hoiam.desk.letters.facts import from_record
from hoiam.desk.letters.models import Letter, Relation
from hoiam.desk.letters.paper_facts import paper_facts_for

GAP = "[ghi rõ]"  # the check of form stops a paper that still holds it


def following_facts(earlier: Letter, relation: str, now: datetime) -> LetterFacts | PaperFacts:
    """Return the facts of the first draft of what follows an issued letter."""
    document = queries.document_of(earlier)
    cited = lines.cite_own(document, earlier.office.name)
    on = localdate(now)
    if Relation(relation) is Relation.REPLACES:
        facts = from_record(earlier, now) if earlier.route else queries.facts_of(earlier)
        return replace(facts, issue=Issue(on.year, on.month), replaces=cited)
    fresh = paper_facts_for(earlier.office, "cong_van", now)
    kind = document.type_name.capitalize() or "Công văn"
    named = f"{kind} số {earlier.full_number}"
    corrects = Relation(relation) is Relation.CORRECTS
    return replace(
        fresh,
        subject=f"{'đính chính' if corrects else 'thu hồi'} {named}",
        addressees=_addressees(earlier),
        signature=document.signature,
        parts=(Part("noi_dung", _corrects(earlier, cited) if corrects else _recalls(earlier, cited)),),
    )


def _addressees(earlier: Letter) -> tuple[str, ...]:
    """Return who had the earlier letter."""
    facts = queries.facts_of(earlier)
    if isinstance(facts, LetterFacts):
        return (earlier.press_today or facts.article.outlet, *facts.copies_to)
    return facts.addressees or facts.recipients[:1]


def _corrects(earlier: Letter, cited: str) -> str:
    return (
        f"{earlier.office.name} đã ban hành {cited}. Do sơ suất trong khâu soạn thảo, văn bản có sai sót về thể thức, "
        f"nay đính chính như sau:\nTại {GAP}, đã ghi “{GAP}”, nay sửa lại là “{GAP}”.\n"
        "Các nội dung khác của văn bản không thay đổi"
    )


def _recalls(earlier: Letter, cited: str) -> str:
    return (
        f"{earlier.office.name} thu hồi {cited}.\nLý do thu hồi: {GAP}\n"
        "Đề nghị nơi nhận gửi lại bản giấy, hủy bản điện tử đã nhận và thông báo để cơ quan biết"
    )
