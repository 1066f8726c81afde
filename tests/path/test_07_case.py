"""7 case: opened from the story, given to one unit, its clocks running with their reasons."""

from tests.path.conftest import Road


def test_the_case_comes_from_the_story_and_has_one_owner(road: Road) -> None:
    assert road.case.story_id == road.article.hits.get().item.story_id
    assert road.case.lead.short_name == "Phòng KT&HT"


def test_its_own_terms_are_marked_as_policy_and_never_as_law(road: Road) -> None:
    own = road.case.clocks.filter(what__in=("assign", "verify_start", "verify_result"))
    assert own.count() == 3
    assert all(clock.policy and clock.rule.startswith("POLICY.") for clock in own)
