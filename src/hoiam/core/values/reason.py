"""Why did the machine, or the law, say so? A code and its facts; the words come later (desk/*/words.py)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason. `code` names the sentence ("match.place"), `facts` fill it; facts are plain JSON values."""

    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """Return the reason as it is stored beside the decision."""
        return {"code": self.code, "facts": dict(self.facts)}


def why(code: str, **facts: Any) -> Reason:
    """Return a reason; reads well where it is made: `why("match.place", words="Đăk Uy", place="dak-ui")`."""
    return Reason(code, facts)
