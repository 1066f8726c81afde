"""How sure the machine says it is: never wholly."""

import pytest

from hoiam.desk.stories.models import Label
from hoiam.web.screens.inbox.because import of_label


@pytest.mark.parametrize(("confidence", "said"), [(1.0, "99%"), (0.997, "99%"), (0.61, "61%")])
def test_the_machine_is_never_wholly_sure(confidence: float, said: str) -> None:
    label = Label(name="kind", value="complaint", confidence=confidence, reasons=[])
    words = of_label(label, "")["words"]
    assert f"độ tin cậy {said}" in words and "100%" not in words
