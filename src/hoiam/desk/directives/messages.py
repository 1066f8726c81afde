"""A reminder as a message: polite, short, with the date, the words of the order and where to report."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import override

from hoiam.core.calendar.zone import local
from hoiam.core.values.message import Message
from hoiam.desk.directives.models import Distribution, Order, Sending, StudyUnit
from hoiam.desk.directives.words import CHANGES, change

SHORT = 70


def message_of(sending: Sending, address: str, now: datetime) -> Message:
    """Return what is sent, in Vietnamese; `address` is that of this installation, "" where it was not set."""
    reminder = sending.reminder
    if reminder.reading is not None:
        return _of_reading(sending, reminder.reading, address, now)
    if reminder.order is not None:
        return _of_order(sending, reminder.order, address, now)
    if reminder.distribution is not None:
        return _of_distribution(sending, reminder.distribution, address, now)
    bond, task = reminder.bond, reminder.bond.task
    due, late = local(reminder.for_due_at), now >= reminder.for_due_at
    told = {
        "unit": bond.unit.name,
        "ref": task.ref,
        "paper": task.directive.number_full or task.directive.name,
        "when": f"{due:%H:%M %d/%m/%Y}",
        "what": task.what,
        "short": task.what[:SHORT].rsplit(" ", 1)[0] if len(task.what) > SHORT else task.what,
        "url": f"{address.rstrip('/')}/van-ban/den/{task.directive_id}/#nv-{task.ref}" if address else "",
    }
    if reminder.step in CHANGES:
        return _of_change(sending, told, now)
    with override("vi"):
        subject = _("Nhắc việc quá hạn: %(short)s") if late else _("Nhắc việc, hạn %(when)s: %(short)s")
        lines = [
            _("Kính gửi %(unit)s,"),
            _("Nhiệm vụ %(ref)s của văn bản %(paper)s đã quá hạn từ %(when)s.")
            if late
            else _("Nhiệm vụ %(ref)s của văn bản %(paper)s đến hạn trước %(when)s."),
            "%(what)s",
            _("Làm xong, đề nghị đơn vị bấm “Báo đã làm”. Nếu đã gửi bản giấy, xin báo Văn phòng ghi nhận."),
            *(["%(url)s"] if told["url"] else []),
            _("Thư tự động của hệ thống Hồi Âm, không cần trả lời."),
        ]
        text = "\n\n".join(str(line) % told for line in lines)
        return Message(f"task-{sending.pk}", str(subject) % told, text, now)


def _of_reading(sending: Sending, row: StudyUnit, address: str, now: datetime) -> Message:
    """Return the word about a dispatch that the unit has yet to read and understand."""
    paper, late = row.study.directive, now >= sending.reminder.for_due_at
    told = {
        "unit": row.unit.name,
        "paper": paper.number_full or paper.name,
        "when": f"{row.study.until:%d/%m/%Y}",
        "subject": paper.subject,
        "url": f"{address.rstrip('/')}/van-ban/den/{paper.pk}/#quan-triet" if address else "",
    }
    with override("vi"):
        subject = _("Nhắc quán triệt quá hạn: %(paper)s") if late else _("Nhắc quán triệt, hạn %(when)s: %(paper)s")
        said = (
            _("Đã hết hạn quán triệt văn bản %(paper)s từ hết ngày %(when)s; đơn vị chưa báo.")
            if late
            else _("Đơn vị quán triệt văn bản %(paper)s đến hết ngày %(when)s.")
        )
        lines = [_("Kính gửi %(unit)s,"), said, "%(subject)s" if paper.subject else ""]
        lines += [_("Quán triệt xong, đề nghị đơn vị bấm “Báo đơn vị đã quán triệt”."), "%(url)s" if address else ""]
        lines.append(_("Thư tự động của hệ thống Hồi Âm, không cần trả lời."))
        text = "\n\n".join(str(line) % told for line in lines if line)
        return Message(f"task-{sending.pk}", str(subject) % told, text, now)


def _of_order(sending: Sending, order: Order, address: str, now: datetime) -> Message:
    """Return a leader's instruction as a message: when it is given, before its day and after it."""
    step, late = sending.reminder.step, now >= sending.reminder.for_due_at
    paper = order.paper
    root = address.rstrip("/")
    here = f"/van-ban/den/{paper.about_key}/" if paper.about_kind == "directive" else ""
    here = here or f"/van-ban/giay-to/{paper.year}/{paper.arrival}/"
    told = {
        "unit": order.unit.name,
        "paper": paper.number or paper.subject[:SHORT],
        "order": order.order,
        "why": sending.reminder.note,
        "when": f"{order.until:%d/%m/%Y}" if order.until else "",
        "url": f"{root}{here}#but-phe" if address else "",
    }
    with override("vi"):
        subject = _("Bút phê trên văn bản %(paper)s")
        if step == "move":
            subject = _("Bút phê đổi ngày, hạn mới %(when)s: %(paper)s")
        elif step != "order":
            subject = _("Nhắc bút phê quá hạn: %(paper)s") if late else _("Nhắc bút phê, hạn %(when)s: %(paper)s")
        lines = [_("Kính gửi %(unit)s,"), _("Lãnh đạo có bút phê trên văn bản %(paper)s:"), "“%(order)s”"]
        lines += [_("Xong chậm nhất hết ngày %(when)s.") if order.until else ""]
        lines += [_("Ngày này thay ngày trước. Lý do: %(why)s") if step == "move" else ""]
        lines += [_("Đề nghị đơn vị bấm “Đã nhận”, xong thì “Báo kết quả”."), "%(url)s" if address else ""]
        lines.append(_("Thư tự động của hệ thống Hồi Âm, không cần trả lời."))
        text = "\n\n".join(str(line) % told for line in lines if line)
        return Message(f"task-{sending.pk}", str(subject) % told, text, now)


def _of_distribution(sending: Sending, row: Distribution, address: str, now: datetime) -> Message:
    """Return the word about something that was sent to a unit, which has yet to say that it has it."""
    late = now >= sending.reminder.for_due_at
    told = {"unit": row.unit.name, "title": row.title, "note": row.note, "when": f"{row.until:%d/%m/%Y}"}
    told["short"] = row.title[:SHORT]
    told["url"] = f"{address.rstrip('/')}/van-ban/phan-phoi/{row.pk}/" if address else ""
    with override("vi"):
        subject = _("Văn bản gửi đơn vị: %(short)s")
        if sending.reminder.step != "sent":
            subject = _("Nhắc báo nhận, đã quá hạn: %(short)s") if late else _("Nhắc báo nhận, hạn %(when)s: %(short)s")
        lines = [_("Kính gửi %(unit)s,"), _("Cơ quan gửi đơn vị văn bản: %(title)s."), "%(note)s" if row.note else ""]
        lines += [_("Đề nghị đơn vị bấm “Đã nhận”, chậm nhất hết ngày %(when)s."), "%(url)s" if address else ""]
        lines.append(_("Thư tự động của hệ thống Hồi Âm, không cần trả lời."))
        text = "\n\n".join(str(line) % told for line in lines if line)
        return Message(f"task-{sending.pk}", str(subject) % told, text, now)


def _of_change(sending: Sending, told: dict[str, str], now: datetime) -> Message:
    """Return the word of a change: what has changed, why, and the task that it is about."""
    with override("vi"):
        said = change(sending.reminder)
        reason = _("Lý do: %(why)s") % {"why": sending.reminder.note}
        lines = [_("Kính gửi %(unit)s,") % told, said, reason, told["what"], told["url"]]
        lines.append(_("Thư tự động của hệ thống Hồi Âm, không cần trả lời."))
        subject = _("Nhiệm vụ thay đổi: %(short)s") % told
        return Message(f"task-{sending.pk}", subject, "\n\n".join(line for line in lines if line), now)
