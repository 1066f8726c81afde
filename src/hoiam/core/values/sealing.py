"""What was found on a signed PDF: each signature with who made it and whether it holds. Plain values."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Seal:
    """One electronic signature. `signer` and `organisation` as the certificate names them.

    `intact`: the signed bytes are unchanged and the signature fits them; `whole`: nothing was added after it that it
    does not cover or allow; `extended`: something that it allows was added after it, as a further signature (None: not
    looked for, in what was kept before this was told apart); `trusted`: its certificate leads to a root that this
    installation trusts, and held when it was judged; `problem` is a code where it could not be judged.
    """

    signer: str
    organisation: str
    serial: str
    signed_at: datetime | None
    valid_to: datetime | None
    intact: bool
    whole: bool
    trusted: bool
    problem: str = ""
    extended: bool | None = None
