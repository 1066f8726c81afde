"""Take a paper out of a work file, or give it another place."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hoiam.desk.dossiers import actions
from hoiam.web.door import done, staff
from hoiam.web.screens.dossiers.asking import address, dossier_of


@require_POST
@staff
def remove(request: HttpRequest, number: int, item: int) -> HttpResponse:
    """Take one paper out."""
    dossier = dossier_of(request, number)
    row = dossier.items.get(pk=item)
    return done(
        request,
        lambda: actions.remove(item=row, by=request.actor, now=request.now),
        to=address(dossier) + "#van-ban",
        said=_("Đã bỏ khỏi hồ sơ; văn bản vẫn ở chỗ lưu của nó."),
    )


@require_POST
@staff
def move(request: HttpRequest, number: int, item: int) -> HttpResponse:
    """Put one paper a place higher or lower."""
    dossier = dossier_of(request, number)
    row = dossier.items.get(pk=item)
    to = row.ordinal + (1 if request.POST.get("huong") == "xuong" else -1)
    return done(
        request,
        lambda: actions.move(item=row, to=to, by=request.actor, now=request.now),
        to=address(dossier) + "#van-ban",
    )
