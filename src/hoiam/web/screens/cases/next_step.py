"""The one next step that this person may take on a case; or whose turn it is.

Asks the tables of core/handle which moves a role has; the actions decide again when the step is taken.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from hoiam.core.handle.states import CLOSERS, SORTERS, moves_for
from hoiam.core.handle.tracks import ended
from hoiam.core.handle.turns import EDITORS
from hoiam.core.values.actor import Actor
from hoiam.core.values.case import Move, State, Track
from hoiam.desk.cases import clarified, queries
from hoiam.desk.cases.models import Case, Claim, Handover
from hoiam.desk.letters import actions as letter_rules
from hoiam.desk.letters.models import Letter, LetterState
from hoiam.web.chrome.roads import road

WORKED = frozenset({Move.START, Move.CONCLUDE})  # moves of a unit that works on the case


@dataclass(frozen=True, slots=True)
class Step:
    """What stands in components/next.html: a link (url), a button that posts (action), or only whose turn it is."""

    title: str
    button: str = ""
    url: str = ""
    action: str = ""
    note: str = ""
    seen: str = ""  # what stood on the page that the button was pressed on


def _at(name: str, *keys: object) -> str:
    """Return the address of a step: two hundred cases are asked for theirs at once."""
    return road(name, len(keys))(*keys)


def next_step(case: Case, actor: Actor) -> Step:
    """Return the step; without a button it says who is waited for."""
    if case.office.frozen_at:
        return Step(_("Dữ liệu đã khóa"), note=_("Đơn vị này chỉ xem được, không còn việc phải làm."))
    asked = queries.handover_of(case)
    if asked and (step := _handed(case, asked, actor)):
        return step
    wants = queries.extension_of(case)
    if wants and Move.EXTEND in may(case, actor):
        url = _at("case_extend", case.number)
        return Step(_("Trả lời đề nghị gia hạn"), _("Xem và trả lời"), url=url, note=wants.reason)
    match State(case.state):
        case State.NEW | State.TRIAGED:
            return _to_assign(case, actor)
        case State.ASSIGNED:
            return _to_start(case, actor)
        case State.VERIFYING:
            return next(_while_verifying(case, actor))
        case State.CONCLUDED:
            return next(_when_concluded(case, actor))
        case State.IRRELEVANT | State.POSITIVE if queries.owes_answer(case):
            return next(_set_aside(case, actor))
    return Step(_("Vụ việc đã kết thúc"), note=case.outcome)


def works_on(case: Case, actor: Actor) -> bool:
    """Say whether the actor's unit leads the case or works on it."""
    if case.lead and actor.unit == case.lead.key:
        return True
    return any(other.part == "support" and other.unit.key == actor.unit for other in case.others.all())


def may(case: Case, actor: Actor) -> frozenset[Move]:
    """Return the moves that this person may make now; none in a frozen office."""
    if case.office.frozen_at:
        return frozenset()
    moves = set(moves_for(State(case.state), actor.roles))
    if moves & WORKED and not works_on(case, actor):
        moves -= WORKED
    if not (case.lead and actor.unit == case.lead.key):
        moves -= {Move.GIVE_BACK, Move.HAND_OVER}
    return frozenset(moves)


def _handed(case: Case, asked: Handover, actor: Actor) -> Step | None:
    """The unit that is asked to take the case over answers first; the one that asked waits and may take it back."""
    note = _("%(unit)s nêu lý do: %(reason)s") % {"unit": asked.giver.short_name, "reason": asked.reason}
    if actor.unit == asked.taker.key:
        url = _at("case_handover_answer", case.number)
        return Step(_("Trả lời đề nghị nhận vụ việc"), _("Xem và trả lời"), url=url, note=note)
    if actor.unit == asked.giver.key:
        action = _at("case_handover_withdraw", case.number)
        title = _("Chờ %(unit)s trả lời có nhận vụ việc") % {"unit": asked.taker.short_name}
        return Step(title, _("Rút đề nghị, làm tiếp"), action=action)
    return None


def _to_assign(case: Case, actor: Actor) -> Step:
    if Move.ASSIGN in may(case, actor):
        url = _at("case_assign", case.number)
        return Step(_("Giao đơn vị xác minh"), _("Giao việc"), url=url)
    return Step(_("Chờ Văn phòng giao đơn vị xác minh"))


def _to_start(case: Case, actor: Actor) -> Step:
    if Move.START in may(case, actor):
        action = _at("case_start", case.number)
        return Step(_("Bắt đầu xác minh"), _("Nhận việc, bắt đầu xác minh"), action=action)
    return _waits(_("Chờ %(unit)s bắt đầu xác minh"), case)


def _while_verifying(case: Case, actor: Actor) -> Iterator[Step]:
    claims = sorted(case.claims.all(), key=lambda claim: claim.letter)
    ours = works_on(case, actor)
    unjudged = next((claim for claim in claims if not claim.verdict), None)
    unchecked = [claim for claim in claims if claim.verdict and not claim.checked_by]
    if ours and not claims:
        url = _at("case_add_claim", case.number)
        yield Step(_("Tách từng ý báo nêu"), _("Thêm ý đầu tiên"), url=url)
    if ours and unjudged:
        url = _at("case_judge", case.number, unjudged.letter)
        yield Step(_("Kết luận ý %(letter)s") % {"letter": unjudged.letter}, _("Ghi kết luận"), url=url)
    if ours or actor.roles & set(CLOSERS):
        yield from (_to_check(case, claim) for claim in unchecked if claim.judged_by != actor.key)
    if unchecked and not unjudged:
        letters_ = ", ".join(claim.letter for claim in unchecked)
        yield Step(_("Chờ người thứ hai soát bằng chứng ý %(letters)s") % {"letters": letters_})
    if claims and not unjudged and Move.CONCLUDE in may(case, actor):
        action = _at("case_conclude", case.number)
        note = _("Kết luận của vụ việc tính từ từng ý; ý đúng mở phần khắc phục, ý sai mở phần phản hồi.")
        yield Step(_("Ký kết luận xác minh"), _("Ký kết luận"), action=action, note=note)
    yield _waits(_("Chờ %(unit)s kết luận"), case)


def _to_check(case: Case, claim: Claim) -> Step:
    action = _at("case_check", case.number, claim.letter)
    title = _("Soát bằng chứng ý %(letter)s") % {"letter": claim.letter}
    note = _("Bấm khi bằng chứng đủ cho kết luận; chưa đủ thì trao đổi với người kết luận.")
    return Step(title, _("Bằng chứng đủ"), action=action, note=note, seen=queries.stamp(claim))


def _when_concluded(case: Case, actor: Actor) -> Iterator[Step]:
    still = {track for track, state in queries.track_states(case).items() if not ended(track, state)}
    ours = works_on(case, actor)
    yield from _letters(case, actor)
    if actor.roles & letter_rules.DRAFTERS and _unwritten(case):
        url = _at("case_route", case.number)
        yield Step(_("Trả lời cơ quan báo chí"), _("Chọn đường và soạn văn bản"), url=url)
    if ours and Track.REMEDY in still:
        url = _at("case_track", case.number, Track.REMEDY)
        yield Step(_("Khắc phục nội dung báo nêu đúng"), _("Cập nhật khắc phục"), url=url)
    yield from _to_clarify(case, actor, ours)
    if Track.FEEDBACK in still and (ours or actor.roles & set(CLOSERS)):
        url = _at("case_track", case.number, Track.FEEDBACK)
        yield Step(_("Phản hồi lại nơi phản ánh"), _("Ghi đã báo lại"), url=url)
    gaps = queries.gaps(case)
    if not gaps and Move.CLOSE in may(case, actor):
        yield Step(_("Đóng vụ việc"), _("Ghi kết quả, đóng"), url=_at("case_close", case.number))
    if any(gap.code == "close.claim_unknown" for gap in gaps) and not still and Move.REOPEN in may(case, actor):
        url = _at("case_reopen", case.number)
        yield Step(_("Còn ý chưa đủ căn cứ"), _("Mở lại xác minh"), url=url)
    yield Step(_("Chờ các phần việc kết thúc") if gaps else _("Chờ Văn phòng hoặc Phòng Văn hóa đóng vụ việc"))


CLARIFYING = {"open": _lazy("Viết lời làm rõ"), "drafted": _lazy("Duyệt lời làm rõ"), "approved": _lazy("Ghi đã đăng")}


def _to_clarify(case: Case, actor: Actor, ours: bool) -> Iterator[Step]:
    """Whose turn it is: anyone who words it, then another person, then who publishes it."""
    word = CLARIFYING.get(queries.track_states(case).get(Track.CLARIFICATION, ""))
    if word is None or not (ours or actor.roles & (set(CLOSERS) | EDITORS[Track.CLARIFICATION])):
        return
    if queries.track_states(case)[Track.CLARIFICATION] == "drafted" and clarified.wrote(case, actor.key):
        return
    yield Step(_("Tin bài làm rõ"), str(word), url=_at("case_track", case.number, Track.CLARIFICATION))


def _set_aside(case: Case, actor: Actor) -> Iterator[Step]:
    """The press asked in writing: who sets the matter aside still tells it so (L103 Đ.39; NĐ 237 Đ.18)."""
    note = _("Vụ việc không xử lý tiếp, nhưng báo đã hỏi bằng văn bản thì vẫn phải trả lời.")
    if not case.claims.all() and actor.roles & set(SORTERS):
        url = _at("case_add_claim", case.number)
        yield Step(_("Ghi nội dung báo hỏi"), _("Thêm nội dung"), url=url, note=note)
    yield from _letters(case, actor)
    if case.claims.all() and actor.roles & letter_rules.DRAFTERS and _unwritten(case):
        url = _at("case_route", case.number)
        yield Step(_("Trả lời cơ quan báo chí"), _("Chọn đường và soạn văn bản"), url=url, note=note)
    yield Step(_("Chờ trả lời cơ quan báo chí"), note=note)


def _unwritten(case: Case) -> bool:
    """Say whether an answer or an objection still waits for its first letter."""
    standing = queries.track_states(case)
    return standing.get(Track.ANSWER) == "open" or standing.get(Track.OBJECTION) == "open"


def _letters(case: Case, actor: Actor) -> Iterator[Step]:
    """Return what a letter of this case wants from this person."""
    for letter in sorted((one for one in case.letters.all() if one.route), key=lambda one: one.pk):
        word = _wanted(letter, actor)
        if word:
            yield Step(letter.title, word, url=_at("letter", letter.pk))


def _wanted(letter: Letter, actor: Actor) -> str:
    match letter.state:
        case LetterState.DRAFT if actor.roles & letter_rules.DRAFTERS:
            return _("Xem dự thảo, trình duyệt")
        case LetterState.SUBMITTED if actor.roles & letter_rules.APPROVERS:
            return _("Xem và duyệt văn bản")
        case LetterState.APPROVED if actor.roles & letter_rules.CLERKS:
            return _("Cấp số, phát hành")
        case LetterState.ISSUED if actor.roles & letter_rules.FOLLOWERS and not letter.received_at:
            return _("Ghi nhận báo đã nhận")
    return ""


def _waits(words: str, case: Case) -> Step:
    return Step(words % {"unit": case.lead.short_name if case.lead else _("đơn vị chủ trì")})
