"""Which offices answer in public? With one there is nothing to choose."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from hoiam.desk.replies import queries
from hoiam.web.public.door import public


@public
def home(request: HttpRequest) -> HttpResponse:
    """List the offices that have published something, or go to the only one."""
    offices = list(queries.offices())
    if len(offices) == 1:
        return redirect("public_office", offices[0].key)
    rows = [(office, queries.replies_of(office).count(), queries.changed_at(office)) for office in offices]
    return render(request, "public/home.html", {"rows": rows, "now": request.now})
