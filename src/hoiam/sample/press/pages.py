"""What an outlet's pages look like: front page and article, with the usual boilerplate round the piece. Knows no HTTP.

Comments, account names over posts and telephone numbers stand here so that the collector can be seen to leave them.
"""

from html import escape
from importlib import resources
from string import Template

from hoiam.sample.press.content import Outlet
from hoiam.sample.press.edition import Shown, related
from hoiam.sample.press.head import head
from hoiam.sample.press.listings import FILES, Address

NOTICE = "BÁO MẪU – tin hư cấu"
DAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
COMMENTS = (
    ("Nguyễn Văn Mẫu", "Đề nghị cơ quan chức năng sớm trả lời cho bà con được rõ. Cần gì gọi tôi 0900 000 001."),
    ("Trần Thị Mẫu", "Cảm ơn tòa soạn đã thông tin."),
    ("caphe_phonui_mau", "Quê mình đó, hóng kết quả."),
)
ACCOUNTS = ("Nhà Rẫy Mẫu", "Mẹ Bắp Mẫu", "Xe Ôm Phố Núi Mẫu", "Hội trưởng Mẫu 78")
NESTING = 1500  # elements inside each other on the hostile page


def article(outlet: Outlet, one: Shown, home: str, address: Address) -> str:
    """Return the page of one piece as the outlet shows it."""
    item = one.item
    if item.raw:
        return _file(item.raw).replace("{{NESTING}}", "<div><b>" * NESTING)
    others = related(outlet, item, one.changed_at)
    body = _filled(
        "article",
        piece=_post(outlet, one, address, "h1") if outlet.kind == "public_page" else _piece(outlet, one),
        comments="".join(f'<li class="comment"><b class="name">{who}</b> <p>{what}</p></li>' for who, what in COMMENTS),
        related="".join(f'<li><a href="{address(it)}">{escape(it.item.title)}</a></li>' for it in others),
    )
    return _frame(outlet, home, item.title, body, head(outlet, one, address(one)), item.charset)


def front(outlet: Outlet, pieces: list[Shown], home: str, address: Address) -> str:
    """Return the outlet's list page, newest first; posts stand there whole, articles with their lead."""
    public = outlet.kind == "public_page"
    made = (_post(outlet, one, address, "h2") if public else _summary(outlet, one, address) for one in pieces)
    rows = "".join(f'<li class="item">{row}</li>' for row in made)
    return _frame(outlet, home, "Trang chủ", _filled("front", rows=rows))


def plain(title: str, body: str) -> str:
    """Return a page of the press as a whole: the entrance, or that something is not there."""
    return (
        f'<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{title}</title>'
        '<link rel="stylesheet" href="/press.css"></head>'
        f'<body><p class="sample">{NOTICE}</p><main>{body}</main></body></html>'
    )


def _summary(outlet: Outlet, one: Shown, address: Address) -> str:
    return _filled("summary", address=address(one), sapo=escape(one.item.sapo), **_common(outlet, one))


def _post(outlet: Outlet, one: Shown, address: Address, level: str) -> str:
    account = ACCOUNTS[sum(one.item.id.encode()) % len(ACCOUNTS)]
    return _filled("post", address=address(one), account=account, level=level, **_common(outlet, one))


def _piece(outlet: Outlet, one: Shown) -> str:
    sapo = f'<p class="sapo"><strong>{escape(one.item.sapo)}</strong></p>' if one.item.sapo else ""
    updated = f' <span class="updated">(cập nhật {one.modified_at:%H:%M %d/%m/%Y})</span>' if one.modified_at else ""
    return _filled("piece", sapo=sapo, updated=updated, **_common(outlet, one))


def _common(outlet: Outlet, one: Shown) -> dict[str, str]:
    moment = one.item.published_at
    return {
        "title": escape(one.item.title),
        "section": escape(outlet.sections[one.item.section]),
        "iso": moment.isoformat(),
        "time": f"{DAYS[moment.weekday()]}, {moment:%d/%m/%Y, %H:%M} (GMT+7)",
        "text": "\n".join(f"<p>{escape(line)}</p>" for line in one.item.body),
    }


def _frame(outlet: Outlet, home: str, title: str, body: str, inside: str = "", charset: str = "utf-8") -> str:
    names = {name: escape(getattr(outlet, name)) for name in ("name", "kind", "motto", "licence", "owner")}
    return _filled(
        "frame",
        title=escape(title),
        head=inside,
        body=body,
        charset=charset,
        home=home,
        notice=NOTICE,
        look=";".join(f"--{name}:{value}" for name, value in outlet.look.items()),
        nav="".join(f'<li><a href="{home}#{key}">{escape(name)}</a></li>' for key, name in outlet.sections.items()),
        listing=home + FILES[outlet.listing],
        **names,
    )


def _filled(part: str, /, **values: str) -> str:
    return Template(_file(f"{part}.html")).substitute(values)


def _file(name: str) -> str:
    return resources.files("hoiam.sample.press").joinpath("html", name).read_text("utf-8")
