"""How orders are worded, on made-up fragments; and what only tells, praises or recites."""

import pytest

from hoiam.core.read import read

_HEAD = """ỦY BAN NHÂN DÂN      CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH THÍ DỤ      Độc lập - Tự do - Hạnh phúc

Số: 11/UBND-VX      Thí Dụ, ngày 02 tháng 3 năm 2024
V/v nâng cao hiệu quả công tác thông tin

          Kính gửi:
          - Các sở, ban, ngành;
          - Ủy ban nhân dân các huyện, thành phố.

"""
_FOOT = """

Nơi nhận:      TM. ỦY BAN NHÂN DÂN
- Như trên;      CHỦ TỊCH
- Lưu: VT, VX.      Trịnh Quốc Thí Dụ
"""


def orders(body: str, annex: str = "") -> list[tuple[str, str, str]]:
    """Return who, what and what kind of deadline of each task of a made-up paper."""
    return [(task.actor_text or "", task.what, task.due.kind) for task in read(_HEAD + body + _FOOT + annex).tasks]


@pytest.mark.parametrize(
    ("body", "want"),
    [
        (
            "Đồng ý với đề nghị của Sở Y tế về việc tổ chức hội nghị; giao Sở Y tế tham mưu kinh phí, trình Ủy ban "
            "nhân "
            "dân tỉnh trước ngày 15/3/2024./.",
            [("Sở Y tế", "Tham mưu", "dated")],
        ),
        (
            "Ủy ban nhân dân tỉnh thống nhất nội dung báo cáo và giao Sở Nội vụ thông báo cho các đơn vị biết, thực "
            "hiện.",
            [("Sở Nội vụ", "Thông báo", "continuous")],
        ),
        (
            "Đánh giá tình hình: giao Phòng Nội vụ rà soát, đánh giá việc phát ngôn.\n"
            "Phân công thực hiện: Sở Y tế kiểm tra các bệnh viện.",
            [("Phòng Nội vụ", "Rà soát", "continuous"), ("Sở Y tế", "Kiểm tra", "continuous")],
        ),
        (
            "1. Đánh giá tình hình: giao Phòng Nội vụ tổng hợp số liệu gửi Văn phòng trước ngày 10/3/2024.",
            [("Phòng Nội vụ", "Tổng hợp", "dated")],
        ),
        (
            "1. Yêu cầu các chủ rừng tăng cường tuần tra.\n2. Đề nghị Bộ Chỉ huy Quân sự tỉnh sẵn sàng ứng cứu.\n"
            "3. Ủy quyền cho Giám đốc Sở Tài chính ký hợp đồng với đơn vị trúng thầu.\n"
            "4. Giao Thanh tra tỉnh thanh tra đột xuất dự án.",
            [
                ("các chủ rừng", "Tăng cường", "continuous"),
                ("Bộ Chỉ huy Quân sự tỉnh", "Sẵn sàng", "continuous"),
                ("Giám đốc Sở Tài chính", "Ký", "continuous"),
                ("Thanh tra tỉnh", "Thanh tra", "event"),
            ],
        ),
        (
            "1. Các sở, ban, ngành có trách nhiệm:\na) Xây dựng kế hoạch; b) Tổ chức thực hiện; c) Báo cáo Sở Nội vụ "
            "trước "
            "20/11/2024.",
            [
                ("Các sở, ban, ngành", "Xây dựng", "continuous"),
                ("Các sở, ban, ngành", "Tổ chức", "continuous"),
                ("Các sở, ban, ngành", "Báo cáo", "dated"),
            ],
        ),
        (
            "C. CHẾ ĐỘ BÁO CÁO\nCác sở, ban, ngành gửi báo cáo về Sở Nội vụ trước ngày 20/11/2024.",
            [("Các sở, ban, ngành", "Gửi báo cáo", "dated")],
        ),
    ],
)
def test_who_is_ordered_what(body: str, want: list[tuple[str, str, str]]) -> None:
    got = orders(body)
    assert [(who, kind) for who, _, kind in got] == [(who, kind) for who, _, kind in want]
    assert all(has.startswith(begins) for (_, has, _), (_, begins, _) in zip(got, want, strict=True))


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("Chủ tịch Ủy ban nhân dân tỉnh biểu dương Công an tỉnh đã triệt phá chuyên án.", 0),
        ("1. Sở Y tế rà soát các cơ sở. Thời gian qua, một số cơ sở chưa chấp hành quy định.", 1),
        ("1. Kết quả kiểm tra cho thấy còn 03 cơ sở vi phạm. Yêu cầu Sở Xây dựng xử lý dứt điểm.", 1),
        ("1. Thống nhất với báo cáo của Sở Y tế.\n2. Giao Sở Y tế hoàn thiện kế hoạch.", 1),
        ("Ủy ban nhân dân tỉnh kính mời đại diện các sở dự họp. Thời gian: 8h00 ngày 20/3/2024.", 0),
        ("Sở Y tế có chức năng tham mưu quản lý nhà nước về y tế. Đề nghị Sở Y tế rà soát danh sách.", 1),
        ("1. Sở Y tế: Thời gian qua Sở đã làm tốt công tác phòng dịch. Đề nghị Sở tiếp tục duy trì.", 1),
        ("1. Trung tâm Văn hóa tỉnh đăng tải thông tin; Đoàn Thanh niên vận động đoàn viên.", 2),  # no "đang", no "vẫn"
    ],
)
def test_what_tells_orders_nothing(body: str, count: int) -> None:
    assert len(orders(body)) == count


def test_a_task_table_of_an_annex_is_read_and_its_rows_have_no_addressees_as_actors() -> None:
    table = (
        "\nPhụ lục I\nDANH MỤC NHIỆM VỤ\n\n| STT | Nhiệm vụ | Cơ quan chủ trì | Thời gian thực hiện | Sản phẩm |\n"
        "| I | Công tác tuyên truyền | | | |\n| 1 | Viết tin bài | Báo Thí Dụ | Hằng tuần | Tin |\n"
        "| 2 | Lắp đặt pa-nô | | Trước 30/9/2024 | Pa-nô |\n"
    )
    got = orders("1. Sở Nội vụ theo dõi, đôn đốc.", table)
    assert got[1:] == [("Báo Thí Dụ", "Viết tin bài", "weekly"), ("", "Lắp đặt pa-nô", "dated")]


def test_items_under_headings_by_unit_are_read_in_an_annex() -> None:
    annex = (
        "\nPHỤ LỤC\nPHÂN CÔNG NHIỆM VỤ CHO CÁC CƠ QUAN\n(Kèm theo Công văn số 11/UBND-VX ngày 02/3/2024)\n\n"
        "I. SỞ Y TẾ\n1. Kiểm tra các bệnh viện trước ngày 20/9/2024.\nII. CÔNG AN TỈNH\n1. Nắm tình hình.\n"
    )
    got = orders("1. Sở Nội vụ theo dõi, đôn đốc.", annex)
    assert [(who, kind) for who, _, kind in got[1:]] == [("SỞ Y TẾ", "dated"), ("CÔNG AN TỈNH", "continuous")]


def test_the_form_of_a_report_gives_no_tasks() -> None:
    form = "\nPhụ lục\nMẪU BÁO CÁO KẾT QUẢ\n\n1. Kết quả thực hiện\n- Số tin bài đã đăng: ...\n2. Kiến nghị với tỉnh\n"
    assert len(orders("1. Sở Nội vụ theo dõi, đôn đốc.", form)) == 1


@pytest.mark.parametrize(
    "head",
    [
        "TT | Nội dung báo nêu | Cơ quan báo chí | Thời gian đăng",
        "TT | Tên chương trình | Cơ quan sản xuất | Thời lượng",
        "STT | Nội dung phát sóng | Đơn vị thực hiện phát sóng | Thời gian phát",
    ],
)
@pytest.mark.parametrize("title", ["PHỤ LỤC\n", "PHỤ LỤC\nCÁC NỘI DUNG BÁO CHÍ PHẢN ÁNH\n"])
def test_a_list_of_what_was_said_or_sent_gives_no_tasks(head: str, title: str) -> None:
    for sign in (" | ", "     "):
        rows = "\n".join(
            sign.join(row.split(" | "))
            for row in (head, "1 | Kiểm tra xả thải | Báo Thí Dụ | 02/3/2024", "2 | Giá đất | Đài Thí Dụ | 15 phút")
        )
        assert len(orders("1. Sở Nội vụ theo dõi, đôn đốc.", f"\n{title}\n{rows}\n")) == 1


def test_a_task_table_of_an_annex_without_a_title_is_read() -> None:
    table = "\nPHỤ LỤC\n\nTT | Nội dung | Đơn vị thực hiện | Thời hạn\n1 | Kiểm tra hồ sơ | Sở Y tế | 20/3/2024\n"
    assert len(orders("1. Sở Nội vụ theo dõi, đôn đốc.", table)) == 2


def test_text_right_under_a_short_title_is_no_part_of_it() -> None:
    got = orders(
        "1. Về hóa đơn điện tử\nĐến hết ngày 31 tháng 10 năm 2023, toàn tỉnh mới có 412/607 doanh nghiệp đăng ký.\n"
        "Cục Thuế tỉnh rà soát hộ kinh doanh, hoàn thành trước ngày 20/4/2024 để tổng hợp kết quả chung của toàn tỉnh."
    )
    assert [(who, kind) for who, _, kind in got] == [("Cục Thuế tỉnh", "dated")]


def test_an_invitation_orders_who_prepares_what() -> None:
    paper = (_HEAD + "Kính mời dự họp.\n1. Thành phần: Như kính gửi.\n2. Sở Y tế chuẩn bị báo cáo.\n" + _FOOT).replace(
        "V/v nâng cao hiệu quả công tác thông tin\n", "\n          GIẤY MỜI\n          Dự họp\n"
    )
    assert [task.actor_text for task in read(paper).tasks] == ["Sở Y tế"]
