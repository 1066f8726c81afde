"""The whole house, started as a stranger would start it, and a real browser in front of it."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import time_machine

BROWSER = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
READY = "Ctrl-C để dừng"
PATIENCE = 240  # seconds for the first start, which plays the sample week


@dataclass(frozen=True)
class House:
    """A running installation with the sample: where it listens, the password of its accounts, where its data lie."""

    base: str
    password: str
    said: str
    var: Path

    def came(self, count: int, about: str) -> None:
        """Bring stories into the inbox of the living office from outside, as the machine does (fill.py)."""
        env = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"} | {"HOIAM_VAR": str(self.var)}
        words = [sys.executable, "-m", "tests.screens.fill", str(count), about]
        subprocess.run(words, env=env, check=True, timeout=PATIENCE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here needs a browser and is left out of the fast run."""
    for item in items:
        if "tests/screens/" in item.path.as_posix():
            item.add_marker(pytest.mark.chromium)
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="package")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """Start the house with one command in an empty place; stop it with one Ctrl-C, which must leave nothing behind."""
    folder, port = tmp_path_factory.mktemp("house"), _free_port()
    env = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"} | {"HOIAM_VAR": str(folder / "var")}
    words = [sys.executable, "-m", "hoiam.command", "start", "--port", str(port)]
    with (folder / "said.txt").open("w") as out:
        process = subprocess.Popen(words, env=env, stdout=out, stderr=subprocess.STDOUT, start_new_session=True)
    try:
        said = _wait(process, folder / "said.txt")
        password = re.search(r"mật khẩu: (\S+)", said)
        assert password, said
        yield House(f"http://127.0.0.1:{port}", password[1], said, folder / "var")
    finally:
        process.send_signal(signal.SIGINT)
        code = process.wait(timeout=60)
    assert code == 0
    with socket.socket() as trying:
        assert trying.connect_ex(("127.0.0.1", port)) != 0, "the web server outlived its Ctrl-C"


def _wait(process: subprocess.Popen[bytes], log: Path) -> str:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        if READY in (said := log.read_text(encoding="utf-8")):
            return said
        time.sleep(0.5)
    raise AssertionError(log.read_text(encoding="utf-8")[-3000:])


def _free_port() -> int:
    with socket.socket() as trying:
        trying.bind(("127.0.0.1", 0))
        return int(trying.getsockname()[1])


@pytest.fixture(scope="package")
def browser() -> Iterator[Any]:
    """A headless Chromium of the machine."""
    if not BROWSER:
        pytest.skip("needs chromium: apt-get install chromium, or CHROMIUM=/path/to/it")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playing:
        chromium = playing.chromium.launch(executable_path=BROWSER, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="package")
def signed_in(browser: Any, house: House) -> Iterator[Any]:
    """Return a function that gives a page of somebody who is signed in; one sign-in for each account and width."""
    contexts: dict[tuple[str, int, bool], Any] = {}

    def page(account: str, width: int = 1280, javascript: bool = True) -> Any:
        key = (account, width, javascript)
        if key not in contexts:
            size = {"width": width, "height": 900}
            contexts[key] = browser.new_context(
                viewport=size, java_script_enabled=javascript, locale="vi-VN", has_touch=width < 700
            )
            if account:
                sign_in(contexts[key].new_page(), house, account, house.password)
        return contexts[key].new_page()

    yield page
    for context in contexts.values():
        context.close()


def sign_in(page: Any, house: House, account: str, password: str) -> None:
    """Sign in by the form, as a person does."""
    page.goto(f"{house.base}/tai-khoan/dang-nhap/")
    page.fill("input[name=login]", account)
    page.fill("input[name=password]", password)
    with page.expect_navigation():
        page.press("input[name=password]", "Enter")


@pytest.fixture(scope="module")
def beside_a_browser() -> Iterator[None]:
    """Let the test use the database in the thread in which Playwright runs its loop; nothing here is concurrent."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        yield


@pytest.fixture
def clock() -> Iterator[Callable[[Any], None]]:
    """Return a function that stops the clock of the server, which runs in this process."""
    stopped: list[Any] = []

    def stop(moment: Any) -> None:
        for travel in stopped:
            travel.stop()
        stopped[:] = [time_machine.travel(moment, tick=False)]
        stopped[0].start()

    yield stop
    for travel in stopped:
        travel.stop()


@pytest.fixture
def opened(live_server: Any, browser: Any, client: Any) -> Iterator[Callable[..., Any]]:
    """Return a function that gives somebody of the cast a page of this process's server; its script where asked for."""
    from tests.web.conftest import account

    contexts = []

    def open_(who: Any, path: str, width: int = 1280, script: bool = False) -> Any:
        client.force_login(account(who))
        size = {"width": width, "height": 844}
        contexts.append(browser.new_context(locale="vi-VN", java_script_enabled=script, viewport=size))
        told = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
        contexts[-1].add_cookies([told])
        contexts[-1].set_default_timeout(PATIENCE * 1000)
        shown = contexts[-1].new_page()
        shown.goto(f"{live_server.url}{path}")
        return shown

    yield open_
    for context in contexts:
        context.close()
