"""Make a copy of an issued letter or of a paper that came in: sao y, trích sao, sao lục (NĐ 30/2020, Điều 25)."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from hoiam.core.compose.copies import typed
from hoiam.core.compose.paper_facts import PaperFacts
from hoiam.core.errors import HoiamError, Permanent, Temporary
from hoiam.core.values.document import Paragraph, Run
from hoiam.desk.files import actions as files
from hoiam.desk.files.words import refused
from hoiam.desk.letters import actions
from hoiam.desk.letters.copied import blocks_of, copy_of_letter, copy_of_paper, extract_of_letter
from hoiam.desk.letters.letterhead import letterhead
from hoiam.desk.letters.models import Letter, LetterState
from hoiam.desk.papers.models import Paper
from hoiam.outside.keep import Keep
from hoiam.outside.render.pages import count
from hoiam.outside.scan import look
from hoiam.web.chrome.paper_door import paper_of
from hoiam.web.door import staff
from hoiam.web.screens.ask import Ask, posted
from hoiam.web.screens.letters.asking import about, address, letter_of
from hoiam.web.screens.letters.signing_form import add_signature, signature_of
from hoiam.web.sentences import sentence

PDF = frozenset({"pdf"})
Made = Callable[[dict[str, Any]], Letter]


class CopyForm(forms.Form):
    """Who receives the copy and who signs it; every form of copy needs that."""

    def ending(self, request: HttpRequest) -> None:
        """Add the fields at the end, filled from the office's letterhead."""
        head = letterhead(request.office)
        usual = [name for name in head.recipients if not name.startswith("Như trên")]
        self.fields["recipients"] = forms.CharField(
            label=_("Nơi nhận bản sao"),
            widget=forms.Textarea(attrs={"rows": 3}),
            initial="\n".join(usual),
            max_length=2000,
            help_text=_("Mỗi nơi một dòng. Dòng lưu được thêm tự động."),
        )
        add_signature(self, head.signature)

    def told(self, facts: PaperFacts) -> PaperFacts:
        """Return the facts with receivers and signature as typed."""
        given = self.cleaned_data
        names = tuple(line.strip(" -;.") for line in given["recipients"].splitlines() if line.strip(" -;."))
        return replace(facts, recipients=names, signature=signature_of(given, facts.signature))


class TakenForm(CopyForm):
    """Which parts of an issued letter are taken over."""

    taken = forms.MultipleChoiceField(
        label=_("Phần trích"),
        widget=forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"}),
        error_messages={"required": _("Chọn ít nhất một đoạn để trích.")},
    )


class FileForm(CopyForm):
    """The PDF of a paper that came in, and whether it is the original or itself a copy."""

    kind = forms.ChoiceField(
        label=_("Văn bản cơ quan đang giữ"),
        choices=[("sao_y", _("Bản gốc, bản chính")), ("sao_luc", _("Bản sao y"))],
        widget=forms.RadioSelect,
        initial="sao_y",
        help_text=_("Từ bản gốc, bản chính lập bản sao y; từ bản sao y lập bản sao lục."),
    )
    file = forms.FileField(
        label=_("Tệp PDF, đủ các trang"),
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf"}),
        allow_empty_file=True,
    )


class TypedForm(CopyForm):
    """What is taken over from a paper that came in, typed off it word for word."""

    agency = forms.CharField(
        label=_("Cơ quan ban hành"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=300,
        help_text=_("Như trên văn bản: cơ quan chủ quản một dòng, cơ quan ban hành một dòng."),
    )
    number = forms.CharField(label=_("Dòng số, ký hiệu"), max_length=60)
    dateline = forms.CharField(label=_("Dòng địa danh, ngày tháng"), max_length=90)
    type_name = forms.CharField(
        label=_("Tên loại"), max_length=60, required=False, help_text=_("Công văn thì để trống.")
    )
    subject = forms.CharField(label=_("Trích yếu"), max_length=300, help_text=_("Như trên văn bản."))
    text = forms.CharField(
        label=_("Phần trích, đúng từng chữ"),
        widget=forms.Textarea(attrs={"rows": 8}),
        max_length=20_000,
        help_text=_("Mỗi dòng là một đoạn."),
    )
    position = forms.CharField(label=_("Chức vụ người ký văn bản"), max_length=120)
    name = forms.CharField(label=_("Họ và tên người ký văn bản"), max_length=80)


@staff
def of_letter(request: HttpRequest, number: int) -> HttpResponse:
    """Ask for receivers and signature of a bản sao y of an issued letter."""
    letter = _issued(request, number)
    form = CopyForm(posted(request))
    form.ending(request)
    note = now_("Chép nguyên tệp đã phát hành; thêm phần bản sao có số riêng. Một người khác duyệt như mọi văn bản.")
    page = about(letter, now_("Lập bản sao y"), now_("Lập dự thảo bản sao"), note=note)

    def make(_given: dict[str, Any]) -> Letter:
        facts = form.told(copy_of_letter(letter, request.now))
        return actions.draft_copy(office=request.office, facts=facts, of=letter, by=request.actor, now=request.now)

    return _ask(request, form, page, make)


@staff
def extract_of(request: HttpRequest, number: int) -> HttpResponse:
    """Ask which parts of an issued letter are taken over by trích sao."""
    letter = _issued(request, number)
    form = TakenForm(posted(request))
    form.fields["taken"].choices = [(str(at), words) for at, words in blocks_of(letter)]
    form.ending(request)
    note = now_("Giữ tên cơ quan, số, ngày, trích yếu và người ký của văn bản; chỉ chép các đoạn được chọn.")
    page = about(letter, now_("Lập bản trích sao"), now_("Lập dự thảo bản sao"), note=note)

    def make(given: dict[str, Any]) -> Letter:
        facts = form.told(extract_of_letter(letter, tuple(map(int, given["taken"])), request.now))
        return actions.draft_copy(office=request.office, facts=facts, of=letter, by=request.actor, now=request.now)

    return _ask(request, form, page, make)


@staff
def of_paper(request: HttpRequest, year: int, arrival: int) -> HttpResponse:
    """Ask for the PDF of a paper that came in: its original gives a bản sao y, a bản sao y gives a bản sao lục."""
    paper = paper_of(request, year, arrival)
    form = FileForm(posted(request), request.FILES or None)
    form.ending(request)
    note = now_("Văn bản mật không đưa vào hệ thống này.")
    page = _page(paper, now_("Lập bản sao y, sao lục"), note)

    def make(given: dict[str, Any]) -> Letter:
        sha, told = kept_pdf(request, given["file"])
        facts = form.told(copy_of_paper(paper, given["kind"], request.now, sha256=sha))
        return actions.draft_copy(office=request.office, facts=facts, **told, by=request.actor, now=request.now)

    return _ask(request, form, page, make)


@staff
def extract_of_paper(request: HttpRequest, year: int, arrival: int) -> HttpResponse:
    """Ask for the parts of a paper that came in, typed off it."""
    paper = paper_of(request, year, arrival)
    first = {"agency": paper.sender.upper(), "type_name": paper.type_name, "subject": paper.subject}
    first["number"] = f"Số: {paper.number}" if paper.number else ""
    form = TypedForm(posted(request), initial=first)
    form.ending(request)
    note = now_("Chép đúng từng chữ của bản gốc, bản chính; người duyệt đối chiếu trước khi ký.")
    page = _page(paper, now_("Lập bản trích sao"), note)

    def make(given: dict[str, Any]) -> Letter:
        body = tuple(Paragraph((Run(line.strip()),)) for line in given["text"].splitlines() if line.strip())
        agency = tuple(line.strip() for line in given["agency"].splitlines() if line.strip())
        taken = typed(
            agency=agency,
            number=given["number"].strip(),
            dateline=given["dateline"].strip(),
            type_name=given["type_name"].strip(),
            subject=given["subject"].strip(),
            body=body,
            position=given["position"].strip(),
            signer=given["name"].strip(),
        )
        facts = form.told(copy_of_paper(paper, "trich_sao", request.now, taken=taken))
        return actions.draft_copy(office=request.office, facts=facts, by=request.actor, now=request.now)

    return _ask(request, form, page, make)


def kept_pdf(request: HttpRequest, sent: UploadedFile) -> tuple[str, dict[str, Any]]:
    """Keep the PDF that a copy is made of; return its digest, its name and size. Raises Permanent where it is none."""
    if (sent.size or 0) > settings.HOIAM_UPLOAD_LIMIT:
        raise Permanent("scan.too_large")
    data = sent.read()
    look(data, str(sent.name), PDF, settings.HOIAM_UPLOAD_LIMIT)
    count(data)
    keep = Keep(str(settings.HOIAM_FILES))
    files.expect(sha256=keep.name(data), by=request.actor, now=request.now)
    return keep.put(data, limit=settings.HOIAM_UPLOAD_LIMIT), {"name": str(sent.name), "size": len(data)}


def _issued(request: HttpRequest, number: int) -> Letter:
    letter = letter_of(request, number)
    if letter.state != LetterState.ISSUED:
        raise Http404
    return letter


def _page(paper: Paper, title: str, note: str) -> Ask:
    back = reverse("paper", args=[paper.year, paper.arrival])
    return Ask(title, now_("Lập dự thảo bản sao"), back, f"{paper}", note=note, place="letters")


def _ask(request: HttpRequest, form: CopyForm, page: Ask, make: Made) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(address(make(form.cleaned_data)))
        except (Permanent, Temporary) as failed:
            form.add_error("file" if "file" in form.fields else None, refused(str(failed.reason)))
        except HoiamError as failed:
            form.add_error(None, sentence(failed))
    context = {"form": form, "page": page, "now": request.seen_at, "place": page.place}
    return render(request, "cases/ask.html", context, status=422 if form.errors else 200)
