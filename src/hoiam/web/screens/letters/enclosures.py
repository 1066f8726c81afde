"""What goes with a letter: shown on its page, chosen for a draft, each file looked at before it is tied to a name."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from hoiam.core.calendar.zone import localdate
from hoiam.core.errors import Permanent, Temporary
from hoiam.core.values.actor import Actor
from hoiam.desk.files.words import refused
from hoiam.desk.letters import actions, enclosing, queries
from hoiam.desk.letters.actions.enclosing import KEEP, NONE
from hoiam.desk.letters.actions.holding import writers
from hoiam.desk.letters.enclosing import Choice, Line
from hoiam.desk.letters.models import Letter, LetterState
from hoiam.desk.letters.words.papers import ENCLOSED_FROM
from hoiam.outside.keep import Keep
from hoiam.outside.scan import kinds, look, refuse_active
from hoiam.web.chrome.figures import size as told_size
from hoiam.web.door import staff
from hoiam.web.screens.ask import ask, posted
from hoiam.web.screens.letters.asking import about, letter_of

DROP = "-"
NO_MORE = {"replaced": _("đã thay thế"), "withdrawn": _("đã thu hồi")}
ALLOWED = frozenset({"pdf", "docx", "xlsx"}) | kinds.PICTURES | kinds.SOUNDS
MOST = enclosing.MOST_BYTES


@dataclass(frozen=True, slots=True)
class Shown:
    """What goes with a letter, as its page shows it. `choose` is where files are chosen, "" where they are fixed.

    `shut` names full copies of articles that this person has no right to open, `left` what did not come along from the
    letter that a draft replaces.
    """

    lines: list[Line]
    choose: str
    fixed: bool
    shut: frozenset[str]
    left: tuple[str, ...]


def shown(letter: Letter, actor: Actor, today: date) -> Shown | None:
    """Return what goes with a letter; None where nothing does and nothing may."""
    lines = enclosing.lines_of(letter)
    draft = letter.state == LetterState.DRAFT and not letter.office.frozen_at and enclosing.takes_files(letter)
    choose = reverse("letter_enclose", args=[letter.pk]) if draft and actor.roles & writers(letter) else ""
    copies = [line for line in lines if line.file and line.file.restricted]
    shut = frozenset(one.name for one in copies if one.file and not enclosing.may_open_copy(one.file, actor, today))
    left = enclosing.left_behind(letter)
    return Shown(lines, choose, bool(letter.approved_at), shut, left) if lines or choose else None


def told(letter: Letter) -> dict[str, str]:
    """Return what goes along and what only goes as paper, for the pages that send a letter."""
    lines = enclosing.lines_of(letter)
    files = [f"{line.name} ({told_size(line.file.file.size)})" for line in lines if line.file]
    paper = [line.name for line in lines if line.file is None]
    facts = {now_("Tệp gửi kèm"): "; ".join(files)} if files else {}
    if paper:
        facts[now_("Chưa có tệp, phải gửi bản giấy")] = "; ".join(paper)
    if any(line.file and line.file.restricted for line in lines):
        facts[now_("Chỉ gửi cho nơi được gửi chính")] = now_("bản chụp đầy đủ của bài báo (có bản quyền)")
    return facts


class EnclosuresForm(forms.Form):
    """A file for each thing that the letter lists, and one thing more."""

    more = forms.CharField(
        label=_("Thêm tài liệu (tên như ghi trong văn bản)"),
        max_length=300,
        required=False,
        help_text=_("Ví dụ: biên bản kiểm tra hiện trường ngày 07 tháng 10 năm 2026."),
    )
    more_file = forms.ChoiceField(label=_("Tệp của tài liệu thêm"), required=False)

    def __init__(self, letter: Letter, offered: list[Choice], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines, self.offered = enclosing.lines_of(letter), {one.key: one for one in offered}
        known, added = enclosing.suggested(letter), queries.facts_of(letter).enclosed
        groups = _grouped(offered)
        for line in self.lines:
            initial = KEEP if line.file else known.get(line.name, NONE)
            if initial not in (KEEP, *self.offered):
                initial = NONE
            kept = [(KEEP, now_("Giữ tệp đã chọn: %(name)s") % {"name": line.file.file_name})] if line.file else []
            drop = [(DROP, now_("Bỏ khỏi danh sách gửi kèm"))] if line.name in added else []
            choices = [*kept, (NONE, now_("Không có tệp, kèm bản giấy")), *groups, *drop]
            self.fields[_field(line)] = forms.ChoiceField(
                label=line.name, choices=choices, initial=initial, required=False
            )
        self.fields["more_file"].choices = [(NONE, now_("Chọn tệp")), *groups]
        self.order_fields([*map(_field, self.lines), "more", "more_file"])

    def keys(self) -> dict[str, str]:
        """Return what was chosen for each name, dropped names left out."""
        given = {line.name: self.cleaned_data[_field(line)] for line in self.lines}
        return {name: key for name, key in given.items() if key != DROP}

    def dropped(self) -> list[str]:
        """Return the names that are to be listed no more."""
        return [line.name for line in self.lines if self.cleaned_data[_field(line)] == DROP]

    def clean(self) -> dict[str, Any]:
        """Look at the bytes of each file that is newly chosen: nothing active leaves under the office's name."""
        given: dict[str, Any] = super().clean() or {}
        for field, key in list(given.items()):
            if key in self.offered:
                try:
                    _look(self.offered[key])
                except (Permanent, Temporary) as failed:
                    self.add_error(field, refused(str(failed.reason), self.offered[key].name))
        return given


@staff
def choose(request: HttpRequest, number: int) -> HttpResponse:
    """Ask which file belongs to each thing that the draft lists, and tie them."""
    letter = letter_of(request, number)
    offered = enclosing.choices(letter, request.actor, localdate(request.seen_at))
    note = now_(
        "Chỉ có các tệp của hồ sơ vụ việc, văn bản đến, bằng chứng mà bạn được mở; chưa có thì thêm tệp vào hồ sơ "
        "vụ việc trước. Duyệt rồi thì danh sách này chốt lại: đúng các tệp ấy được gửi đi. Nhiều nhất %(files)s tệp, "
        "%(mb)s MB; thư điện tử mang được %(mail)s MB."
    ) % {"files": enclosing.MOST_FILES, "mb": MOST >> 20, "mail": enclosing.MOST_MAIL >> 20}
    lacking = "" if enclosing.takes_files(letter) else now_("Bản sao không có tệp gửi kèm riêng.")
    words = {"note": note, "said": now_("Đã lưu tệp gửi kèm."), "lacking": lacking}
    page = about(letter, now_("Tài liệu gửi kèm"), now_("Lưu"), **words)
    form = EnclosuresForm(letter, offered, posted(request))

    def act(given: dict[str, Any]) -> None:
        more = (given["more"], given["more_file"])
        told = {"letter": letter, "chosen": form.keys(), "more": more, "dropped": form.dropped()}
        actions.enclose(**told, by=request.actor, now=request.now)

    return ask(request, form, page, act)


def field_of(name: str) -> str:
    """Return the field of a thing that is listed: of its name, not of its place, which another may take meanwhile."""
    return f"file_{sha256(name.encode()).hexdigest()[:16]}"


def _field(line: Line) -> str:
    return field_of(line.name)


def _grouped(offered: list[Choice]) -> list[tuple[Any, list[tuple[str, str]]]]:
    """Return the files as a list of choices, by where they lie."""
    return [
        (words, rows)
        for group, words in ENCLOSED_FROM.items()
        if (rows := [(one.key, called_choice(one)) for one in offered if one.group == group])
    ]


def called_choice(one: Choice) -> str:
    """Return what a choice is called: what no longer holds says so before it goes anywhere."""
    name = f"{one.name}, {NO_MORE[one.no_more]}" if one.no_more else one.name
    return f"{name} ({told_size(one.size)})"


def _look(choice: Choice) -> None:
    """Raise Permanent where a file may not leave: a kind that is none of a paper's, a macro, a script, files inside."""
    if choice.size > MOST:
        raise Permanent("scan.too_large")
    data = Keep(str(settings.HOIAM_FILES)).get(choice.sha256)
    refuse_active(data, look(data, choice.name, ALLOWED, MOST).kind)
