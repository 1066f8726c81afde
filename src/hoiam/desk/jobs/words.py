"""A job's codes as sentences."""

from django.utils.translation import gettext_lazy as _

STATES = {
    "waiting": _("đang chờ"),
    "running": _("đang chạy"),
    "done": _("đã xong"),
    "dead": _("đã dừng, cần người xem"),
}
