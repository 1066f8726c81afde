"""Does a message leave the country on its way? (guard-rail G13: only where the office set that channel so)

A name tells little about where a server stands: what does not end in ".vn" counts as abroad, and the office says
whether it wants that. Zalo is run by a Vietnamese company in Việt Nam, Telegram is not.
"""

from urllib.parse import urlsplit

_HOME = ".vn"


def leaves_the_country(kind: str, address: str) -> bool:
    """Say whether a channel of this kind, at this address, must be taken for one that leads abroad."""
    if kind == "zalo":
        return False
    if kind == "mail":
        return not address.strip().casefold().endswith(_HOME)
    if kind == "webhook":
        return not (urlsplit(address.strip()).hostname or "").endswith(_HOME)
    return True
