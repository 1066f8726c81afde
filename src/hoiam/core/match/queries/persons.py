"""Does a query look for a person or an account? Issues are watched, never people (guard-rail G1)."""

from hoiam.core.text.redact import ACCOUNT, NAME, NUMBER, redact


def points_at(text: str) -> str:
    """Return "account" for an account, address or number of somebody, "name" for what may be a name of one, else "".

    A name may be that of a street, a school or a company: a person confirms that, the machine cannot know it.
    """
    told = redact(text)
    if ACCOUNT in told or NUMBER in told:
        return "account"
    return "name" if NAME in told else ""
