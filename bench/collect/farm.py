"""A farm of invented newspapers on loopback, in a process of its own: each host path has a robots.txt and a feed."""

import asyncio
import sys
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

WORDS = "Người dân thôn 7 phản ánh công trình cấp nước hỏng đã hai tháng, nhiều hộ thiếu nước sinh hoạt. "
ROBOTS = b"User-agent: *\nDisallow: /quan-tri/\nSitemap: /sitemap.xml\n"


def feed(number: int, items: int) -> bytes:
    """Return a feed of `items` entries with summaries, about 1 KB each."""
    start = datetime(2022, 10, 6, 8, tzinfo=UTC)
    rows = "".join(
        f"<item><title>Tin {number}-{n}: sửa đường &amp; cầu</title><link>https://bao.example/{number}/{n}</link>"
        f"<description><![CDATA[<p>{WORDS * 6}</p><img src='a.jpg'>]]></description>"
        f"<pubDate>{format_datetime(start - timedelta(hours=n))}</pubDate></item>"
        for n in range(items)
    )
    return (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>Báo {number}</title>{rows}</channel></rss>'.encode()
    )


async def serve(items: int, delay: float) -> None:
    """Serve until killed; print the port first. Every answer comes `delay` seconds after its question."""
    made: dict[str, bytes] = {}

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                path = head.split(b" ", 2)[1].decode()
                await asyncio.sleep(delay)
                number = int(path.strip("/").split("/")[0].removeprefix("bao-") or 0) if "bao-" in path else 0
                body = ROBOTS if path.endswith("robots.txt") else made.setdefault(path, feed(number, items))
                kind = "text/plain" if path.endswith("robots.txt") else "application/rss+xml"
                head_out = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}; charset=utf-8\r\nContent-Length: {len(body)}\r\n"
                writer.write(head_out.encode() + b"\r\n" + body)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]), float(sys.argv[2])))
