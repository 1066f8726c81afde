"""The letter that belongs to a published reply, as a file. A letter without a published reply is not found."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from hoiam.core.errors import Permanent, Temporary
from hoiam.desk.replies import queries
from hoiam.outside.keep import Keep
from hoiam.web.public.door import public

LATER = 60  # seconds


@public
def file(request: HttpRequest, number: int) -> HttpResponse:
    """Return the bytes of a published letter."""
    found = queries.file_for(number)
    try:
        data = Keep(str(settings.HOIAM_FILES)).get(found.sha256)
    except Permanent as lost:
        raise Http404 from lost
    except Temporary:
        words = _("Kho tệp đang bận. Thử lại sau một phút.")
        return HttpResponse(words, status=503, content_type="text/plain; charset=utf-8", headers={"Retry-After": LATER})
    name = "".join(letter for letter in found.name if letter.isalnum() or letter in "-_.")
    return HttpResponse(data, found.content_type, headers={"Content-Disposition": f'inline; filename="{name}"'})
