"""Sees the pages of a scan one by one, then reads the dispatch that they make. Each step may be run twice."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from hoiam.core.errors import Permanent, Unreadable
from hoiam.core.values.actor import MACHINE
from hoiam.desk.directives import actions, queries
from hoiam.desk.directives.models import ScanState
from hoiam.outside.scan import page as page_of
from hoiam.outside.scan.reading import fields_of
from hoiam.run.hands import Hands

_OF_THE_WHOLE = ("scan.no_tesseract", "scan.no_vietnamese", "keep.absent", "keep.damaged")  # no page fares better


def see(args: Mapping[str, Any], now: datetime, hands: Hands) -> None:
    """See one page and write it down. Raises Temporary where another try may help."""
    scan = queries.scan(args["scan"])
    page = scan.pages.get(number=args["page"])
    if scan.state != ScanState.WAITING or scan.office.frozen_at or page.seen_at:
        return
    if not actions.try_page(page=page, by=MACHINE, now=now):
        actions.put_page(page=page, problem="scan.poison", by=MACHINE, now=now)
        return
    try:
        sight = page_of(hands.keep.get(scan.sha256), page.number)
    except Permanent as failed:
        if failed.reason in _OF_THE_WHOLE:
            actions.give_up(scan=scan, problem=failed.reason, by=MACHINE, now=now)
        else:
            actions.put_page(page=page, problem=failed.reason, by=MACHINE, now=now)
        return
    actions.put_page(page=page, sight=sight.as_json(), by=MACHINE, now=now)


def read(args: Mapping[str, Any], now: datetime, hands: Hands) -> None:
    """Read the pages as one dispatch. What is none says so, and its file stays for whoever handed it in."""
    scan = queries.scan(args["scan"])
    if scan.state != ScanState.WAITING or scan.office.frozen_at:
        return
    whole = queries.seen_of(scan)
    try:
        if not whole.text.strip():
            raise Unreadable("scan.no_text")
        told = fields_of(whole, scanned=True)
    except Unreadable as failed:
        actions.give_up(scan=scan, problem=failed.code, by=MACHINE, now=now)
        return
    actions.end(scan=scan, told=told, by=MACHINE, now=now)
