"""What a letter to the press is written from: the office, the article, its claims and what was found. Decides nothing.

Plain frozen values, so that desk can store them as JSON (`compose.store.pack`) beside the letter they became.
"""

from dataclasses import dataclass
from datetime import date

from hoiam.core.values.case import Route, Verdict
from hoiam.core.values.document import Citation, Signature


@dataclass(frozen=True, slots=True)
class Office:
    """The issuing agency. `name` in a sentence "Ủy ban nhân dân huyện Đăk Hà", `short` "Ủy ban nhân dân huyện".

    `lines` are printed in bold ("ỦY BAN NHÂN DÂN", "HUYỆN ĐĂK HÀ"), `superior` above them upright; `place` "Đăk Hà";
    `notation` stands after the number: "UBND-VX" in a công văn, "BC-TT" in a report (Annex I, II.3).
    """

    name: str
    short: str
    lines: tuple[str, ...]
    place: str
    notation: str
    superior: tuple[str, ...] = ()
    contact: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Issue:
    """Number and day of the paper. None leaves the gap that the clerk and the signer fill; the year is always known."""

    year: int
    month: int | None = None
    day: int | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True)
class PressArticle:
    """The piece that is answered, as the law wants it named (2016 Đ.43.4; NĐ 237/2026 Đ.21.3).

    `section` is the page or section ("Bạn đọc"); `issue` the number of a printed paper; `programme` and `hour` for
    broadcasts; `outlet` the press agency ("Báo Thông Reo").
    """

    title: str
    outlet: str
    section: str
    published_on: date | None
    issue: str = ""
    programme: str = ""
    hour: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Incoming:
    """The press agency's own letter, where there is one: "118/BTR-BĐ", its date, its trích yếu without capital."""

    number: str
    signed_on: date
    subject: str
    kind: str = "Công văn"


@dataclass(frozen=True, slots=True)
class Remedy:
    """What is done about a true claim: who (`unit`), what (`work`), until when, how far; `note` a full sentence."""

    unit: str
    work: str
    until: date | None = None
    progress: str = ""  # "đã thay được 350 m"
    note: str = ""


@dataclass(frozen=True, slots=True)
class ClaimFact:
    """One claim of the article. `quote` is what it says, word for word; `finding` full sentences on what was found.

    `evidence` names the proofs as they are attached ("trích sổ đấu nối năm 2022"); a false claim that is objected to
    needs at least one (NĐ 09/2017 Đ.6.3.c; NĐ 244/2026 Đ.7.6: the grounds).
    """

    key: str  # "A", "B"
    quote: str
    verdict: Verdict
    finding: str
    evidence: tuple[str, ...] = ()
    remedies: tuple[Remedy, ...] = ()


@dataclass(frozen=True, slots=True)
class Conclusion:
    """The written conclusion of a competent state agency (2016 Đ.42.2; 2025 Đ.34.2). `title` as in Citation."""

    kind: str
    number: str
    signed_on: date
    issuer: str
    title: str


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """Everything one letter to the press is written from.

    `route` chooses the letter: REMEDY_AND_ANSWER a reply (true claims, remedies), RESPONSE one with grounds (true
    claims are owned up to first), CORRECTION a request for correction with a conclusion, INFORMATION plain facts.
    `objected` are the keys of the claims objected to; () means every false claim. `citations` are the laws of the
    day of the letter, in the order in which they are named. `ask_correction` lets a RESPONSE also ask for
    cải chính and xin lỗi.
    """

    route: Route
    office: Office
    issue: Issue
    article: PressArticle
    claims: tuple[ClaimFact, ...]
    citations: tuple[Citation, ...]
    signature: Signature
    recipients: tuple[str, ...]  # names only: "Như trên", "TT Huyện ủy (b/c)"
    keep: tuple[str, ...]  # who keeps a copy beside VT: ("VHTT",) becomes "Lưu: VT, VHTT."
    topic: str = ""  # what it is about: "công trình cấp nước thôn 7, xã Đăk Ui"
    incoming: Incoming | None = None
    conclusion: Conclusion | None = None
    objected: tuple[str, ...] = ()
    ask_correction: bool = False
    round: int = 1  # which round of the exchange with the press agency
    contact: str = ""  # who answers questions: "Phòng Văn hóa - Thông tin huyện Đăk Hà"
    copies_to: tuple[str, ...] = ()  # further addressees beside the press agency
    replaces: str = ""  # an earlier letter of this office, cited in full
    enclosed: tuple[str, ...] = ()  # what goes with it beside what the route asks for, by name
    sample: bool = False
    words: tuple[str, ...] = ()  # the office's own paragraphs, from its phrases or typed; behind what was found
