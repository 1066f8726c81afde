"""Do corrections teach the machine, only what they say, only where the piece is like those corrected, and with why?"""

from datetime import UTC, datetime

import pytest

from hoiam.core.classify import Example, Lesson, classify_piece, example, parse_lexicon, read_model, teach
from hoiam.core.classify.teach import LEAST
from hoiam.core.values.article import Label, Piece
from hoiam.outside import shipped

LEXICON = parse_lexicon({name: shipped.text(name) for name in shipped.names("labels", ".toml")})
MODEL = read_model(shipped.data("labels/model.bin"))
MONDAY = datetime(2022, 10, 3, 8, tzinfo=UTC)

# What an office files under disasters and the machine under roads: its mountain pass.
PASS = [
    "Xe tải lật trên đèo Măng Rơi, giao thông qua quốc lộ tê liệt nửa buổi.",
    "Xe khách mất lái trên đèo Măng Rơi, quốc lộ tắc cả buổi sáng.",
    "Đèo Măng Rơi: xe tải đâm vách núi, quốc lộ chỉ còn một làn.",
    "Va chạm trên đèo Măng Rơi, xe máy và xe tải kẹt giữa quốc lộ.",
    "Xe bồn hỏng phanh trên đèo Măng Rơi, giao thông quốc lộ phân luồng.",
]
NEXT = "Xe container nằm ngang đèo Măng Rơi, quốc lộ kẹt xe từ sáng."
UNLIKE = "Nông dân gieo vụ lúa đông xuân, cán bộ thú y tiêm phòng cho đàn bò."


def piece(text: str) -> Piece:
    return Piece("1", "", "", text, MONDAY, "press")


def field(text: str, lesson: Lesson | None = None) -> Label:
    given = classify_piece(piece(text), LEXICON, MODEL, {"field": lesson} if lesson else None)
    return next(label for label in given if label.name == "field")


def corrected(texts: list[str], value: str = "disaster") -> list[Example]:
    return [example("field", piece(text), field(text).value, value, LEXICON) for text in texts]


def stands(text: str) -> Example:
    return example("field", piece(text), field(text).value, field(text).value, LEXICON)


def wrong() -> list[str]:
    """Return the pieces that the machine takes for something else than the office does."""
    return [text for text in PASS if field(text).value != "disaster"]


def test_the_next_piece_like_those_corrected_gets_the_corrected_label_with_why():
    assert len(wrong()) >= LEAST and field(NEXT).value != "disaster"
    lesson = teach("field", corrected(wrong()), MODEL)
    label = field(NEXT, lesson)
    assert label.value == "disaster"
    reason = label.reasons[0]
    assert (reason.code, reason.facts["times"]) == ("label.taught", len(wrong()))
    assert reason.facts["first"] == field(NEXT).value
    assert any("đèo" in word or "măng" in word for word in reason.facts["words"])


def test_an_unlike_piece_keeps_its_label_and_says_nothing_of_a_lesson():
    lesson = teach("field", [*corrected(wrong()), stands(UNLIKE)], MODEL)
    assert field(UNLIKE, lesson).value == field(UNLIKE).value
    assert field(UNLIKE, lesson).reasons[0].code != "label.taught"


def test_one_slip_teaches_nothing():
    assert teach("field", corrected(wrong()[: LEAST - 1]), MODEL) is None
    assert teach("field", [], MODEL) is None


def test_a_label_that_people_let_stand_teaches_no_change():
    assert teach("field", [stands(text) for text in PASS], MODEL) is None


def test_a_correction_to_an_unknown_label_is_left_out():
    assert teach("field", corrected(wrong(), "khong-co"), MODEL) is None


def test_the_same_corrections_teach_the_same():
    assert teach("field", corrected(wrong()), MODEL) == teach("field", corrected(wrong()), MODEL)


def test_a_lesson_holds_words_and_numbers_and_nothing_of_a_person():
    lesson = teach("field", corrected(wrong()), MODEL)
    assert lesson is not None and set(Lesson.__slots__) == {"name", "labels", "points", "times"}
    assert max(len(gram.split()) for gram in lesson.points) <= 2


def test_a_lesson_older_than_a_label_of_the_model_stops_nothing():
    lesson = teach("field", corrected(wrong()), MODEL)
    at = [n for n, label in enumerate(lesson.labels) if label != "disaster"]
    # Learned before there was "disaster"; what it holds against the label of before makes the new one win.
    points = {gram: tuple(-900.0 for _ in at) for gram in lesson.points}
    old = Lesson("field", tuple(lesson.labels[n] for n in at), points, {"transport": 3})
    label = field(NEXT, old)
    assert label.value == "disaster" and label.reasons[0].code == "label.words"


@pytest.mark.parametrize("count", [3, 30])
def test_many_corrections_pull_no_wilder_than_the_points_of_the_model(count):
    lesson = teach("field", corrected((wrong() * count)[:count]), MODEL)
    assert lesson is not None
    assert all(abs(point) < 60 for points in lesson.points.values() for point in points)
