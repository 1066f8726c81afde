"""Sources that somebody should look at, for those who keep them: a source never dies in silence."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.desk.sources import queries
from hoiam.desk.sources.actions import KEEPERS
from hoiam.web.screens.sources.mailbox import box_of
from hoiam.web.screens.sources.source import state
from hoiam.web.screens.today.lines import SHOWN, Line, Part


def own_sources(request: HttpRequest) -> Part | None:
    """Return the sources with an alarm, None where all is well or somebody else keeps them."""
    if not request.actor.roles & KEEPERS or request.office.frozen_at:
        return None
    ailing = queries.alarming(request.seen_at).filter(outlet__sample=request.office.sample)
    count, url = ailing.count(), f"{reverse('sources')}?loc=failing"
    box, lines = box_of(request), []
    if box and box.wrong:
        count, lines = count + 1, [Line(_("Hộp thư của cơ quan"), reverse("source_mailbox"), str(box.wrong))]
    lines += [
        Line(one.outlet.name, reverse("source", args=[one.pk]), str(state(one, request.seen_at)["word"]))
        for one in ailing[: SHOWN - len(lines)]
    ]
    return Part("sources", _("Nguồn tin cần xem"), count, lines, _("Xem nguồn tin"), url, url) if count else None
