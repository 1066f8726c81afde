"""Say what was found about one claim, with its proof."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from hoiam.core.values.case import Verdict
from hoiam.desk.articles.models import SnapshotState
from hoiam.desk.articles.words import cited
from hoiam.desk.cases import actions, queries
from hoiam.desk.cases.models import Case, Claim
from hoiam.web.chrome import proofs
from hoiam.web.door import staff
from hoiam.web.screens.ask import ask, posted
from hoiam.web.screens.cases.asking import about, case_of
from hoiam.web.screens.cases.forms import JudgeForm


@staff
def judge(request: HttpRequest, number: str, letter: str) -> HttpResponse:
    """Ask for the finding of one claim and keep it."""
    case = case_of(request, number)
    claim = case.claims.get(letter=letter)
    title = _("Kết luận ý %(letter)s") % {"letter": letter}
    note = _("Mỗi ý kết luận riêng. Người soát bằng chứng phải khác người kết luận; sửa kết luận thì phải soát lại.")
    facts = {_("Ý báo nêu"): claim.text}
    page = about(case, title, _("Lưu kết luận"), note=note, facts=facts, said=_("Đã lưu kết luận, chờ người soát."))

    def act(given: dict[str, Any]) -> None:
        actions.judge(
            claim=claim,
            verdict=Verdict(given["verdict"]),
            finding=given["finding"],
            proofs=list(dict.fromkeys([*given["proofs"].splitlines(), *given.get("kept", ())])),
            by=request.actor,
            now=request.now,
        )

    return ask(request, JudgeForm(_evidence(request, case), posted(request), initial=_present(claim)), page, act)


def _evidence(request: HttpRequest, case: Case) -> list[str]:
    """Return the names of the evidence of the case that this person may open."""
    rows = proofs.of_articles(request, queries.articles_to_prove(case))
    return [cited(row.snapshot) for row in rows if row.may_open and row.snapshot.state == SnapshotState.KEPT]


def _present(claim: Claim) -> dict[str, str]:
    names = claim.proofs.order_by("id").values_list("name", flat=True)
    return {"verdict": claim.verdict, "finding": claim.finding, "proofs": "\n".join(names)}
