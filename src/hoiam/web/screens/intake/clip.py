"""The bookmarklet: a link to drag, and the same as text to copy.

Our own policy (script-src 'self') keeps it from running on this page: here it is only carried away. On the other site
it reads address, title and what is selected, and opens our form with them in the query: it sends no cookie, key or name
of anybody, and the form changes nothing before a person sends it.
"""

import json

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from hoiam.web.door import staff

_CODE = (
    "javascript:(()=>{const q=new URLSearchParams({dia_chi:location.href.slice(0,1000),"
    "tieu_de:document.title.slice(0,300),doan:String(getSelection()).slice(0,1200)});"
    "window.open(%s+'?'+q,'_blank','noopener')})()"
)


@staff
def clip(request: HttpRequest) -> HttpResponse:
    """Show the bookmarklet of this installation."""
    here = request.build_absolute_uri(reverse("intake"))
    context = {"now": request.seen_at, "place": "inbox", "code": _CODE % json.dumps(here).replace('"', "'")}
    return render(request, "intake/clip.html", context)
