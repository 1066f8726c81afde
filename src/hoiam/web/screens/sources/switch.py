"""Start or stop reading one source."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hoiam.desk.sources import actions, queries
from hoiam.desk.units.queries import refuse_frozen
from hoiam.web.door import done, staff


@require_POST
@staff
def switch(request: HttpRequest, number: int) -> HttpResponse:
    """Set the switch as posted. A sample office moves sample sources only, a real one real sources."""
    source = queries.all_sources().get(pk=number, outlet__sample=request.office.sample)
    enabled = request.POST.get("enabled") == "1"

    def act() -> None:
        refuse_frozen(request.office)
        actions.switch(source=source, enabled=enabled, by=request.actor, now=request.now)

    said = _("Đã bật nguồn %(name)s.") if enabled else _("Đã tắt nguồn %(name)s. Tin đã thu vẫn giữ nguyên.")
    return done(request, act, reverse("sources"), said % {"name": source.outlet.name})
