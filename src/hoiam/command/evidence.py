"""Kiểm tra bằng chứng và mọi tệp đã giữ: hoiam evidence verify [--json].

Reads every kept file again, takes its SHA-256 anew, compares it with the record and, for evidence, with the audit's
line of the day on which it was kept; a WARC must prove each of its records. Exit code 0 when all is whole, 1 with the
name of each file that is missing, altered or broken.
"""

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from hoiam.command._kit.django import ready
from hoiam.core.errors import Permanent, Temporary
from hoiam.outside.keep import Keep
from hoiam.outside.keep.warc import verify


@dataclass(frozen=True, slots=True)
class Looked:
    """One file as it was found. `code` is "" for a whole one; `name` says to a person which file it is."""

    kind: str  # evidence | file
    number: int
    office: str
    name: str
    sha256: str
    code: str = ""
    words: str = ""


def arguments(parser: argparse.ArgumentParser) -> None:
    """`verify` is the only thing to do; `--json` for programs."""
    parser.add_argument("what", choices=["verify"])
    parser.add_argument("--json", action="store_true", help="in JSON")


def run(options: argparse.Namespace) -> int:
    """Look at every file; exit 1 where one is not whole."""
    ready()
    from django.conf import settings

    keep = Keep(str(settings.HOIAM_FILES))
    checked, faults = 0, []
    for looked in (*_evidence(keep), *_files(keep)):
        checked += 1
        if looked.code:
            faults.append(looked)
            if not options.json:
                print(f"HỎNG {looked.name}: {looked.words}. SHA-256 {looked.sha256}.")
    if options.json:
        said = {"ok": not faults, "checked": checked, "faults": [asdict(fault) for fault in faults]}
        print(json.dumps(said, ensure_ascii=False, indent=2))
    elif faults:
        print(f"Đã kiểm tra {checked} tệp: {len(faults)} tệp hỏng hoặc mất. Hãy khôi phục các tệp đó từ bản sao lưu.")
    else:
        print(f"Nguyên vẹn: {checked} tệp.")
    return 1 if faults else 0


def _evidence(keep: Keep) -> Iterator[Looked]:
    from hoiam.desk.articles import evidence
    from hoiam.desk.articles.words import FILES, problem
    from hoiam.desk.audit import queries as audit

    sealed = {line.subject_key: line.facts.get("files", {}) for line in audit.of_verb("evidence.kept")}
    for file in evidence.all_files().iterator(chunk_size=200):
        snapshot = file.snapshot
        code = _fault(keep, file.sha256, warc=file.kind == "warc")
        if not code and sealed.get(str(snapshot.pk), {}).get(file.kind) != file.sha256:
            code = "evidence.unsealed"
        name = f"bằng chứng số {snapshot.pk}, {FILES[file.kind]}, {snapshot.office.short_name}, {snapshot.article.url}"
        words = str(problem(code)).rstrip(".")
        yield Looked("evidence", snapshot.pk, snapshot.office.key, name, file.sha256, code, words)


def _files(keep: Keep) -> Iterator[Looked]:
    from hoiam.desk.articles.words import problem
    from hoiam.desk.files import queries

    for file in queries.all_files().iterator(chunk_size=200):
        code = _fault(keep, file.sha256, warc=False)
        name = f"tệp số {file.pk}, {file.name}, {file.office}"
        yield Looked("file", file.pk, file.office, name, file.sha256, code, str(problem(code)).rstrip("."))


def _fault(keep: Keep, sha: str, *, warc: bool) -> str:
    try:
        data = keep.get(sha)
    except (Permanent, Temporary) as failed:
        return failed.reason
    return verify(data) if warc else ""
