"""Say what was found about one claim, with its proof."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from hoiam.core.values.case import Verdict
from hoiam.desk.articles.models import SnapshotState
from hoiam.desk.articles.words import cited
from hoiam.desk.cases import actions, queries
from hoiam.desk.cases.earlier import earlier_claims
from hoiam.desk.cases.models import Case, Claim
from hoiam.desk.cases.words import VERDICTS
from hoiam.desk.units import queries as units
from hoiam.web.chrome import proofs
from hoiam.web.door import staff
from hoiam.web.screens.ask import ask, posted
from hoiam.web.screens.cases.asking import about, case_of
from hoiam.web.screens.cases.filing import sent_with
from hoiam.web.screens.cases.forms import JudgeForm


@staff
def judge(request: HttpRequest, number: str, letter: str) -> HttpResponse:
    """Ask for the finding of one claim and keep it, unless somebody else has written another one meanwhile."""
    case = case_of(request, number)
    claim = case.claims.get(letter=letter)
    title = _("Kết luận ý %(letter)s") % {"letter": letter}
    note = _("Mỗi ý kết luận riêng. Người soát bằng chứng phải khác người kết luận; sửa kết luận thì phải soát lại.")
    page = about(
        case, title, _("Lưu kết luận"), note=note, facts=_facts(claim), said=_("Đã lưu kết luận, chờ người soát.")
    )
    had, sent = request.POST.get("seen"), posted(request)
    if sent is not None:  # the page that comes back shows the finding of now, whichever it was sent about
        sent = sent.copy()
        sent["seen"] = queries.stamp(claim)
    files = {one.file.pk: one.file for one in case.files.select_related("file").order_by("id")}
    listed = [(key, file.name) for key, file in files.items()]
    form = JudgeForm(_evidence(request, case), listed, sent, initial=_present(claim))
    slips = sent_with(request, form)

    def act(given: dict[str, Any]) -> None:
        actions.judge(
            claim=claim,
            verdict=Verdict(given["verdict"]),
            finding=given["finding"],
            proofs=list(dict.fromkeys([*given["proofs"].splitlines(), *given.get("evidence", ())])),
            files=[files[int(key)] for key in given.get("on_file", ())],
            stored=slips,
            seen=had,
            by=request.actor,
            now=request.now,
        )

    earlier = earlier_claims(claim, request.actor)
    return ask(request, form, page, act, template="cases/judge.html", slips=slips, earlier=earlier)


def _facts(claim: Claim) -> dict[str, str]:
    """Return what the claim says, and what was found about it already, by whom."""
    told = {_("Ý báo nêu"): claim.text}
    if claim.verdict:
        who = units.posts().get(claim.judged_by, claim.judged_by)
        told[_("Kết luận đang có")] = f"{VERDICTS[claim.verdict]}. {claim.finding} ({who})"
    return told


def _evidence(request: HttpRequest, case: Case) -> list[str]:
    """Return the names of the evidence of the case that this person may open."""
    rows = proofs.of_articles(request, queries.articles_to_prove(case))
    return [cited(row.snapshot) for row in rows if row.may_open and row.snapshot.state == SnapshotState.KEPT]


def _present(claim: Claim) -> dict[str, Any]:
    held = claim.proofs.order_by("id")
    names = [proof.name for proof in held if proof.file_id is None]
    files = [str(proof.file_id) for proof in held if proof.file_id]
    told = {"verdict": claim.verdict, "finding": claim.finding, "proofs": "\n".join(names), "on_file": files}
    return told | {"seen": queries.stamp(claim)}
