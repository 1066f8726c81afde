"""What a paper that answers no claim of an article is written from: its kind, its parts, to whom, on which law.

Plain frozen values, stored as JSON beside the paper they became, as letter_facts are.
"""

from dataclasses import dataclass
from datetime import date

from hoiam.core.compose.letter_facts import Issue, Office
from hoiam.core.values.case import Verdict
from hoiam.core.values.document import Annex, Citation, Copied, Signature


@dataclass(frozen=True, slots=True)
class Part:
    """One named part of a paper as it was typed; a new line begins a new paragraph. `key` as in paper_kinds."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Delegation:
    """Who may speak for the head, on which one matter, from when until when (NĐ 09 Đ.3.6; NĐ 244 Đ.3.5).

    `post` as printed ("Phó Chủ tịch Ủy ban nhân dân huyện"); `telephone` and `email` are those of the office.
    """

    name: str = ""
    post: str = ""
    matter: str = ""
    since: date | None = None
    until: date | None = None
    telephone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """What is not told and on which legal ground: `ground` is the law's own words, `law` where they stand."""

    what: str
    ground: str
    law: Citation


@dataclass(frozen=True, slots=True)
class Referred:
    """What is passed on. `false_information` is one false claim for the body that has the power (guard-rail G6).

    `claim` is its key in the case, `claims` how many the paper tells of.
    """

    false_information: bool = False
    claim: str = ""
    verdict: Verdict | None = None
    claims: int = 0
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """Everything one paper is written from. `kind` is a key of paper_kinds.KINDS; `subject` stands without "V/v"."""

    kind: str
    office: Office
    issue: Issue
    subject: str
    addressees: tuple[str, ...]
    parts: tuple[Part, ...]
    signature: Signature
    recipients: tuple[str, ...]  # names only
    keep: tuple[str, ...]
    citations: tuple[Citation, ...] = ()
    delegation: Delegation = Delegation()
    refusals: tuple[Refusal, ...] = ()
    referred: Referred = Referred()
    annexes: tuple[Annex, ...] = ()
    enclosed: tuple[str, ...] = ()
    urgency: str = ""
    scope: str = ""
    typist: str = ""
    contact: str = ""
    replaces: str = ""  # the earlier paper of this office, cited in full
    sample: bool = False
    copied: Copied | None = None

    def said(self, key: str) -> tuple[str, ...]:
        """Return the paragraphs of a part, () where nothing was typed."""
        text = next((part.text for part in self.parts if part.key == key), "")
        return tuple(line.strip() for line in text.splitlines() if line.strip())
