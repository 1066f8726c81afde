"""The words of the mail that carries a letter: short, official, the paper itself is the file."""

from collections.abc import Sequence

from hoiam.desk.letters import enclosing, queries
from hoiam.desk.letters.models import Enclosure, Letter


def text_of(letter: Letter, enclosed: Sequence[Enclosure] = ()) -> tuple[str, str]:
    """Return subject and text, in Vietnamese whatever language the sender's screen speaks: it goes to another body.

    What the letter says it encloses is told apart: what is in this mail, what goes as paper.
    """
    document = queries.document_of(letter)
    kind = document.type_name.capitalize() or "Công văn"
    about = document.subject.removeprefix("V/v ").strip()
    subject = f"{kind} số {letter.full_number}: {about}"
    office = letter.office.name
    lines = (
        "Kính gửi Quý cơ quan,",
        f"{office} gửi kèm thư này {kind} số {letter.full_number} về {about}."
        if not document.type_name
        else f"{office} gửi kèm thư này {kind} số {letter.full_number}: {about}.",
        *_along(letter, enclosed),
        "Đề nghị Quý cơ quan xác nhận đã nhận bằng cách trả lời thư này.",
        "Trân trọng.",
        office,
    )
    return subject[:200], "\n\n".join(lines)


def _along(letter: Letter, enclosed: Sequence[Enclosure]) -> tuple[str, ...]:
    here = {row.name for row in enclosed}
    files = [f"{enclosing.called(row, at)}: {row.name}" for at, row in enumerate(enclosed, 1)]
    paper = [name for name in enclosing.listed(letter) if name not in here]
    said = ["\n".join(("Tệp gửi kèm:", *(f"- {name}" for name in files)))] if files else []
    said += ["\n".join(("Tài liệu kèm theo bằng bản giấy:", *(f"- {name}" for name in paper)))] if paper else []
    return tuple(said)


def came_back(status: str) -> str:
    """Return why a mail came back, as a code: RFC 3463 says it by the second part of the status."""
    kinds = {"1": "bounce.address", "2": "bounce.full", "7": "bounce.refused"}
    parts = status.split(".")
    return kinds.get(parts[1], "bounce.other") if len(parts) == 3 else "bounce.other"
