"""The one next step that this person may take on a dispatch; or whose turn it is. The actions decide again."""

from collections.abc import Sequence
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hoiam.core.calendar.zone import localdate
from hoiam.core.values.actor import Actor
from hoiam.desk.directives import queries
from hoiam.desk.directives.actions import CONFIRMERS
from hoiam.desk.directives.models import Directive, DirectiveState
from hoiam.desk.units.queries import answers_for
from hoiam.web.screens.cases.next_step import Step


def next_step(found: Directive, actor: Actor, left: int, unbound: Sequence[str], now: datetime) -> Step:
    """Return the step; `left`: how many doubtful words nobody has settled; `unbound`: tasks that bind nobody yet."""
    if found.office.frozen_at:
        return Step(_("Dữ liệu đã khóa"), note=_("Đơn vị này chỉ xem được, không còn việc phải làm."))
    if found.ended_at is not None:
        return Step(_("Văn bản đã thôi theo dõi"), note=_("Những gì các đơn vị đã nộp vẫn xem được ở đây."))
    if found.state == DirectiveState.CONFIRMED:
        return _followed(found, actor, localdate(now))
    if not actor.roles & CONFIRMERS:
        return Step(_("Chờ Văn phòng, Phòng Văn hóa hoặc văn thư xác nhận"))
    note = _("Nhiệm vụ sẽ gắn với các đơn vị của ngày văn bản và bắt đầu tính hạn.")
    if left:
        unseen = ngettext(
            "Còn %(n)s chữ nghi ngờ chưa xem, giữ theo máy đọc.",
            "Còn %(n)s chữ nghi ngờ chưa xem, giữ theo máy đọc.",
            left,
        )
        note = f"{unseen % {'n': left}} {note}"
    if unbound:
        lacking = _("Nhiệm vụ %(refs)s chưa có đơn vị phải làm: bấm Sửa để chọn, hoặc gạch bỏ.")
        note = f"{lacking % {'refs': ', '.join(unbound)}} {note}"
    action = reverse("directive_confirm", args=[found.pk])
    return Step(_("Xác nhận nội dung đã đọc"), _("Xác nhận văn bản"), action=action, note=note)


def _followed(found: Directive, actor: Actor, today: date) -> Step:
    if any(answers_for(unit, actor.unit, today) for unit in queries.unreceived(found)):
        note = _("Đơn vị báo đã nhận; hạn đã tính từ khi văn bản được xác nhận.")
        action = reverse("directive_receive", args=[found.pk])
        return Step(_("Đơn vị của tôi có nhiệm vụ mới"), _("Báo đã nhận"), action=action, note=note)
    task = queries.next_of_unit(found, actor.unit, today) if actor.unit else None
    if task is None:
        return Step(_("Nhiệm vụ đang được theo dõi"), _("Xem nhiệm vụ theo hạn"), url=reverse("tasks"))
    title = _("Nhiệm vụ %(ref)s của đơn vị tôi đến hạn trước tiên") % {"ref": task.ref}
    return Step(title, _("Báo đã làm"), url=reverse("task_evidence", args=[task.pk]), note=task.what)
