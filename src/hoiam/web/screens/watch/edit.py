"""Write a query, try it on the last month's articles, then keep it. What was not tried in this spelling is not kept."""

from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hoiam.core.calendar.zone import localdate
from hoiam.core.errors import HoiamError
from hoiam.core.match.queries import Fault, Query, check, parse
from hoiam.core.match.queries.parse import LONGEST
from hoiam.core.match.queries.persons import points_at
from hoiam.desk.watch import actions, explained, queries
from hoiam.desk.watch.models import StoredQuery
from hoiam.web.door import staff
from hoiam.web.screens.ask import posted
from hoiam.web.screens.watch.index import may_keep
from hoiam.web.screens.watch.preview import preview
from hoiam.web.screens.watch.readings import strangers
from hoiam.web.sentences import sentence

AT_FIRST = timedelta(days=180)


class QueryForm(forms.Form):
    """One query. The text is read here, so that its fault stands beside it."""

    name = forms.CharField(label=gettext_lazy("Tên mục"), max_length=120)
    text = forms.CharField(
        label=gettext_lazy("Câu truy vấn"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3, "spellcheck": "false"}),
        help_text=gettext_lazy('Thí dụ: "nước sạch" (hỏng HOẶC thiếu) KHÔNG "quảng cáo". Gõ không dấu cũng tìm được.'),
    )
    purpose = forms.CharField(
        label=gettext_lazy("Mục đích theo dõi"),
        max_length=300,
        min_length=10,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Theo dõi vấn đề gì, để làm gì. Không theo dõi cá nhân."),
    )
    expires_on = forms.DateField(
        label=gettext_lazy("Theo dõi đến hết ngày"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=gettext_lazy("Không quá 366 ngày. Trước bảy ngày hệ thống nhắc người phụ trách."),
    )
    no_person = forms.BooleanField(
        label=gettext_lazy("Tên trong câu là tên đường, trường, công ty; không phải tên một người"), required=False
    )
    note = forms.CharField(label=gettext_lazy("Lý do sửa"), max_length=300, required=False)

    def __init__(self, *args: Any, new: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if new:
            del self.fields["note"]
        text = f"{self['text'].value() or ''} {self['name'].value() or ''}"
        if points_at(text) != "name":
            del self.fields["no_person"]

    def clean_text(self) -> str:
        """Refuse what is no query, with the place of its fault."""
        text: str = self.cleaned_data["text"]
        parsed = parse(text)
        fault = parsed if isinstance(parsed, Fault) else check(parsed)
        if fault:
            raise forms.ValidationError(explained.fault(fault))
        return text


@staff
def add(request: HttpRequest) -> HttpResponse:
    """Write a new query."""
    first = {"expires_on": localdate(request.now) + AT_FIRST}
    return _ask(request, QueryForm(posted(request), initial=first, new=True), None)


@staff
def edit(request: HttpRequest, number: int) -> HttpResponse:
    """Write a new version of a query; a suggestion comes with its text and its reason filled in."""
    query = queries.stored_for(request.office, number)
    kept = {name: getattr(query, name) for name in ("name", "text", "purpose", "expires_on")}
    if query.expires_on <= localdate(request.now):
        kept["expires_on"] = localdate(request.now) + AT_FIRST
    if request.GET.get("cau"):
        kept |= {"text": request.GET["cau"][:LONGEST], "note": request.GET.get("vi", "")[:300]}
    return _ask(request, QueryForm(posted(request), initial=kept, new=False), query)


def _ask(request: HttpRequest, form: QueryForm, query: StoredQuery | None) -> HttpResponse:
    context: dict[str, Any] = {
        "now": request.seen_at,
        "form": form,
        "query": query,
        "may": may_keep(request),
        "back": reverse("watch_query", args=[query.pk]) if query else reverse("watch"),
    }
    if request.method == "POST" and form.is_valid() and context["may"]:
        tried = request.POST.get("tried") == form.cleaned_data["text"]
        if tried and request.POST.get("do") == "save":
            try:
                kept = _keep(request, form, query)
            except HoiamError as refused:
                form.add_error(None, sentence(refused))
            else:
                messages.success(request, _("Đã lưu. Tin mới được đối chiếu từ lần đọc tới."))
                return redirect("watch_query", kept.pk)
        parsed = parse(form.cleaned_data["text"])
        if isinstance(parsed, Query):
            context |= {
                "means": explained.explained(parsed.root),
                "preview": preview(request.office, parsed, request.now),
                "strangers": strangers(request.office, parsed),
                "tried": form.cleaned_data["text"],
            }
    return render(request, "watch/edit.html", context, status=422 if form.errors else 200)


def _keep(request: HttpRequest, form: QueryForm, query: StoredQuery | None) -> StoredQuery:
    fields = {**form.cleaned_data}
    who = {"by": request.actor, "now": request.now}
    return actions.put_query(office=request.office, query=query, **fields, **who)
