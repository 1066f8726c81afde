"""Choose for which office one works, where somebody serves several."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hoiam.web.door import staff


@require_POST
@staff
def choose(request: HttpRequest) -> HttpResponse:
    """Keep the choice for this session; an office that is not one's own changes nothing."""
    chosen = next((office for office in request.offices if office.key == request.POST.get("office")), None)
    if chosen is None:
        messages.error(request, _("Tài khoản của bạn không có vai trò ở cơ quan này."))
        return redirect("settings")
    request.session["office"] = chosen.key
    messages.success(request, _("Đang làm việc cho %(office)s.") % {"office": chosen.short_name})
    return redirect("settings")
