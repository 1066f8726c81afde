"""Chạy thử với tuần mẫu: lần đầu chơi lại tuần mẫu, rồi mở máy chủ, việc nền và sạp báo mẫu. Ctrl-C dừng tất cả."""

import argparse
import sys
from pathlib import Path
from typing import Any

from hoiam.command._kit.django import ready

SHOWN = (
    ("pho-chu-tich", "ký công văn, xem năm con số"),
    ("chuyen-vien-trung-tam", "hộp tin, báo cáo tuần"),
    ("chuyen-vien-vhtt", "vụ việc, soạn công văn trả lời báo"),
    ("van-thu", "văn bản đến, cấp số, phát hành"),
    ("xa-chanh-van-phong", "xã Đăk Hà hôm nay: tin sáng nay còn để xếp, vụ việc đang sống theo luật năm 2026"),
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Where to listen."""
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)


def run(options: argparse.Namespace) -> int:
    """Play the sample week if this is the first start, then serve until Ctrl-C."""
    ready()
    from django.conf import settings

    from hoiam.command._kit.house import Address, is_free, serve
    from hoiam.run.clock import now
    from hoiam.sample.press.server import Press

    if not is_free(options.host, options.port):
        print(f"Cổng {options.port} đang có chương trình khác dùng. Chạy: ./run --port 8001", file=sys.stderr)
        return 1
    state = _sample(settings.HOIAM_VAR)
    address = Address(options.host, options.port)
    try:
        press = Press(state.port, at=now, installed_on=state.installed_on)
    except OSError:
        print(f"Cổng {state.port} của sạp báo mẫu đang bận; đóng chương trình đang dùng rồi chạy lại.", file=sys.stderr)
        return 1
    with press:
        allowed = frozenset({("127.0.0.1", press.port)})
        return serve(address, allowed, greet=lambda: _greet(address.url, press.base, state.password))


def _sample(folder: Path) -> Any:
    """Return the sample's state, playing the week first where it has not been played to its end."""
    from hoiam.command._kit.playing import forget_half_played, play
    from hoiam.core.calendar import localdate
    from hoiam.run.clock import now
    from hoiam.run.setup import prepare
    from hoiam.sample import state as sample

    kept = sample.read(folder)
    if kept and kept.played:
        prepare(now())
        return kept
    if kept:
        print("Lần trước tuần mẫu chưa chạy xong; chạy lại từ đầu.")
        forget_half_played()
    print("Lần chạy đầu: dựng dữ liệu mẫu (báo, sự việc, văn bản đều hư cấu).", flush=True)
    prepare(now())
    begun = sample.begin(folder, localdate(now()))
    play(begun.port, begun.password, begun.installed_on)
    return sample.finish(folder, begun)


def _greet(url: str, press: str, password: str) -> None:
    print(f"\nHồi Âm chạy tại   {url}")
    print(f"Trang công khai   {url}cong-khai/")
    print(f"Sạp báo mẫu       {press}/  (tin hư cấu)")
    print(f"\nTài khoản mẫu, cùng một mật khẩu: {password}")
    for name, words in SHOWN:
        print(f"  {name:<24} {words}")
    print("\nXem trước: đăng nhập chuyen-vien-trung-tam, mở Báo cáo rồi Tin; sau đó vụ việc VV-2022-001.")
    print("Ctrl-C để dừng; dữ liệu được giữ lại.\n", flush=True)
