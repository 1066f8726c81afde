"""What leaves the process leaves it by few doors, and each of them asks the guard.

So there is no second way by which a favicon, a picture, a feed list, a calendar or a model's address could be fetched.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import hoiam

SOURCE = Path(hoiam.__file__).parent
NETWORK = frozenset(
    {"aiohttp", "ftplib", "http.client", "httpx", "imaplib", "nntplib", "poplib", "requests", "smtplib", "socket"}
    | {"telnetlib", "urllib.request", "urllib3", "websockets", "xmlrpc"}
)
DOORS = {  # and why it may
    "outside/fetch/__init__.py": "names the kind of a resolver that a test hands in",
    "outside/fetch/guard.py": "is the guard: makes the socket after the look",
    "outside/fetch/hop.py": "hands the guard's sockets to the client",
    "outside/fetch/client.py": "reads, by the guard's sockets",
    "outside/send/post.py": "posts, by the guard's sockets",
    "outside/send/kinds/mail.py": "mail, its socket made after the guard's look",
    "outside/collect/mailbox.py": "mailbox, its socket made after the guard's look",
    "sample/state.py": "asks whether a port of this machine is free",
    "command/_kit/house.py": "asks whether a port of this machine is free",
}
# Libraries that can fetch by themselves, and whose fetching is never called.
FETCHERS = {
    "trafilatura": {"fetch_url", "fetch_response", "sitemaps", "feeds", "spider", "downloads"},
    "feedparser": {"http"},
    "lxml": {"urlopen"},
}


def imported(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """Give each imported module, and the name taken from it ("" for the module itself)."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield from ((node.module, alias.name) for alias in node.names)


def of_network(module: str, name: str) -> bool:
    """Say whether an import brings something that opens connections; `urllib.parse` does not."""
    return bool({module, f"{module}.{name}", module.partition(".")[0]} & NETWORK)


def trees() -> Iterator[tuple[str, ast.AST]]:
    for path in sorted(SOURCE.rglob("*.py")):
        yield path.relative_to(SOURCE).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def test_only_these_files_open_a_connection() -> None:
    found = {at for at, tree in trees() if any(of_network(*one) for one in imported(tree))}
    assert found == set(DOORS)


def test_no_library_fetches_by_itself() -> None:
    for at, tree in trees():
        used = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        for module, name in imported(tree):
            barred = FETCHERS.get(module.partition(".")[0], set())
            assert name not in barred and not barred & set(module.split(".")), at
            assert not (barred - {"http", "feeds"}) & used, at


def test_feedparser_is_given_bytes_and_never_an_address() -> None:
    """Given a text, the library would fetch it when it looks like an address."""
    calls = [
        (at, node)
        for at, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "feedparser.parse"
    ]
    assert calls
    for at, node in calls:
        assert ast.unparse(node.args[0]) == "stream", at
        assert "stream = io.BytesIO(" in (SOURCE / at).read_text(encoding="utf-8")


def test_the_watcher_sees_a_second_way() -> None:
    planted = "import urllib.request\nfrom http import client\nfrom urllib.parse import urlsplit\nimport http.server"
    assert [of_network(*one) for one in imported(ast.parse(planted))] == [True, True, False, False]
