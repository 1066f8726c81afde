"""Is a death of people urgent, and a dead cow not? Words for people and for creatures around the word."""

from datetime import UTC, datetime

import pytest

from hoiam.core.classify import classify_piece, parse_lexicon, read_model
from hoiam.core.values.article import Label, Piece
from hoiam.outside import shipped

LEXICON = parse_lexicon({name: shipped.text(name) for name in shipped.names("labels", ".toml")})
MODEL = read_model(shipped.data("labels/model.bin"))
MONDAY = datetime(2022, 10, 3, 8, tzinfo=UTC)


def urgency(title: str, text: str = "") -> Label:
    given = classify_piece(Piece("1", title, "", text, MONDAY, "press"), LEXICON, MODEL)
    return next(label for label in given if label.name == "urgency")


@pytest.mark.parametrize(
    "title",
    [
        "Bò chết vì rét ở thôn 5",
        "Ba con trâu của ông Tư lăn ra chết",
        "Chết hơn 20 con lợn trong một đêm",
        "Cá lồng chết trắng mặt sông",
        "Vườn sầu riêng chết khô vì thiếu nước",
        "Xe tải tông chết con bò trên tỉnh lộ",
    ],
)
def test_a_death_of_cattle_fish_or_trees_is_never_urgent(title):
    assert urgency(title, title + ".").value != "urgent"


@pytest.mark.parametrize(
    "title",
    [
        "Hai người chết trong vụ lật xe",
        "Bò húc chết một cụ già",
        "Tìm thấy nạn nhân chết bên chuồng bò",
        "Cháu bé chết sau khi ăn thịt cóc",
        "Chó dại cắn chết người",
    ],
)
def test_a_death_of_people_is_urgent_also_where_cattle_stand_beside_it(title):
    assert urgency(title, title + ".").value == "urgent"


def test_cattle_dying_in_numbers_is_a_high_matter_with_its_words():
    label = urgency("Gia súc chết hàng loạt ở xã vùng cao", "Hơn 60 con trâu, bò chết, bà con bức xúc.")
    assert label.value == "high"
    assert "chết hàng loạt" in label.reasons[0].facts["words"]


def test_people_who_fall_ill_by_dead_cattle_stay_urgent():
    assert urgency("Ăn thịt bò chết, 12 người ngộ độc phải cấp cứu").value == "urgent"


@pytest.mark.parametrize("title", ["Sầu riêng cháy hàng dịp Tết", "Du lịch bùng nổ", "Bão giá phân bón"])
def test_words_that_only_look_like_danger_are_calm(title):
    assert urgency(title, title + ".").value == "normal"
