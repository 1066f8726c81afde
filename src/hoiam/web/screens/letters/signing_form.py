"""Who signs, as fields of a form: the form of Decree 30/2020 (Annex I, II.7), the post where it is open, the name."""

from dataclasses import replace

from django import forms
from django.utils.translation import gettext_lazy as _

from hoiam.core.compose.lines import signs
from hoiam.core.values.document import Signature

HEAD = "Chủ tịch"
FORMS = {
    "head": signs("Ủy ban nhân dân", HEAD),
    "deputy": signs("Ủy ban nhân dân", HEAD, "Phó Chủ tịch"),
    "acting": Signature(("TM. ỦY BAN NHÂN DÂN",), "Q. CHỦ TỊCH"),
    "own": signs("", HEAD),
    "own_deputy": signs("", HEAD, "Phó Chủ tịch"),
    "order": Signature(("TL. CHỦ TỊCH",), ""),
    "authority": Signature(("TUQ. CHỦ TỊCH",), ""),
}
WORDS = {
    "head": _("TM. UBND, Chủ tịch"),
    "deputy": _("TM. UBND, KT. Chủ tịch, Phó Chủ tịch"),
    "acting": _("TM. UBND, Q. Chủ tịch"),
    "own": _("Chủ tịch (thẩm quyền riêng)"),
    "own_deputy": _("KT. Chủ tịch, Phó Chủ tịch (thẩm quyền riêng)"),
    "order": _("TL. Chủ tịch, chức vụ ghi dưới đây"),
    "authority": _("TUQ. Chủ tịch, chức vụ ghi dưới đây"),
}
OPEN = ("order", "authority")


def add_signature(form: forms.Form, present: Signature) -> None:
    """Add the fields; a form that is none of ours is offered as it stands."""
    choices = list(WORDS.items())
    chosen = _chosen(present)
    if chosen == "kept":
        choices.insert(0, ("kept", ", ".join((*present.authority, present.position))))
    form.fields["signature"] = forms.ChoiceField(label=_("Thể thức ký"), choices=choices, initial=chosen)
    form.fields["post"] = forms.CharField(
        label=_("Chức vụ người ký (khi ký TL., TUQ.)"),
        initial=present.position.capitalize() if chosen in OPEN else "",
        required=False,
        max_length=80,
    )
    form.fields["signer"] = forms.CharField(
        label=_("Họ và tên người ký"),
        initial=present.name,
        required=False,
        max_length=80,
        help_text=_("Không ghi học hàm, học vị."),
    )


def signature_of(given: dict[str, str], present: Signature) -> Signature:
    """Return the signature that was chosen."""
    key = given["signature"]
    chosen = FORMS.get(key, present)
    if key in OPEN:
        chosen = replace(chosen, position=given.get("post", "").strip().upper())
    return replace(chosen, name=given.get("signer", "").strip())


def _chosen(present: Signature) -> str:
    for key, form in FORMS.items():
        if form.authority == present.authority and (key in OPEN or form.position == present.position):
            return key
    return "kept"
