"""A published reply as the pages, the feed and the table show it."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from hoiam.core.values.case import Verdict
from hoiam.web.chrome.days import full_day
from hoiam.web.chrome.figures import size
from hoiam.web.chrome.verdicts import FACES


@dataclass(frozen=True, slots=True)
class Cause:
    """A piece of the press that is answered: what it is called, where it stands, when it was published."""

    outlet: str
    title: str
    url: str
    on: date | None


@dataclass(frozen=True)
class Face:
    """One reply with its words. Wraps the record; adds no fact."""

    reply: Any

    @property
    def url(self) -> str:
        """Return the reply's own address."""
        return reverse("public_reply", args=[self.reply.office.key, self.reply.slug])

    @property
    def kicker(self) -> str:
        """Return "07/10/2022, xã Đăk Ui, môi trường và rừng"."""
        field = self.reply.field
        words = (full_day(self.reply.published_at), self.reply.place_names, field[:1].lower() + field[1:])
        return ", ".join(word for word in words if word)

    @property
    def verdict(self) -> str:
        """Return the finding as a word."""
        return str(FACES[Verdict(self.reply.verdict)][1])

    @property
    def remedy(self) -> str:
        """Return how far putting it right has come, "" where there is nothing to put right."""
        return {"done": _("Đã khắc phục xong"), "doing": _("Đang khắc phục")}.get(self.reply.remedy, "")

    @property
    def letter(self) -> str:
        """Return "Công văn 2751/UBND-VX, PDF 84 KB", or the number alone while the file is being made."""
        if not self.reply.letter_number:
            return ""
        words = _("Công văn %(number)s") % {"number": self.reply.letter_number}
        return f"{words}, PDF {size(self.reply.letter.size)}" if self.reply.letter else words

    @property
    def letter_url(self) -> str:
        """Return where the letter can be read, "" while there is no file."""
        return reverse("public_file", args=[self.reply.letter_id]) if self.reply.letter_id else ""

    @cached_property
    def causes(self) -> list[Cause]:
        """Return the pieces that are answered, oldest first."""
        return [_cause(row) for row in self.reply.sources]


def _cause(row: dict[str, str]) -> Cause:
    url = row.get("url", "")
    known = url if urlsplit(url).scheme in ("http", "https") else ""
    on = row.get("on", "")
    return Cause(row.get("outlet", ""), row.get("title", ""), known, date.fromisoformat(on) if on else None)
