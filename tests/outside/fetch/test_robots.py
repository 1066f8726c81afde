"""The site's own rules are obeyed, and the decision says why."""

import pytest

from hoiam.core.errors import Permanent, Temporary
from hoiam.outside.fetch import Fetched
from hoiam.outside.fetch.robots import decide, robots_url

RULES = b"User-agent: *\nDisallow: /tim-kiem\nCrawl-delay: 10\n\nUser-agent: HoiAm\nDisallow: /noi-bo\n"


def rules(body: bytes) -> Fetched:
    return Fetched("https://bao.example/robots.txt", 200, body, "text/plain")


@pytest.mark.parametrize(
    ("answer", "path", "allowed", "code"),
    [
        (rules(RULES), "/tin/1", True, "robots.allowed"),
        (rules(RULES), "/noi-bo/1", False, "robots.disallowed"),
        (rules(RULES), "/tim-kiem", True, "robots.allowed"),  # our own group replaces the general one
        (rules(b"User-agent: *\nDisallow: /"), "/", False, "robots.disallowed"),
        (rules(b"<html>\xff\x00 not rules"), "/", True, "robots.allowed"),
        (rules(b""), "/", True, "robots.allowed"),
        (Permanent("http.404"), "/", True, "robots.none"),
        (Permanent("http.403"), "/", True, "robots.none"),
        (Permanent("fetch.address"), "/", False, "robots.unreachable"),
        (Temporary("http.503"), "/", False, "robots.unreachable"),
        (Temporary("fetch.timeout"), "/", False, "robots.unreachable"),
    ],
)
def test_what_robots_say(answer: Fetched | Temporary | Permanent, path: str, allowed: bool, code: str) -> None:
    decision = decide(answer, f"https://bao.example{path}")
    assert (decision.allowed, decision.reason.code) == (allowed, code)


def test_the_sites_wish_for_a_pause_is_handed_on() -> None:
    assert decide(rules(b"User-agent: *\nCrawl-delay: 10"), "https://bao.example/").delay == 10


def test_the_rules_stand_at_the_root() -> None:
    assert robots_url("https://bao.example:443/a/b?c#d") == "https://bao.example/robots.txt"
