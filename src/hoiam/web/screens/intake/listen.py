"""Let a recogniser listen to a broadcast again, and put words that were checked by ear into the entry."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hoiam.desk.papers import actions, queries
from hoiam.web.door import done, staff


@require_POST
@staff
def listen(request: HttpRequest, number: int) -> HttpResponse:
    """Queue the sounds of an entry."""
    entry = queries.entry_for(request.office, number)
    here, said = reverse("intake_entry", args=[number]), _("Máy sẽ nghe và chép lời. Bản ghi âm dài mất nhiều phút.")
    return done(request, lambda: actions.listen(entry=entry, by=request.actor, now=request.now), here, said)


@require_POST
@staff
def put(request: HttpRequest, number: int) -> HttpResponse:
    """Let checked words be the text of the entry."""
    entry, text = queries.entry_for(request.office, number), request.POST.get("text", "")
    here, said = reverse("intake_entry", args=[number]), _("Đã đưa lời vào tin. Máy sẽ đọc lại trong ít phút.")
    put_in = actions.put_words
    return done(request, lambda: put_in(entry=entry, text=text, by=request.actor, now=request.now), here, said)
