"""The seven places of the house, in their order, and where each one's count comes from.

A place whose screen is not built is not shown; no link leads nowhere.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WORDS: dict[str, Promise] = {  # url name of the place's first screen -> its word
    "today": _("Hôm nay"),
    "inbox": _("Tin"),
    "cases": _("Vụ việc"),
    "letters": _("Văn bản"),
    "press": _("Báo chí"),
    "plans": _("Tuyên truyền"),
    "reports": _("Báo cáo"),
}
Waiting = tuple[int, str]  # how many, and the url name of the list that holds them
Counts = Mapping[str, Callable[[HttpRequest], Waiting]]


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the masthead; `count` is what waits there for this person, 0 shows nothing; `url` opens its list."""

    key: str
    word: Promise
    url: str
    here: bool
    count: int


def address(name: str) -> str:
    """Return the address of a screen, "" where it is not built."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def places(request: HttpRequest, counts: Counts) -> list[Place]:
    """Return the places that exist, with the one where the page stands marked by its address."""
    found = [(key, word, address(key)) for key, word in WORDS.items()]
    here = _nearest(request.path, [url for _key, _word, url in found])
    shown = []
    for key, word, url in found:
        count, name = counts[key](request) if url and key in counts else (0, "")
        if url:
            shown.append(Place(key, word, (address(name) if count and name else "") or url, url == here, count))
    return shown


def _nearest(path: str, roads: list[str]) -> str:
    """Return the place that a page lies in: the longest road that its address begins with; "/" is only itself."""
    return max((url for url in roads if url == path or (len(url) > 1 and path.startswith(url))), key=len, default="")
