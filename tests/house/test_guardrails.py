"""What must not exist does not exist (domain guard-rails G1 to G13). One test for each; none of them is a switch."""

import re
from itertools import product

import pytest
from django.apps import apps
from django.urls import URLPattern, get_resolver

from hoiam.core.classify import parse_lexicon, read_model
from hoiam.core.handle.route import Question, route
from hoiam.core.text.redact import redact
from hoiam.core.values.case import Route, Verdict
from hoiam.outside import shipped
from hoiam.settings import NOUNS
from tests.house.test_rules import SOURCE, sources


def fields() -> set[str]:
    """Return every field of every record of ours, as "Model.field"."""
    models = [model for noun in NOUNS for model in apps.get_app_config(noun).get_models()]
    return {f"{model.__name__}.{field.name}" for model in models for field in model._meta.get_fields()}


def addresses() -> list[str]:
    """Return every address of the web with its name."""

    def walk(patterns: list[object], prefix: str) -> list[str]:
        found = []
        for one in patterns:
            here = prefix + str(one.pattern)  # type: ignore[attr-defined]
            found += [f"{here} {one.name}"] if isinstance(one, URLPattern) else walk(one.url_patterns, here)  # type: ignore[attr-defined]
        return found

    return walk(get_resolver().url_patterns, "")


def none_of(words: str, among: set[str] | list[str]) -> list[str]:
    barred = re.compile(words, re.I)
    return sorted(one for one in among if barred.search(one))


def test_g1_nobody_can_be_listed_scored_or_searched() -> None:
    assert not none_of(r"author|account_name|citizen|profile|score_of|poster|nickname", fields() - {"Person.profile"})
    assert "Mẫu" not in redact("Chị Nguyễn Thị Mẫu, 0905 123 456") and "0905" not in redact("gọi 0905 123 456")


def test_g2_nothing_links_a_post_to_a_register_of_people() -> None:
    assert not none_of(r"cccd|cmnd|id_card|household|passport|biometric|face_|voice_|phone|birth", fields())


def test_g3_no_class_of_belief_ethnicity_or_loyalty_exists() -> None:
    lexicon = parse_lexicon({name: shipped.text(name) for name in shipped.names("labels", ".toml")})
    labels = {value for values in lexicon.labels.values() for value in values}
    labels |= {value for head in read_model(shipped.data("labels/model.bin")).heads.values() for value in head.labels}
    assert labels and not none_of(r"relig|politic|ethnic|loyal|party|belief|tôn giáo|dân tộc", labels)


def test_g4_no_source_can_hold_a_credential() -> None:
    assert not none_of(r"Source\..*(password|token|cookie|secret|login|credential)", fields())


def test_g5_nothing_posts_in_anothers_name() -> None:
    assert not none_of(
        r"\bbot|_bot|fake|multi_?account|auto_?like|comment_team|seeding", addresses() + sorted(fields())
    )


def test_g6_there_is_no_button_to_take_down() -> None:
    assert not none_of(r"take_?down|go_bai|go-bai|remove_post|report_account|bao_cao_tai_khoan", addresses())


@pytest.mark.parametrize(("office", "conclusion", "press"), list(product((True, False), repeat=3)))
def test_g7_a_true_claim_is_never_objected_to(office: bool, conclusion: bool, press: bool) -> None:
    from datetime import date

    for on in (date(2022, 10, 6), date(2026, 11, 23)):
        decision = route(Question(Verdict.TRUE, office, conclusion, on, press))
        assert decision.route == Route.REMEDY_AND_ANSWER


def test_g8_no_journalist_is_rated_and_no_source_of_theirs_is_asked_for() -> None:
    assert not none_of(r"rating|friendly|hostile|blacklist|journalist|reporter_name|source_of_journalist", fields())


def test_g9_no_identity_of_a_petitioner_is_kept() -> None:
    assert not none_of(r"petitioner|complainant|sender_name|sender_address", fields())


def test_g10_a_child_named_in_a_post_is_taken_out() -> None:
    assert "Blong" not in redact("Cháu A Blong học lớp 5 bị ngã ở cầu")


def test_g11_a_list_shows_no_more_than_a_short_excerpt() -> None:
    from hoiam.desk.articles.actions import EXCERPT

    assert EXCERPT <= 300
    shown = [path for path in SOURCE.rglob("templates/**/*.html") if "version.text" in path.read_text()]
    assert not shown


def test_g12_the_machine_judges_no_claim() -> None:
    judging = [p for p in sources() if "run/" in p.as_posix() and re.search(r"\bjudge\(|\bconclude\(", p.read_text())]
    assert not judging


def test_g13_no_address_of_a_foreign_service_stands_in_the_code() -> None:
    known = {"127.0.0.1", "localhost", "[::1]"}
    hosts = {host for path in sources() for host in re.findall(r"https?://([\w.\-\[\]:]+)", path.read_text())}
    outside = {host.split(":")[0] for host in hosts} - known
    assert not none_of(r"openai|anthropic|googleapis|amazonaws|azure|deepl|huggingface", outside)
