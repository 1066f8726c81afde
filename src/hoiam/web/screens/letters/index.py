"""The lists of letters: drafts, those that wait for a signature or a number, those sent out."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hoiam.desk.letters import queries
from hoiam.desk.letters.actions import WRITERS
from hoiam.desk.letters.models import OUT, LetterState
from hoiam.desk.letters.words import STATES
from hoiam.desk.letters.words.papers import KINDS
from hoiam.web.door import staff
from hoiam.web.screens.letters.asking import to_whom

PAGE = 50
WAITING = (LetterState.SUBMITTED, LetterState.APPROVED, LetterState.SIGNED)


@staff
def drafts(request: HttpRequest) -> HttpResponse:
    """Show what is being written."""
    empty = _("Văn bản trả lời báo được lập từ trang vụ việc, sau khi có kết luận. Văn bản khác: bấm “Soạn văn bản”.")
    return _list(request, "letters", _("Dự thảo"), (LetterState.DRAFT,), empty)


@staff
def waiting(request: HttpRequest) -> HttpResponse:
    """Show what waits for the leader or for the clerk."""
    empty = _("Văn bản trình duyệt sẽ nằm ở đây cho đến khi được cấp số.")
    return _list(request, "letters_waiting", _("Chờ ký, cấp số"), WAITING, empty)


@staff
def out(request: HttpRequest) -> HttpResponse:
    """Show what was sent out."""
    empty = _("Văn bản đã cấp số, phát hành sẽ nằm ở đây cùng ngày báo nhận, báo đăng.")
    return _list(request, "letters_out", _("Văn bản đi"), OUT, empty)


def _list(request: HttpRequest, here: str, title: Promise, states: tuple[str, ...], empty: Promise) -> HttpResponse:
    seen = queries.visible(request.office, request.actor)
    if here == "letters_out":
        seen = seen.order_by("-issued_at", "-id")
    page = Paginator(seen.filter(state__in=states), PAGE).get_page(request.GET.get("trang"))
    context = {
        "now": request.seen_at,
        "here": here,
        "title": title,
        "empty": empty,
        "page": page,
        "rows": [(letter, gettext(STATES[letter.state]), KINDS[letter.kind], to_whom(letter)) for letter in page],
        "may_write": bool(request.actor.roles & WRITERS) and not request.office.frozen_at,
    }
    return render(request, "letters/index.html", context)
