"""Measure the pages: `uv run python -m bench.inbox --folder FOLDER [--articles 1000000] [--json]`.

The real views through Django's test client on the house of bench/house (built where it is not there): wall and
CPU milliseconds. The bar is p95 ≤ 150 ms (DESIGN §7); the peer is an empty page of the same house, the help of a search
that asks nothing.
"""

import argparse
import json
import os
import sys
from pathlib import Path
from typing import Any

ROUNDS = 20
LEADERS = "today, leader"
BAR = 150  # milliseconds (DESIGN §7)
HEAD = """
# Pages

Made by `uv run python -m bench.inbox --folder FOLDER --articles N --write`; do not edit. Milliseconds for one page,
p50 and p95 of 20 looks through Django's test client (middleware, view and template; no network), on a house of that
many articles in half as many stories, with 10,000 cases, 2,000 new stories, 22 mutes and three kept filters
(`bench/house`). The bar is p95 ≤ 150 ms on 2 cores (DESIGN §7). `CPU` is the p50 of processor time (on PostgreSQL the
mean, with the server's process), the steadier figure on a machine that other work shares. The peer is an empty page of
the same house: a search that asks nothing. A late page is asked for as its link does (`sau=`), and as addresses of
before did (`trang=`).
"""


def _late(story: Any) -> str:
    """Return the address of the page after a story."""
    from hoiam.desk.stories import queries

    place = ".".join(map(str, queries.place(story, "recent")))
    return f"/tin/?loc=all&xep=recent&sau={place}&trang=2000"


def main() -> None:
    """Build, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, help="where the store is or will be; else a folder of var/bench")
    parser.add_argument("--articles", type=int, default=1_000_000)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--write", action="store_true", help="write docs/made/bench/inbox.md")
    options = parser.parse_args()
    options.folder = options.folder or Path(f"var/bench/articles-{options.articles}")
    from bench.house import opened, page

    opened(options.folder, options.articles)
    from django.conf import settings

    settings.ALLOWED_HOSTS = ["testserver"]
    from django.contrib.auth import get_user_model
    from django.db import connection
    from django.test import Client

    from bench.house.words import vocabulary
    from bench.search.__main__ import busy, quantiles
    from hoiam.desk.articles.models import Article
    from hoiam.desk.stories.models import Story
    from tests.people import LEADER, SORTER
    from tests.web.conftest import account

    def browser(who: Any) -> Client:
        known = get_user_model().objects.filter(username=who.key).first() or account(who)
        client = Client()
        client.force_login(known)
        return client

    client, leader = browser(SORTER), browser(LEADER)
    words, last = vocabulary(), Article.objects.order_by("-pk").values_list("pk", flat=True)[0]
    story = Story.objects.order_by("-pk").values_list("pk", flat=True)[0]
    turns = range(ROUNDS)
    middle = Story.objects.order_by("pk").values_list("pk", flat=True)[0] + story // 2
    lasts = list(Story.objects.filter(pk__in=[middle + 50 * n for n in turns]))
    pages = {
        "nothing asked": ["/tim/"] * ROUNDS,
        "inbox": ["/tin/"] * ROUNDS,
        "inbox, all": ["/tin/?loc=all&xep=recent"] * ROUNDS,
        "inbox, all, late page": [_late(at) for at in lasts],
        "inbox, all, late page counted out": [f"/tin/?loc=all&xep=recent&trang={2000 + n}" for n in turns],
        "inbox, all, urgent first": ["/tin/?loc=all&xep=urgent"] * ROUNDS,
        "inbox, unsure": ["/tin/?loc=unsure"] * ROUNDS,
        "inbox, muted": ["/tin/?loc=muted"] * ROUNDS,
        "inbox, most pieces first": ["/tin/?loc=noted&xep=many"] * ROUNDS,
        "inbox, words": [f"/tin/?q={words[200 + n]}" for n in turns],
        "new since": [f"/tin/moi/?tu={last - n}" for n in turns],
        "story": [f"/tin/{story - n}/" for n in turns],
        "article": [f"/tin/bai/{last - n}/" for n in turns],
        "search, one word": [f"/tim/?q={words[300 + n]}" for n in turns],
        "search, common words": [f"/tim/?q={words[n]}+{words[n + 3]}" for n in turns],
        "search, phrase": [f"/tim/?q=%22{words[n]}+{words[n + 1]}%22" for n in turns],
        "search, rare phrase": [f"/tim/?q=%22{words[30 + n]}+{words[45 + n]}%22" for n in turns],
        "search, narrowed": [f"/tim/?q={words[300 + n]}&linh-vuc=land&luc=365" for n in turns],
        "sources": ["/nguon/"] * ROUNDS,
        "today": ["/"] * ROUNDS,
        LEADERS: ["/"] * ROUNDS,
        "cases": ["/vu-viec/"] * ROUNDS,
        "cases, words": [f"/vu-viec/?q={words[300 + n]}" for n in turns],
        "letters": ["/van-ban/"] * ROUNDS,
        "reports": ["/bao-cao/"] * ROUNDS,
        "public replies": ["/cong-khai/mau-dak-ha/"] * ROUNDS,
    }
    rows = {}
    for name, addresses in pages.items():
        get = (leader if name == LEADERS else client).get
        first = get(addresses[0], follow=True)
        if first.status_code not in (200, 204):
            rows[name] = {"status": first.status_code}
            continue
        rows[name] = quantiles(get, addresses)
    result = {"database": connection.vendor, "articles": Article.objects.count(), "rows": rows}
    if options.json:
        print(json.dumps(result, ensure_ascii=False))
        return
    if options.write:
        told = [(name, *row.values()) for name, row in rows.items()]
        columns = ("Page", "p50", "p95", "CPU")
        lines = [busy(), "", *page.table(columns, told)]
        page.write("inbox", HEAD, f"{connection.vendor}, {result['articles']:,} articles", lines)
    print(f"{connection.vendor}, {result['articles']:,} articles; the bar is p95 ≤ {BAR} ms. {busy()}\n")
    print(f"{'ms':34} {'p50':>8} {'p95':>8} {'CPU':>8}")
    for name, row in rows.items():
        print(f"{name:34} " + " ".join(f"{value:8}" for value in row.values()))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hoiam.settings")
    sys.exit(main())
