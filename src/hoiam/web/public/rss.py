"""The newest replies of an office as RSS 2.0."""

import re

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import gettext as _

from hoiam.desk.replies import queries
from hoiam.web.public.door import public
from hoiam.web.public.faces import Face

NEWEST = 50
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # XML 1.0 has no way to write them


@public
def rss(request: HttpRequest, office: str) -> HttpResponse:
    """Return the feed of an office."""
    found = queries.office(office)
    feed = Rss201rev2Feed(
        title=_("Trả lời báo chí và người dân, %(office)s") % {"office": found.short_name},
        link=request.build_absolute_uri(reverse("public_office", args=[found.key])),
        description=_("Báo chí và người dân nêu việc gì, đã kiểm tra ra sao, đã làm gì."),
        language="vi",
        feed_url=request.build_absolute_uri(request.path),
    )
    for reply in queries.replies_of(found)[:NEWEST]:
        face = Face(reply)
        link = request.build_absolute_uri(face.url)
        feed.add_item(
            title=_plain(f"{face.verdict}: {reply.title}"),
            link=link,
            description=_plain(reply.text),
            unique_id=link,
            unique_id_is_permalink=True,
            pubdate=reply.published_at,
            updateddate=reply.changed_at,
        )
    return HttpResponse(feed.writeString("utf-8"), content_type="application/rss+xml; charset=utf-8")


def _plain(words: str) -> str:
    return UNPRINTABLE.sub(" ", words)
