"""The referrals of a year behind the public figure (guard-rail G6): each number opens what it counts."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hoiam.core.calendar.zone import localdate
from hoiam.desk.letters import queries
from hoiam.desk.letters.referrals import FALSE, OTHER, referrals_of, years
from hoiam.desk.letters.words import STATES
from hoiam.web.door import staff
from hoiam.web.screens.letters.asking import to_whom

PAGE = 50
WORDS = {"": _("Tất cả"), FALSE: _("Thông tin đã kết luận là sai"), OTHER: _("Đơn, kiến nghị, việc khác")}


@staff
def referrals(request: HttpRequest) -> HttpResponse:
    """Show what was passed on in a year, of both kinds or one; who does not see all is told how many there are."""
    told = {row.year: row for row in years(request.office, request.seen_at)}
    asked = request.GET.get("nam", "")
    year = int(asked) if asked.isdecimal() and int(asked) in told else localdate(request.seen_at).year
    which = request.GET.get("loai", "")
    which = which if which in WORDS else ""
    counts = {"": told[year].false + told[year].other, FALSE: told[year].false, OTHER: told[year].other}
    mine = queries.visible(request.office, request.actor).order_by().values("pk")
    page = Paginator(referrals_of(request.office, year, which).filter(pk__in=mine), PAGE).get_page(
        request.GET.get("trang")
    )
    context = {
        "now": request.seen_at,
        "here": "letters_out",
        "year": year,
        "years": list(told),
        "which": which,
        "tabs": [(key, word, counts[key]) for key, word in WORDS.items()],
        "hidden": counts[which] - page.paginator.count,
        "page": page,
        "rows": [(letter, gettext(STATES[letter.state]), to_whom(letter)) for letter in page],
    }
    return render(request, "letters/referrals.html", context)
