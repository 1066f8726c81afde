"""Is an address one of a social network? Such a source is refused (guard-rail G4).

Reading social networks by machine needs a decision with reasons, an assessment and a data officer (Luật 91/2025
Đ.19.1.c is the weak point); this build has no such module. What staff see there comes in as a link that they paste.
"""

from urllib.parse import urlsplit

_LISTED = """
    facebook.com fb.com fb.me fb.watch messenger.com instagram.com threads.net threads.com tiktok.com youtube.com
    youtu.be twitter.com x.com t.co zalo.me zaloapp.com t.me telegram.me telegram.org linkedin.com reddit.com
    pinterest.com snapchat.com weibo.com vk.com gapo.vn lotus.vn mocha.com.vn bsky.app mastodon.social discord.com
    discord.gg whatsapp.com viber.com
"""
NETWORKS = frozenset(_LISTED.split())


def is_social(url: str) -> bool:
    """Say whether the host of an address is a social network, or lies under one."""
    try:
        host = (urlsplit(url.strip()).hostname or "").rstrip(".").lower()
    except ValueError:
        return False
    labels = host.split(".")
    return any(".".join(labels[at:]) in NETWORKS for at in range(len(labels)))
