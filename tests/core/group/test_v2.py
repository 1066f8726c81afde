"""Does version 2 put together what people would put in one file? Measured quality stands in bench/stories.py."""

import json
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from bench.stories import measure, read, run
from hoiam.core.group.versions import v2
from hoiam.core.text.fold import fold
from hoiam.core.values.article import Piece
from hoiam.outside import shipped

MONDAY = datetime(2022, 10, 3, 8, tzinfo=UTC)
BACKGROUND = v2.Background(shipped.data("stories/background-v1.bin"))

DISPUTE = (
    "Mười bốn hộ ở thôn 3, xã Hà Mòn kẹt giữa hai tờ sơ đồ của công ty cà phê. Tờ sơ đồ năm 2009 ghi đây là lô nhận "
    "khoán, còn giấy của xã ghi đất khai hoang. Người dân đã gửi ba lá đơn đề nghị đo đạc lại ranh giới lô nhận khoán. "
    "Đại diện công ty cà phê nói hồ sơ giao khoán còn lưu đủ, xã hẹn sẽ mời các bên ra thực địa trong tháng này."
)
MEASURED = (
    "Đoàn đo đạc đã ra thôn 3, xã Hà Mòn xác định ranh giới giữa lô nhận khoán của công ty cà phê và đất khai hoang "
    "của mười bốn hộ. Hai tờ sơ đồ được chồng lên nhau, phần chênh giữa sơ đồ năm 2009 và giấy của xã được ghi lại."
)
FENCE = (
    "Con đường đất ra cánh đồng thôn 5, xã Hà Mòn bị chôn trụ bê tông và giăng kẽm gai. Hơn ba chục hộ phải vòng xa "
    "chở phân bón. Người mua thửa ruộng đầu đường nói lối đi nằm trong sổ đỏ của mình nên rào lại."
)


def piece(key: str, text: str, title: str = "") -> Piece:
    return Piece(key, title, "", text, MONDAY)


def made(text: str, title: str = "") -> v2.Features:
    return v2.features(piece("x", text, title), BACKGROUND)


def earlier(key: str, text: str, days: float = 1, story: str = "") -> v2.Candidate:
    return v2.Candidate(key, story or f"story of {key}", made(text), MONDAY - timedelta(days=days))


def test_the_first_piece_opens_a_story():
    placed = v2.place(made(DISPUTE), MONDAY, [], BACKGROUND)
    assert (placed.story, placed.reprint_of, placed.reasons[0].code) == (None, None, "group.new")


def test_a_reprint_with_a_cut_tail_joins_and_names_its_original():
    cut = DISPUTE[: len(DISPUTE) * 6 // 10]
    placed = v2.place(made(cut, "Kon Tum: Dân vướng đất khoán"), MONDAY, [earlier("a", DISPUTE)], BACKGROUND)
    assert (placed.story, placed.reprint_of) == ("story of a", "a")
    assert placed.reasons[0].code == "group.reprint"


def test_the_earliest_piece_is_the_original():
    copies = [earlier("late", DISPUTE, days=1, story="s"), earlier("early", DISPUTE, days=2, story="s")]
    assert v2.place(made(DISPUTE), MONDAY, copies, BACKGROUND).reprint_of == "early"


def test_a_reprint_without_marks_is_a_reprint():
    plain = v2.features(piece("x", fold(DISPUTE)), BACKGROUND)
    assert v2.place(plain, MONDAY, [earlier("a", DISPUTE)], BACKGROUND).reprint_of == "a"


def test_a_follow_up_after_two_weeks_joins_and_says_which_words_places_and_days():
    others = [earlier("a", DISPUTE, days=14), earlier("b", FENCE, days=10)]
    placed = v2.place(made(MEASURED), MONDAY, others, BACKGROUND)
    assert (placed.story, placed.reprint_of) == ("story of a", None)
    facts = {reason.code: reason.facts for reason in placed.reasons}
    assert "lo nhan" in facts["group.words"]["words"]
    assert "thon 3" in facts["group.places"]["words"]
    assert facts["group.days"]["days"] == 14.0
    assert 0.5 < placed.score <= 1


def test_two_land_disputes_in_one_commune_stay_apart():
    assert v2.place(made(FENCE), MONDAY, [earlier("a", DISPUTE, days=3)], BACKGROUND).story is None


def test_a_denial_joins_its_rumour():
    rumour = (
        "khan cap ba con oi dap dak uy nut roi, nuoc tran qua mat dap, sap vo dap, ba con dak ngoc dak ui chay len doi"
    )
    denial = (
        "Bác bỏ thông tin vỡ đập lan truyền trên mạng. Đập thủy lợi Đăk Ui không bị nứt, nước không tràn qua mặt đập. "
        "Người dân hai xã Đăk Ngọk và Đăk Ui chạy lên đồi trong đêm vì tin đồn đập sắp vỡ đã trở về nhà."
    )
    assert v2.place(made(denial), MONDAY, [earlier("r", rumour, days=0.1)], BACKGROUND).story == "story of r"


def test_a_piece_older_than_the_window_is_no_neighbour():
    assert v2.place(made(DISPUTE), MONDAY, [earlier("a", DISPUTE, days=v2.DAYS + 2)], BACKGROUND).story is None


def test_features_survive_storage():
    before = made(DISPUTE, "Đất khoán")
    assert v2.Features.from_json(json.loads(json.dumps(before.as_json()))) == before


def test_features_name_no_author_and_no_outlet():
    stored = {"terms", "title", "places", "units", "names", "numbers", "prints"}
    assert set(made(DISPUTE).as_json()) == stored


@pytest.mark.parametrize("text", ["", " ", "🙂", "a", "1 2 3", "\x00" * 50])
def test_a_text_of_nothing_opens_a_story_of_its_own(text):
    assert v2.place(made(text), MONDAY, [earlier("a", text), earlier("b", DISPUTE)], BACKGROUND).story is None


def test_the_order_of_candidates_does_not_matter():
    others = [earlier("a", DISPUTE, days=5), earlier("b", FENCE, days=3), earlier("c", MEASURED, days=2)]
    answers = {str(v2.place(made(MEASURED), MONDAY, some, BACKGROUND)) for some in (others, others[::-1])}
    assert len(answers) == 1


def test_what_version_1_stored_is_read():
    stored = {"terms": {"a": 1}, "places": [], "prints": []}
    assert v2.Features.from_json(stored).names == frozenset()


def test_a_commune_is_told_from_a_word_of_the_same_letters():
    found = made("Bảo hiểm xã hội của phường Lê Lợi và xã Hà Mòn theo phương pháp mới")
    assert found.units == {"le loi", "ha mon"}


TRAIN = Path("bench/data/local-train.jsonl")


def test_a_released_version_gives_the_same_stories_for_the_same_pieces():
    machine, *_ = run(read(TRAIN), "v2")
    assert sha256(json.dumps(machine, sort_keys=True).encode()).hexdigest() == (
        "a26b86300648e7dda548bed0633adde732327401f2fff5834fd11e56c97f0d69"
    )


def test_quality_does_not_fall_by_a_point():
    found = measure(read(TRAIN), "v2")
    assert found["b3_strict_f1"] >= 0.794
    assert found["corrections_per_100"] <= 23.8
