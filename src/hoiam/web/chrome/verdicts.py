"""A finding about a claim or a case, as a shape and a word. Never about a person."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hoiam.core.values.case import Verdict

# code -> (shape, word); the shapes stand in static/hoiam/parts.css and read in black and white
FACES: dict[Verdict, tuple[str, Promise]] = {
    Verdict.TRUE: ("true", _("Đúng")),
    Verdict.PARTLY: ("part", _("Đúng một phần")),
    Verdict.FALSE: ("false", _("Sai")),
    Verdict.UNKNOWN: ("unknown", _("Chưa đủ căn cứ")),
}
