"""What may be edited in a draft, as a form over its facts. The sentences round them are the composer's.

What was found about a claim comes from the case; here it is only put into words. The proofs are not edited.
"""

from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from hoiam.core.compose.letter_facts import ClaimFact, LetterFacts, Remedy
from hoiam.core.compose.letter_rules import OBJECTIONS
from hoiam.core.values.case import Route
from hoiam.core.values.document import Citation
from hoiam.desk.cases.words import VERDICTS
from hoiam.web.screens.letters.signing_form import add_signature, signature_of

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class ContentForm(forms.Form):
    """The words of one draft. `facts()` gives what the letter is then written from."""

    topic = forms.CharField(label=_("Về việc gì (trích yếu)"), max_length=200, required=False)
    section = forms.CharField(label=_("Chuyên mục của bài báo"), max_length=120, required=False)

    def __init__(self, facts: LetterFacts, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, initial={"topic": facts.topic, "section": facts.article.section}, **kwargs)
        self.before = facts
        for claim in facts.claims:
            self._add_claim(claim)
        for at, law in enumerate(facts.citations):
            if lacks(law):
                self._add_law(at, law)
        self._add_ending(facts)

    def facts(self) -> LetterFacts:
        """Return the facts with what was typed."""
        given, facts = self.cleaned_data, self.before
        return replace(
            facts,
            topic=given["topic"],
            article=replace(facts.article, section=given["section"]),
            claims=tuple(self._claim(claim) for claim in facts.claims),
            citations=tuple(self._law(at, law) for at, law in enumerate(facts.citations)),
            signature=signature_of(given, facts.signature),
            contact=given["contact"],
            words=tuple(line.strip() for line in given["words"].splitlines() if line.strip()),
            ask_correction=given.get("ask_correction", facts.ask_correction),
        )

    def _add_claim(self, claim: ClaimFact) -> None:
        label = now_("Ý %(key)s, %(verdict)s") % {"key": claim.key, "verdict": str(VERDICTS[claim.verdict]).lower()}
        self.fields[f"finding_{claim.key}"] = forms.CharField(
            label=label,
            widget=forms.Textarea(attrs={"rows": 4}),
            initial=claim.finding,
            max_length=3000,
            help_text=_about(claim),
        )
        for at, remedy in enumerate(claim.remedies):
            words = {"work": now_("Việc khắc phục"), "progress": now_("Đến nay"), "note": now_("Nói thêm về khắc phục")}
            for name, said in words.items():
                self.fields[f"{name}_{claim.key}_{at}"] = forms.CharField(
                    label=said, initial=getattr(remedy, name), required=name == "work", max_length=1000
                )

    def _add_law(self, at: int, law: Citation) -> None:
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

    def _add_ending(self, facts: LetterFacts) -> None:
        if facts.route is Route.RESPONSE:
            self.fields["ask_correction"] = forms.BooleanField(
                label=_("Đề nghị báo cải chính, xin lỗi"), required=False, initial=facts.ask_correction
            )
        if facts.route not in OBJECTIONS:
            self.fields["section"].widget = forms.HiddenInput()
        self.fields["words"] = forms.CharField(
            label=_("Lời riêng của cơ quan"),
            widget=forms.Textarea(attrs={"rows": 3}),
            initial="\n".join(facts.words),
            required=False,
            max_length=4000,
            help_text=_("Mỗi dòng một đoạn, đứng sau phần kết quả kiểm tra."),
        )
        self.fields["contact"] = forms.CharField(
            label=_("Đầu mối trao đổi"), initial=facts.contact, required=False, max_length=200
        )
        add_signature(self, facts.signature)

    def _claim(self, claim: ClaimFact) -> ClaimFact:
        remedies = tuple(self._remedy(claim.key, at, remedy) for at, remedy in enumerate(claim.remedies))
        return replace(claim, finding=self.cleaned_data[f"finding_{claim.key}"], remedies=remedies)

    def _remedy(self, key: str, at: int, remedy: Remedy) -> Remedy:
        given = {name: self.cleaned_data[f"{name}_{key}_{at}"] for name in ("work", "progress", "note")}
        return replace(remedy, **given)

    def _law(self, at: int, law: Citation) -> Citation:
        if not lacks(law):
            return law
        return replace(law, signed_on=self.cleaned_data[f"signed_{at}"], title=self.cleaned_data[f"title_{at}"])


def lacks(law: Citation) -> bool:
    """Say whether the library does not know a cited paper's day or title, which the first citation needs (II.6.b)."""
    return law.kind not in ("Luật", "Bộ luật", "Pháp lệnh") and not (law.signed_on and law.title)


def _about(claim: ClaimFact) -> str:
    said = now_("Báo nêu: “%(quote)s”.") % {"quote": claim.quote}
    proofs = "; ".join(claim.evidence)
    return said + (" " + now_("Bằng chứng: %(proofs)s.") % {"proofs": proofs} if proofs else "")
