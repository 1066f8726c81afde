"""How the office's own paper looks: its letterhead, and its own Word templates with what the checker says of them."""

from dataclasses import replace
from typing import Any

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from hoiam.core.calendar.zone import localdate
from hoiam.core.compose.check import check
from hoiam.core.compose.letter_facts import Issue
from hoiam.core.compose.paper import paper as compose
from hoiam.core.compose.paper_facts import Part
from hoiam.core.compose.paper_kinds import EVERY
from hoiam.core.compose.paper_kinds import KINDS as PAPERS
from hoiam.core.errors import Permanent, Temporary
from hoiam.core.values.document import Document
from hoiam.desk.files import actions as files
from hoiam.desk.files.words import refused
from hoiam.desk.letters import actions, queries
from hoiam.desk.letters.axis import axis_of
from hoiam.desk.letters.letterhead import letterhead
from hoiam.desk.letters.paper_facts import paper_facts_for
from hoiam.desk.letters.words.papers import KINDS, TEMPLATE_FAULTS, TEMPLATE_PLACES, TEMPLATE_PROBLEMS
from hoiam.outside.keep import Keep
from hoiam.outside.render import templated
from hoiam.outside.render.by_office import program
from hoiam.outside.render.read_docx import read_docx
from hoiam.web.chrome.handed_out import TYPES, as_attachment
from hoiam.web.door import done
from hoiam.web.screens.ask import Ask, ask, posted
from hoiam.web.screens.letters.form_check import told
from hoiam.web.screens.settings.keepers import only, tabs

HEADERS = actions.HEADERS
AS_KNOWN = {"render.too_large": "scan.too_large", "render.not_docx": "scan.broken"}


class HeadForm(forms.Form):
    """The names and usual words of the office's letters."""

    superior = forms.CharField(
        label=_("Cơ quan chủ quản"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Ủy ban nhân dân các cấp không ghi cơ quan chủ quản. Mỗi dòng một dòng in."),
    )
    lines = forms.CharField(
        label=_("Tên cơ quan ban hành"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Viết hoa như trên giấy, mỗi dòng một dòng in."),
    )
    place = forms.CharField(label=_("Địa danh"), max_length=80, help_text=_("Đứng trước ngày tháng. Ví dụ: Đăk Hà"))
    notation = forms.CharField(
        label=_("Ký hiệu công văn"), max_length=30, help_text=_("Sau số và dấu “/”. Văn bản đã cấp số giữ ký hiệu cũ.")
    )
    recipients = forms.CharField(
        label=_("Nơi nhận thường dùng"),
        required=False,
        max_length=1500,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Mỗi nơi một dòng, không ghi dòng “Lưu”."),
    )
    keep = forms.CharField(
        label=_("Lưu: VT và"), required=False, max_length=100, help_text=_("Chữ viết tắt, cách nhau bằng dấu phẩy.")
    )
    contact = forms.CharField(label=_("Đầu mối trao đổi thông tin"), required=False, max_length=200)

    def clean(self) -> dict[str, Any]:
        """Return the lists as lists."""
        given: dict[str, Any] = super().clean() or {}
        for name in ("superior", "lines", "recipients"):
            given[name] = [line.strip() for line in given.get(name, "").splitlines() if line.strip()]
        given["keep"] = [word.strip() for word in given.get("keep", "").split(",") if word.strip()]
        return given


class TemplateForm(forms.Form):
    """One Word template."""

    file = forms.FileField(
        label=_("Mẫu Word (.docx)"), widget=forms.ClearableFileInput(attrs={"accept": ".docx"}), allow_empty_file=True
    )


@only(HEADERS)
def paper(request: HttpRequest) -> HttpResponse:
    """Show the letterhead as it prints, and which kinds of letters have a template of the office's own."""
    rows = [(kind, KINDS[kind], queries.template_of(request.office, kind)) for kind in EVERY]
    context = {
        "now": request.seen_at,
        "tabs": tabs(request),
        "at": "settings_paper",
        "head": letterhead(request.office),
        "prints": bool(program()),
        "rows": rows,
        "axis": axis_of(request.office),
        "places": [
            (f"{{{{{'r' if name == 'noi_dung' else ''} {name} }}}}", word) for name, word in TEMPLATE_PLACES.items()
        ],
        "document": _sample(request),
    }
    return render(request, "settings/paper.html", context)


@only(HEADERS)
def head(request: HttpRequest) -> HttpResponse:
    """Ask for the letterhead, and keep it."""
    held = letterhead(request.office)
    page = Ask(
        title=now_("Tên cơ quan, địa danh, ký hiệu"),
        button=now_("Lưu"),
        back=reverse("settings_paper"),
        kicker=now_("Thể thức văn bản"),
        note=now_("Văn bản soạn từ nay dùng thể thức này; văn bản đã cấp số không đổi."),
        said=now_("Đã lưu thể thức văn bản."),
        place="settings",
    )
    first = {
        "superior": "\n".join(held.issuer.superior),
        "lines": "\n".join(held.issuer.lines),
        "place": held.issuer.place,
        "notation": held.issuer.notation,
        "recipients": "\n".join(held.recipients),
        "keep": ", ".join(held.keep),
        "contact": held.contact,
    }

    def act(given: dict[str, Any]) -> None:
        actions.keep_letterhead(office=request.office, by=request.actor, now=request.now, **given)

    return ask(request, HeadForm(posted(request), initial=first), page, act)


@only(HEADERS)
def template(request: HttpRequest, kind: str) -> HttpResponse:
    """Ask for a template, look through it, try it with a sample letter, and use it from now on."""
    if kind not in EVERY:
        raise Http404
    form = TemplateForm(posted(request), request.FILES or None)
    found = None
    if request.method == "POST" and form.is_valid():
        try:
            found = _tried(request, kind, form)
        except (Permanent, Temporary) as failed:
            words = TEMPLATE_PROBLEMS.get(failed.reason) or refused(AS_KNOWN.get(failed.reason, failed.reason))
            form.add_error("file", words)
    context = {
        "now": request.seen_at,
        "tabs": tabs(request),
        "at": "settings_paper",
        "kind": kind,
        "word": KINDS[kind],
        "form": form,
        "check": found,
        "held": queries.template_of(request.office, kind),
        "places": [
            (f"{{{{{'r' if name == 'noi_dung' else ''} {name} }}}}", word) for name, word in TEMPLATE_PLACES.items()
        ],
    }
    return render(request, "settings/template.html", context, status=422 if form.errors else 200)


@require_POST
@only(HEADERS)
def drop(request: HttpRequest, kind: str) -> HttpResponse:
    """Go back to the house's own sheet for a kind of letter."""
    return done(
        request,
        lambda: actions.drop_template(office=request.office, kind=kind, by=request.actor, now=request.now),
        to=reverse("settings_paper"),
        said=now_("Đã thôi dùng mẫu riêng; văn bản dùng mẫu chung."),
    )


@only(HEADERS)
def download(request: HttpRequest, kind: str, what: str) -> HttpResponse:
    """Send a template to begin from, the office's own, or a sample letter written into it."""
    if kind not in EVERY or what not in ("bat-dau", "mau", "thu"):
        raise Http404
    if what == "bat-dau":
        return as_attachment(templated.starting(_sample(request, kind)), f"mau-{kind}-bat-dau.docx", TYPES["docx"])
    held = queries.template_of(request.office, kind)
    if held is None:
        raise Http404
    try:
        data = Keep(str(settings.HOIAM_FILES)).get(held.sha256)
        data = templated.filled(data, _sample(request, kind)) if what == "thu" else data
    except (Permanent, Temporary) as failed:
        raise Http404 from failed
    return as_attachment(data, held.name if what == "mau" else f"thu-{held.name}", TYPES["docx"])


def _tried(request: HttpRequest, kind: str, form: TemplateForm) -> Any:
    """Keep a template that may be used, and return what the checker says of a sample letter in it; else add errors."""
    sent = form.cleaned_data["file"]
    if (sent.size or 0) > templated.MOST_BYTES:
        raise Permanent("scan.too_large")
    data = sent.read()
    faults = templated.faults_of(data)
    for fault in faults:
        form.add_error("file", TEMPLATE_FAULTS[fault.code] % {"words": fault.words})
    if faults:
        return None
    document, measured = read_docx(templated.filled(data, _sample(request, kind)))
    files.expect(sha256=Keep.name(data), by=request.actor, now=request.now)
    sha = Keep(str(settings.HOIAM_FILES)).put(data, limit=templated.MOST_BYTES)
    actions.put_template(
        office=request.office, kind=kind, sha256=sha, size=len(data), by=request.actor, now=request.now
    )
    request.office.refresh_from_db()
    return told(check(document, measured=measured))


def _sample(request: HttpRequest, kind: str = "cong_van") -> Document:
    """Return an invented letter of a kind, with the office's letterhead: what a template is tried with."""
    wanted = kind if kind in PAPERS else "cong_van"
    today = localdate(request.seen_at)
    facts = paper_facts_for(request.office, wanted, request.seen_at)
    text = "Nội dung thử để xem mẫu.\nĐây là đoạn thứ hai của nội dung thử."
    return compose(
        replace(
            facts,
            issue=Issue(today.year, today.month, today.day, 1),
            subject="xem thử mẫu văn bản",
            addressees=("Cơ quan nhận mẫu",) if PAPERS[wanted].addressed else (),
            parts=tuple(Part(part.key, text) for part in PAPERS[wanted].parts),
        )
    )
