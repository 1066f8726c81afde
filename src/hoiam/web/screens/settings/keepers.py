"""Who may open which page of the settings, and the tabs that somebody sees. One's own page is everybody's."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hoiam.core.handle.states import SORTERS
from hoiam.core.values.actor import Role
from hoiam.desk.letters.actions import HEADERS
from hoiam.desk.units.words import ROLES
from hoiam.web.door import Handler, staff

ADMINISTRATORS = frozenset({Role.QUAN_TRI})
CHECKERS = frozenset({Role.KIEM_TRA, Role.QUAN_TRI})
KEEPERS_OF_NAMES = frozenset({*SORTERS, Role.KIEM_TRA, Role.QUAN_TRI})
KEEPERS_OF_LESSONS = KEEPERS_OF_NAMES
TEXT_KEEPERS = frozenset({Role.QUAN_TRI, Role.BVDLCN, Role.TRUNG_TAM})
LAW_KEEPERS = frozenset({Role.VAN_PHONG, Role.QUAN_TRI})


@dataclass(frozen=True, slots=True)
class Tab:
    """One page of the settings: url name, word, who may open it (None: everybody)."""

    name: str
    word: Promise
    roles: frozenset[Role] | None

    @property
    def url(self) -> str:
        """Return the page's address."""
        return reverse(self.name)


TABS = (
    Tab("settings", _("Của tôi"), None),
    Tab("settings_reminders", _("Thư nhắc hạn"), None),
    Tab("settings_accounts", _("Tài khoản"), ADMINISTRATORS),
    Tab("settings_audit", _("Nhật ký"), CHECKERS),
    Tab("settings_jobs", _("Việc nền"), CHECKERS),
    Tab("settings_names", _("Địa danh"), KEEPERS_OF_NAMES),
    Tab("settings_lessons", _("Máy học"), KEEPERS_OF_LESSONS),
    Tab("settings_paper", _("Thể thức văn bản"), HEADERS),
    Tab("settings_again", _("Đọc lại bài"), TEXT_KEEPERS),
    Tab("settings_texts", _("Thời hạn giữ"), TEXT_KEEPERS),
    Tab("sources", _("Nguồn tin"), None),
    Tab("watch", _("Danh sách theo dõi"), None),
    Tab("alert_settings", _("Cảnh báo"), None),
    Tab("law", _("Thư viện luật"), None),
    Tab("days_off", _("Ngày nghỉ"), None),
)


def tabs(request: HttpRequest) -> list[Tab]:
    """Return the tabs that the person may open."""
    return [tab for tab in TABS if tab.roles is None or tab.roles & request.actor.roles]


def refuse_others(request: HttpRequest, roles: frozenset[Role]) -> None:
    """Raise PermissionDenied unless the person holds one of these roles."""
    if not request.actor.roles & roles:
        raise PermissionDenied


def only(roles: frozenset[Role]) -> Callable[[Handler], Handler]:
    """Return a decorator like `staff` that lets in these roles only; others read whose page it is."""

    def guard(view: Handler) -> Handler:
        @staff
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.actor.roles & roles:
                return view(request, *args, **kwargs)
            holders = [ROLES[role] for role in ROLES if role in roles]
            return render(request, "settings/not_yours.html", {"holders": holders, "tabs": tabs(request)}, status=403)

        return guarded

    return guard
