"""Kiểm tra nhật ký: hoiam audit verify [--head CHUỖI:SỐ:MÃ]; hoiam audit head in đầu chuỗi để ghi lại ở nơi khác."""

import argparse
import sys

from hoiam.command._kit.django import ready

FAULTS = {
    "missing": "thiếu dòng này",
    "changed": "dòng này đã bị sửa",
    "unlinked": "dòng này không nối với dòng trước",
    "truncated": "chuỗi bị cắt từ dòng này",
    "beyond_head": "chuỗi dài hơn đầu chuỗi đã ghi",
}


def arguments(parser: argparse.ArgumentParser) -> None:
    """`verify` checks every chain, or the one of `--head` against an end that was written down elsewhere."""
    parser.add_argument("what", choices=["verify", "head"])
    parser.add_argument("--head", help="đầu chuỗi đã ghi lại, dạng CHUỖI:SỐ:MÃ")


def run(options: argparse.Namespace) -> int:
    """Exit 0 when every chain is whole, 1 with the first bad line, 2 for a head that cannot be read."""
    ready()
    from hoiam.desk.audit import queries

    if options.what == "head":
        for chain in queries.chains():
            print(queries.head(chain))
        return 0
    anchor = None
    if options.head:
        parts = options.head.rsplit(":", 2)
        if len(parts) != 3 or not parts[1].isdigit():
            print("Đầu chuỗi phải có dạng CHUỖI:SỐ:MÃ, như dòng in ở cuối báo cáo tuần.", file=sys.stderr)
            return 2
        anchor = queries.Head(parts[0], int(parts[1]), parts[2])
    bad = False
    for chain in [anchor.chain] if anchor else queries.chains():
        fault = queries.verify(chain, anchor)
        bad = bad or fault is not None
        if fault:
            print(f"HỎNG {chain}: dòng {fault.seq}: {FAULTS[fault.code]}.")
        else:
            print(f"Nguyên vẹn {chain}: {queries.head(chain).seq} dòng.")
    return 1 if bad else 0
