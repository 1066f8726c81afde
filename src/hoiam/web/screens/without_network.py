"""What a device keeps so that a form opens without a network: the script that opens it. Holds nothing of anybody."""

from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """Return the script that opens a form without a network; it must lie in the folder that it serves."""
    path = finders.find("hoiam/sheet-worker.js")
    answer = HttpResponse(Path(str(path)).read_bytes(), content_type="text/javascript; charset=utf-8")
    answer["Cache-Control"] = "no-cache"
    return answer
