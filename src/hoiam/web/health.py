"""Is the process alive, and is it ready to serve? For whoever watches the machine."""

from django.db import DatabaseError, InterfaceError
from django.http import HttpRequest, JsonResponse

from hoiam.desk.jobs import queries as jobs

TOO_FAR_BEHIND = 600  # seconds that the oldest job may have been waiting


def alive(request: HttpRequest) -> JsonResponse:
    """Answer 200 as long as the process answers at all."""
    return JsonResponse({"ok": True})


def ready(request: HttpRequest) -> JsonResponse:
    """Answer 200 when the database answers and the jobs keep up, else 503 with what is wrong."""
    try:
        lag = jobs.lag(request.now)
    except (DatabaseError, InterfaceError) as trouble:
        return JsonResponse({"ok": False, "database": str(trouble)}, status=503)
    ok = lag < TOO_FAR_BEHIND
    return JsonResponse({"ok": ok, "lag_seconds": round(lag, 1)}, status=200 if ok else 503)
