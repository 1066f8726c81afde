"""The one way into a public page: anyone may read, nobody may write, and a copy may be kept for a short while."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import conditional_page, require_safe

Handler = Callable[..., HttpResponse]
FRESH = 120  # seconds that a copy may be shown without asking again


def public(view: Handler) -> Handler:
    """Let anyone read; what is not published is not found. Answers carry an ETag and may be cached."""

    @require_safe
    @conditional_page
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            response = view(request, *args, **kwargs)
        except ObjectDoesNotExist as missing:
            raise Http404 from missing
        if response.status_code == 200:
            signed_in = request.user.is_authenticated  # such a page may differ: it never goes into a shared cache
            patch_cache_control(response, max_age=FRESH, private=signed_in, public=not signed_in)
        return response

    return guarded
