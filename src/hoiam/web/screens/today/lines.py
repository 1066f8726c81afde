"""What every list of today is made of: a part with its lines; and whom the page knows by role."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from hoiam.core.values.actor import Role
from hoiam.web.chrome.clocks import Face

SHOWN = 5
LEADERS = frozenset({Role.CHU_TICH, Role.PCT})
OVERSEERS = LEADERS | {Role.LANH_DAO_DANG}


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that waits."""

    title: str
    url: str
    note: str
    face: Face | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One list of what waits: how many, the first few, where all of them are, and the word of the first step."""

    key: str
    title: str
    count: int
    lines: Sequence[Line]
    button: str
    url: str  # of the first step
    all_url: str = ""

    @property
    def rest(self) -> SafeString:
        """Return what stands behind the first few, as HTML: two hundred lines took a template a tenth of the page."""
        shape = '<li><div><h3><a href="{}">{}</a></h3><p>{}</p></div></li>'
        return format_html_join("", shape, ((line.url, line.title, line.note) for line in self.lines[SHOWN:]))
