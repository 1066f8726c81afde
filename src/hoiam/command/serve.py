"""Chạy hệ thống thật: máy chủ web cùng việc nền, không có dữ liệu mẫu."""

import argparse

from hoiam.command._kit.django import ready


def arguments(parser: argparse.ArgumentParser) -> None:
    """Where to listen and with how many web workers."""
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--workers", type=int, default=1)


def run(options: argparse.Namespace) -> int:
    """Bring the installation up to date, then serve until Ctrl-C."""
    ready()
    from hoiam.command._kit.house import Address, serve
    from hoiam.run.clock import now
    from hoiam.run.setup import prepare

    prepare(now())
    address = Address(options.host, options.port)
    greeting = f"Hồi Âm chạy tại {address.url} (Ctrl-C để dừng)"
    return serve(address, workers=options.workers, greet=lambda: print(greeting, flush=True))
