"""Who told a story first, who took it over and when: the words and the order of the pieces on a story's page."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hoiam.core.group.retold import MOSTLY
from hoiam.desk.stories.models import StoryItem
from hoiam.desk.stories.queries import Source
from hoiam.web.chrome import days
from hoiam.web.chrome.figures import percent

Sources = Mapping[int, Sequence[Source]]


def under(item: StoryItem, sources: Sources) -> int | None:
    """Return the piece under which a reprint is folded: the one that most of it was taken from."""
    taken = sources.get(item.pk) or ()
    if not taken or sum(source.share for source in taken) < MOSTLY:
        return None
    first, seen = taken[0].item.pk, {item.pk}
    while first not in seen and (above := sources.get(first)) and sum(one.share for one in above) >= MOSTLY:
        seen.add(first)  # a reprint of a reprint stands under the piece that began it
        first = above[0].item.pk
    return first


def told(item: StoryItem, first: StoryItem, sources: Sources) -> str:
    """Return how a piece came about: "Đăng đầu tiên", "Chép 62% bài của Báo A, sau 2 giờ"."""
    taken = sources.get(item.pk) or ()
    if item.pk == first.pk:
        return _("Đăng đầu tiên")
    if under(item, sources) is None:
        time = _later(first, item)
        own = _("Viết riêng, sau bài đầu %(time)s") if time else _("Viết riêng, cùng lúc với bài đầu")
        words = own % {"time": time}
        if not taken:
            return words
        share, outlet = percent(taken[0].share, 1), _outlet(taken[0].item)
        return _("%(words)s; lấy %(share)s từ bài của %(outlet)s") % {"words": words, "share": share, "outlet": outlet}
    sources_told = _(" và ").join(
        _("%(share)s từ bài của %(outlet)s") % {"share": percent(one.share, 1), "outlet": _outlet(one.item)}
        for one in taken
    )
    time = _later(taken[0].item, item)
    again = _("Đăng lại sau %(time)s, chép %(sources)s") if time else _("Đăng lại cùng lúc, chép %(sources)s")
    return again % {"time": time, "sources": sources_told}


def summed(items: Sequence[StoryItem], sources: Sources, now: datetime) -> str:
    """Return the line above the pieces: who was first, how many took it over and how soon, how many wrote their own."""
    if len(items) < 2:
        return ""
    first, rest = items[0], items[1:]
    copies = [item for item in rest if under(item, sources) is not None]
    lines = [
        _("%(outlet)s đăng đầu tiên, %(moment)s.")
        % {"outlet": _outlet(first), "moment": days.told(first.hit.article.published_at, now)}
    ]
    if copies:
        lines.append(ngettext("%(n)s bài đăng lại", "%(n)s bài đăng lại", len(copies)) % {"n": len(copies)})
        soonest = min(copies, key=lambda item: _gap(sources[item.pk][0].item, item))
        time = _later(sources[soonest.pk][0].item, soonest)
        lines[-1] += (_(", sớm nhất sau %(time)s.") if time else _(", sớm nhất cùng lúc.")) % {"time": time}
    own = len(rest) - len(copies)
    if own:
        lines.append(ngettext("%(n)s bài viết riêng.", "%(n)s bài viết riêng.", own) % {"n": own})
    return " ".join(lines)


def _outlet(item: StoryItem) -> str:
    return item.hit.article.outlet.name


def _gap(first: StoryItem, item: StoryItem) -> timedelta:
    return item.hit.article.published_at - first.hit.article.published_at


def _later(first: StoryItem, item: StoryItem) -> str:
    """Return "2 giờ", rounded down; nothing within a minute (many pages state the day alone)."""
    gap = _gap(first, item)
    minutes, hours, day_count = gap // timedelta(minutes=1), gap // timedelta(hours=1), gap // timedelta(days=1)
    if day_count:
        return ngettext("%(n)d ngày", "%(n)d ngày", day_count) % {"n": day_count}
    if hours:
        return ngettext("%(n)d giờ", "%(n)d giờ", hours) % {"n": hours}
    return ngettext("%(n)d phút", "%(n)d phút", minutes) % {"n": minutes} if minutes else ""
