"""9 act: false claims open an objection and a clarification, no remedy; each track ends by itself."""

from tests.path.conftest import Road


def test_the_tracks_are_those_of_false_claims_and_have_ended(road: Road) -> None:
    assert {t.track: t.state for t in road.case.tracks.all()} == {
        "objection": "published",
        "clarification": "published",
    }
