"""The weekly report has its ten parts in order, says what is missing, and is sent even when nothing is new."""

from dataclasses import replace

from hoiam.core.compose.report import NIL, weekly_report
from hoiam.core.compose.weekly_figures import Issue, SourceLine, WeeklyFigures
from hoiam.core.values.document import Document, Heading, Paragraph, Table, Turn
from tests.core.compose.samples import CENTRE, WEEK


def part(document: Document, number: str) -> list[object]:
    """Return the blocks between one Roman heading and the next."""
    found: list[object] = []
    inside = False
    for block in document.body:
        if isinstance(block, Heading):
            inside = block.text.startswith(f"{number}. ")
        elif inside:
            found.append(block)
    return found


def said(blocks: list[object]) -> list[str]:
    return ["".join(run.text for run in block.runs) for block in blocks if isinstance(block, Paragraph)]


def nil_week() -> WeeklyFigures:
    keys = ("office", "area", "starts", "ends", "frozen_at", "addressee", "via", "order", "signature")
    return WeeklyFigures(
        issue=Issue(2022, 10, 6), recipients=("Như trên",), keep=(), **{key: getattr(WEEK, key) for key in keys}
    )


def test_the_ten_parts_stand_in_order() -> None:
    titles = [block.text for block in weekly_report(WEEK).body if isinstance(block, Heading)]
    assert [title.split(".")[0] for title in titles] == ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"]
    assert titles[1] == "II. Thông tin tích cực nổi bật (3 trong 17 tin, bài)"


def test_it_is_a_report_with_its_type_code_and_period() -> None:
    paper = weekly_report(WEEK)
    assert (paper.type_name, paper.number) == ("BÁO CÁO", "Số: 09/BC-TTVH")
    assert paper.subtitle == "(từ 12 giờ 00 ngày 29 tháng 9 đến 12 giờ 00 ngày 06 tháng 10 năm 2022)"
    assert paper.agency == CENTRE.lines and paper.via == "(qua Văn phòng HĐND-UBND huyện)"


def test_table_1_sums_items_but_not_issues_and_names_the_source_not_read() -> None:
    table = part(weekly_report(WEEK), "I")[0]
    assert isinstance(table, Table)
    assert [cell.text for cell in table.rows[-1]] == ["Cộng", "62", "17", "17", "33", "12", "tăng 6", "chưa có"]
    assert [cell.text for cell in table.rows[-2]] == ["Mạng xã hội công khai", "không thu: chưa có quyết định"]
    assert [row[-2].text for row in table.rows[2:5]] == ["giảm 1", "tăng 1", "bằng"]


def test_a_first_week_has_nothing_to_compare_with() -> None:
    table = part(weekly_report(replace(WEEK, sources=(SourceLine("Báo in", 4),))), "I")[0]
    assert isinstance(table, Table)
    assert [row[-2].text for row in table.rows] == ["chưa có", "chưa có"]


def test_a_week_without_news_says_so_in_every_part_and_ends_as_a_report_does() -> None:
    paper = weekly_report(nil_week())
    for number in ("II", "III", "IV", "V", "VI"):
        assert [line for line in said(part(paper, number)) if line] == [NIL], number
    assert said(part(paper, "IX")) == ["Chưa đủ số liệu để nhận định."]
    assert said(part(paper, "X"))[0] == "Không có."
    assert said(list(paper.body))[-1].endswith("Truyền thông huyện Đăk Hà./.")


def test_a_gap_is_not_nothing_new() -> None:
    gap = ("V", "UBND xã Đăk Pxi chưa gửi kết quả.")
    assert said(part(weekly_report(replace(nil_week(), gaps=(gap,))), "V")) == ["Chưa có số liệu: " + gap[1]]
    assert "thiếu phiếu của 3 xã" in said(part(weekly_report(WEEK), "IV"))[0]


def test_small_counts_from_people_are_not_shown() -> None:
    table = part(weekly_report(WEEK), "IV")[0]
    assert isinstance(table, Table)
    assert [row[4].text for row in table.rows] == ["6 phiếu cơ sở", "dưới 5 phiếu cơ sở"]


def test_every_row_names_its_case_and_links_to_it() -> None:
    table = part(weekly_report(WEEK), "III")[0]
    assert isinstance(table, Table)
    assert table.rows[1][1].text == "Gọi điện giả danh cán bộ điện lực\n(VV-2022-039)"
    assert table.rows[1][1].link == "https://hoiam.example/vu-viec/VV-2022-039"
    assert table.rows[0][2].text == "Báo Thông Reo, 04/10/2022\nBáo Nương Xanh, 05/10/2022"


def test_late_replies_objections_and_requests_tell_their_state() -> None:
    paper = weekly_report(WEEK)
    still, objections, requests = (part(paper, number)[0] for number in ("V", "VI", "VII"))
    assert isinstance(still, Table) and isinstance(objections, Table) and isinstance(requests, Table)
    assert (still.rows[1][-1].text, still.rows[1][-1].bold) == ("6", True)
    assert (still.rows[0][-1].text, still.rows[0][6].text) == ("không", "chưa")
    assert objections.rows[0][2].text == "2688/UBND-VX, 28/9/2022; báo nhận ngày 29/9/2022"
    assert objections.rows[1][2].text.endswith("báo chưa xác nhận")
    assert [row[4].text for row in requests.rows] == ["15:10, 03/10/2022", "chưa trả lời"]


def test_the_wide_tables_lie_and_the_audit_head_is_printed() -> None:
    paper = weekly_report(WEEK)
    assert [block.landscape for block in paper.body if isinstance(block, Turn)] == [True, False]
    assert said(list(paper.body))[-3].endswith("Đầu chuỗi nhật ký:")
    assert said(list(paper.body))[-2] == "Mã: huyen-dak-ha:9f2c41d07be85a3c"


def test_a_proposal_says_who_what_and_before_which_day() -> None:
    assert said(part(weekly_report(WEEK), "X"))[:2] == [
        "1. Ủy ban nhân dân huyện đôn đốc Phòng KT&HT trả lời Báo Suối Nguồn, trước ngày 10 tháng 10 năm 2022.",
        "2. Ủy ban nhân dân thị trấn Đăk Hà niêm yết lại mức thu tiền rác.",
    ]


def test_an_office_that_no_dispatch_orders_names_none() -> None:
    first = weekly_report(replace(WEEK, order="")).body[0]
    assert first.runs[0].text == f"{WEEK.office.name} báo cáo như sau:"
