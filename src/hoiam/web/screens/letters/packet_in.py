"""Read a packet of the document axis that came: a paper goes into the register, a status to the letter it is about."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from hoiam.core.compose.packet import URGENT
from hoiam.core.errors import HoiamError, Permanent, Refused, Temporary, Unreadable
from hoiam.core.values.packet import Packet, PacketFile, Status
from hoiam.desk.directives.models import Directive
from hoiam.desk.directives.words import unreadable
from hoiam.desk.letters import actions as letters
from hoiam.desk.letters import axis
from hoiam.desk.letters.words.papers import PACKETS
from hoiam.desk.papers import actions, queries
from hoiam.desk.papers.models import Paper, PaperKind
from hoiam.desk.units.queries import refuse_frozen
from hoiam.outside.axis import read
from hoiam.web.door import staff
from hoiam.web.screens.ask import Ask, posted
from hoiam.web.screens.directives.index import most_bytes
from hoiam.web.screens.directives.taking import take_in
from hoiam.web.screens.intake import uploads
from hoiam.web.screens.letters import scan
from hoiam.web.screens.letters.asking import address
from hoiam.web.sentences import sentence

AS = (("register", _("Vào sổ văn bản đến")), ("directive", _("Đọc nhiệm vụ như văn bản chỉ đạo")))
ALLOWED = scan.ALLOWED | {"docx", "xlsx"}


class PacketInForm(forms.Form):
    """The packet, and what is to become of it; a status needs no answer to that."""

    file = forms.FileField(label=_("Tệp gói tin .edxml"), widget=forms.FileInput(attrs={"accept": ".edxml,.xml"}))
    becomes = forms.ChoiceField(label=_("Nếu là văn bản"), choices=AS, initial="register", widget=forms.RadioSelect)


@dataclass(frozen=True, slots=True)
class Came:
    """A packet with its attachments as the door of files let them in."""

    packet: Packet
    slips: list[uploads.Slip]


@staff
def packet_in(request: HttpRequest) -> HttpResponse:
    """Ask for the file, and lead to what it became."""
    page = Ask(
        title=now_("Nhận gói tin liên thông"),
        button=now_("Đọc gói tin"),
        back=reverse("papers"),
        kicker=now_("Sổ văn bản đến"),
        note=now_(
            "Gói tin là tệp .edxml mà hệ thống quản lý văn bản của cơ quan nhận từ trục liên thông. Văn bản trong gói "
            "được vào sổ cùng tệp kèm theo; gói tin trạng thái được ghi vào văn bản đi của cơ quan."
        ),
        place="letters",
    )
    form = PacketInForm(posted(request), request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(_taken(request, form.cleaned_data["file"], form.cleaned_data["becomes"]))
        except (Permanent, Temporary) as failed:
            form.add_error("file", said(str(failed.reason), getattr(failed, "detail", "")))
        except Unreadable as failed:
            form.add_error("file", said(failed.code))
        except HoiamError as failed:
            form.add_error(None, sentence(failed))
    context = {"form": form, "page": page, "now": request.seen_at, "place": page.place}
    return render(request, "cases/ask.html", context, status=422 if form.errors else 200)


def said(reason: str, detail: str = "") -> str:
    """Return why a packet was not taken in, with the name of the attachment where one is at fault."""
    if reason not in PACKETS:  # what the reading of a dispatch says of the paper in it
        return unreadable(reason, filesizeformat(most_bytes()))
    words = str(PACKETS[reason])
    return f"{detail}: {words}" if detail and not detail.isdecimal() else words


def _taken(request: HttpRequest, sent: UploadedFile, becomes: str) -> str:
    """Return where the page of what came stands."""
    if not request.actor.roles & actions.CLERKS:
        raise Refused("paper.role")  # before anything is read
    refuse_frozen(request.office)
    limit = settings.HOIAM_UPLOAD_LIMIT
    if (sent.size or 0) > 2 * limit:
        raise Permanent("packet.too_large")
    found = read(sent.read(), limit)
    if isinstance(found, Status):
        return _status(request, found)
    _refuse_foreign(request, found)
    if becomes == "directive":
        return _directive(request, found)
    slips = _slips(request, found.files)
    with transaction.atomic():
        paper = _entered(request, found)
        _kept(request, paper, found)
        scan.keep(request, paper, slips)
    messages.success(request, now_("Đã vào sổ từ gói tin, giữ %(n)s tệp kèm theo.") % {"n": len(slips)})
    return reverse("paper", args=[paper.year, paper.arrival])


def _status(request: HttpRequest, status: Status) -> str:
    way = letters.take_status(office=request.office, status=status, by=request.actor, now=request.now)
    messages.success(request, now_("Đã ghi trạng thái %(code)s của %(to)s.") % {"code": status.code, "to": way.to})
    return address(way.letter)


def _refuse_foreign(request: HttpRequest, packet: Packet) -> None:
    """Refuse what names other receivers only, and what the register holds already, before a file of it is kept."""
    own = axis.axis_of(request.office).own.organ_id
    if own and packet.receivers and own not in {one.organ_id for one in packet.receivers}:
        raise Refused("axis.not_ours", to=", ".join(one.name or one.organ_id for one in packet.receivers)[:200])
    known = _known_by(packet)
    queries.refuse_known(request.office, known.pop("once_from"), **known)


def _known_by(packet: Packet) -> dict[str, Any]:
    """Return by what the register knows a paper again; actions.register looks once more under its lock."""
    return {
        "once_from": (packet.sender.name, packet.sender.organ_id),
        "number": packet.full_number[:40],
        "dated": packet.dated,
        "subject": (packet.subject or packet.full_number)[:500],
    }


def _slips(request: HttpRequest, files: tuple[PacketFile, ...]) -> list[uploads.Slip]:
    """Return the attachments, each looked at and kept by the door of files; one refusal refuses the packet."""
    sent: list[UploadedFile] = [SimpleUploadedFile(one.name, one.data, one.content_type) for one in files]
    by: dict[str, Any] = {"by": request.actor, "now": request.now}
    slips, wrong = uploads.taken(request.office.key, sent, [], ALLOWED, most=actions.MOST_SCANS, **by)
    if wrong or len(slips) < len({one.data for one in files}):
        raise Permanent("packet.attachment", wrong[0] if wrong else "")
    return slips


def _entered(request: HttpRequest, packet: Packet) -> Paper:
    return actions.register(
        office=request.office,
        kind=PaperKind.OTHER,
        sender=packet.sender.name or packet.sender.organ_id,
        type_name=packet.type_name,
        due_on=packet.due_on,
        urgency=URGENT.get(packet.priority, ""),
        signer=packet.signer,
        signer_post=packet.position,
        pages=packet.pages or None,
        note=now_("Gói tin liên thông, mã %(id)s.") % {"id": packet.sender.organ_id},
        received_at=request.now,
        by=request.actor,
        now=request.now,
        **_known_by(packet),
    )


def _kept(request: HttpRequest, paper: Paper, packet: Packet) -> None:
    """Keep by what its sender's system knows the paper, so that it can be told what became of it."""
    actions.keep_origin(paper=paper, packet=packet, by=request.actor, now=request.now)


def _directive(request: HttpRequest, packet: Packet) -> str:
    """Read the first attachment as a dispatch; the others go to the line that the dispatch brings to the register."""
    main = packet.files[0]
    rest = _slips(request, packet.files[1:])
    made = take_in(request, ContentFile(main.data, name=main.name), packet.origin)
    if not isinstance(made, Directive):
        if rest:
            names = ", ".join(slip.name for slip in rest)
            told = now_("Máy đang đọc bản quét. Chưa gắn tệp kèm theo: %(names)s; thêm ở dòng sổ khi đọc xong.")
            messages.warning(request, told % {"names": names})
        return reverse("directive_scan", args=[made.pk])
    line = queries.line_of(request.office, "directive", made.pk)
    if line:
        _kept(request, line, packet)  # a file that was read before has its line without it
        scan.keep(request, line, rest)
    return reverse("directive", args=[made.pk])
