"""May this paper be written so? Refuses by code; writes no sentence."""

import re
from datetime import date

from hoiam.core.compose.paper_facts import PaperFacts
from hoiam.core.compose.paper_kinds import EXPLAIN, KINDS
from hoiam.core.errors import Refused
from hoiam.core.text.fold import fold
from hoiam.core.values.case import Verdict

# Words that ask a newspaper who told it (guard-rail G8).
_WHO_TOLD = re.compile(r"\bnguon tin\b|\bnguoi (?:da )?(?:cung cap|dua) (?:thong )?tin\b|\bai (?:da )?cung cap\b")
NEW_SPOKESPERSON_LAW = date(2026, 7, 1)  # NĐ 244/2026 takes the place of NĐ 09/2017


def refuse_unlawful(facts: PaperFacts) -> None:
    """Raise Refused where a part is missing, or the law or a guard-rail forbids the paper."""
    kind = KINDS[facts.kind]
    lacking = [part.key for part in kind.parts if part.needed and not facts.said(part.key)]
    if not facts.subject.strip():
        lacking.insert(0, "subject")
    if kind.addressed and not any(name.strip() for name in facts.addressees):
        lacking.append("addressees")
    if lacking:
        raise Refused("paper.lacking", parts=lacking)
    if facts.kind == "uy_quyen":
        _delegation(facts)
    elif facts.kind == "tra_loi":
        _answer(facts)
    elif facts.kind == "phieu_chuyen":
        _referral(facts)
    elif facts.kind == EXPLAIN:
        _explanation(facts)


def _delegation(facts: PaperFacts) -> None:
    """One matter, a limited time, signed by the head: it cannot be passed on (NĐ 09 Đ.3.6-3.7; NĐ 244 Đ.3.5-3.6)."""
    given = facts.delegation
    lacking = [name for name in ("name", "post", "matter", "since", "until") if not getattr(given, name)]
    if _old_law(facts):  # name, post, telephone and e-mail are published with the paper
        lacking += [name for name in ("telephone", "email") if not getattr(given, name)]
    if lacking:
        raise Refused("paper.delegation_lacking", parts=lacking)
    if given.since and given.until and given.until < given.since:
        raise Refused("paper.delegation_dates")
    if any(words.upper().startswith(("KT.", "TL.", "TUQ.")) for words in facts.signature.authority):
        raise Refused("paper.delegation_by_head")
    if _old_law(facts) and not given.post.strip().lower().startswith("phó"):
        raise Refused("paper.delegation_to_deputy", post=given.post)


def _old_law(facts: PaperFacts) -> bool:
    """Say whether the paper still falls under NĐ 09/2017: by its day, or its month while the day is open."""
    issue = facts.issue
    return date(issue.year, issue.month or 12, issue.day or 1) < NEW_SPOKESPERSON_LAW


def _answer(facts: PaperFacts) -> None:
    """An answer says something, or refuses on a ground of the law (L103 Đ.38.2; L126 Đ.31.2; NĐ 244 Đ.4.3)."""
    if not facts.said("noi_dung") and not facts.refusals:
        raise Refused("paper.answer_empty")
    if any(not refusal.ground or not refusal.what for refusal in facts.refusals):
        raise Refused("paper.refusal_without_ground")


def _referral(facts: PaperFacts) -> None:
    """One false claim with its proof, to the body that has the power; nobody is asked to take anything down (G6)."""
    given = facts.referred
    if not given.false_information:
        return
    if given.verdict is not Verdict.FALSE or not given.evidence:
        raise Refused("paper.referral_not_false")
    if given.claims != 1 or len([name for name in facts.addressees if name.strip()]) != 1:
        raise Refused("paper.referral_one_by_one")


def _explanation(facts: PaperFacts) -> None:
    """One press agency is asked about what it printed, never who told it (L103 Đ.38.4; L126 Đ.31.4; guard-rail G8)."""
    if len([name for name in facts.addressees if name.strip()]) != 1:
        raise Refused("paper.explain_one")
    if any(_WHO_TOLD.search(fold(part.text)) for part in facts.parts):
        raise Refused("paper.explain_source")
