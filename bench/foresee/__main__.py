"""Print the figures of bursts and forecasts for people, or as one JSON object: see the package."""

import argparse
import json
import lzma
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from bench.foresee.made import Made, streams
from bench.intervals import counted, resampled
from hoiam.core.calendar.zone import localdate
from hoiam.core.foresee import Almanac, Series, back_test, burst

PAGE = Path("docs/made/bench/foresee.md")
WARM = 400  # days of a made stream that are only looked back at: one Tết is among them
Detector = Callable[[Series, date, Almanac], bool]


def ours(series: Series, day: date, almanac: Almanac) -> bool:
    """Say whether our rule calls a day a burst."""
    return burst(series, day, almanac) is not None


def _fourteen(series: Series, day: date) -> list[int]:
    return [count for _day, count in series.between(day - timedelta(days=14), day - timedelta(days=1))]


def doubled(series: Series, day: date, _almanac: Almanac) -> bool:
    """Say whether a day has three pieces or more and twice the mean of the fourteen days before it."""
    count = series.on(day) or 0
    return count >= 3 and count >= 2 * statistics.mean(_fourteen(series, day))


def deviating(series: Series, day: date, _almanac: Almanac) -> bool:
    """Say whether a day has three pieces or more and lies three standard deviations above fourteen days' mean."""
    before, count = _fourteen(series, day), series.on(day) or 0
    return count >= 3 and count > statistics.mean(before) + 3 * statistics.pstdev(before)


DETECTORS: dict[str, Detector] = {
    "hoiam": ours,
    "twice the mean of 14 days": doubled,
    "3 standard deviations of 14 days": deviating,
}


def bursts(made: list[Made], detector: Detector) -> dict[str, Any]:
    """Return precision and recall of planted bursts by day, false alarms a stream and year, and those around Tết."""
    tally: Counter[str] = Counter()
    days = 0
    start = time.process_time()
    for stream in made:
        for day, _count in stream.series.between(stream.series.first + timedelta(days=WARM), stream.series.last):
            days += 1
            said, true = detector(stream.series, day, stream.almanac), day in stream.planted
            known = stream.almanac.kind(day) if not true else ""
            tally.update(said=said, true=true, hit=said and true, false=said and not true)
            tally.update(odd=said and not true and known in {"tet", "event", "off"})
    seconds = time.process_time() - start
    return {
        "precision": counted(tally["hit"], tally["said"]),
        "recall": counted(tally["hit"], tally["true"]),
        "false_per_stream_year": tally["false"] / days * 365,
        "false_on_known_days": tally["odd"],
        "days": days,
        "days_per_s": round(days / seconds),
    }


def forecasts(series: list[tuple[Series, Almanac]]) -> dict[str, Any]:
    """Return the mean ratio of errors, the coverage of the interval, and how many lines would be shown."""
    found = [back_test(one, one.last + timedelta(days=1), almanac) for one, almanac in series]
    scored = [one for one in found if one.days and one.ratio is not None]
    ratio = sum(one.error * one.days for one in scored) / sum(one.peer * one.days for one in scored)

    def of(rows: list[Any]) -> float:
        return sum(r.error * r.days for r in rows) / sum(r.peer * r.days for r in rows)

    return {
        "lines": len(found),
        "ratio": (ratio, *(resampled(scored, of) if len(scored) > 1 else (None, None))),
        "covered": sum(one.covered * one.days for one in scored) / sum(one.days for one in scored),
        "shown": sum(one.verdict == "shown" for one in found),
        "days": sum(one.days for one in scored),
    }


def of_file(path: Path) -> list[tuple[Series, Almanac]]:
    """Return the days of a file as one series."""
    told = (lzma.decompress(path.read_bytes()) if path.suffix == ".xz" else path.read_bytes()).decode()
    lines = (json.loads(line) for line in told.split("\n") if line)
    days = Counter(localdate(datetime.fromtimestamp(float(line["t"]), UTC)) for line in lines)
    return [(Series.of(days, min(days), max(days)), Almanac())]


def table(found: dict[str, Any]) -> str:
    """Return the figures as the page that people read."""
    rows = [
        "# Bursts and forecasts",
        "",
        "Made by `uv run python -m bench.foresee --write`; do not edit.",
        "",
        f"{found['streams']} made streams of two years (`bench/foresee/made.py`: 0.3 to 10 pieces a day, weekdays, "
        "a level that wanders, more spread than chance, Tết, days off, announced events), judged from day "
        f"{WARM} on. Their maker is ours and knows nothing of the method; streams of real offices will be less tidy.",
        "",
        "| Rule | Precision | 95 % | Recall | 95 % | False alarms a line and year | of them around Tết, on days off "
        "or at events | Days a second |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for name, one in found["bursts"].items():
        p, r = one["precision"], one["recall"]
        rows.append(
            f"| {name} | {p[0]:.3f} of {p[3]:,} | {p[1]:.3f}–{p[2]:.3f} "
            f"| {r[0]:.3f} of {r[3]:,} | {r[1]:.3f}–{r[2]:.3f} | "
            f"{one['false_per_stream_year']:.1f} | {one['false_on_known_days']:,} | {one['days_per_s']:,} |"
        )
    rows += [
        "",
        "A forecast's error is given by that of “same weekday last week”, from 26 past Mondays, seven days each; below "
        "1 is better. The interval promises 80 of 100 days (counts are whole numbers, so it holds more).",
        "",
        "| Streams | Error ÷ peer's | 95 % | Inside the interval | Lines shown |",
        "|---|---|---|---|---|",
    ]
    for name, one in found["forecasts"].items():
        ratio, low, high = one["ratio"]
        edges = f"{low:.3f}–{high:.3f}" if low is not None else "one line"
        rows.append(
            f"| {name}, {one['days']:,} days | {ratio:.3f} | {edges} | {100 * one['covered']:.0f} % | "
            f"{one['shown']} of {one['lines']} |"
        )
    return "\n".join(rows) + "\n"


def main() -> int:
    """Measure, and print."""
    parser = argparse.ArgumentParser(prog="bench.foresee")
    parser.add_argument("--data", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--write", action="store_true", help=f"write {PAGE}")
    options = parser.parse_args()
    made = streams()
    found: dict[str, Any] = {
        "streams": len(made),
        "bursts": {name: bursts(made, detector) for name, detector in DETECTORS.items()},
        "forecasts": {"made": forecasts([(one.series, one.almanac) for one in made])},
    }
    if options.data:
        found["forecasts"][f"file {options.data.name}"] = forecasts(of_file(options.data))
    if options.write:
        PAGE.write_text(table(found), encoding="utf-8")
    print(json.dumps(found) if options.json else table(found))
    return 0


sys.exit(main())
