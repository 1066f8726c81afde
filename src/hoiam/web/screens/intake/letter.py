"""Say what a letter of the mailbox is: something for the inbox, or nothing of ours."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hoiam.desk.papers import actions, queries
from hoiam.web.door import done, staff


@require_POST
@staff
def let_in(request: HttpRequest, number: int) -> HttpResponse:
    """Let the letter go on to the inbox."""
    entry = queries.entry_for(request.office, number)
    here, said = reverse("intake_entry", args=[number]), _("Máy sẽ đưa thư vào mục Tin trong ít phút.")
    return done(request, lambda: actions.let_in(entry=entry, by=request.actor, now=request.now), here, said)


@require_POST
@staff
def put_aside(request: HttpRequest, number: int) -> HttpResponse:
    """Put the letter aside; its words are not kept."""
    entry = queries.entry_for(request.office, number)
    here, said = reverse("intake_list"), _("Đã bỏ thư. Nội dung không được giữ; thư vẫn còn trong hộp thư.")
    return done(request, lambda: actions.put_aside(entry=entry, by=request.actor, now=request.now), here, said)
