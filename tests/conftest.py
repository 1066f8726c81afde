"""Fixtures that every room may use. The people who appear in the tests stand in tests/people.py."""

import importlib
import os
import re
import zlib
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection, connections
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate
from hypothesis import settings as hypothesis
from xdist.scheduler import LoadScopeScheduling

from tests import writes

CHECKOUT = Path(__file__).resolve().parent.parent
hypothesis.register_profile("fast", max_examples=15)  # ./test fast
NEVER_SKIPPED = re.compile(r"postgres|rabbitmq|chromium|tesseract|libreoffice", re.IGNORECASE)


def pytest_configure(config: pytest.Config) -> None:
    """Name the test database after the checkout, so that two of them never meet on one server."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # slow ones guard real passwords
    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("postgresql"):
        database.setdefault("TEST", {})["NAME"] = f"test_hoiam_{zlib.crc32(str(CHECKOUT).encode()):08x}"


class ByRoom(LoadScopeScheduling):
    """Give each file to one worker, and the whole road of tests/path to one: it is walked once for all its steps."""

    def _split_scope(self, nodeid: str) -> str:
        return "tests/path" if nodeid.startswith("tests/path/") else nodeid.partition("::")[0]


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByRoom:
    """Share the tests out among the workers of `-n`."""
    return ByRoom(config, log)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Let nothing that needs PostgreSQL, RabbitMQ, Chromium, tesseract or LibreOffice skip where CI=true."""
    return unskipped((yield), may_skip=item.get_closest_marker("shared") is not None)


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """The same for a whole file that skips while it is collected."""
    return unskipped((yield), may_skip=False)


def unskipped(report: Any, *, may_skip: bool) -> Any:
    """Return a report whose skip became a failure where CI=true and the reason names a service."""
    if os.environ.get("CI") != "true" or may_skip or not report.skipped or hasattr(report, "wasxfail"):
        return report
    said = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    if NEVER_SKIPPED.search(said):
        report.outcome, report.longrepr = "failed", f"with CI=true this may not skip: {said}"
    return report


@pytest.fixture(autouse=True)
def _only_on_postgres(request: pytest.FixtureRequest) -> None:
    """Skip a test marked `postgres` by name while the tests run on SQLite."""
    if request.node.get_closest_marker("postgres") and connection.vendor != "postgresql":
        pytest.skip("needs PostgreSQL: DATABASE_URL=postgres://postgres@127.0.0.1:5432/postgres")


def _wrap(connection: Any, **_: Any) -> None:
    if writes.watch not in connection.execute_wrappers:
        connection.execute_wrappers.append(writes.watch)


connection_created.connect(_wrap, weak=False)


def _forget_words(using: str, **_: Any) -> None:
    """Empty the index of words, which is no model, whenever the tables of articles were: after a test that commits."""
    articles = importlib.import_module("hoiam.desk.articles.models").Article
    if "articles_words" in connections[using].introspection.table_names() and not articles.objects.exists():
        importlib.import_module("hoiam.desk.articles.index").empty()


post_migrate.connect(_forget_words, sender=apps.get_app_config("articles"), weak=False)


@pytest.fixture(autouse=True)
def _every_write_comes_from_an_action() -> Iterator[None]:
    writes.found.clear()
    yield
    assert not writes.found, f"written past the actions: {writes.found}"


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of real samples that lies beside the checkout; skip by name where it is absent."""
    folder = CHECKOUT.parent / "shared"
    if not (folder / "samples").is_dir():
        pytest.skip("needs the shared samples beside the checkout")
    return folder


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """Make the index of words, which is no model, where the tables were made without migrations."""
    words = importlib.import_module("hoiam.desk.articles.migrations.0002_words")
    with django_db_blocker.unblock():
        if "articles_words" not in connection.introspection.table_names():
            with connection.cursor() as cursor:
                for sql in words.POSTGRES if connection.vendor == "postgresql" else (words.SQLITE,):
                    cursor.execute(sql)
