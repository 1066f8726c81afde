"""What the law wants attached to a letter on each route, and whether the case has it."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from hoiam.core.handle.route import Decision
from hoiam.core.values.case import Track, Verdict
from hoiam.desk.cases.models import Case
from hoiam.desk.cases.words import ATTACHMENTS
from hoiam.desk.letters.models import Conclusion


@dataclass(frozen=True, slots=True)
class Needed:
    """One thing to attach: what it is, whether it is there, what there is or what is missing."""

    what: object
    there: bool
    said: str


def attached(case: Case, decision: Decision, conclusions: Collection[Conclusion]) -> list[Needed]:
    """Return what must be attached on the route that was decided, each with how the case stands."""
    told: Mapping[str, Callable[[], tuple[bool, str]]] = {
        "conclusion": lambda: _conclusion(conclusions),
        "grounds": lambda: _grounds(case),
        "outcome": lambda: _remedy(case, "note"),
        "proof": lambda: _remedy(case, "proof"),
    }
    return [Needed(ATTACHMENTS[key], *told[key]()) for key in decision.attach]


def _conclusion(held: Collection[Conclusion]) -> tuple[bool, str]:
    if not held:
        return False, _("chưa có trong hồ sơ; thiếu tệp kết luận thì không trình duyệt được")
    return True, "; ".join(f"{one.kind} số {one.number}, {one.file.name}" for one in held)


def _grounds(case: Case) -> tuple[bool, str]:
    """Return whether each false claim has its proof, and which of them are no files yet."""
    proofs = [
        list(claim.proofs.all()) for claim in case.claims.filter(verdict=Verdict.FALSE).prefetch_related("proofs")
    ]
    paper = list(dict.fromkeys(one.name for held in proofs for one in held if one.file_id is None))
    if not all(proofs):
        return False, _("có ý sai chưa ghi bằng chứng")
    if paper:
        return True, _("đã ghi; chưa có tệp nên kèm bản giấy: %(names)s") % {"names": "; ".join(paper)}
    return True, _("đã có đủ tệp trong hồ sơ")


def _remedy(case: Case, field: str) -> tuple[bool, str]:
    row = case.tracks.filter(track=Track.REMEDY).first()
    said = str(getattr(row, field)).strip() if row else ""
    return (True, said) if said else (False, _("chưa ghi ở phần việc Khắc phục; văn bản nói việc đang làm và thời hạn"))
