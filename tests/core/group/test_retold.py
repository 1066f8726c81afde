"""Does the timeline name the first to tell it, and who copied how much from whom?"""

from datetime import UTC, datetime, timedelta

from hoiam.core.group.retold import Taken, Told, retold
from hoiam.core.text.shingles import fingerprint_of

MONDAY = datetime(2022, 10, 3, 8, tzinfo=UTC)
FIRST = [f"tu{n}" for n in range(300)]
OTHER = [f"khac{n}" for n in range(300)]


def told(key: str, words: list[str], hours: float = 0) -> Told:
    return Told(key, MONDAY + timedelta(hours=hours), fingerprint_of(words))


def from_whom(*pieces: Told) -> dict[str, list[str]]:
    return {key: [taken.of for taken in found] for key, found in retold(pieces).items()}


def test_the_first_to_tell_has_it_from_nobody_and_a_whole_copy_has_all_of_it():
    assert retold([told("b", FIRST, 2), told("a", FIRST)]) == {"a": (), "b": (Taken("a", 1.0),)}


def test_a_lead_a_cut_tail_and_a_splice_name_whom_they_took_from():
    pieces = [told("a", FIRST), told("b", OTHER, 1), told("lead", FIRST[:80], 2), told("cut", OTHER[:150], 3)]
    found = from_whom(*pieces, told("splice", FIRST[:180] + OTHER[:160], 4))
    assert found == {"a": [], "b": [], "lead": ["a"], "cut": ["b"], "splice": ["a", "b"]}


def test_the_share_is_that_of_the_copying_text():
    half = [f"moi{n}" for n in range(300)]
    (taken,) = retold([told("a", FIRST), told("b", FIRST + half, 1)])["b"]
    assert 0.35 < taken.share < 0.65


def test_a_copy_of_a_copy_is_taken_from_the_first_and_only_what_was_added_from_the_second():
    longer = FIRST + OTHER[:150]
    found = retold([told("a", FIRST), told("b", longer, 1), told("c", longer, 2)])
    assert [taken.of for taken in found["c"]] == ["a", "b"]
    assert found["c"][0].share > 0.5 and sum(taken.share for taken in found["c"]) == 1.0


def test_a_story_that_sixty_outlets_reprint_still_names_the_first():
    pieces = [told(f"p{n:02}", FIRST, n) for n in range(60)]
    assert set(map(tuple, list(from_whom(*pieces).values())[1:])) == {("p00",)}


def test_pieces_of_one_event_in_other_words_and_pieces_without_words_are_their_own():
    found = from_whom(told("a", FIRST), told("b", OTHER, 1), Told("c", MONDAY, frozenset()))
    assert found == {"a": [], "b": [], "c": []}
