"""Write a query again in one clean spelling: what `parse` reads from it is the same query."""

from hoiam.core.match.queries.lex import OPERATORS
from hoiam.core.match.queries.tree import Both, Either, Fact, Near, Node, Without, Words

PREFIXES = {"title": "tiêu đề", "place": "nơi", "field": "lĩnh vực", "source": "nguồn"}


def write(node: Node) -> str:
    """Return the query in Vietnamese operators, with brackets only where they are needed."""
    match node:
        case Words():
            return _words(node)
        case Fact():
            return f'{PREFIXES[node.kind]}:"{node.name}"'
        case Near():
            return f"{_closed(node.left)} GẦN/{node.within} {_closed(node.right)}"
        case Without():
            part = write(node.part)
            return f"KHÔNG ({part})" if isinstance(node.part, Both | Either) else f"KHÔNG {part}"
        case Both():
            return " VÀ ".join(_closed(part) for part in node.parts)
        case Either():
            return " HOẶC ".join(write(part) for part in node.parts)


def _closed(node: Node) -> str:
    return f"({write(node)})" if isinstance(node, Either) else write(node)


def _words(node: Words) -> str:
    said = " ".join(node.words)
    quoted = said if len(node.words) == 1 and said not in OPERATORS else f'"{said}"'
    return f"{'tiêu đề:' if node.title else ''}{'=' if node.exact else ''}{quoted}"
