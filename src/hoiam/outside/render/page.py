"""A document value as one HTML file that stands by itself: no script, nothing fetched."""

from html import escape

from hoiam.core.values.document import SAMPLE_MARK, Block, Cell, Chart, Document, Heading, Paragraph, Run, Table

STYLE = """
body{font-family:'Times New Roman','Liberation Serif',serif;font-size:14pt;line-height:1.3;max-width:62rem;
margin:2rem auto;padding:0 1rem;color:#111;background:#fff}
.heads,.feet{display:flex;justify-content:space-between;gap:2rem;text-align:center}.heads>div,.feet>div{flex:1}
.feet{margin-top:2rem}.feet .cc{text-align:left;font-size:11pt}.c{text-align:center}.r{text-align:right}
h1,h2{font-size:14pt}h1{text-align:center}table{border-collapse:collapse;width:100%;font-size:12pt;margin:.5rem 0}
td,th{border:1px solid #555;padding:.2rem .4rem;vertical-align:top;text-align:left}
.bars td,.bars th{border:0;font-weight:400}.bars svg{display:block;width:100%;height:12px}figure{margin:.5rem 0}
td.r,th.r{text-align:right}td.c{text-align:center}.sign{white-space:pre-line;font-weight:bold}
"""
ALIGN = {"right": "r", "center": "c"}


def page(paper: Document) -> bytes:
    """Return the paper as the bytes of an HTML file. Every word is escaped; only web addresses become links."""
    words = "".join(_block(block) for block in paper.body)
    to = "".join(f"<p class=c>{escape(line)}</p>" for line in (*_addressed(paper), paper.via) if line)
    mark = f"<p class=r>{SAMPLE_MARK}</p>" if paper.sample else ""
    title = escape(paper.subject)
    subtitle = f"<p class=c>{escape(paper.subtitle)}</p>" if paper.subtitle else ""
    urgency = f"<p><b>{escape(paper.urgency)}</b></p>" if paper.urgency else ""
    said = (
        f'<!doctype html><html lang="vi"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{title}</title><style>{STYLE}</style></head><body>"
        f"<div class=heads><div>{_lines((*paper.superior, *paper.agency))}<p>{escape(paper.number)}</p>{urgency}</div>"
        f"<div>{_lines(paper.motto)}<p><i>{escape(paper.dateline)}</i></p></div></div>"
        f"<h1>{escape(paper.type_name)}<br>{title}</h1>{subtitle}{to}{words}"
        f"<div class=feet><div class=cc><b><i>Nơi nhận:</i></b><br>{'<br>'.join(map(escape, paper.recipients))}</div>"
        f"<div class=sign>{_signed(paper)}</div></div>{mark}</body></html>"
    )
    return said.encode()


def _addressed(paper: Document) -> tuple[str, ...]:
    if len(paper.addressees) < 2:
        return tuple(f"Kính gửi: {name}" for name in paper.addressees)
    return ("Kính gửi:", *paper.addressees)


def _lines(words: tuple[str, ...]) -> str:
    return "<b>" + "<br>".join(map(escape, words)) + "</b>"


def _signed(paper: Document) -> str:
    sign = paper.signature
    return escape("\n".join((*sign.authority, sign.position, "", "", sign.name)))


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return f"<h2>{escape(block.text)}</h2>"
    if isinstance(block, Paragraph):
        return f"<p>{''.join(_run(run) for run in block.runs)}</p>"
    if isinstance(block, Chart):
        return _chart(block)
    return _table(block) if isinstance(block, Table) else ""


def _run(run: Run) -> str:
    words = escape(run.text)
    words = f"<b>{words}</b>" if run.bold else words
    words = f"<i>{words}</i>" if run.italic else words
    return _linked(words, run.link)


def _linked(words: str, address: str) -> str:
    web = address.startswith(("https://", "http://"))
    return f'<a href="{escape(address)}" rel="noreferrer">{words}</a>' if web else words


def _table(block: Table) -> str:
    sides = [ALIGN.get(column.align, "") for column in block.columns]
    head = "".join(
        f'<th scope="col" class="{side}">{escape(c.title)}</th>' for c, side in zip(block.columns, sides, strict=True)
    )
    rows = "".join(f"<tr>{_row(row, sides)}</tr>" for row in block.rows)
    caption = f"<caption>{escape(block.caption)}</caption>" if block.caption else ""
    note = f"<p><i>{escape(block.note)}</i></p>" if block.note else ""
    return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>{note}"


def _row(row: tuple[Cell, ...], sides: list[str]) -> str:
    made, at = [], 0
    for cell in row:
        words = "<br>".join(map(escape, cell.text.split("\n")))
        words = _linked(f"<b>{words}</b>" if cell.bold else words, cell.link)
        made.append(f'<td class="{sides[at] if cell.span == 1 else ""}" colspan="{cell.span}">{words}</td>')
        at += cell.span
    return "".join(made)


def _chart(block: Chart) -> str:
    unit = f" ({escape(block.unit)})" if block.unit else ""
    rows = "".join(
        f'<tr><th scope="row">{escape(bar.label)}</th><td width="50%"><svg viewBox="0 0 100 4" '
        f'preserveAspectRatio="none" aria-hidden="true"><rect width="{share}" height="4" fill="#7A8B99"/></svg></td>'
        f"<td class=r>{escape(bar.shown)}</td></tr>"
        for bar, share in block.rows
    )
    return (
        f"<figure class=bars><figcaption><i>{escape(block.title)}{unit}</i></figcaption><table>{rows}</table></figure>"
    )
