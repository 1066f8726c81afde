"""What is an edit and what only surrounds the article: a figure that changed is never lost among the views."""

from dataclasses import replace

import pytest

from hoiam.core.compare import compare, differences
from hoiam.core.values.edit import Said

TEXT = (
    "Người dân thôn 7, xã Đăk Ui phản ánh công trình cấp nước hỏng đã hai tháng.\n"
    "Theo UBND xã, 120 hộ bị thiếu nước từ ngày 5/8. Huyện đã cấp 300 triệu đồng để sửa.\n"
    "Lịch cấp nước bằng xe bồn:\nNgày 10/10/2022\nNgày 12/10/2022\n"
    "Ông chủ tịch xã nói việc sửa chữa sẽ xong trong tháng."
)
SAID = Said("Thôn 7 thiếu nước sạch", "Công trình cấp nước hỏng đã hai tháng.", TEXT)
AROUND = "\nTin liên quan\nĐăk Ui làm đường liên thôn\nHuyện họp bàn về hồ chứa"
NOISE = [
    ("1.234 lượt xem", "5,6 nghìn lượt xem", ["noise.views"]),
    ("Lượt xem: 12", "Lượt xem: 13", ["noise.views"]),
    ("Bình luận (3)", "Bình luận (14)", ["noise.views"]),
    ("3 giờ trước", "2 ngày trước", ["noise.time"]),
    ("Cập nhật lúc 20:15, 11/10/2022", "Cập nhật lúc 21:40, 12/10/2022", ["noise.time"]),
    ("Thứ Ba, 11/10/2022, 20:15 (GMT+7)", "Thứ Tư, 12/10/2022, 07:01 (GMT+7)", ["noise.time"]),
    ("Xem thêm: Đăk Ui làm đường liên thôn", "Xem thêm: Huyện họp bàn về hồ chứa nước", ["noise.related"]),
    (">> Đăk Ui làm đường liên thôn", ">> Chợ phiên cuối tuần", ["noise.related"]),
    ("Quảng cáo", "", ["noise.advert"]),
    ("", "Chia sẻ bài viết", ["noise.share"]),
    ("Từ khóa: nước sạch, Đăk Ui", "Từ khóa: nước sạch, Đăk Ui, thôn 7", ["noise.tags"]),
    (
        "Tin liên quan\nĐăk Ui làm đường liên thôn\nHuyện họp về hồ chứa",
        "Tin liên quan\nChợ phiên ở ven biển",
        ["noise.related"],
    ),
    ("9 lượt xem\nQuảng cáo", "10 lượt xem", ["noise.advert", "noise.views"]),
]


def edited(old: str, new: str, **more: str) -> Said:
    assert old in TEXT
    return replace(SAID, text=TEXT.replace(old, new), **more)


@pytest.mark.parametrize(("before", "after", "reasons"), NOISE)
def test_what_surrounds_an_article_is_no_edit_and_is_named(before: str, after: str, reasons: list[str]) -> None:
    change = compare(replace(SAID, text=f"{TEXT}\n{before}"), replace(SAID, text=f"{TEXT}\n{after}"))
    assert not change.counts
    assert [reason.code for reason in change.reasons] == reasons


@pytest.mark.parametrize(
    "after",
    [
        replace(SAID, text=TEXT.replace(" ", "  ").replace("\n", "\n\n")),
        replace(SAID, title=SAID.title + " "),
        replace(SAID, text=TEXT.replace("tháng.", "tháng .")),
    ],
)
def test_spaces_and_empty_lines_are_no_edit(after: Said) -> None:
    assert [reason.code for reason in compare(SAID, after).reasons] == ["noise.spacing"]


def test_another_kind_of_quotation_mark_is_no_edit() -> None:
    one, two = replace(SAID, title="“Nước” – ở đâu"), replace(SAID, title='"Nước" - ở đâu')
    assert not compare(one, two).counts


def test_nothing_different_has_no_reason() -> None:
    assert compare(SAID, SAID).reasons == () and not compare(SAID, SAID).counts


@pytest.mark.parametrize(
    ("after", "told"),
    [
        (replace(SAID, title="Thôn 7 đã có nước"), (True, False, 0, 0, 0)),
        (replace(SAID, sapo="Công trình cấp nước đã sửa."), (False, True, 0, 0, 0)),
        (edited("120 hộ", "210 hộ"), (False, False, 1, 1, 1)),
        (edited("5/8", "6/8"), (False, False, 1, 1, 1)),
        (edited("300 triệu", "1,5 tỷ"), (False, False, 2, 3, 1)),
        (edited("sẽ xong", "không xong"), (False, False, 1, 1, 0)),
        (edited("Ngày 12/10/2022\n", "Ngày 13/10/2022\n"), (False, False, 1, 1, 1)),
        (edited("\nÔng chủ tịch xã nói việc sửa chữa sẽ xong trong tháng.", ""), (False, False, 12, 0, 0)),
    ],
)
def test_an_edit_is_measured(after: Said, told: tuple[bool, bool, int, int, int]) -> None:
    change = compare(SAID, after)
    assert (change.title, change.sapo, change.out, change.put, change.figures) == told
    assert change.counts and change.reasons == ()


def test_a_change_of_the_headline_alone_is_called_so() -> None:
    assert compare(SAID, replace(SAID, title="Thôn 7 đã có nước")).only_title
    assert not compare(SAID, edited("120 hộ", "210 hộ", title="Khác")).only_title


def test_a_question_made_of_a_statement_is_an_edit_though_no_word_is_another() -> None:
    change = compare(SAID, edited("trong tháng.", "trong tháng?"))
    assert change.counts and change.signs and (change.out, change.put) == (0, 0)


def test_an_edit_beside_new_views_and_new_related_pieces_counts() -> None:
    after = edited("120 hộ", "210 hộ")
    change = compare(
        replace(SAID, text=TEXT + AROUND), replace(after, text=f"{after.text}\nTin liên quan\nBài mới về chợ phiên")
    )
    assert (change.out, change.put, change.figures) == (1, 1, 1)


@pytest.mark.parametrize(
    "line", ["Người xem 12 trận đấu", "Tin liên quan đến vụ việc đã được xác minh", "Trước 15 giờ, xã báo cáo."]
)
def test_a_sentence_that_speaks_of_such_things_stays_in_the_article(line: str) -> None:
    change = compare(replace(SAID, text=f"{TEXT}\n{line}"), SAID)
    assert change.counts and change.out == len(line.replace(",", "").replace(".", "").split())


def test_what_follows_a_list_of_related_pieces_is_the_article_again() -> None:
    more = f"{TEXT}{AROUND}\nSáng nay, huyện cho biết đã sửa xong."
    change = compare(replace(SAID, text=more), replace(SAID, text=more.replace("đã sửa", "chưa sửa")))
    assert (change.out, change.put) == (1, 1)


def shown(before: Said, after: Said) -> list[str]:
    """Return the places as people read them: [-out-]{+put+}."""
    signs = {"same": "{}", "out": "[-{}-]", "put": "{{+{}+}}"}
    return ["".join(signs[run.kind].format(run.words) for run in place.runs) for place in differences(before, after)[0]]


def test_a_figure_is_shown_within_its_sentence() -> None:
    assert shown(SAID, edited("120 hộ", "210 hộ")) == ["Theo UBND xã, [-120-]{+210+} hộ bị thiếu nước từ ngày 5/8."]


def test_changes_with_one_word_between_them_are_read_as_one() -> None:
    assert shown(replace(SAID, title="Xã thiếu nước sạch"), replace(SAID, title="Xã đủ nước uống")) == [
        "Xã [-thiếu nước sạch-]{+đủ nước uống+}"
    ]


def test_the_same_sentences_between_two_places_are_counted_and_not_shown() -> None:
    places, left = differences(SAID, edited("120 hộ", "210 hộ"))
    assert ([place.skipped for place in places], left) == ([1], 5)


def test_what_has_nothing_in_common_is_shown_as_a_whole() -> None:
    assert shown(SAID, replace(SAID, title="Chợ phiên đông khách")) == [
        "[-Thôn 7 thiếu nước sạch-]{+Chợ phiên đông khách+}"
    ]


def test_from_the_words_shown_both_versions_can_be_read() -> None:
    after = edited("120 hộ bị thiếu nước từ ngày 5/8", "210 hộ của hai thôn bị thiếu nước từ đầu tháng 8")
    [place] = differences(SAID, after)[0]
    assert "".join(run.words for run in place.runs if run.kind != "put") in TEXT
    assert "".join(run.words for run in place.runs if run.kind != "out") in after.text


@pytest.mark.parametrize("word", ["a", "a b", "a. "])
def test_a_text_written_to_stop_the_reader_is_compared_all_the_same(word: str) -> None:
    places, _left = differences(replace(SAID, text=word * 60_000), replace(SAID, text=f"x {word}" * 60_000))
    assert places
