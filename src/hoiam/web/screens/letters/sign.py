"""Bring the signed PDF of a letter in, or sign it here with the office's certificate. The bytes are judged first."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from hoiam.core.calendar import local
from hoiam.core.compose.sheet import COPIES
from hoiam.core.compose.sheet import KINDS as SHEETS
from hoiam.core.errors import HoiamError, Permanent, Refused, Temporary
from hoiam.core.values.sealing import Seal
from hoiam.desk.files import actions as files
from hoiam.desk.files.words import refused
from hoiam.desk.letters import actions, queries
from hoiam.desk.letters.actions.holding import CLERKS
from hoiam.desk.letters.letterhead import letterhead
from hoiam.desk.letters.models import Letter
from hoiam.desk.letters.words.papers import SIGNING
from hoiam.outside.keep import Keep
from hoiam.outside.render.mark import mark_pdf
from hoiam.outside.render.printed import printed
from hoiam.outside.scan import look
from hoiam.outside.sign import certificate_of, judge, likeness, roots_of, seal
from hoiam.web.door import done, staff
from hoiam.web.screens.ask import posted
from hoiam.web.screens.letters.asking import about, address, letter_of
from hoiam.web.screens.letters.next_step import certified
from hoiam.web.sentences import sentence

PDF = frozenset({"pdf"})


class SignedForm(forms.Form):
    """The signed PDF; a scan must have been compared with the letter."""

    file = forms.FileField(
        label=_("Tệp PDF đã ký"), widget=forms.ClearableFileInput(attrs={"accept": ".pdf"}), allow_empty_file=True
    )
    compared = forms.BooleanField(label=_("Tệp là bản quét; tôi đã đối chiếu với văn bản này"), required=False)


@staff
def bring(request: HttpRequest, number: int) -> HttpResponse:
    """Ask for the file; say what is wrong with it, or bind the letter to it."""
    letter = letter_of(request, number)
    note = now_("Ký trên đúng tệp PDF mà hệ thống đưa ra. Văn bản gắn với mã kiểm chứng của tệp này.")
    page = about(letter, now_("Đưa bản đã ký vào"), now_("Đưa vào hồ sơ"), note=note)
    form = SignedForm(posted(request), request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            _bring(request, letter, form.cleaned_data)
        except (Permanent, Temporary) as failed:
            form.add_error("file", wrong(str(failed.reason)))
        except HoiamError as failed:
            form.add_error(None, sentence(failed))
        else:
            return redirect(address(letter))
    context = {"form": form, "page": page, "now": request.seen_at, "place": page.place}
    return render(request, "letters/sign.html", context, status=422 if form.errors else 200)


@require_POST
@staff
def certify(request: HttpRequest, number: int) -> HttpResponse:
    """Sign here with the office's certificate: over the file that came signed, else over the one made here."""
    letter = letter_of(request, number)
    return done(request, lambda: _certify(request, letter), to=address(letter), said=now_("Đã ký số bằng chứng thư."))


def _bring(request: HttpRequest, letter: Letter, given: dict[str, Any]) -> None:
    sent: UploadedFile = given["file"]
    if (sent.size or 0) > settings.HOIAM_UPLOAD_LIMIT:
        raise Permanent("scan.too_large")
    data = sent.read()
    look(data, str(sent.name), PDF, settings.HOIAM_UPLOAD_LIMIT)
    _bind(request, letter, data, "file", compared=given["compared"])


def _certify(request: HttpRequest, letter: Letter) -> None:
    if not request.actor.roles & CLERKS:
        raise Refused("letter.issue_role")
    certificate = certificate_of(settings.HOIAM_CERTIFICATES, letter.office.key)
    if certificate is None:
        raise Refused("letter.no_certificate")
    if not letter.document:
        raise Refused("letter.no_number")
    try:
        if certified(letter, certificate):
            raise Refused("letter.certified")  # a second mark would stand over the first
        base = Keep(str(settings.HOIAM_FILES)).get(letter.signed_sha256) if letter.signed_sha256 else made(letter)
        told = {"reason": now_("Phát hành văn bản"), "place": letter.office.place_name, "mark": _mark(request, letter)}
        _bind(request, letter, seal(base, certificate, now=request.now, **told), "certificate")
    except (Permanent, Temporary) as failed:
        raise Refused("letter.sign_failed", why=wrong(str(failed.reason))) from failed


def _mark(request: HttpRequest, letter: Letter) -> bytes:
    """Return what shows of the signature: on a copy its form, the agency and the moment of signing; else nothing.

    NĐ 30/2020, Phụ lục I, phần II: lower case, 10 points, ISO 8601 with the zone, at the upper right of sheet one.
    """
    if letter.kind not in COPIES:
        return b""
    at = local(request.now).replace(microsecond=0)
    lines = (SHEETS[letter.kind][0].capitalize(), letterhead(letter.office).issuer.name, at.isoformat())
    return mark_pdf(lines, at.date())


def _bind(request: HttpRequest, letter: Letter, data: bytes, way: str, *, compared: bool = False) -> None:
    if not letter.document:
        raise Refused("letter.no_number")
    found = seals_of(data, request)
    like = likeness(made(letter), data)
    keep = Keep(str(settings.HOIAM_FILES))
    files.expect(sha256=keep.name(data), by=request.actor, now=request.now)
    sha = keep.put(data, limit=settings.HOIAM_UPLOAD_LIMIT)
    actions.sign(
        letter=letter,
        way=way,
        sha256=sha,
        size=len(data),
        likeness=like,
        seals=found,
        compared=compared,
        by=request.actor,
        now=request.now,
    )


def seals_of(data: bytes, request: HttpRequest) -> Sequence[Seal]:
    """Return the signatures on a file, judged by the roots that this installation trusts."""
    return judge(data, roots_of(settings.HOIAM_CERTIFICATES), request.now)


def made(letter: Letter) -> bytes:
    """Return the PDF that is given out to be signed: always the same bytes for the same letter.

    By the office's own template it is the print that was kept. Raises Refused("letter.printing") until there is one.
    """
    if queries.waits_for_print(letter):
        raise Refused("letter.printing")
    if letter.printed_sha256:
        return Keep(str(settings.HOIAM_FILES)).get(letter.printed_sha256)
    return printed(queries.document_of(letter), "pdf", Keep(str(settings.HOIAM_FILES)).get)


def wrong(reason: str) -> str:
    """Return why a file or a certificate could not be used."""
    return str(SIGNING[reason]) if reason in SIGNING else refused(reason)
