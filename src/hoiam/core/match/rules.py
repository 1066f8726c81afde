"""What did people decide before about a name that the machine could not place? A choice remembered, with its reason."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RememberedRule:
    """A person's choice: in a text that has `when` too, `words` mean `place` (a Place.key), or nothing of ours.

    `words` and `when` are compared without marks and capitals; `when` "" holds everywhere; `place` "" is "not ours".
    """

    key: str
    words: str
    place: str
    note: str  # the person's reason
    when: str = ""
