"""Does a piece get the labels that an officer would give, with words that show why, or "not sure"?"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from hoiam.core.classify import classify_piece, level_of, parse_lexicon, read_model
from hoiam.core.classify.urgency import LEVELS, urgency_of
from hoiam.core.text.fold import fold
from hoiam.core.values.article import Label, Piece
from hoiam.core.values.reason import why
from hoiam.outside import shipped

LEXICON = parse_lexicon({name: shipped.text(name) for name in shipped.names("labels", ".toml")})
MODEL = read_model(shipped.data("labels/model.bin"))
MONDAY = datetime(2022, 10, 3, 8, tzinfo=UTC)
FIELDS = {
    "land", "environment", "transport", "education", "health", "security", "agriculture", "social", "culture",
    "administration", "disaster", "economy",
}  # fmt: skip


def labels(title: str, text: str = "", outlet_kind: str = "press") -> dict[str, Label]:
    given = classify_piece(Piece("1", title, "", text, MONDAY, outlet_kind), LEXICON, MODEL)
    return {label.name: label for label in given}


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Hai hộ tranh chấp đất vì sổ đỏ chồng lên nhau, chờ đo đạc lại.", "land"),
        ("Kiểm lâm bắt giữ gỗ lậu, rừng phòng hộ bị phá.", "environment"),
        ("Tai nạn giao thông trên quốc lộ, xe tải đâm xe máy.", "transport"),
        ("Phụ huynh phản đối khoản thu đầu năm học của nhà trường.", "education"),
        ("Trung tâm y tế ghi nhận thêm ca mắc sốt xuất huyết.", "health"),
        ("Công an khởi tố nhóm trộm cắp, bắt tạm giam ba bị can.", "security"),
        ("Nông dân vào vụ mùa, lo sâu bệnh trên cây trồng.", "agriculture"),
        ("Hộ nghèo và người có công nhận trợ cấp, trao tặng nhà tình nghĩa.", "social"),
        ("Lễ hội cồng chiêng đón du khách bên nhà rông.", "culture"),
        ("Thủ tục hành chính trễ hẹn ở bộ phận một cửa, công chức xin lỗi.", "administration"),
        ("Bão gây mưa lớn, sạt lở, nhiều nhà tốc mái.", "disaster"),
        ("Doanh nghiệp báo doanh thu, thuế và xuất khẩu tăng.", "economy"),
    ],
)
def test_each_field_is_known_by_its_words_with_marks_and_without(text, field):
    assert labels("", text)["field"].value == field
    assert labels("", fold(text))["field"].value == field


def test_the_lexicon_has_exactly_the_twelve_fields():
    assert set(LEXICON.labels["field"]) == FIELDS


def test_a_label_shows_its_words():
    field = labels("Tai nạn giao thông trên quốc lộ")["field"]
    assert field.reasons[0].code == "label.words"
    assert set(field.reasons[0].facts["words"]) & {"tai nạn", "giao thông", "quốc lộ"}
    assert 0.4 <= field.confidence <= 1


def test_a_text_without_a_known_word_is_not_sure():
    field = labels("Qwx zkt", "Vvrq wwp.")["field"]
    assert (field.value, field.confidence) == ("", 0.0)


def test_an_answer_below_the_threshold_is_not_sure_and_names_both():
    shy = replace(MODEL, heads={name: replace(head, least=1.01) for name, head in MODEL.heads.items()})
    piece = Piece("1", "Nông dân lo lễ hội", "", "", MONDAY, "press")
    for label in classify_piece(piece, LEXICON, shy)[:3]:
        assert label.value == ""
        assert label.reasons[0].code == "label.unsure"
        assert label.reasons[0].facts["first"] != label.reasons[0].facts["second"]


def test_a_marked_word_is_not_taken_for_another_with_other_marks():
    assert labels("", "Chúng tôi bảo nhau bảo ban con cháu, bao nhiêu lần rồi.")["field"].value == ""


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Người dân bức xúc vì đường xuống cấp, kiến nghị nhiều lần vẫn chưa được khắc phục.", "complaint"),
        ("Bác nông dân hiến đất làm đường, cả thôn cảm ơn và chung tay góp công.", "positive"),
        ("Thông báo kế hoạch tổ chức hội nghị, công bố quyết định của huyện.", "information"),
    ],
)
def test_a_complaint_a_good_deed_and_a_notice_are_told_apart(text, kind):
    assert labels("", text)["kind"].value == kind


def test_blame_of_the_authority_is_a_tone_and_blame_of_thieves_is_none():
    blamed = labels("", "Dân gửi đơn nhiều lần, UBND xã vẫn im lặng, cán bộ đùn đẩy và thờ ơ.")
    thieves = labels("", "Bọn trộm ngang nhiên cắt cành cà phê, chủ vườn đau lòng.")
    assert blamed["tone"].value == "-1"
    assert thieves["tone"].value == "0"


def test_praise_of_the_authority_is_a_tone():
    assert labels("", "Bà con cảm ơn UBND xã đã kịp thời giúp dân, cán bộ tận tình.")["tone"].value == "1"


@pytest.mark.parametrize("kind", ["public_page", "unknown", ""])
def test_a_text_from_people_gets_no_tone(kind):
    """Guard-rail G3: tone is of a press text; of texts from people only as a count."""
    given = labels("", "UBND xã im lặng, cán bộ thờ ơ, đùn đẩy.", outlet_kind=kind)
    assert set(given) == {"field", "kind", "urgency"}


def test_no_label_says_anything_of_a_person():
    assert set(LEXICON.labels) == {"field", "kind", "tone", "urgency"}
    values = {value for name in LEXICON.labels for value in LEXICON.labels[name]}
    assert values == FIELDS | {
        "complaint", "positive", "information", "towards", "blame", "praise", "urgent", "high",
        "people", "creatures", "calm",  # whom a death is said of, and what only looks like danger: no labels
    }  # fmt: skip
    assert not {"people", "creatures", "calm"} & {urgency_of([], "").value, *LEVELS}


def test_danger_to_life_is_urgent_and_a_notice_is_not():
    assert labels("Ngộ độc sau tiệc cưới, nhiều người nhập viện cấp cứu")["urgency"].value == "urgent"
    assert labels("Thông báo lịch ngừng cấp điện")["urgency"].value == "normal"


def test_good_news_is_never_urgent():
    given = labels("Hiến máu cứu người: tuyên dương tấm lòng tình nguyện", "Cảm ơn những người đã góp máu cấp cứu.")
    assert (given["kind"].value, given["urgency"].value) == ("positive", "normal")


def test_three_press_outlets_within_a_day_raise_the_level_by_one():
    said = [("normal", [why("label.calm")]), ("high", [why("label.words", words=["ô nhiễm"])])]
    same_day = [("a", MONDAY), ("b", MONDAY + timedelta(hours=5)), ("c", MONDAY + timedelta(hours=23))]
    level, reasons = level_of(said, same_day)
    assert level == "urgent"
    assert reasons[-1].facts["outlets"] == ["a", "b", "c"]


def test_three_outlets_in_three_days_or_one_outlet_thrice_raise_nothing():
    said = [("normal", [])]
    slow = [("a", MONDAY), ("b", MONDAY + timedelta(hours=30)), ("c", MONDAY + timedelta(hours=60))]
    assert level_of(said, slow)[0] == "normal"
    assert level_of(said, [("a", MONDAY)] * 3)[0] == "normal"
    assert level_of([], []) == ("normal", [])


@pytest.mark.parametrize("text", ["", " ", "🙂", "\x00", "x" * 10000, "!" * 500])
def test_a_text_of_nothing_gets_labels_that_are_not_sure_or_calm(text):
    given = labels(text, text)
    assert given["field"].value == ""
    assert given["urgency"].value == "normal"
