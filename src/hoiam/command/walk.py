"""Đi hết tuần mẫu một lần từ kho trống, không cần trình duyệt; để lại báo cáo tuần, công văn và trang công khai."""

import argparse
import os
import time
from pathlib import Path

ADVICE = "Kho trống, dữ liệu mẫu, mọi báo và sự việc đều hư cấu."


def arguments(parser: argparse.ArgumentParser) -> None:
    """Where the documents are left."""
    parser.add_argument("--out", type=Path, help="thư mục để lại tài liệu (mặc định: walk/NGÀY-GIỜ)")


def run(options: argparse.Namespace) -> int:
    """Exit 0 only if the report, the letter and the public page exist and check out."""
    began = time.monotonic()
    folder = (options.out or Path("walk") / time.strftime("%Y%m%d-%H%M%S")).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    os.environ["HOIAM_VAR"] = str(folder / "kho")
    os.environ["HOIAM_FILES"] = str(folder / "kho" / "files")
    os.environ.pop("DATABASE_URL", None)
    os.environ.pop("DATABASE_URL_FILE", None)
    from hoiam.command._kit.django import ready

    ready()
    from hoiam.command._kit.leaving import leave
    from hoiam.command._kit.playing import play
    from hoiam.core.calendar import localdate
    from hoiam.run.clock import now
    from hoiam.run.setup import prepare

    print(ADVICE, flush=True)
    prepare(now())
    hands = play(0, None, localdate(now()))
    faults = leave(folder, hands)
    for fault in faults:
        print(f"KHÔNG ĐẠT: {fault}")
    took = time.monotonic() - began
    print(f"{'Không đạt' if faults else 'Đạt'} sau {took:.0f} giây. Tài liệu ở: {folder}")
    return 1 if faults else 0
