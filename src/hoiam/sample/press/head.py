"""What a page says about itself to machines: canonical address, Open Graph, JSON-LD. Knows no layout."""

import json
from html import escape

from hoiam.sample.press.content import Outlet
from hoiam.sample.press.edition import Shown


def head(outlet: Outlet, one: Shown, address: str) -> str:
    """Return the machine-readable head of a piece. A public page has no JSON-LD, as such pages have none."""
    item = one.item
    published = (item.stated_at or item.published_at).isoformat()
    linked = (
        ""
        if outlet.kind == "public_page"
        else f'<script type="application/ld+json">{_linked(outlet, one, address)}</script>'
    )
    return f"""<link rel="canonical" href="{address}">
<meta property="og:type" content="article">
<meta property="og:title" content="{escape(item.title)}">
<meta property="og:url" content="{address}">
<meta property="og:site_name" content="{escape(outlet.name)}">
<meta name="description" content="{escape(item.sapo)}">
<meta property="article:published_time" content="{published}">
{linked}
"""


def _linked(outlet: Outlet, one: Shown, address: str) -> str:
    item = one.item
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": item.title,
        "description": item.sapo,
        "datePublished": (item.stated_at or item.published_at).isoformat(),
        "dateModified": (one.modified_at or item.stated_at or item.published_at).isoformat(),
        "articleSection": outlet.sections[item.section],
        "publisher": {"@type": "Organization", "name": outlet.name},
        "mainEntityOfPage": address,
    }
    return json.dumps(data, ensure_ascii=False).replace("</", "<\\/")
