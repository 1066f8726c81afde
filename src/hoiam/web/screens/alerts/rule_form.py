"""The form of one threshold, and the way from it to the value that core takes and back."""

from typing import Any

from django import forms
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _

from hoiam.core.alert import Rule
from hoiam.core.calendar.zone import localdate
from hoiam.desk.alerts.words import REACHES, WHENS
from hoiam.desk.places import queries as places
from hoiam.desk.stories.words import FIELDS, LEVELS
from hoiam.desk.watch import queries as watch

COUNTS = ("outlets", "pieces", "growth", "people")


def _count(label: Any, hint: Any = "", least: int = 1) -> forms.IntegerField:
    return forms.IntegerField(label=label, help_text=hint, required=False, min_value=least, max_value=999)


def _many(label: Any, hint: Any = "") -> forms.MultipleChoiceField:
    box = forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"})
    return forms.MultipleChoiceField(label=label, help_text=hint, required=False, widget=box)


class RuleForm(forms.Form):
    """One threshold. What is left empty is not asked."""

    name = forms.CharField(label=_("Tên ngưỡng"), max_length=80)
    when = forms.ChoiceField(label=_("Thì làm gì"), choices=[*WHENS.items()], widget=forms.RadioSelect)
    through = forms.BooleanField(label=_("Báo cả trong giờ yên tĩnh (chỉ khi báo ngay)"), required=False)
    level = forms.ChoiceField(
        label=_("Mức khẩn"),
        required=False,
        choices=[("", _("Không xét")), ("high", _("Cao trở lên")), ("urgent", LEVELS["urgent"])],
    )
    outlets = _count(_("Số cơ quan báo chí cùng nêu trong 24 giờ, từ"), least=2)
    pieces = _count(_("Số tin, bài của báo chí, từ"), _("Tính cả bài đăng lại."))
    growth = _count(_("Số tin, bài trong sáu giờ qua, từ"), _("Và phải hơn gấp đôi sáu giờ trước đó."), least=2)
    people = _count(
        _("Số lượt người dân cùng nêu, từ"), _("Không dưới 5: số nhỏ hơn không được dùng, không được hiện."), 5
    )
    reach = forms.ChoiceField(
        label=_("Tầm của báo đăng"), required=False, choices=[("", _("Không xét")), *REACHES.items()]
    )
    fields_ = _many(_("Chỉ các lĩnh vực"), _("Không chọn gì thì mọi lĩnh vực."))
    places = _many(_("Chỉ các nơi"), _("Không chọn gì thì mọi nơi."))
    queries = _many(_("Chỉ tin thuộc mục theo dõi"), _("Không chọn gì thì không xét."))
    active = forms.BooleanField(label=_("Đang dùng ngưỡng này"), required=False)

    def __init__(
        self, communes: list[tuple[str, str]], stored: list[tuple[str, str]], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["fields_"].choices = [(key, word) for key, word in FIELDS.items() if key]
        for name, choices in (("places", communes), ("queries", stored)):
            if choices:
                self.fields[name].choices = choices
            else:
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """Refuse a threshold that asks nothing: it would call for everything."""
        given = self.cleaned_data
        asked = (*COUNTS, "level", "reach", "fields_", "places", "queries")
        if not any(given.get(name) for name in asked) and not self.errors:
            raise forms.ValidationError(_("Hãy đặt ít nhất một điều kiện."))
        return given


def form_of(request: HttpRequest, data: QueryDict | None, rule: Rule | None = None) -> RuleForm:
    """Return the form with the office's places and watch-list, filled in from a threshold."""
    communes = places.communes_of(request.office, localdate(request.now))
    stored = [(str(one.pk), one.name) for one in watch.stored(request.office)]
    first: dict[str, Any] = {"when": "now", "active": True}
    if rule:
        kept = {name: getattr(rule, name) for name in ("name", "when", "through", "level", "reach", "active")}
        first = kept | {name: getattr(rule, name) or None for name in COUNTS}
        first |= {
            "fields_": sorted(rule.fields),
            "places": sorted(rule.places),
            "queries": sorted(map(str, rule.queries)),
        }
    return RuleForm(communes, stored, data, initial=first)


def rule_of(form: RuleForm, key: str) -> Rule:
    """Return the threshold that a valid form describes."""
    given = form.cleaned_data
    counts = {name: given[name] or 0 for name in COUNTS}
    return Rule(
        key=key,
        name=given["name"],
        when=given["when"],
        level=given["level"],
        reach=given["reach"],
        through=given["through"] and given["when"] == "now",
        active=given["active"],
        fields=frozenset(given["fields_"]),
        places=frozenset(given.get("places", ())),
        queries=frozenset(int(number) for number in given.get("queries", ())),
        **counts,
    )
