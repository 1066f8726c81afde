"""Put the draft of a copy right: what was typed off a paper, or the PDF of it, in the form of the draft."""

from copy import deepcopy
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hoiam.core.compose.copies import typed
from hoiam.core.values.document import Block, Copied, Document, Heading, Paragraph, Run
from hoiam.web.screens.letters.copy import TypedForm


def add_copied(form: forms.Form, held: Copied, *, brought: bool) -> None:
    """Add the fields of what is copied: the words of an extract, or another PDF where one was `brought` in."""
    if held.extract is not None:
        form.fields |= {name: deepcopy(field) for name, field in TypedForm.base_fields.items()}
        form.initial |= _first(held.extract)
    elif brought:
        form.fields["file"] = forms.FileField(
            label=_("Thay tệp PDF"),
            widget=forms.FileInput(attrs={"accept": ".pdf"}),
            required=False,
            allow_empty_file=True,
            help_text=_("Để trống thì giữ tệp đang có."),
        )


def copied_of(given: dict[str, Any], held: Copied) -> Copied:
    """Return what is copied with what was typed; a line that stayed as it was keeps its look."""
    if held.extract is None:
        return held
    known = {_said(block): block for block in held.extract.body}
    lines = [" ".join(line.split()) for line in given["text"].splitlines() if line.strip()]
    agency = tuple(line.strip() for line in given["agency"].splitlines() if line.strip())
    told = typed(
        agency=agency,
        number=given["number"].strip(),
        dateline=given["dateline"].strip(),
        type_name=given["type_name"].strip(),
        subject=given["subject"].strip(),
        body=tuple(known.get(line) or Paragraph((Run(line),)) for line in lines),
        position=given["position"].strip(),
        signer=given["name"].strip(),
    )
    names = ("kind", "type_name", "superior", "agency", "number", "dateline", "subject", "body")
    signature = replace(held.extract.signature, position=told.signature.position, name=told.signature.name)
    kept = {name: getattr(told, name) for name in names}
    return replace(held, extract=replace(held.extract, signature=signature, **kept))


def _first(taken: Document) -> dict[str, str]:
    return {
        "agency": "\n".join((*taken.superior, *taken.agency)),
        "number": taken.number,
        "dateline": taken.dateline,
        "type_name": taken.type_name,
        "subject": taken.subject,
        "text": "\n".join(_said(block) for block in taken.body),
        "position": taken.signature.position,
        "name": taken.signature.name,
    }


def _said(block: Block) -> str:
    said = block.text if isinstance(block, Heading) else "".join(run.text for run in getattr(block, "runs", ()))
    return " ".join(said.split())
