"""One line of a register as it is handed on: the fields of Decree 30/2020, Annex VI, and the columns of Annex IV."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """A paper that went out or came in. "" and None: the register does not say, nobody counted.

    `number` is what stands before the stroke, `notation` what stands behind it. `arrival` and `arrived_on` are of
    incoming papers only; `state` says what became of a number: used, reserved, void.
    """

    type_name: str
    number: str
    notation: str
    dated: date | None
    issuer: str
    subject: str
    urgency: str = ""  # HỎA TỐC, THƯỢNG KHẨN, KHẨN
    signer: str = ""
    signer_post: str = ""
    pages: int | None = None
    copies: int | None = None
    due_on: date | None = None
    to: tuple[str, ...] = ()
    unit: str = ""  # who deals with what came; who keeps the copy of what went
    passed_on: date | None = None
    receipt: str = ""
    note: str = ""
    state: str = ""
    arrival: int | None = None
    arrived_on: date | None = None

    @property
    def full_number(self) -> str:
        """Return number and notation as they stand on a paper: "05/UBND-VX"."""
        return "/".join(part for part in (self.number, self.notation) if part)

    @property
    def signed_by(self) -> str:
        """Return who signed, post first, as a register writes it."""
        return " ".join(word for word in (self.signer_post, self.signer) if word)


def split(full: str) -> tuple[str, str]:
    """Return number and notation of "47/CV-TR"; what begins with no figure, or runs on, is notation only."""
    number, _stroke, notation = full.strip().partition("/")
    if number[:1].isdigit() and len(number) <= MOST_NUMBER:
        return number, notation
    return "", full.strip()


MOST_NUMBER = 11  # letters of CodeNumber
