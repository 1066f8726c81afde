"""Orders under a circumstance, orders that go on below, orders in the passive, and who acts in them."""

import pytest

from hoiam.core.read import read
from hoiam.core.read.repair import mend
from hoiam.core.values.dispatch import Task

_HEAD = (
    "ỦY BAN NHÂN DÂN\nXÃ MẪU\nSố: 12/UBND-VX    Mẫu, ngày 05 tháng 6 năm 2024\nV/v thử\n\nKính gửi:\n- Các đơn vị.\n\n"
)


def _tasks(body: str) -> list[Task]:
    return list(read(_HEAD + body + "\n\nNơi nhận:\n- Lưu: VT.\n").tasks)


@pytest.mark.parametrize(
    ("order", "who", "what"),
    [
        (
            "Riêng đối với các thôn vùng sâu, nơi chưa có điện, Trung tâm Dịch vụ tổng hợp lắp loa chạy pin.",
            "Trung tâm Dịch vụ tổng hợp",
            "Lắp loa chạy pin",
        ),
        ("Đối với hộ nghèo, Phòng Kinh tế lập danh sách.", "Phòng Kinh tế", "Lập danh sách"),
        ("Trong khi chờ kinh phí, Trạm Y tế ứng trước vật tư.", "Trạm Y tế", "Ứng trước vật tư"),
        ("Trên cơ sở danh sách đã duyệt, Phòng Kinh tế cấp giống cho các hộ.", "Phòng Kinh tế", "Cấp giống cho các hộ"),
        ("Căn cứ Kế hoạch này, các phòng xây dựng kế hoạch của mình.", "các phòng", "Xây dựng kế hoạch của mình"),
        ("Hội đồng thẩm định giá đất họp xét giá khởi điểm.", "Hội đồng thẩm định giá đất", "Họp xét giá khởi điểm"),
        ("Ban Đền bù giải tỏa niêm yết phương án.", "Ban Đền bù giải tỏa", "Niêm yết phương án"),
        ("Tổ tuần tra nhân dân canh gác các ngả đường.", "Tổ tuần tra nhân dân", "Canh gác các ngả đường"),
        ("Nhân viên bảo vệ khóa cổng sau giờ làm việc.", "Nhân viên bảo vệ", "Khóa cổng sau giờ làm việc"),
        (
            "Y sĩ phụ trách chương trình tiêm chủng lập danh sách trẻ.",
            "Y sĩ phụ trách chương trình tiêm chủng",
            "Lập danh sách trẻ",
        ),
        (
            "Tổng phụ trách Đội phối hợp với Công an xã tập huấn.",
            "Tổng phụ trách Đội",
            "Phối hợp với Công an xã tập huấn",
        ),
        ("Trạm Y tế cũng phải kiểm tra bếp ăn.", "Trạm Y tế", "Kiểm tra bếp ăn"),
    ],
)
def test_who_acts_stands_behind_the_circumstance_and_before_the_verb(order: str, who: str, what: str) -> None:
    (row,) = _tasks(f"1. {order}")
    assert (row.actor_text, row.what) == (who, what)


def test_a_list_behind_a_word_of_topic_is_who_acts() -> None:
    (row,) = _tasks("1. Đối với các phòng, Ủy ban nhân dân các thôn: rà soát hồ sơ trước ngày 20/6/2024.")
    assert row.actor_text == "các phòng, Ủy ban nhân dân các thôn"


def test_what_is_done_for_the_time_being_is_ordered_too() -> None:
    rows = _tasks("1. Trạm Y tế lập đề án. Trong thời gian chưa có bác sĩ, cử y sĩ trực thay trước ngày 20/6/2024.")
    assert [row.actor_text for row in rows] == ["Trạm Y tế"] * 2
    assert rows[1].due.bound == "before"


def test_a_paragraph_below_an_item_goes_on_with_it() -> None:
    rows = _tasks(
        "1. Công an xã tuần tra ban đêm.\nSau mỗi đợt tuần tra, báo cáo kết quả về Văn phòng.\n2. Trạm Y tế trực."
    )
    assert rows[1].actor_text == "Công an xã"
    assert rows[1].due.kind == "event"


def test_an_order_in_the_passive_is_an_order() -> None:
    rows = _tasks("1. Phòng Kinh tế kiểm tra hồ chứa. Kết quả phải được gửi về Văn phòng trong vòng 48 giờ.")
    assert [row.actor_text for row in rows] == ["Phòng Kinh tế"] * 2
    assert rows[1].due.within_hours == 48


def test_what_is_ordered_at_once_is_two_where_one_has_a_term_of_its_own() -> None:
    rows = _tasks("1. Phòng Kinh tế bàn giao mốc cho các thôn trước ngày 30/6/2024, đồng thời hướng dẫn cách giữ mốc.")
    assert [row.due.kind for row in rows] == ["dated", "continuous"]
    assert len(_tasks("1. Công an xã xử lý vi phạm, đồng thời tuyên truyền để người dân hiểu.")) == 1


def test_handing_over_orders_nobody() -> None:
    (row,) = _tasks("1. Phòng Kinh tế in 500 tờ rơi, bàn giao cho các thôn trong tháng 7/2024.")
    assert row.actor_text == "Phòng Kinh tế"


def test_under_a_title_of_money_who_is_ordered_by_a_day_is_ordered() -> None:
    (row,) = _tasks(
        "1. Về kinh phí\nThống nhất mức hỗ trợ 20 triệu đồng. Phòng Kinh tế lập dự toán trước ngày 15/6/2024.\n"
        "2. Kinh phí: lấy từ nguồn chi thường xuyên."
    )
    assert row.actor_text == "Phòng Kinh tế"


def test_among_others_somebody_in_particular_must() -> None:
    rows = _tasks("1. Công an xã kiểm tra. Trong đó, Phòng Kinh tế phải kiểm kê vật tư trước ngày 12/6/2024.")
    assert rows[1].actor_text == "Phòng Kinh tế"


def test_whoever_fails_explains() -> None:
    rows = _tasks("1. Các phòng rà soát hồ sơ; đơn vị nào để quá hạn thì phải giải trình bằng văn bản.")
    assert rows[1].due.kind == "event"
    assert rows[1].due.trigger == "đơn vị nào để quá hạn"


def test_whom_somebody_places_is_not_who_acts() -> None:
    rows = _tasks(
        "1. Phòng Kinh tế\n- Phân công cán bộ trực đường dây nóng.\n- Phân công nhân viên phụ trách từng thôn."
    )
    assert [row.actor_text for row in rows] == ["Phòng Kinh tế"] * 2


def test_a_programme_that_goes_on_is_no_order_to_its_own_issuer() -> None:
    assert not _tasks("Theo chương trình công tác, Ủy ban nhân dân xã tổ chức hội nghị vào ngày 20/6/2024.")


def test_a_dash_behind_a_cell_hides_nobody() -> None:
    (row,) = _tasks(
        "| TT | Nội dung công việc | Đơn vị chủ trì | Thời hạn |\n"
        "| 1 | Niêm yết phương án tại nhà văn hóa thôn _- | Phòng Kinh tế ˆ. | trong quý HI/2024 |"
    )
    assert (row.actor_text, row.what) == ("Phòng Kinh tế", "Niêm yết phương án tại nhà văn hóa thôn")
    assert str(row.due.date) == "2024-09-30"


def test_a_crop_of_summer_and_autumn_is_no_thursday() -> None:
    text = _HEAD.replace("V/v thử", "V/v bảo vệ lúa Hè Thu năm 2024") + "1. Trạm Y tế trực.\n\nNơi nhận:\n- Lưu: VT.\n"
    assert "Hè Thu năm 2024" in mend(text, {}).text


@pytest.mark.parametrize(
    ("who", "order"),
    [
        ("Sở Nông nghiệp và Phát triển nông thôn", "cử đoàn xuống hiện trường"),
        ("Công ty Thủy điện Mẫu", "xả lũ theo quy trình"),
        ("Hải đội dân quân thường trực", "kéo tàu hỏng vào bờ"),
        ("Tổ An ninh", "nắm hộ có nguy cơ"),
        ("Các cơ sở lưu trú", "báo số khách về Công an xã"),
        ("Phòng Quản lý đô thị - Xây dựng", "dỡ biển quảng cáo hỏng"),
        ("Chi cục Thống kê", "đếm hộ trồng sầu riêng"),
    ],
)
def test_a_short_verb_orders_and_is_no_syllable_of_a_name(who: str, order: str) -> None:
    (row,) = _tasks(f"1. {who} {order}.")
    assert (row.actor_text, row.what) == (who, order[0].upper() + order[1:])


def test_a_clause_that_begins_with_a_short_verb_is_an_order_of_its_own() -> None:
    assert len(_tasks("1. Đồn Biên phòng Mẫu cấm biển từ 12 giờ; đếm tàu, thuyền còn ngoài khơi.")) == 2
    assert len(_tasks("1. Phòng Kinh tế kiểm tra đường giao thông; hồ chứa; trạm bơm các thôn.")) == 1
