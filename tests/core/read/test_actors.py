"""Who acts, by the words of a name?"""

import pytest

from hoiam.core.read.actors import acting, helpers
from hoiam.core.read.bodies import codes
from hoiam.core.text.fold import fold


@pytest.mark.parametrize(
    ("name", "level", "want"),
    [
        (
            "Thủ trưởng các phòng, ban, cơ quan, đơn vị huyện; Chủ tịch Ủy ban nhân dân các xã, thị trấn",
            "huyen",
            {"DON_VI", "UBND_XA"},
        ),
        ("Phòng Văn hóa - Thông tin", "huyen", {"PHONG_VHTT"}),
        ("Phòng Văn hóa - Xã hội", "xa", {"PHONG_VHTT"}),
        ("Trung tâm VH-TT-DL&TT huyện", "huyen", {"TRUNG_TAM"}),
        ("Văn phòng HĐND và UBND huyện", "huyen", {"VAN_PHONG"}),
        ("Ban Tuyên giáo Huyện ủy", "huyen", {"LANH_DAO_DANG"}),
        ("Chủ tịch Ủy ban nhân dân xã", "xa", {"CHU_TICH"}),
        ("Công an huyện, Ban Chỉ huy Quân sự huyện", "huyen", {"DON_VI"}),
        ("Ủy ban nhân dân các huyện, thành phố", "tinh", set()),
        ("Ủy ban Mặt trận Tổ quốc Việt Nam huyện", "huyen", set()),
        ("Các tổ chức chính trị - xã hội thị xã", "huyen", set()),
        ("Công an các xã, thị trấn", "huyen", {"DON_VI"}),
        ("Đội Cảnh sát giao thông; Đồn Biên phòng", "huyen", {"DON_VI"}),
    ],
)
def test_codes_come_from_the_words_of_a_name(name, level, want):
    assert set(codes(fold(name), level)) == want


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Giao Phòng Nội vụ kiểm tra việc chấp hành", "Phòng Nội vụ"),
        ("Đề nghị Ban Tổ chức Huyện ủy phối hợp thực hiện", "Ban Tổ chức Huyện ủy"),
        ("Các sở, ban, ngành trả lời kiến nghị", "Các sở, ban, ngành"),
        ("Về đường dây nóng: Giao Sở Y tế chủ trì xây dựng", "Sở Y tế"),
        ("Trước ngày 20 hằng tháng, Phòng Nội vụ tổng hợp", "Phòng Nội vụ"),
        ("Ban tuyên giáo các huyện ủy, thành ủy kiện toàn đội ngũ", "Ban tuyên giáo các huyện ủy, thành ủy"),
        ("Đội Tổng hợp: theo dõi, đôn đốc", "Đội Tổng hợp"),
        ("Đồn Biên phòng không cho tàu thuyền ra khơi", "Đồn Biên phòng"),
    ],
)
def test_the_name_ends_where_the_verb_begins(sentence, name):
    start, end, _ = acting(sentence, fold(sentence))
    assert sentence[start:end] == name


def test_a_sentence_that_begins_with_a_verb_names_nobody():
    assert acting("Phối hợp với Công an huyện xác minh", fold("Phối hợp với Công an huyện xác minh")) is None


def test_those_who_help_are_named_as_the_text_names_them():
    text = "Chủ trì, phối hợp với Công an huyện và Phòng Nội vụ xây dựng quy chế"
    assert helpers(text, fold(text)) == ("Công an huyện và Phòng Nội vụ",)
