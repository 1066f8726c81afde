"""What leaves the house: sent once where it is recorded, readable, short, and without a text or a person's words."""

from typing import Any

from hoiam.core.values.actor import MACHINE
from hoiam.desk.alerts import actions, queries, words
from hoiam.desk.alerts.messages import message_of
from hoiam.desk.alerts.models import Alert, Delivery
from hoiam.desk.jobs.models import Job
from hoiam.desk.places import actions as places
from hoiam.desk.units import actions as units
from hoiam.run.gazetteers import gazetteer
from tests import people
from tests.desk import made
from tests.desk.made import NOW, by, later
from tests.desk.test_alerts import call, recipient, refused, story
from tests.people import House

HOME = "https://hoiam.dakha.vidu.vn/"


def raised(house: House, **more: Any) -> Delivery:
    recipient(house)
    call(story(house, **more))
    return Delivery.objects.get()


def begin(delivery: Delivery, minutes: int = 0) -> Delivery | None:
    return actions.begin(number=delivery.pk, **by(MACHINE, minutes))


def test_what_is_recorded_as_sent_is_never_sent_again(house: House) -> None:
    delivery = raised(house)
    begun = begin(delivery)
    assert begun and (begun.pk, begun.attempts) == (delivery.pk, 1)
    actions.sent(delivery=begun, **by(MACHINE, 1))
    assert begin(delivery, 2) is None
    actions.sent(delivery=begun, **by(MACHINE, 3))
    delivery.refresh_from_db()
    assert (delivery.state, delivery.sent_at, delivery.again) == ("sent", later(1), False)
    [line] = made.lines("alert.sent")
    assert line.facts == {"purpose": "alert", "channel": "mail", "to": "Trực ban, Văn phòng HĐND-UBND", "step": 0}


def test_what_a_dead_worker_had_begun_is_sent_again_under_the_same_key_and_that_is_noted(house: House) -> None:
    delivery = raised(house)
    first, second = begin(delivery), begin(delivery, 10)
    assert first and second and first.key == second.key
    delivery.refresh_from_db()
    assert (delivery.again, delivery.attempts) == (True, 2)


def test_nothing_goes_out_before_its_hour(house: House) -> None:
    recipient(house, waits="working")
    call(story(house), minutes=13 * 60)
    delivery = Delivery.objects.get()
    assert begin(delivery, 13 * 60) is None and begin(delivery, 23 * 60 - 1) is None
    assert begin(delivery, 23 * 60)


def test_a_failure_for_now_waits_and_after_six_attempts_it_is_given_up(house: House) -> None:
    delivery = raised(house)
    for attempt in range(6):
        begun = begin(delivery, attempt)
        assert begun
        over = actions.give_up(delivery=begun, problem="send.later", final=False, **by(MACHINE, attempt))
        assert over is (attempt == 5)
    delivery.refresh_from_db()
    assert (delivery.state, delivery.problem) == ("failed", "send.later")
    assert begin(delivery, 9) is None
    refusable = {"delivery": delivery, **by(people.SORTER, 10)}
    actions.send_again(**refusable)
    delivery.refresh_from_db()
    assert (delivery.state, delivery.attempts) == ("waiting", 0)
    refused("alert.not_failed", actions.send_again, **refusable)


def test_a_worker_that_dies_at_every_attempt_does_not_try_for_ever(house: House) -> None:
    delivery = raised(house)
    assert all(begin(delivery, attempt) for attempt in range(6))
    assert begin(delivery, 7) is None
    delivery.refresh_from_db()
    assert (delivery.state, delivery.problem) == ("failed", "send.gave_up")


def test_a_failure_of_an_earlier_step_hurries_nobody(house: House) -> None:
    first = raised(house)
    recipient(house, "Phó Chủ tịch", step=1)
    recipient(house, "Chủ tịch", step=2)
    begun = begin(first)
    assert begun
    actions.escalate(alert=Alert.objects.get(), **by(people.SORTER, 1))
    actions.give_up(delivery=begun, problem="send.recipient", final=True, **by(MACHINE, 2))
    assert queries.steps_due(later(2)) == []  # the next is being told already


def test_a_step_that_reaches_nobody_falls_through_to_the_next(house: House) -> None:
    recipient(house)
    recipient(house, "Tổ trực báo chí")
    recipient(house, "Phó Chủ tịch", step=1)
    [alert] = call(story(house))
    first, second = Delivery.objects.order_by("id")
    for delivery in (first, second):
        begun = begin(delivery)
        assert begun and queries.steps_due(later(1)) == []
        actions.give_up(delivery=begun, problem="send.recipient", final=True, **by(MACHINE, 1))
    assert queries.steps_due(later(1)) == [alert]


def test_what_is_no_longer_wanted_goes_out_no_more(house: House) -> None:
    delivery = raised(house)
    actions.end_channel(channel=delivery.channel, **by(people.ROUTER))
    assert begin(delivery) is None
    delivery.refresh_from_db()
    assert delivery.state == "dropped"


def test_a_frozen_office_sends_nothing(house: House) -> None:
    delivery = raised(house)
    units.freeze_office(office=house.office, **by(MACHINE))
    assert begin(delivery) is None
    assert queries.steps_due(later(999)) == [] and queries.offices_to_digest() == []


def test_a_message_whose_job_was_lost_is_queued_again(house: House) -> None:
    delivery = raised(house)
    assert actions.queue_left_behind(**by(MACHINE, 14)) == 0
    assert actions.queue_left_behind(**by(MACHINE, 15)) == 1
    assert Job.objects.filter(kind="alert.send").count() == 1  # it joins the job that is still open
    begun = begin(delivery, 16)
    assert begun
    actions.sent(delivery=begun, **by(MACHINE, 16))
    assert actions.queue_left_behind(**by(MACHINE, 40)) == 0


def test_a_mail_says_what_where_why_what_to_do_and_by_when(house: House) -> None:
    places.load(places=gazetteer("dak-ha").places, **by(MACHINE))
    recipient(house, "Phó Chủ tịch", step=1)
    message = message_of(raised(house), HOME, NOW)
    assert message.subject == "Khẩn: Thiếu nước sạch ở Đăk Ui, bài 1 (UBND huyện Đăk Hà)"
    for said in (
        "KHẨN: Thiếu nước sạch ở Đăk Ui, bài 1",
        "Nơi: xã Đăk Ui",
        "Lĩnh vực: Môi trường và rừng",
        "- Ngưỡng “Việc khẩn”: mức Khẩn.",
        "- Báo mau-thong-reo, 06:00 06/10/2022: Thiếu nước sạch ở Đăk Ui, bài 1\n  http://127.0.0.1/bai-1",
        "bấm “Đã nhận”",
        "Sau 10:00 06/10/2022 chưa ai nhận thì hệ thống báo tiếp cho bậc sau.",
        f"https://hoiam.dakha.vidu.vn/tin/canh-bao/{Alert.objects.get().pk}/",
        "Dữ liệu mẫu",
        "Nơi nhận: Trực ban, Văn phòng HĐND-UBND",
    ):
        assert said in message.text, message.text
    assert "\n\n\n" not in message.text
    assert "Ngưỡng “Việc khẩn”" in message.html and 'href="http://127.0.0.1/bai-1"' in message.html
    assert message.facts["reasons"] == ["Ngưỡng “Việc khẩn”: mức Khẩn."]


def test_no_text_of_an_article_leaves_the_house(house: House) -> None:
    message = message_of(raised(house), HOME, NOW)
    assert "hai tháng nay" not in message.text + message.html + str(message.facts)


def test_words_of_people_leave_over_no_channel(house: House) -> None:
    page = made.source(made.outlet("trang-dan", "public_page"))
    message = message_of(raised(house, of=page, title="Bà con kêu trời vì giếng cạn", relevant=True), HOME, NOW)
    whole = message.subject + message.text + message.html + str(message.facts)
    assert "giếng cạn" not in whole and "127.0.0.1" not in whole and "trang-dan" not in whole
    assert message.subject.startswith("Khẩn: Người dân phản ánh về môi trường và rừng, ")


def test_without_an_address_a_message_says_where_to_look_and_links_nowhere(house: House) -> None:
    message = message_of(raised(house), "", NOW)
    assert "Mở Hồi Âm, mục Tin, chọn Cảnh báo." in message.text and "canh-bao" not in message.text


def test_marks_in_a_title_are_text_in_the_mail_and_no_markup_in_its_page(house: House) -> None:
    message = message_of(raised(house, title='Nước & rừng <b>100%</b> "sạch"'), HOME, NOW)
    assert message.subject.startswith('Khẩn: Nước & rừng <b>100%</b> "sạch" (')
    assert '<b>100%</b> "sạch"' in message.text
    assert "&lt;b&gt;100%&lt;/b&gt;" in message.html and "<b>100%</b>" not in message.html


def test_a_subject_stays_short_enough_to_be_read_on_a_telephone(house: House) -> None:
    subject = message_of(raised(house, title="Thiếu nước sạch ở Đăk Ui " * 18), HOME, NOW).subject
    assert len(subject) <= 150 and subject.endswith("… (UBND huyện Đăk Hà)")


def test_the_next_step_reads_that_nobody_has_answered(house: House) -> None:
    raised(house)
    recipient(house, "Phó Chủ tịch", step=1)
    actions.escalate(alert=Alert.objects.get(), **by(people.SORTER, 1))
    message = message_of(Delivery.objects.get(step=1), HOME, later(1))
    assert message.subject.startswith("Chưa ai nhận: Khẩn: ")
    assert message.text.startswith("Chưa ai bấm “Đã nhận” cảnh báo này nên hệ thống báo tiếp.")


def test_a_digest_names_what_waits_before_what_was_received(house: House) -> None:
    recipient(house)
    first, second = story(house, "high"), story(house, "urgent", number=2)
    for found in (first, second):
        call(found)
    actions.acknowledge(alert=second.alert, **by(people.SORTER, 5))
    actions.digest(office=house.office, **by(MACHINE, 8 * 60))
    message = message_of(Delivery.objects.get(purpose="digest"), HOME, later(480))
    assert message.subject == "Bản tin 16:00 ngày 06/10: 2 tin, 1 chưa ai nhận (UBND huyện Đăk Hà)"
    assert "1. Cao: Thiếu nước sạch ở Đăk Ui, bài 1\n" in message.text
    assert "2. Khẩn: Thiếu nước sạch ở Đăk Ui, bài 2 (đã nhận lúc 08:05 06/10/2022)" in message.text
    assert [one["alert"] for one in message.facts["alerts"]] == [first.alert.pk, second.alert.pk]


def test_the_short_form_for_a_chat_says_what_where_why_and_the_link(house: House) -> None:
    places.load(places=gazetteer("dak-ha").places, **by(MACHINE))
    recipient(house, "Phó Chủ tịch", step=1)
    message = message_of(raised(house), HOME, NOW)
    assert message.short == (
        "Khẩn: Thiếu nước sạch ở Đăk Ui, bài 1\n"
        "Nơi: xã Đăk Ui\n"
        "Ngưỡng “Việc khẩn”: mức Khẩn.\n"
        "Sau 10:00 06/10/2022 chưa ai nhận thì hệ thống báo tiếp cho bậc sau.\n"
        f"https://hoiam.dakha.vidu.vn/tin/canh-bao/{Alert.objects.get().pk}/\n"
        "Dữ liệu mẫu: sự việc trong thư này không có thật.\n"
        "UBND huyện Đăk Hà\n"
    )
    assert "127.0.0.1" not in message.short
    assert "Mở Hồi Âm, mục Tin, chọn Cảnh báo." in message_of(Delivery.objects.get(), "", NOW).short


def test_the_short_form_of_a_long_digest_names_ten_and_leads_to_the_rest(house: House) -> None:
    recipient(house)
    call(*[story(house, "high", number) for number in range(1, 14)])
    actions.digest(office=house.office, **by(MACHINE, 8 * 60))
    short = message_of(Delivery.objects.get(purpose="digest"), HOME, later(480)).short
    assert short.count("Cao: ") == 10 and "Tất cả 13 tin ở mục Cảnh báo." in short
    assert "https://hoiam.dakha.vidu.vn/tin/canh-bao/\n" in short
    assert len(short) < 2000  # what Zalo takes


def test_a_trial_says_that_it_is_one(house: House) -> None:
    trial = actions.try_channel(channel=recipient(house), **by(people.ROUTER))
    message = message_of(trial, HOME, NOW)
    assert message.subject == "Gửi thử từ Hồi Âm (UBND huyện Đăk Hà)"
    assert "không phải làm gì thêm" in message.text and "không phải làm gì thêm" in message.html
    assert "không phải làm gì thêm" in message.short


def test_every_problem_and_reason_has_its_words() -> None:
    assert words.problem("zalo.-999") == "Zalo trả lời mã -999"
    assert words.problem("http.503") == "máy chủ trả lời 503"
    assert words.problem("send.login").startswith("máy chủ không nhận")
    assert words.problem("chua-co") == "chua-co" and words.reason("chua-co", {}, {}) == "chua-co"
    facts = {"outlets": ["Báo A", "Báo B"], "hours": 24}
    assert words.reason("alert.outlets", facts, {}) == "2 cơ quan báo chí cùng nêu trong 24 giờ: Báo A, Báo B"
    assert words.reason("alert.place", {"places": ["x", "y"]}, {"x": "xã X"}) == "xảy ra ở xã X, y"
    assert words.reason("alert.reach", {"reach": "central", "outlets": ["A"]}, {}) == "có báo trung ương đăng: A"
    assert words.told([{"code": "alert.level", "facts": {"level": "high"}}], {}) == []
