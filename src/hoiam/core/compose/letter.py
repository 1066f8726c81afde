"""Which words answer the press? One letter for each route: reply, response, request for correction, information.

Takes what was found (LetterFacts) and gives the whole paper as a Document. Chooses no route (core/handle) and no law
(the citations are handed in); refuses what may not be written (letter_rules); the sentences stand in letter_words.
"""

from datetime import date

from hoiam.core.compose import letter_words as words
from hoiam.core.compose import lines
from hoiam.core.compose.letter_facts import Issue, LetterFacts
from hoiam.core.compose.letter_rules import OBJECTIONS, objected, refuse_unlawful, with_verdict
from hoiam.core.values.case import Route, Verdict
from hoiam.core.values.document import Block, Document, Heading, Paragraph, Run

_POINTS = "abcdđeghiklmnopqrstuvxy"  # points of a clause, as Vietnamese counts them


def letter(facts: LetterFacts) -> Document:
    """Return the letter as a công văn in the form of Decree 30/2020. Raises Refused (see letter_rules)."""
    refuse_unlawful(facts)
    return Document(
        kind="cong_van",
        superior=facts.office.superior,
        agency=facts.office.lines,
        number=lines.number_line(facts.issue, facts.office.notation),
        dateline=lines.date_line(facts.office.place, facts.issue),
        subject="V/v " + words.subject(facts),
        addressees=lines.addressee_lines((facts.article.outlet, *facts.copies_to)),
        body=_body(facts),
        signature=facts.signature,
        recipients=lines.recipient_lines(facts.recipients, facts.keep),
        contact=facts.office.contact,
        attachments=words.attachments(facts),
        dated=dated(facts.issue),
        sample=facts.sample,
    )


def dated(issue: Issue) -> date | None:
    """Return the day of the paper once both day and month are known."""
    return date(issue.year, issue.month, issue.day) if issue.month and issue.day else None


def _body(facts: LetterFacts) -> tuple[Block, ...]:
    sections = _sections(facts)
    blocks: list[Block] = [_say(words.opening(facts))]
    for at, (title, said) in enumerate(sections, 1):
        if len(sections) > 1:
            blocks.append(Heading(f"{at}. {title}"))
        blocks += [_say(point) for point in _pointed(said)]
    blocks += [_say(lines.replacing(facts.replaces))] if facts.replaces else []
    blocks += [_say(said) for said in facts.words]
    ending = (*words.request(facts, _where(facts, sections)), *words.enclosing(facts), *words.contact(facts))
    blocks += [_say(said) for said in ending]
    return (*blocks, _say(words.thanks(facts)))


def _say(said: str) -> Paragraph:
    return Paragraph((Run(said),))


def _sections(facts: LetterFacts) -> list[tuple[str, list[str]]]:
    if facts.route is Route.INFORMATION:
        return [("", [words.informed(claim) for claim in facts.claims])]
    true, unknown = with_verdict(facts, Verdict.TRUE), with_verdict(facts, Verdict.UNKNOWN)
    sections = []
    if true:
        sections.append(("Nội dung báo nêu đúng", [words.owned(facts, claim) for claim in true]))
    if facts.route in OBJECTIONS:
        sections.append((words.objection_title(facts), [words.objection(claim) for claim in objected(facts)]))
    if unknown:
        said = [claim.finding for claim in unknown]
        said[-1] += f" {facts.office.short} sẽ thông tin tiếp khi có kết quả."
        sections.append(("Nội dung chưa đủ căn cứ kết luận", said))
    return sections


def _where(facts: LetterFacts, sections: list[tuple[str, list[str]]]) -> str:
    titles = [title for title, _ in sections]
    title = words.objection_title(facts)
    return f"tại mục {titles.index(title) + 1} nêu trên" if len(titles) > 1 and title in titles else "nêu trên"


def _pointed(said: list[str]) -> list[str]:
    """Return points a), b), c), d), đ); a single one stays bare, more than the alphabet holds take dashes."""
    if len(said) == 1:
        return said
    marks = [f"{letter})" for letter in _POINTS] if len(said) <= len(_POINTS) else ["-"] * len(said)
    return [f"{mark} {point}" for mark, point in zip(marks, said, strict=False)]
