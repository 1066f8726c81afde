"""Close a work file, or open it again with a reason."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hoiam.core.errors import Permanent, Temporary
from hoiam.desk.dossiers import actions, queries
from hoiam.desk.dossiers.describing import files_of
from hoiam.desk.dossiers.models import Dossier
from hoiam.outside.keep import Keep
from hoiam.outside.render.pages import count
from hoiam.web.door import done, staff
from hoiam.web.screens.ask import ask, posted
from hoiam.web.screens.dossiers.asking import about, address, dossier_of
from hoiam.web.screens.letters.forms import ReturnForm


@require_POST
@staff
def close(request: HttpRequest, number: int) -> HttpResponse:
    """Close the file: list and digests stand from now on."""
    dossier = dossier_of(request, number)
    return done(
        request,
        lambda: actions.close(dossier=dossier, pages=_pages(dossier), by=request.actor, now=request.now),
        to=address(dossier),
        said=_("Đã kết thúc hồ sơ."),
    )


@staff
def reopen(request: HttpRequest, number: int) -> HttpResponse:
    """Ask why, and open the file again."""
    dossier = dossier_of(request, number)
    page = about(dossier, _("Mở lại hồ sơ"), _("Mở lại"), said=_("Đã mở lại hồ sơ."))

    def act(given: dict[str, Any]) -> None:
        actions.reopen(dossier=dossier, reason=given["reason"], by=request.actor, now=request.now)

    return ask(request, ReturnForm(posted(request)), page, act)


def _pages(dossier: Dossier) -> dict[str, int]:
    """Return how many pages each PDF of a file has; one that is absent or damaged is found by the export's check."""
    keep, pages = Keep(str(settings.HOIAM_FILES)), {}
    for item in queries.items_of(dossier):
        for file in files_of(item):
            if file["content_type"] != "application/pdf":
                continue
            try:
                pages[file["sha256"]] = count(keep.get(file["sha256"]))
            except (Permanent, Temporary):
                continue
    return pages
