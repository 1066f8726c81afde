"""One page of the original as a picture, for the screen beside its reading."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse

from hoiam.core.errors import Permanent, Temporary
from hoiam.desk.directives import queries
from hoiam.desk.directives.models import Directive
from hoiam.outside.keep import Keep
from hoiam.outside.scan import pages
from hoiam.web.door import staff


@staff
def picture(request: HttpRequest, number: int, page: int) -> HttpResponse:
    """Send one page; only pictures that we made or that begin as PNG or JPEG, never anything that could run."""
    directive = queries.directive_for(request.office, number)
    try:
        data, kind = pages.page_picture(original(directive), page)
    except (Permanent, Temporary) as failed:
        raise Http404 from failed
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
