"""Measure everything, or what is named: `python -m bench [NAME …]`; writes build/bench.json as well."""

from __future__ import annotations

import datetime as dt
import importlib
import json
import os
import pkgutil
import platform
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict

from bench import measures
from bench.rows import Row, table
from tools.places import BUILD, ToolError

Measure = Callable[[], Iterable[Row]]


def main(named: Sequence[str]) -> int:
    """Run the measures, print the table and write the file; exit code 1 for a measure that failed."""
    known = registry()
    if unknown := set(named) - set(known):
        print(
            f"supple: there is no measure {', '.join(unknown)}; there are: {', '.join(known)}",
            file=sys.stderr,
        )
        return 2
    rows: list[Row] = []
    failed = False
    for name in named or known:
        print(f"measuring {name} …", file=sys.stderr, flush=True)
        try:
            rows.extend(known[name]())
        except ToolError as error:
            failed = True
            print(f"supple: {name}: {error}", file=sys.stderr)
    write(rows)
    print(table(rows))
    return int(failed)


def registry() -> dict[str, Measure]:
    """Return every module's `measure` below bench/measures, by the module's name."""
    found = (module.name for module in pkgutil.iter_modules(measures.__path__))
    return {name: importlib.import_module(f"bench.measures.{name}").measure for name in found}


def write(rows: Iterable[Row]) -> None:
    """Write build/bench.json: the figures, when, and on what machine."""
    machine = {"system": platform.platform(), "python": platform.python_version(), "cores": os.cpu_count()}
    listed = [{**asdict(row), "met": row.met} for row in rows]
    made = {
        "measured_at": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        "machine": machine,
        "rows": listed,
    }
    BUILD.mkdir(exist_ok=True)
    (BUILD / "bench.json").write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
