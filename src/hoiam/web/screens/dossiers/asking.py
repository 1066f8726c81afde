"""What the pages about a work file have in common: the door, the way back, the forms."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hoiam.core.values.actor import Actor
from hoiam.desk.dossiers import queries
from hoiam.desk.dossiers.actions import OPENERS
from hoiam.desk.dossiers.actions.holding import may_change
from hoiam.desk.dossiers.models import Dossier
from hoiam.desk.dossiers.words import choices
from hoiam.web.screens.ask import Ask


def dossier_of(request: HttpRequest, number: int) -> Dossier:
    """Return a work file that this person may see. Raises DoesNotExist for a stranger's."""
    return queries.dossier_for(request.office, request.actor, number)


def address(dossier: Dossier) -> str:
    """Return where the page of a work file stands."""
    return reverse("dossier", args=[dossier.pk])


def about(dossier: Dossier, title: Any, button: Any, **more: Any) -> Ask:
    """Return the page that asks one thing about a work file."""
    kicker = f"{dossier.notation}, {dossier.title}"
    return Ask(title=str(title), button=str(button), back=address(dossier), kicker=kicker, place="letters", **more)


def may_open(actor: Actor, request: HttpRequest) -> bool:
    """Say whether a person may open files in this office."""
    return bool(actor.roles & OPENERS) and not request.office.frozen_at


def may_fill(dossier: Dossier, actor: Actor) -> bool:
    """Say whether a person may change a file that is not frozen with its office."""
    return may_change(dossier, actor) and not dossier.office.frozen_at


class FileForm(forms.Form):
    """What a file is called and how long it is kept."""

    title = forms.CharField(
        label=_("Tiêu đề hồ sơ"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Việc gì, ở đâu, khi nào. Không ghi tên người dân."),
    )
    keep_years = forms.ChoiceField(
        label=_("Thời hạn bảo quản"),
        choices=choices,
        help_text=_("Theo danh mục hồ sơ của cơ quan; tính từ năm công việc kết thúc."),
    )
    note = forms.CharField(label=_("Ghi chú"), max_length=500, required=False)

    def clean_keep_years(self) -> int | None:
        """Return the years, None for ever."""
        return int(self.cleaned_data["keep_years"]) or None
