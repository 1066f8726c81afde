"""Does version 3 put together what people would put in one file? Measured quality stands in bench/stories.py."""

import json
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from bench.stories import measure, read, run
from hoiam.core.group.versions import v2, v3
from hoiam.core.group.versions.v3 import terms
from hoiam.core.text.fold import fold
from hoiam.core.values.article import Piece
from hoiam.outside import shipped

MONDAY = datetime(2022, 10, 3, 8, tzinfo=UTC)
BACKGROUND = v3.Background(shipped.data("stories/background-v3.bin"))

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


def made(text: str, title: str = "") -> v3.Features:
    return v3.features(piece("x", text, title), BACKGROUND)


def earlier(key: str, text: str, days: float = 1, story: str = "") -> v3.Candidate:
    return v3.Candidate(key, story or f"story of {key}", made(text), MONDAY - timedelta(days=days))


def test_the_first_piece_opens_a_story():
    placed = v3.place(made(DISPUTE), MONDAY, [], BACKGROUND)
    assert (placed.story, placed.reprint_of, placed.reasons[0].code) == (None, None, "group.new")


def test_a_reprint_with_a_cut_tail_joins_and_names_its_original():
    cut = DISPUTE[: len(DISPUTE) * 6 // 10]
    placed = v3.place(made(cut, "Kon Tum: Dân vướng đất khoán"), MONDAY, [earlier("a", DISPUTE)], BACKGROUND)
    assert (placed.story, placed.reprint_of) == ("story of a", "a")
    assert placed.reasons[0].code == "group.reprint"


def test_the_earliest_piece_is_the_original():
    copies = [earlier("late", DISPUTE, days=1, story="s"), earlier("early", DISPUTE, days=2, story="s")]
    assert v3.place(made(DISPUTE), MONDAY, copies, BACKGROUND).reprint_of == "early"


def test_a_reprint_without_marks_is_a_reprint():
    plain = v3.features(piece("x", fold(DISPUTE)), BACKGROUND)
    assert v3.place(plain, MONDAY, [earlier("a", DISPUTE)], BACKGROUND).reprint_of == "a"


def test_a_follow_up_after_two_weeks_joins_and_says_which_words_places_and_days():
    others = [earlier("a", DISPUTE, days=14), earlier("b", FENCE, days=10)]
    placed = v3.place(made(MEASURED), MONDAY, others, BACKGROUND)
    assert (placed.story, placed.reprint_of) == ("story of a", None)
    facts = {reason.code: reason.facts for reason in placed.reasons}
    assert "lo nhan" in facts["group.words"]["words"]
    assert "thon 3" in facts["group.places"]["words"]
    assert facts["group.days"]["days"] == 14.0
    assert 0.5 < placed.score <= 1


def test_two_land_disputes_in_one_commune_stay_apart():
    assert v3.place(made(FENCE), MONDAY, [earlier("a", DISPUTE, days=3)], BACKGROUND).story is None


def test_a_denial_joins_its_rumour():
    rumour = (
        "khan cap ba con oi dap dak uy nut roi, nuoc tran qua mat dap, sap vo dap, ba con dak ngoc dak ui chay len doi"
    )
    denial = (
        "Bác bỏ thông tin vỡ đập lan truyền trên mạng. Đập thủy lợi Đăk Ui không bị nứt, nước không tràn qua mặt đập. "
        "Người dân hai xã Đăk Ngọk và Đăk Ui chạy lên đồi trong đêm vì tin đồn đập sắp vỡ đã trở về nhà."
    )
    assert v3.place(made(denial), MONDAY, [earlier("r", rumour, days=0.1)], BACKGROUND).story == "story of r"


def test_a_piece_older_than_the_window_is_no_neighbour():
    assert v3.place(made(DISPUTE), MONDAY, [earlier("a", DISPUTE, days=v3.DAYS + 2)], BACKGROUND).story is None


def test_features_survive_storage():
    before = made(DISPUTE, "Đất khoán")
    after = v3.Features.from_json(json.loads(json.dumps(before.as_json())))
    assert after.as_json() == before.as_json()
    assert (after.hashes == before.hashes).all()


def test_features_name_no_author_and_no_outlet():
    stored = {"v", "terms", "size", "unmarked", "prints"}
    assert set(made(DISPUTE).as_json()) == stored


@pytest.mark.parametrize("text", ["", " ", "🙂", "a", "1 2 3", "\x00" * 50])
def test_a_text_of_nothing_opens_a_story_of_its_own(text):
    assert v3.place(made(text), MONDAY, [earlier("a", text), earlier("b", DISPUTE)], BACKGROUND).story is None


def test_the_order_of_candidates_does_not_matter():
    others = [earlier("a", DISPUTE, days=5), earlier("b", FENCE, days=3), earlier("c", MEASURED, days=2)]
    answers = {str(v3.place(made(MEASURED), MONDAY, some, BACKGROUND)) for some in (others, others[::-1])}
    assert len(answers) == 1


def test_what_earlier_versions_stored_is_still_compared():
    background = v2.Background(shipped.data("stories/background-v1.bin"))
    stored = json.loads(json.dumps(v2.features(piece("a", DISPUTE), background).as_json()))
    before = v3.Candidate("a", "story of a", v3.Features.from_json(stored), MONDAY - timedelta(days=9))
    others = [before, earlier("b", FENCE, days=8)]
    assert v3.place(made(MEASURED), MONDAY, others, BACKGROUND).story == "story of a"
    cut = made(DISPUTE[: len(DISPUTE) * 7 // 10])
    assert v3.place(cut, MONDAY, others, BACKGROUND).reprint_of == "a"
    assert v3.Features.from_json({"terms": {"a": 1}, "places": [], "prints": []}).size == 1
    assert len(v3.Features.from_json({}).hashes) == 0


def marked(text: str, mark: int) -> set[str]:
    found = made(text)
    return {found.term(number) for number in range(len(found.hashes)) if found.marks[number] & mark}


def test_units_names_places_and_numbers_are_told_from_words_of_the_same_letters():
    text = "Bảo hiểm xã hội của phường Lê Lợi và xã Hà Mòn, thị xã Buôn Hồ, giúp 14 hộ ở thôn 3 sửa kênh Ba Làng"
    assert marked(text, terms.COMMUNE) == {"le loi", "ha mon"}
    assert marked(text, terms.HIGHER) == {"buon ho"}
    assert {"thon 3", "kenh ba"} <= marked(text, terms.PLACE)
    assert "14 ho" in marked(text, terms.NUMBER)


TRAIN = Path("bench/data/local-train.jsonl")


def test_a_released_version_gives_the_same_stories_for_the_same_pieces():
    machine, *_ = run(read(TRAIN), "v3")
    assert sha256(json.dumps(machine, sort_keys=True).encode()).hexdigest() == (
        "72a3e7128fa28d4502a72f28b9b2635c9f8facd2c50f396ae7f20161a09b583e"
    )


def test_quality_does_not_fall_by_a_point():
    found = measure(read(TRAIN), "v3")
    assert found["b3_strict_f1"] >= 0.826
    assert found["corrections_per_100"] <= 18.8
