"""What would a paper that answers no article be written from? Office, case and law of the day in, PaperFacts out.

Reads only. A quick report is filled from its case; a referral of false information from one claim of it.
"""

from datetime import date, datetime

from django.utils import translation

from hoiam.core.calendar.zone import localdate
from hoiam.core.compose import lines
from hoiam.core.compose.letter_facts import Issue
from hoiam.core.compose.paper_facts import PaperFacts, Part, Referred
from hoiam.core.compose.paper_kinds import EXPLAIN, KINDS
from hoiam.core.errors import RuleUnknown
from hoiam.core.values.case import Track, Verdict
from hoiam.core.values.document import Citation, Signature
from hoiam.desk.cases.models import Case, Claim
from hoiam.desk.cases.words import VERDICTS
from hoiam.desk.law import queries as law
from hoiam.desk.letters import explaining
from hoiam.desk.letters.facts import citations
from hoiam.desk.letters.letterhead import letterhead
from hoiam.desk.places import queries as places
from hoiam.desk.units.models import Office


def paper_facts_for(
    office: Office, kind: str, now: datetime, *, case: Case | None = None, claim: Claim | None = None
) -> PaperFacts:
    """Return the facts of a first draft; what nobody can know yet stays empty."""
    head, on = letterhead(office), localdate(now)
    signature = head.signature
    if kind == "uy_quyen":  # the head's own power: no TM., nobody signs for the head
        signature = Signature((), "CHỦ TỊCH")
    press = explaining.press_of(case)[:1] if case is not None and kind == EXPLAIN else []
    return PaperFacts(
        kind=kind,
        office=head.issuer,
        issue=Issue(on.year, on.month),
        subject=_subject(kind, case),
        addressees=tuple(outlet.today.name for outlet in press),
        parts=tuple(_parts(kind, case, claim)),
        signature=signature,
        recipients=_recipients(kind, head.recipients),
        keep=head.keep,
        citations=laws_of(kind, on),
        referred=_referred(claim),
        enclosed=tuple(proof.name for proof in claim.proofs.order_by("id")) if claim else (),
        contact=head.contact if kind in ("tra_loi", "thong_cao") else "",
        sample=office.sample,
    )


def rules_of(kind: str, on: date) -> tuple[str, ...]:
    """Return the rules that a paper of this kind stands on, on a day."""
    return tuple(key for key in KINDS[kind].rules if _known(key, on))


def laws_of(kind: str, on: date) -> tuple[Citation, ...]:
    """Return the laws to cite: the press law of the day first, where any rule is known."""
    return citations(rules_of(kind, on), on)


def _known(key: str, on: date) -> bool:
    try:
        law.rule(key, on)
    except RuleUnknown:
        return False
    return True


def _subject(kind: str, case: Case | None) -> str:
    if kind == "uy_quyen":
        return "Phát ngôn và cung cấp thông tin cho báo chí"
    if case is None:
        return ""
    small = lines.inside(case.title.strip(" ."))
    said = {
        "bao_cao_nhanh": f"Nhanh về việc {small}",
        "thong_cao": f"Báo chí về việc {small}",
        "phieu_chuyen": f"Nội dung liên quan đến việc {small}",
        "tra_loi": f"trả lời về việc {small}",
        EXPLAIN: f"đề nghị giải thích nội dung đã đăng về việc {small}",
    }
    return said.get(kind, small)  # "V/v" stands before that of a công văn


def _recipients(kind: str, usual: tuple[str, ...]) -> tuple[str, ...]:
    """Return who receives it; "Như trên" needs somebody above."""
    rest = tuple(name for name in usual if not name.startswith("Như trên"))
    if kind == "uy_quyen":
        return ("Người được ủy quyền", *rest)
    return ("Các cơ quan báo chí", *rest) if kind == "thong_cao" else ("Như trên", *rest)


def _referred(claim: Claim | None) -> Referred:
    if claim is None:
        return Referred()
    proofs = tuple(proof.name for proof in claim.proofs.order_by("id"))
    return Referred(True, claim.letter, Verdict(claim.verdict) if claim.verdict else None, 1, proofs)


def _parts(kind: str, case: Case | None, claim: Claim | None) -> list[Part]:
    if claim is not None:
        told = f"Nội dung “{claim.text.strip(' “”')}”. Qua kiểm tra: {claim.finding.strip()}"
        return [Part("noi_dung", told), Part("ly_do", "")]
    if kind == "bao_cao_nhanh" and case is not None:
        return _quick(case)
    if kind == EXPLAIN and case is not None:
        doubted = case.claims.exclude(verdict=Verdict.TRUE).order_by("letter")  # guard-rail G7
        printed = [f"- “{one.text.strip(' “”')}”;" for one in doubted]
        return [Part("noi_dung", "\n".join([*_sources(case), *printed])), Part("giai_thich", "")]
    return [Part(part.key, "") for part in KINDS[kind].parts]


def _quick(case: Case) -> list[Part]:
    claims = list(case.claims.order_by("letter").prefetch_related("proofs"))
    where = ", ".join(places.names(case.places).values())
    at = f"; nơi xảy ra: {where}" if where else ""
    known = lines.day(localdate(case.opened_at))
    proofs = [proof.name for claim in claims for proof in claim.proofs.all()]
    with translation.override("vi"):  # a paper of the office, whatever language the writer's screen speaks
        verdicts = {code: str(word).lower() for code, word in VERDICTS.items()}
    found = [f"Ý “{c.text.strip(' “”')}”: {verdicts[c.verdict]}." for c in claims]
    remedy = case.tracks.filter(track=Track.REMEDY).first()
    done = [f"Đã làm được {remedy.done}/{remedy.total} {remedy.measure}."] if remedy and remedy.total else []
    done += [remedy.note.strip()] if remedy and remedy.note.strip() else []
    return [
        Part("su_viec", f"{case.title.strip(' .')}{at}; cơ quan biết việc {known}."),
        Part("nguon", "\n".join(_sources(case))),
        Part("da_kiem_tra", "\n".join(f"- {name[:1].upper()}{name[1:]}" for name in dict.fromkeys(proofs))),
        Part("ket_qua", "\n".join(found)),
        Part("da_lam", "\n".join(done)),
        Part("de_nghi", ""),
        Part("cung_cap", ""),
    ]


def _sources(case: Case) -> list[str]:
    """Return which press pieces told it; what people wrote is "ý kiến người dân", never who."""
    articles = [case.article] if case.article else []
    if case.story:
        items = case.story.items.filter(reprint_of__isnull=True).select_related("hit__article__outlet")
        articles = [item.hit.article for item in items.order_by("hit__article__published_at")[:10]] or articles
    press = [
        f"{a.outlet.name}, bài “{a.title}”, {lines.day(localdate(a.published_at))}."
        for a in articles
        if a.outlet.kind == "press"
    ]
    return press or (["Ý kiến người dân, trang công khai."] if articles else [])
