"""Open a case from an incoming paper, with the story that it is about where there is one."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.desk.cases import actions
from hoiam.desk.stories import queries as stories
from hoiam.web.chrome.paper_door import paper_of
from hoiam.web.door import staff
from hoiam.web.screens.ask import Ask, ask, posted
from hoiam.web.screens.letters.forms import OpenCaseForm

MOST = 100  # stories to choose from, the newest


@staff
def open_case(request: HttpRequest, year: int, arrival: int) -> HttpResponse:
    """Ask what the case is called and which story it is about."""
    paper = paper_of(request, year, arrival)
    free = stories.stories_of(request.office).filter(cases__isnull=True).values_list("pk", "title")[:MOST]
    page = Ask(
        title=_("Lập vụ việc từ giấy tờ báo gửi"),
        button=_("Lập vụ việc"),
        back=reverse("paper", args=[year, arrival]),
        kicker=str(paper),
        facts={_("Trích yếu"): paper.subject},
        said=_("Đã lập vụ việc, chờ Văn phòng giao đơn vị."),
        place="letters",
    )

    def act(given: dict[str, Any]) -> str:
        chosen = given["story"]
        story = stories.story_for(request.office, int(chosen)) if chosen else None
        case = actions.open_case(
            office=request.office, title=given["title"], story=story, paper=paper, by=request.actor, now=request.now
        )
        return reverse("case", args=[case.number])

    form = OpenCaseForm(free, posted(request), initial={"title": paper.subject[:1].upper() + paper.subject[1:300]})
    return ask(request, form, page, act)
