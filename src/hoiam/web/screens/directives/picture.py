"""The original as pictures, for the screen beside its reading: a page of it, or a doubtful word as it stands there."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse

from hoiam.core.errors import Permanent, Temporary
from hoiam.desk.directives import queries
from hoiam.desk.directives.models import Directive
from hoiam.desk.directives.on_paper import Spot, spot
from hoiam.outside.keep import Keep
from hoiam.outside.scan import cutting, pages
from hoiam.web.door import staff


@staff
def picture(request: HttpRequest, number: int, page: int) -> HttpResponse:
    """Send one page; only pictures that we made or that begin as PNG or JPEG, never anything that could run."""
    directive = queries.directive_for(request.office, number)
    try:
        return _sent(*pages.page_picture(original(directive), page))
    except (Permanent, Temporary) as failed:
        raise Http404 from failed


@staff
def word(request: HttpRequest, number: int, place: int) -> HttpResponse:
    """Send the piece of paper round one doubtful word, which is marked."""
    directive = queries.directive_for(request.office, number)
    where = spot_of(directive, place)
    if where is None:
        raise Http404
    try:
        cut = cutting.cut_out(original(directive), where.page, where.piece, where.word, where.turn)
    except (Permanent, Temporary) as failed:
        raise Http404 from failed
    return _sent(cut, "image/png")


def spot_of(directive: Directive, place: int) -> Spot | None:
    """Return where a doubtful word stands on the paper; None for a paper that nobody had to look at."""
    seen = queries.seen_on(directive) if place < len(directive.doubts) else None
    return spot(seen, directive.source, directive.doubts, place) if seen else None


def _sent(data: bytes, kind: str) -> HttpResponse:
    answer = HttpResponse(data, content_type=kind)
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, max-age=3600"
    return answer


def original(directive: Directive) -> bytes:
    """Return the bytes of the original; b"" where none was kept. Raises Permanent or Temporary as keep does."""
    return Keep(str(settings.HOIAM_FILES)).get(directive.file.sha256) if directive.file else b""


def page_count(directive: Directive) -> int:
    """Return how many pages of the original can be shown, 0 where there are none or the file is gone."""
    try:
        return pages.page_count(original(directive))
    except (Permanent, Temporary):
        return 0
