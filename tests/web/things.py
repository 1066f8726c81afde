"""A thing of the sample office for every address that opens one: each stands where its next step can be taken.

`furnish(house, keep)` makes them through the actions and returns the parts of each address. Invented; October 2022.
"""

from datetime import timedelta
from typing import Any

from hoiam.core.calendar.zone import localdate
from hoiam.core.values.actor import MACHINE, Role
from hoiam.core.values.case import TaskKind, Verdict
from hoiam.core.values.packet import Party
from hoiam.desk.alerts import actions as alerts
from hoiam.desk.alerts.models import Delivery
from hoiam.desk.cases import actions as cases
from hoiam.desk.cases.models import ClockReview
from hoiam.desk.cases.queries import notices_for
from hoiam.desk.files import actions as files
from hoiam.desk.inbox import actions as inbox
from hoiam.desk.law import actions as law
from hoiam.desk.law.models import LawText
from hoiam.desk.letters import actions as letters
from hoiam.desk.papers import actions as papers
from hoiam.desk.papers.models import Relation
from hoiam.desk.places import actions as places
from hoiam.desk.press import actions as press
from hoiam.desk.replies import actions as replies
from hoiam.desk.stories import actions as stories
from hoiam.desk.trends import actions as trends
from hoiam.desk.watch import actions as watch
from hoiam.outside.keep import Keep
from hoiam.run.gazetteers import gazetteer
from hoiam.run.steps import lawful
from tests import people
from tests.desk import made
from tests.desk.made import NOW, by, later
from tests.desk.test_letters import conclusion_letter
from tests.people import CLERK, LEADER, ROUTER, SECOND_EYES, SORTER, VERIFIER, House
from tests.web import week
from tests.web.things_on_paper import Things, each, on_paper

DAY = NOW.date()
WHY = "Đã xem xét đầy đủ hồ sơ"
WEEKLY = {"kind": "weekly", "weekday": 4, "time": "15:00", "bound": "before"}
NEWCOMER = people.actor("can-bo-moi", Role.DON_VI, "mau-dak-mar")
ELSEWHERE = people.actor("chu-tich-xa-khac", Role.UBND_XA, "mau-dak-mar")


def furnish(house: House, keep: Keep) -> Things:
    """Make one thing for each address and return the parts of the addresses, and what pages of every office name."""
    places.load(places=gazetteer("dak-ha").places, **by(MACHINE))
    said: Things = {}
    for room in (_cases, _asked, _published, _letters, _inbox, _alerts, _intake, _press):
        said |= room(house)
    return said | on_paper(house, keep)


def _ready(house: House, *verdicts: Verdict) -> Any:
    """Return a case whose claims are all found and looked at, not yet concluded."""
    case = made.verifying(house)
    for verdict in verdicts or (Verdict.TRUE,):
        made.judged(case, verdict)
    return case


def _assigned(house: House) -> Any:
    case = made.case(house)
    return cases.assign(case=case, lead=house.units["mau-dak-ui"], support=[house.units["mau-vhtt"]], **by(ROUTER, 1))


def _cases(house: House) -> Things:
    new, given, running, ready = made.case(house), _assigned(house), made.verifying(house), _ready(house)
    first = cases.add_claim(case=running, text="Nước không có hai tháng nay", **by(VERIFIER, 3))
    told = {"verdict": Verdict.TRUE, "finding": "Đã kiểm tra.", "proofs": ["Biên bản 06/10"]}
    second = cases.add_claim(case=running, text="Cả thôn không có nước", **by(VERIFIER, 3))
    cases.judge(claim=second, **told, **by(VERIFIER, 4))
    of = made.outlet()
    later_on = made.verifying(house, article=made.article(71, of=made.source(of)))
    cases.extend(case=later_on, reason="Chờ kết quả kiểm nghiệm mẫu nước", **by(ROUTER, 5))
    done, shut, ended = (made.concluded(house, Verdict.TRUE), made.concluded(house, Verdict.UNKNOWN), made.case(house))
    ended = cases.dismiss(case=ended, reason="Ngoài địa bàn", **by(SORTER, 1))
    linked = cases.link_case(case=given, other=running, kind="related", reason="", **by(ROUTER, 5))
    at = {"number": running.number}
    return {
        **each(("case", "case_notes", "case_files", "case_extend", "case_ask_unit", "case_add_claim"), at),
        **each(("case_assign", "case_dismiss", "case_instruct", "case_link"), {"number": new.number}),
        **each(("case_start", "case_give_back", "case_hand_over"), {"number": given.number}),
        "case_judge": at | {"letter": first.letter},
        "case_check": at | {"letter": second.letter},
        "case_conclude": {"number": ready.number},
        "case_delay": {"number": later_on.number, "outlet": of.key},
        **each(
            ("case_route", "case_conclusion"),
            {"number": made.concluded(house, Verdict.FALSE, article=made.article(70)).number},
        ),
        "case_publish": {"number": done.number},
        "case_track": {"number": done.number, "track": "remedy"},
        "case_close": {"number": shut.number},
        "case_reopen": {"number": ended.number},
        "case_unlink": {"number": given.number, "link": linked.pk},
    }


def _asked(house: House) -> Things:
    """What one asks of another about a case: an order, a question, a hand-over, a clock that a correction touches."""
    case, other = made.verifying(house), _assigned(house)
    order = cases.instruct(case=case, order="Báo cáo ngay", unit=house.units["mau-dak-ui"], **by(LEADER, 3))
    told = {"kind": TaskKind.CONFIRM, "unit": house.units["mau-dak-mar"], "text": "Thôn 7 có nước chưa?"}
    wanted, taken = (cases.ask_unit(case=case, **told, **by(VERIFIER, 4)) for _n in range(2))
    asked = cases.ask_handover(case=other, taker=house.units["mau-dak-mar"], reason=WHY, **by(VERIFIER, 4))
    cases.start_clock(case=case, what="answer", at=NOW, rule="L103-2016.39.1", by=MACHINE, now=NOW)
    text = LawText.objects.get(key="L103-2016", replaced_at__isnull=True).text
    law.load(texts={"": text.replace("n = 30", "n = 29", 1)}, **by(ROUTER, 5))
    lawful.ask_again({}, later(6), None)  # type: ignore[arg-type]
    at, where = {"number": case.number}, {"number": asked.case.number}
    return {
        "case_order_ack": at | {"order": order.pk},
        "case_order_done": at | {"order": order.pk},
        "case_order_move": at | {"order": order.pk},
        **each(("case_task_take", "case_task_refuse", "case_task_withdraw"), {"number": wanted.pk}),
        "case_task": {"number": cases.take_task(task=taken, **by(ELSEWHERE, 5)).pk},
        **each(("case_handover_answer", "case_handover_withdraw"), where),
        "case_review": {"number": ClockReview.objects.filter(clock__case=case).latest("pk").pk},
        "case_notice": {"number": notices_for(house.office, ROUTER)[0].pk},
    }


def _published(house: House) -> Things:
    words = "Đã sửa xong đường ống ở thôn 7 và cấp nước trở lại."
    waits = replies.propose(case=made.concluded(house, Verdict.TRUE), text=words, **by(SECOND_EYES, 20))
    out = replies.propose(case=made.concluded(house, Verdict.TRUE), text=words, **by(SECOND_EYES, 20))
    replies.approve(proposal=out, **by(LEADER, 21))
    at = {"number": waits.case.number, "proposal": waits.pk}
    return {
        "case_publish_approve": at,
        "case_publish_return": at,
        "case_publish_withdraw": {"number": out.case.number},
    }


def _letters(house: House) -> Things:
    told = {"organ_id": "H34.12", "receivers": [Party("H34.1", "Sở Mẫu")]}
    letters.keep_axis(office=house.office, **told, **by(CLERK))
    house.office.refresh_from_db()
    draft = made.letter(house)
    before = letters.submit(letter=made.letter(house), **by(SECOND_EYES, 6))
    approved, numbered, free = (made.approved(house) for _n in range(3))
    numbered = letters.take_number(letter=numbered, **by(CLERK, 8))
    out = letters.issue(letter=made.approved(house), **by(CLERK, 9))
    sent = letters.issue(letter=made.approved(house), **by(CLERK, 9))
    way = letters.deliver(letter=sent, to="Báo Thông Reo", channel="hand", **by(CLERK, 10))
    letters.received(letter=sent, at=later(11), **by(CLERK, 12))
    bound = letters.link_letter(letter=sent, other=out, relation=Relation.BASIS, **by(CLERK, 13))
    phrase = letters.put_phrase(office=house.office, kind="cong_van", name="Kết", text="Xin cảm ơn.", **by(ROUTER))
    at = {"number": out.pk}
    on_draft = ("letter_enclose", "letter_revise", "letter_submit", "letter_comment", "letter_refresh")
    on_out = (
        "letter",
        "letter_deliver",
        "letter_packet",
        "letter_copy",
        "letter_extract",
        "letter_received",
        "letter_link",
    )
    return {
        **each(on_draft, {"number": draft.pk}),
        **each(("letter_approve", "letter_return"), {"number": before.pk}),
        "letter_number": {"number": approved.pk},
        "letter_issue": {"number": free.pk},
        **each(("letter_sign", "letter_certify", "letter_void"), {"number": numbered.pk}),
        **each((*on_out, "letter_link"), at),
        "letter_follow": at | {"what": "thay-the"},
        "letter_download": at | {"ending": "pdf"},
        "letter_delivered": {"number": sent.pk, "delivery": way.pk},
        **each(("letter_printed", "letter_replied", "exchange"), {"number": sent.pk}),
        **each(("letter_standing", "letter_reprint"), {"number": _corrected(house).pk}),
        "book_mend": {"entry": out.entries.get().pk},
        "letter_unlink": {"number": bound.pk},
        "letter_phrase_end": {"number": phrase.pk},
    }


def _corrected(house: House) -> Any:
    """Return a request for correction that the press printed."""
    letter = conclusion_letter(house, made.outlet())
    letters.printed(letter=letter, outcome="published", printed_on=localdate(NOW), **by(CLERK, 20))
    return letter


def _inbox(house: House) -> Things:
    first, second, third = (made.item(house, n) for n in (50, 51, 52))
    stories.merge(story=third.story, into=second.story, **by(SORTER, 1))
    kept = inbox.keep_filter(office=house.office, name="Nước", query="loc=open", shared=True, **by(SORTER))
    muted = inbox.mute(office=house.office, story=second.story, outlet=None, until=None, reason=WHY, **by(SORTER))
    query = watch.put_query(
        office=house.office, name="Nước sạch", text="nước", purpose="Biết nơi thiếu nước",
        expires_on=DAY + timedelta(days=90), **by(SORTER),
    )  # fmt: skip
    event = trends.announce(office=house.office, name="Lễ hội", first=DAY, last=DAY, **by(SORTER))
    at, piece = {"number": first.story_id}, {"number": first.hit.article_id}
    return {
        **each(("story", "story_mute", "story_open_case", "story_merge"), at),
        **each(("story_correct", "story_decide", "story_split"), at | {"item": first.pk}),
        "story_apart": at | {"other": second.story_id},
        "story_unmerge": {"number": third.story_id},
        **each(("article", "article_changes", "evidence_keep"), piece),
        **each(("inbox_kept", "inbox_kept_count", "inbox_drop"), {"number": kept.pk}),
        "inbox_lift": {"numbers": str(muted.pk)},
        "inbox_undo": {"before": f"{first.story_id}.new"},
        **each(("watch_query", "watch_edit", "watch_switch"), {"number": query.pk}),
        "trends_withdraw": {"number": event.pk},
    }


def _alerts(house: House) -> Things:
    told = {"unit": house.units["mau-van-phong"], "waits": "always", "digest": True}
    named = alerts.add_recipient(office=house.office, post="Trực ban", step=0, **told, **by(ROUTER))
    alerts.add_recipient(office=house.office, post="Phó Chủ tịch", step=1, **told, **by(ROUTER))
    way = alerts.add_channel(recipient=named, kind="mail", address="bac@dakha.vidu.vn", abroad=False, **by(ROUTER))
    raised = []
    for number in (55, 56, 57):
        story = made.item(house, number).story
        stories.sum_up(story=story, level="urgent", reasons=[], **by(MACHINE))
        story.refresh_from_db()
        raised += alerts.call(office=house.office, stories=[story], **by(MACHINE, 1))
    sent = Delivery.objects.filter(alert=raised[0]).earliest("pk")
    begun = alerts.begin(number=sent.pk, **by(MACHINE, 2))
    assert begun
    alerts.give_up(delivery=begun, problem="send.recipient", final=True, **by(MACHINE, 3))
    quiet = alerts.mute(alert=raised[1], reason=WHY, **by(SORTER, 4))
    return {
        **each(("alert", "alert_ack", "alert_escalate", "alert_mute"), {"number": raised[2].pk}),
        "alert_lift": {"number": quiet.pk},
        "alert_send_again": {"number": raised[0].pk, "delivery": sent.pk},
        **each(("recipient", "recipient_end", "channel_add"), {"number": named.pk}),
        **each(("channel_end", "channel_try"), {"number": way.pk}),
    }


def _intake(house: House) -> Things:
    of = made.outlet()
    said = {"channel": "radio", "speaker": "press", "outlet": of, "said_at": NOW, "title": "Rác", "text": "Rác ở chợ"}
    entry = papers.enter(office=house.office, key="a" * 32, **said, **by(SORTER))
    files.note(
        office=house.office.key, purpose="entry", subject=str(entry.pk), name="a.mp3", content_type="audio/mpeg",
        sha256="c" * 64, size=9, **by(MACHINE),
    )  # fmt: skip
    said["channel"] = "letter"
    held = papers.enter_mail(office=house.office, key="m1", held=True, **said, **by(MACHINE))
    replied = papers.enter_mail(office=house.office, key="m2", held=True, **said, **by(MACHINE))
    batch = papers.propose(office=house.office, sha256="d" * 64, name="bang.csv", rows=[], **by(SORTER))
    return {
        **each(("intake_entry", "intake_words", "intake_listen"), {"number": entry.pk}),
        **each(("intake_let_in", "intake_put_aside"), {"number": held.pk}),
        **each(("intake_file", "intake_file_drop"), {"number": batch.pk}),
        "mail_answers": {"entry": replied.pk},
    }


def _press(house: House) -> Things:
    told = {"request": "Phỏng vấn về giá cà phê", "received_at": NOW, "until": NOW + timedelta(days=1)}
    asked = press.note(office=house.office, outlet=week.outlet(), **told, **by(ROUTER))
    occasion = press.note_occasion(
        office=house.office, kind="event", title="Lũ ở thôn 7", at=NOW, clause="7.3", **by(ROUTER)
    )
    at = {"number": asked.pk}
    return {
        **each(("press_request", "press_answer", "press_refuse"), at),
        "press_spoke": {"number": occasion.pk},
    }
