"""After a letter: what the press agency did, wrote back and changed; nobody is called late before the law says so."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from hoiam.core.errors import HoiamError
from hoiam.core.handle.exchange import Stand
from hoiam.core.values.actor import MACHINE
from hoiam.desk.articles import actions as articles
from hoiam.desk.cases import actions as cases
from hoiam.desk.cases import queries as case_queries
from hoiam.desk.cases.models import CaseClock, Notice
from hoiam.desk.letters import actions as letters
from hoiam.desk.letters import exchanges
from hoiam.desk.letters.models import Letter
from hoiam.desk.papers import actions as papers
from hoiam.desk.sources import actions as sources
from hoiam.run.steps import following
from tests import people
from tests.desk import made
from tests.desk.made import by, later
from tests.people import House
from tests.web import road

DAY = 24 * 60


def sent(house: House, press_type: str = "daily", receive: bool = True) -> Letter:
    """Return an objection that the press agency has received at 9 past."""
    letter = letters.issue(letter=made.approved(house, to=made.outlet(press_type=press_type)), **by(people.CLERK, 8))
    return letters.received(letter=letter, at=later(9), **by(people.CLERK, 10)) if receive else letter


def refused(code: str, what: Any) -> None:
    with pytest.raises(HoiamError) as error:
        what()
    assert error.value.code == code


def at(letter: Letter, minutes: int) -> Stand:
    return exchanges.row_of(letter, later(minutes)).at


def test_a_daily_is_late_when_its_two_days_are_over_and_an_electronic_paper_never_is(house: House) -> None:
    daily = sent(house)
    assert at(sent_unknown(house), 40 * DAY) == Stand.SENT
    assert (at(daily, DAY), at(daily, 5 * DAY)) == (Stand.RUNNING, Stand.LATE)
    electronic = sent(house, "electronic")
    assert (at(electronic, DAY), at(electronic, 40 * DAY)) == (Stand.RUNNING, Stand.UNHEARD)


def sent_unknown(house: House) -> Letter:
    return sent(house, receive=False)


def test_printed_in_part_names_what_the_law_wants_and_can_be_made_whole_later(house: House) -> None:
    letter = sent(house)
    wanted = exchanges.wanted_contents(letter, made.NOW.date())
    assert [rule.id for rule, _item in wanted] == ["L103-2016.43.4"] * 2
    told = {"letter": letter, "printed_on": made.NOW.date()}
    missing = [wanted[0][1]]
    refused(
        "letter.not_missing",
        lambda: letters.printed(**told, outcome="published", missing=missing, **by(people.CLERK, 20)),
    )
    letters.printed(**told, outcome="published_partly", missing=missing, **by(people.CLERK, 20))
    assert letter.publications.get().missing == missing
    assert objection(letter) == "published_partly"
    letters.printed(**told, outcome="published", **by(people.CLERK, 21))
    assert (objection(letter), at(letter, 22)) == ("published", Stand.PRINTED)


def objection(letter: Letter) -> str:
    return {track.value: state for track, state in case_queries.track_states(letter.case).items()}["objection"]


def test_that_nothing_was_printed_is_only_said_once_the_term_is_over(house: House) -> None:
    letter = sent(house)
    told = {"letter": letter, "outcome": "overdue"}
    refused("letter.not_late", lambda: letters.printed(**told, printed_on=made.NOW.date(), **by(people.CLERK, DAY)))
    day = later(5 * DAY).date()
    letters.printed(**told, printed_on=day, **by(people.CLERK, 5 * DAY))
    assert objection(letter) == "overdue"
    assert letter.case.clocks.filter(what="press_reply", done_at__isnull=True).exists()  # late stays late
    letters.printed(letter=letter, outcome="published", printed_on=day, **by(people.CLERK, 5 * DAY + 1))
    assert objection(letter) == "published"


@pytest.mark.parametrize("days", [-1, 1])
def test_a_day_before_the_letter_or_to_come_is_no_day_of_print(house: House, days: int) -> None:
    letter, day = sent(house), made.NOW.date() + timedelta(days=days)
    refused(
        "letter.printed_day",
        lambda: letters.printed(letter=letter, outcome="published", printed_on=day, **by(people.CLERK, 20)),
    )


def test_the_objection_waits_until_the_last_of_two_newspapers_has_printed(house: House) -> None:
    first = sent(house)
    other = made.outlet("mau-bao-hai", press_type="daily")
    second = Letter.objects.get(pk=first.pk)
    from hoiam.core.handle.route import Question, route
    from hoiam.core.values.case import Verdict
    from hoiam.desk.letters.facts import facts_for

    decision = route(Question(Verdict.FALSE, True, False, made.NOW.date()))
    facts = facts_for(first.case, other, decision, later(5), signature=made.SIGNED)
    second = letters.draft(case=first.case, outlet=other, facts=facts, decision=decision, **by(people.SECOND_EYES, 11))
    second = letters.submit(letter=second, **by(people.SECOND_EYES, 12))
    second = letters.approve(letter=second, **by(people.LEADER, 13))
    second = letters.issue(letter=second, **by(people.CLERK, 14))
    told = {"outcome": "published", "printed_on": made.NOW.date()}
    letters.printed(letter=first, **told, **by(people.CLERK, 20))
    assert objection(first) == "waiting"
    letters.printed(letter=second, **told, **by(people.CLERK, 21))
    assert objection(first) == "published"


def test_a_refusal_in_a_paper_joins_the_case_and_a_refusal_without_reasons_is_told_apart(house: House) -> None:
    letter = sent(house)
    paper = papers.register(
        office=house.office,
        kind="other",
        sender=letter.outlet.name,
        outlet=letter.outlet,
        subject="Về việc không đăng ý kiến phản hồi",
        received_at=later(30),
        **by(people.CLERK, 31),
    )
    told = {"letter": letter, "says": "refuses", "text": "Báo không đăng.", "at": later(30), "paper": paper}
    letters.replied(**told, reasoned=False, **by(people.CLERK, 32))
    assert paper.tied.case == letter.case
    assert not letter.case.clocks.filter(what="answer", paper=paper).exists()  # it asks nothing of us
    assert (objection(letter), at(letter, 33)) == ("refused", Stand.BARE)
    refused("letter.reply_known", lambda: letters.replied(**told, **by(people.CLERK, 33)))


def test_a_mail_of_the_agency_leaves_the_waiting_letters_and_keeps_its_words(house: House) -> None:
    letter = sent(house)
    facts = {
        "channel": "letter",
        "speaker": "press",
        "said_at": later(20),
        "title": "Trả lời công văn",
        "text": "Sẽ đăng.",
    }
    mail = papers.enter_mail(office=house.office, key="m1", outlet=letter.outlet, held=True, **facts, **by(MACHINE, 21))
    letters.replied(
        letter=letter, says="prints", text="Sẽ đăng số tới", at=later(20), entry=mail, **by(people.CLERK, 22)
    )
    mail.refresh_from_db()
    assert (mail.held, mail.text, mail.answers_letter.letter) == (False, "Sẽ đăng.", letter)
    assert objection(letter) == "waiting"


def test_the_mail_of_another_outlet_answers_nothing_of_ours(house: House) -> None:
    letter, other = sent(house), made.outlet("mau-bao-khac")
    facts = {"channel": "letter", "speaker": "press", "said_at": later(20), "title": "Thư", "text": "Thư."}
    mail = papers.enter_mail(office=house.office, key="m2", outlet=other, held=True, **facts, **by(MACHINE, 21))
    told = {"letter": letter, "says": "other", "text": "Thư", "at": later(20), "entry": mail}
    refused("letter.reply_outlet", lambda: letters.replied(**told, **by(people.CLERK, 22)))


@pytest.mark.parametrize(
    ("minutes", "text", "code"), [(30, " ", "letter.reply_empty"), (5, "Có", "letter.receipt_time")]
)
def test_a_reply_has_words_and_comes_after_the_letter(house: House, minutes: int, text: str, code: str) -> None:
    letter = sent(house)
    told = {"letter": letter, "says": "other", "text": text, "at": later(minutes)}
    refused(code, lambda: letters.replied(**told, **by(people.CLERK, 31)))


def test_an_article_that_was_changed_after_our_letter_is_told_once_with_its_difference(house: House) -> None:
    letter = sent(house, "electronic")
    piece = exchanges.article(letter)
    assert piece and exchanges.edited(letter) is None
    assert list(exchanges.watched(piece.source, later(DAY))) == [piece]
    number = int(piece.url.rsplit("-", 1)[1])
    page = made.page(number, text=made.TEXT + "Báo sửa: chỉ 46 hộ thiếu nước.")
    articles.keep(source=piece.source, pages=[page], by=MACHINE, now=later(120))
    following.follow({"office": house.office.key}, later(130), None)  # type: ignore[arg-type]
    following.follow({"office": house.office.key}, later(190), None)  # type: ignore[arg-type]
    edit = exchanges.edited(letter)
    assert edit and edit.change and edit.change.put >= 6
    told = Notice.objects.filter(case=letter.case, code="notice.letter.edited")
    assert [(one.role, one.facts["outlet"]) for one in told] == [("PHONG_VHTT", letter.outlet.name)]


def test_that_the_press_is_late_is_told_once_and_what_is_printed_is_watched_no_more(house: House) -> None:
    letter = sent(house)
    for minutes in (DAY, 5 * DAY, 5 * DAY + 60):
        following.follow({"office": house.office.key}, later(minutes), None)  # type: ignore[arg-type]
    assert Notice.objects.filter(case=letter.case, code="notice.letter.late").count() == 1
    day = later(5 * DAY).date()
    letters.printed(letter=letter, outcome="published", printed_on=day, **by(people.CLERK, 5 * DAY + 61))
    piece = exchanges.article(letter)
    assert piece and not exchanges.watched(piece.source, later(6 * DAY)).exists()
    assert exchanges.open_letters(house.office) == []


def test_the_list_costs_the_same_queries_for_one_letter_and_for_five(
    house: House, django_assert_max_num_queries: Any
) -> None:
    for _number in range(5):
        sent(house)
    with django_assert_max_num_queries(8):
        assert len(exchanges.rows(exchanges.sent(house.office, people.CLERK), later(DAY))) == 5


def test_a_case_that_was_answered_by_road_keeps_working(house: House) -> None:
    letter = road.issued(house)
    assert exchanges.row_of(letter, people.THURSDAY).at == Stand.SENT
    assert cases and exchanges.chosen([exchanges.row_of(letter, people.THURSDAY)], "open")


def test_what_came_in_the_minute_of_the_issue_came_after_it(house: House) -> None:
    letter = made.approved(house, to=made.outlet(press_type="daily"))
    second = later(8).replace(second=40)
    letter = letters.issue(letter=letter, by=people.CLERK, now=second)
    letters.received(letter=letter, at=later(8), by=people.CLERK, now=second)  # a form knows no seconds
    assert letters.printed(letter=letter, outcome="published", printed_on=made.NOW.date(), **by(people.CLERK, 9))


def test_the_next_issue_is_counted_from_the_rhythm_that_is_kept_of_the_outlet(house: House) -> None:
    def clock(kept: dict[str, Any]) -> CaseClock:
        of = made.outlet(press_type="weekly")
        sources.change_outlet(outlet=of, issues=kept, **by(people.SORTER, 1))
        of.refresh_from_db()
        letter = letters.issue(letter=made.approved(house, to=of), **by(people.CLERK, 8))
        letters.received(letter=letter, at=later(9), **by(people.CLERK, 10))
        return CaseClock.objects.filter(case=letter.case, what__startswith="press_").latest("pk")

    for half_known in ({}, {"every": "week"}, {"every": "half_month", "days": [15]}):
        told = clock(half_known)
        assert told.ends_at is None and "next_issue.unknown" in str(told.due)
    weekly = clock({"every": "week", "weekdays": [4, 6]})  # received on a Thursday: that day's issue is out
    assert weekly.ends_at == datetime(2022, 10, 9, tzinfo=people.HANOI)
    assert "next_issue.on" in str(weekly.due)
    assert clock({"every": "half_month", "days": [1, 15]}).ends_at == datetime(2022, 10, 16, tzinfo=people.HANOI)
    weekly.refresh_from_db()
    assert weekly.ends_at == datetime(2022, 10, 9, tzinfo=people.HANOI)  # what was written to it keeps its term
