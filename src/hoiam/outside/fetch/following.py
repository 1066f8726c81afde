"""Fetch, and ask of every redirect whether it may be followed, before it is: another address has other rules.

Knows no robots.txt: `refused` says why an address may not be asked, None where it may.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from hoiam.core.errors import Permanent, Temporary
from hoiam.outside.fetch.values import Fetched, Limits, Request

Answer = Fetched | Temporary | Permanent
Fetch = Callable[[list[Request]], list[Answer]]
Refused = Callable[[str], Permanent | None]


def follow_all(
    requests: Sequence[Request], fetch: Fetch, refused: Refused, most: int = Limits().redirects
) -> list[Answer]:
    """Fetch all and return an answer for each, in the same order. The addresses themselves were allowed before."""
    answers = fetch([replace(request, follow=False) for request in requests])
    for _hop in range(most):
        moved = {at: address for at, answer in enumerate(answers) if (address := _moved(answer))}
        for at, address in moved.items():
            answers[at] = refused(address) or answers[at]
        going = [at for at in moved if _moved(answers[at])]
        if not going:
            return answers
        further = fetch([replace(requests[at], url=moved[at], follow=False) for at in going])
        for at, answer in zip(going, further, strict=True):
            answers[at] = answer
    return [Permanent("fetch.redirects", str(most)) if _moved(answer) else answer for answer in answers]


def _moved(answer: Answer) -> str:
    """Return the address that an answer points to, "" where it points nowhere."""
    return answer.detail if isinstance(answer, Permanent) and answer.reason == "fetch.moved" else ""
