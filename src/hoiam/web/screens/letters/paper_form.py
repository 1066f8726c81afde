"""What a paper is written from, as a form over its facts: the parts of its kind, to whom, who signs."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from hoiam.core.compose.paper_facts import Delegation, PaperFacts, Part
from hoiam.core.compose.paper_kinds import KINDS
from hoiam.core.compose.sheet import SCOPES, URGENCIES
from hoiam.core.values.document import Citation
from hoiam.desk.letters.words.papers import PARTS
from hoiam.web.screens.letters.annexed import annexes, as_text
from hoiam.web.screens.letters.content import DAY, lacks
from hoiam.web.screens.letters.copied_form import add_copied, copied_of
from hoiam.web.screens.letters.refusing import GROUND, grounds_for, refusals_of
from hoiam.web.screens.letters.signing_form import add_signature, signature_of

MOST = 8000  # letters of one part
HELP = {
    "noi_dung": _("Mỗi dòng là một đoạn; dòng bắt đầu bằng “- ” là một ý."),
    "yeu_cau": _("Ví dụ: yêu cầu của Báo Thông Reo ngày 05 tháng 10 năm 2022 về …"),
    "ly_do": _("Vì sao nơi nhận có thẩm quyền."),
    "da_kiem_tra": _("Đã kiểm tra gì, ở đâu, ai làm."),
    "ket_qua": _("Ý nào đúng, ý nào sai, ý nào chưa rõ."),
}
DELEGATED = (("name", 80), ("post", 120), ("matter", 300), ("telephone", 40), ("email", 80))


RARE = ("enclosed", "urgency", "scope", "typist", "annex_title", "annex_text")


class PaperForm(forms.Form):
    """The words of one paper. `facts()` gives what it is then written from; `more` are the fields few papers need."""

    subject = forms.CharField(
        label=_("Trích yếu"), max_length=300, help_text=_("Không ghi “V/v”, không dấu chấm cuối.")
    )

    def __init__(self, facts: PaperFacts, *args: Any, brought: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, initial={"subject": facts.subject}, **kwargs)
        self.before, self.kind = facts, KINDS[facts.kind]
        if self.kind.copy:  # what it says is what it copies; `brought`: whose PDF was brought in
            del self.fields["subject"]
            if facts.copied:
                add_copied(self, facts.copied, brought=brought)
            self._lines("recipients", _("Nơi nhận bản sao"), facts.recipients, needed=True)
            add_signature(self, facts.signature)
            return
        if self.kind.addressed:
            self._lines("addressees", _("Kính gửi"), facts.addressees, needed=True, rows=2)
        if facts.kind == "uy_quyen":
            self._delegation(facts.delegation)
        for part in self.kind.parts:
            text = "\n".join(facts.said(part.key))
            self.fields[part.key] = forms.CharField(
                label=part.heading or str(PARTS[part.key]).capitalize(),
                widget=forms.Textarea(attrs={"rows": 10 if len(self.kind.parts) < 3 else 4}),
                initial=text,
                required=part.needed,
                max_length=MOST,
                help_text=HELP.get(part.key, ""),
            )
        if facts.kind == "tra_loi":
            self._refusal(facts)
        for at, law in enumerate(facts.citations):
            if lacks(law):
                self._law(at, law)
        self._ending(facts)

    def main(self) -> list[forms.BoundField]:
        """Return the fields that every paper of the kind needs."""
        return [field for field in self if field.name not in RARE]

    def more(self) -> list[forms.BoundField]:
        """Return the others."""
        return [self[name] for name in RARE if name in self.fields]

    def more_open(self) -> bool:
        """Say whether any of the others holds something, so that it is not hidden."""
        return any(field.value() or field.errors for field in self.more())

    def facts(self) -> PaperFacts:
        """Return the facts with what was typed."""
        given, facts = self.cleaned_data, self.before
        if self.kind.copy:
            names, signature = _split(given["recipients"]), signature_of(given, facts.signature)
            held = copied_of(given, facts.copied) if facts.copied else None
            return replace(facts, recipients=names, signature=signature, copied=held)
        return replace(
            facts,
            subject=given["subject"].strip(" ."),
            addressees=_split(given.get("addressees", "")),
            parts=tuple(Part(part.key, given[part.key]) for part in self.kind.parts),
            delegation=self._delegated() if facts.kind == "uy_quyen" else facts.delegation,
            refusals=refusals_of(given, facts) if facts.kind == "tra_loi" else (),
            citations=tuple(self._cited(at, law) for at, law in enumerate(facts.citations)),
            enclosed=_split(given["enclosed"]),
            contact=given.get("contact", ""),
            urgency=given["urgency"],
            scope=given["scope"],
            typist=given["typist"],
            recipients=_split(given["recipients"]),
            annexes=annexes(given["annex_title"], given["annex_text"]),
            signature=signature_of(given, facts.signature),
        )

    def _lines(self, name: str, label: Any, said: Iterable[str], *, needed: bool = False, rows: int = 3) -> None:
        self.fields[name] = forms.CharField(
            label=label,
            widget=forms.Textarea(attrs={"rows": rows}),
            initial="\n".join(said),
            required=needed,
            max_length=2000,
            help_text=_("Mỗi nơi một dòng."),
        )

    def _delegation(self, given: Delegation) -> None:
        for name, most in DELEGATED:
            self.fields[name if name != "post" else "delegate_post"] = forms.CharField(
                label=str(PARTS[name]).capitalize(), initial=getattr(given, name), required=False, max_length=most
            )
        for name in ("since", "until"):
            self.fields[name] = forms.DateField(
                label=str(PARTS[name]).capitalize(), initial=getattr(given, name), required=False, widget=DAY
            )

    def _delegated(self) -> Delegation:
        given = {
            name: self.cleaned_data[name if name != "post" else "delegate_post"].strip() for name, _most in DELEGATED
        }
        return Delegation(**given, since=self.cleaned_data["since"], until=self.cleaned_data["until"])

    def _refusal(self, facts: PaperFacts) -> None:
        said = facts.refusals[0] if facts.refusals else None
        self.fields["refused"] = forms.CharField(
            label=_("Nội dung không cung cấp"), initial=said.what if said else "", required=False, max_length=500
        )
        choices = grounds_for(facts)
        self.fields[GROUND] = forms.ChoiceField(
            label=_("Căn cứ từ chối"),
            choices=[("", _("Không từ chối nội dung nào")), *((code, words) for code, words, _law in choices)],
            initial=next((code for code, words, _law in choices if said and words.endswith(said.ground)), ""),
            required=False,
            help_text=_("Chỉ các căn cứ của luật trong ngày của văn bản."),
        )

    def _law(self, at: int, law: Citation) -> None:
        named = f"{law.kind} {law.number}"
        self.fields[f"signed_{at}"] = forms.DateField(
            label=now_("Ngày ký %(law)s") % {"law": named}, initial=law.signed_on, required=False, widget=DAY
        )
        self.fields[f"title_{at}"] = forms.CharField(
            label=now_("Trích yếu %(law)s") % {"law": named},
            initial=law.title,
            required=False,
            max_length=400,
            help_text=_("Thư viện pháp luật chưa có; ghi theo Công báo, bắt đầu bằng chữ thường."),
        )

    def _cited(self, at: int, law: Citation) -> Citation:
        if not lacks(law):
            return law
        return replace(law, signed_on=self.cleaned_data[f"signed_{at}"], title=self.cleaned_data[f"title_{at}"].strip())

    def _ending(self, facts: PaperFacts) -> None:
        if facts.kind in ("tra_loi", "thong_cao"):
            self.fields["contact"] = forms.CharField(
                label=_("Đầu mối trao đổi"), initial=facts.contact, required=False, max_length=200
            )
        self._lines("enclosed", _("Gửi kèm"), facts.enclosed, rows=2)
        self._lines("recipients", _("Nơi nhận"), facts.recipients, needed=True)
        add_signature(self, facts.signature)
        for name, label, words in (
            ("urgency", _("Mức độ khẩn"), URGENCIES),
            ("scope", _("Phạm vi lưu hành"), SCOPES),
        ):
            self.fields[name] = forms.ChoiceField(
                label=label,
                choices=[("", _("Không ghi")), *((word, word) for word in words)],
                initial=getattr(facts, name),
                required=False,
            )
        self.fields["typist"] = forms.CharField(
            label=_("Ký hiệu người soạn thảo và số bản"), initial=facts.typist, required=False, max_length=12
        )
        title, text = as_text(facts.annexes)
        self.fields["annex_title"] = forms.CharField(
            label=_("Tên phụ lục"), initial=title, required=False, max_length=200
        )
        self.fields["annex_text"] = forms.CharField(
            label=_("Nội dung phụ lục"),
            widget=forms.Textarea(attrs={"rows": 4}),
            initial=text,
            required=False,
            max_length=MOST,
            help_text=_(
                "Dòng có dấu | là một dòng của bảng; dòng đầu là đầu bảng. Nội dung văn bản phải nhắc đến phụ lục."
            ),
        )


def _split(text: str) -> tuple[str, ...]:
    """Return the lines that were typed, without the marks that the paper itself sets."""
    lines = (line.strip().lstrip("-").strip().rstrip(";").rstrip(".").strip() for line in text.splitlines())
    return tuple(line for line in lines if line)
