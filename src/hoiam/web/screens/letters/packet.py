"""Take an issued letter out as a packet for the national document axis: a file that the office's own system sends."""

from hashlib import sha256
from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from hoiam.core.errors import HoiamError, Permanent, Refused, Temporary
from hoiam.core.values.packet import PacketFile, Party
from hoiam.desk.letters import actions, axis, enclosing, queries
from hoiam.desk.letters.models import Letter
from hoiam.outside.axis import write
from hoiam.outside.keep import Keep
from hoiam.outside.render.pages import count
from hoiam.web.chrome.handed_out import as_attachment
from hoiam.web.door import staff
from hoiam.web.screens.ask import posted
from hoiam.web.screens.letters import enclosures
from hoiam.web.screens.letters.asking import about, letter_of
from hoiam.web.sentences import sentence

EDXML = "application/xml"


class PacketForm(forms.Form):
    """To whom: from the office's list, and others by identifier and name."""

    listed = forms.MultipleChoiceField(
        label=_("Nơi nhận trong danh sách của cơ quan"), widget=forms.CheckboxSelectMultiple, required=False
    )
    others = forms.CharField(
        label=_("Nơi nhận khác"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=2000,
        required=False,
        help_text=_("Mỗi dòng một nơi: mã định danh | tên cơ quan. Ví dụ: H34.12 | Sở Mẫu"),
    )

    def __init__(self, known: tuple[Party, ...], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = known
        if not known:
            del self.fields["listed"]
            return
        choices = [(one.organ_id, f"{one.name} ({one.organ_id})") for one in known]
        self.fields["listed"].choices = choices  # type: ignore[attr-defined]

    def receivers(self) -> tuple[Party, ...]:
        """Return whom the packet names, each once."""
        chosen = [one for one in self.known if one.organ_id in self.cleaned_data.get("listed", ())]
        every = [*chosen, *parties(self.cleaned_data["others"])]
        return tuple({one.organ_id: one for one in every}.values())


def parties(text: str) -> list[Party]:
    """Return what stands on lines "identifier | name"."""
    split = (line.partition("|") for line in text.splitlines() if line.strip())
    return [Party(organ_id.strip(), name.strip()) for organ_id, _bar, name in split]


@staff
def packet(request: HttpRequest, number: int) -> HttpResponse:
    """Ask to whom, and hand the packet out."""
    letter = letter_of(request, number)
    own = axis.axis_of(letter.office)
    note = now_(
        "Hệ thống này không nối với Trục liên thông văn bản quốc gia và không gửi gì lên đó. "
        "Gói tin là một tệp .edxml: tải về rồi đưa vào hệ thống quản lý văn bản của cơ quan để gửi."
    )
    code = own.own.organ_id or now_("chưa đặt")
    facts = {now_("Mã định danh của cơ quan"): code, now_("Văn bản"): f"{letter.full_number}, {letter.title}"}
    facts |= enclosures.told(letter)
    page = about(letter, now_("Xuất gói tin liên thông"), now_("Tải gói tin .edxml"), note=note, facts=facts)
    form = PacketForm(own.receivers, posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            return _handed_out(request, letter, form.receivers())
        except HoiamError as refused:
            form.add_error(None, sentence(refused))
        except (Permanent, Temporary):
            form.add_error(None, now_("Chưa đọc được tệp đã ký trong kho lưu nên chưa xuất gói tin. Báo quản trị."))
    context = {"form": form, "page": page, "now": request.seen_at, "place": page.place}
    return render(request, "cases/ask.html", context, status=422 if form.errors else 200)


def _handed_out(request: HttpRequest, letter: Letter, receivers: tuple[Party, ...]) -> HttpResponse:
    """Return the packet as a file, once its ways are written down."""
    stored = queries.file_to_send(letter)
    if stored is None or not letter.signed_sha256:
        raise Refused("letter.packet_needs_file")
    keep = Keep(str(settings.HOIAM_FILES))
    data = keep.get(stored.sha256)
    file = PacketFile(stored.name, stored.content_type, data, "Văn bản đã ký")
    along = (
        PacketFile(enclosing.called(row, at), row.file.content_type, keep.get(row.sha256), row.name)
        for at, row in enumerate(enclosing.going(letter, [one.name for one in receivers]), 1)
    )
    made = write(axis.packet_of(letter, receivers, (file, *along), count(data), request.now))
    digest = sha256(made).hexdigest()
    actions.pack(letter=letter, receivers=receivers, sha256=digest, by=request.actor, now=request.now)
    return as_attachment(made, f"{queries.file_name(letter)}.edxml", EDXML)
