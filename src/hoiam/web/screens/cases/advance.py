"""Write down what was done on one part of work of a case."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from hoiam.core.handle.turns import TURNS, by_hand
from hoiam.core.values.case import Track
from hoiam.desk.cases import actions
from hoiam.desk.cases.models import CaseTrack
from hoiam.desk.cases.words import TRACK_STATES, TRACKS
from hoiam.web.door import staff
from hoiam.web.screens.ask import ask, posted
from hoiam.web.screens.cases.asking import about, case_of
from hoiam.web.screens.cases.clarify import clarify
from hoiam.web.screens.cases.forms import RemedyForm, TrackForm

# An answer is given, and an objection sent and printed, by the letters themselves.
BY_HAND = frozenset(turn.track for turn in TURNS if turn.roles)

NOTES = {
    Track.REMEDY: lazy("Báo đã xong thì phải ghi kết quả và bằng chứng."),
    Track.OBJECTION: lazy("Phản hồi là quyền, không bắt buộc; thôi không phản hồi thì ghi rõ lý do."),
    Track.FEEDBACK: lazy(
        "Ghi đã báo lại ở đâu, bằng cách nào: niêm yết tại thôn, họp dân, trang của xã; kèm bằng chứng."
    ),
}


@staff
def advance(request: HttpRequest, number: str, track: str) -> HttpResponse:
    """Ask how far it is and keep it."""
    case = case_of(request, number)
    if track not in BY_HAND:
        raise Http404
    row = case.tracks.get(track=track)
    if track == Track.CLARIFICATION:
        return clarify(request, case, row)
    facts = {_("Đang ở bước"): TRACK_STATES[row.state], _("Đã ghi"): row.note}
    page = about(
        case,
        _("Cập nhật phần việc: %(track)s") % {"track": TRACKS[track]},
        _("Lưu"),
        note=NOTES.get(Track(track), ""),
        facts={word: value for word, value in facts.items() if value},
        said=_("Đã lưu tiến độ."),
    )
    steps = by_hand(Track(track), row.state, request.actor.roles)
    form = (RemedyForm if track == Track.REMEDY else TrackForm)(steps, posted(request), initial=_present(row))

    def act(given: dict[str, Any]) -> None:
        total = given.get("total")
        actions.advance_track(
            case=case,
            track=Track(track),
            to=given["to"],
            note=given["note"],
            proof=given["proof"],
            progress=(given["done"] or 0, total, given["measure"]) if total else None,
            until=given.get("until"),
            why_until=given.get("why_until", ""),
            by=request.actor,
            now=request.now,
        )

    return ask(request, form, page, act)


def _present(row: CaseTrack) -> dict[str, Any]:
    counted = {"done": row.done, "total": row.total, "measure": row.measure} if row.total else {}
    return {"until": row.until, "proof": row.proof, **counted}
