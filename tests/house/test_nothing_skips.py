"""With CI=true nothing that needs a service may skip: the hook that turns such a skip into a failure."""

import pytest

from tests.conftest import unskipped


def skipped(reason: str) -> pytest.TestReport:
    """Return the report of a test that skipped for a reason."""
    return pytest.TestReport("a", ("a", 1, "a"), {}, "skipped", ("a", 1, f"Skipped: {reason}"), "setup")


@pytest.mark.parametrize("service", ["PostgreSQL", "RabbitMQ", "Chromium", "tesseract"])
def test_a_skip_for_a_service_fails_where_ci_runs(service: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    report = unskipped(skipped(f"needs {service}"), may_skip=False)
    assert report.outcome == "failed"
    assert service in report.longrepr


@pytest.mark.parametrize(
    ("ci", "reason", "may_skip"),
    [
        ("", "needs Chromium", False),
        ("true", "needs the shared samples beside the checkout", False),
        ("true", "needs Chromium and the shared samples", True),
    ],
)
def test_other_skips_stay_skips(ci: str, reason: str, may_skip: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", ci)
    assert unskipped(skipped(reason), may_skip=may_skip).outcome == "skipped"
