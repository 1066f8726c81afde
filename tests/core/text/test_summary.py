"""Do two or three sentences tell a story: the first complete account, what came of it, nothing twice, and why?"""

from datetime import UTC, datetime, timedelta

from hoiam.core.text.summary import Account, summarise

MONDAY = datetime(2022, 10, 3, 8, tzinfo=UTC)
FLASH = Account("1", MONDAY, "Cầu Nhò thủng", "", "Cầu Nhò ở xã Tân Lập bị thủng một lỗ ở giữa nhịp hai.")
FULL = Account(
    "2",
    MONDAY + timedelta(hours=2),
    "Cầu Nhò thủng mặt, xe tải phải đi vòng",
    "Mặt cầu Nhò ở xã Tân Lập thủng một lỗ rộng 60 cm, xe trên 2,5 tấn phải đi vòng.",
    "Sáng 3/10, cầu Nhò ở xã Tân Lập bị thủng một lỗ rộng 60 cm ở nhịp thứ hai. Theo người dân, trời hôm ấy có mưa. "
    "Đơn vị quản lý đã hàn tạm một tấm thép, giới hạn tải trọng 2,5 tấn từ chiều cùng ngày. “Tôi đi qua suýt ngã”, "
    "một người đi chợ nói. Việc sửa chữa lớn được xếp vào quý tới với kinh phí 1,2 tỷ đồng. Bao giờ thì xong?",
)
REPRINT = Account("3", MONDAY + timedelta(hours=5), FULL.title, FULL.sapo, FULL.text, copy=True)
LATER = Account(
    "4",
    MONDAY + timedelta(days=9),
    "Cầu Nhò thông xe trở lại",
    "",
    "Chiều 12/10, cầu Nhò ở xã Tân Lập thông xe trở lại sau chín ngày sửa chữa mặt cầu. Xe trên 2,5 tấn được đi.",
)


def chosen(*accounts: Account) -> list[tuple[str, str]]:
    return [(one.account, one.reason.code) for one in summarise(accounts)]


def test_the_earliest_complete_account_opens_and_the_last_one_says_what_came_of_it():
    told = summarise([LATER, REPRINT, FULL, FLASH])
    assert 2 <= len(told) <= 3
    assert (told[0].account, told[0].reason.code) == ("2", "summary.first")
    assert (told[-1].account, told[-1].reason.code) == ("4", "summary.later")
    assert told[-1].text.startswith("Chiều 12/10")


def test_a_copy_tells_nothing_and_no_sentence_stands_twice():
    told = summarise([FULL, REPRINT, LATER])
    assert "3" not in {one.account for one in told}
    assert len({one.text for one in told}) == len(told)
    lead, repeated = FULL.sapo, "Sáng 3/10"
    assert not any(one.text == lead for one in told) or not any(one.text.startswith(repeated) for one in told)


def test_each_sentence_stands_word_for_word_in_its_account():
    accounts = {one.key: one for one in (FLASH, FULL, LATER)}
    for one in summarise(accounts.values()):
        assert one.text in f"{accounts[one.account].sapo} {accounts[one.account].text}"


def test_speech_questions_and_hearsay_are_left_out():
    told = " ".join(one.text for one in summarise([FULL], most=9))
    assert "suýt ngã" not in told and "Bao giờ" not in told and "Theo người dân" not in told


def test_a_flash_is_all_there_is_until_somebody_tells_more():
    assert chosen(FLASH) == [("1", "summary.first")]
    assert chosen(FLASH, FULL)[0] == ("2", "summary.first")


def test_an_account_of_the_same_day_is_no_later_one():
    same_day = Account("5", MONDAY + timedelta(hours=9), LATER.title, "", LATER.text)
    assert "summary.later" not in {code for _, code in chosen(FULL, same_day)}


def test_the_order_in_which_accounts_are_given_changes_nothing():
    assert summarise([FULL, LATER, FLASH]) == summarise([FLASH, LATER, FULL])


def test_nothing_to_quote_gives_no_summary():
    assert summarise([]) == ()
    assert summarise([REPRINT]) == ()
    assert summarise([Account("6", MONDAY, "Hỏng", "", "Hỏng rồi!")]) == ()
    assert summarise([FULL], most=0) == ()
