"""Under what the words of people are kept: names and bases of outlets that stand in nobody's register."""

from urllib.parse import urlsplit

from hoiam.core.text.fold import fold

NETWORKS = (
    "facebook.com",
    "fb.com",
    "fb.watch",
    "tiktok.com",
    "zalo.me",
    "x.com",
    "twitter.com",
    "instagram.com",
    "threads.net",
)

SHEETS_KEY = "phieu-co-so"
SHEETS = "Phiếu cơ sở"
SHEET_BASIS = "Phiếu nắm dư luận cơ sở do đơn vị gửi, không có thông tin cá nhân (CV 2736/UBND-VX, mục 1.1b)"
SHEET_REASON = "Phiếu cơ sở của {unit}"
BASIS = "Cán bộ nhập tay khi tiếp nhận thông tin theo nhiệm vụ được giao (CV 2736/UBND-VX, mục 1.2a)"


def is_network(url: str) -> bool:
    """Say whether an address lies on a social network, which no machine reads here (guard-rail G4)."""
    try:
        host = (urlsplit(url).hostname or "").lower()
    except ValueError:
        return False
    return any(host == name or host.endswith(f".{name}") for name in NETWORKS)


def hand_key(who: str, name: str, sample: bool) -> str:
    """Return the key of the outlet under which something by hand is kept: "nhap-tay-press-bao-thong-reo"."""
    slug = "-".join("".join(c if c.isascii() and c.isalnum() else " " for c in fold(name)).split())[:40]
    return f"nhap-tay-{who.replace('_', '-')}{'-' + slug if slug else ''}{'-mau' if sample else ''}"
