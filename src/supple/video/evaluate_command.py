"""`supple evaluate`: a measure against reference values, on footage of people who agreed."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from supple.errors import UnwritableError

if TYPE_CHECKING:
    from supple.video.evaluating import Answer

RESULT = "curve-evaluation.json"


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser's subcommands."""
    parser = commands.add_parser("evaluate", help="hold a measure against reference values, in video files")
    parser.add_argument("measure", choices=("curve",), help="how a backbend is spread over the spine")
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="videos, with curve.csv")
    parser.add_argument("--out", type=Path, metavar="FOLDER", help=f"where {RESULT} goes; usually FOLDER")
    parser.set_defaults(run=_evaluate)


def _evaluate(options: argparse.Namespace) -> int:
    from supple.video.reference import references

    named = references(options.folder)
    from supple.video.extra import need

    for library in ("av", "mediapipe"):
        need(library)
    from supple.video.evaluating import answers, scores
    from supple.video.telling import say
    from supple.writing import whole

    path = (options.out or options.folder) / RESULT
    try:
        with whole(path) as file:  # before the work: where nothing can be written, nothing is looked at
            told = answers(named, _looking_at)
            by_condition = _by_condition(told, scores)
            made = {"scores": by_condition, "bends": [_bend(one) for one in told]}
            file.write((json.dumps(made, indent=1) + "\n").encode())
    except OSError as fault:
        raise UnwritableError(path, fault) from fault
    for condition, row in by_condition.items():
        say(f"{condition}: {_sentence(row)}")
    say(f"All of it: {path}")
    return 0


def _looking_at(file: str) -> None:
    sys.stderr.write(f"looking at {file}\n")


def _by_condition(told: list[Answer], scores: Any) -> dict[str, Any]:  # noqa: ANN401 (imported late)
    named = sorted({one.reference.condition for one in told} - {""})
    made = {"all": scores(told)}
    for name in named:
        made[name] = scores([one for one in told if one.reference.condition == name])
    return made


def _bend(one: Answer) -> dict[str, Any]:
    from supple.core.sight.curve import CannotTell

    reference = {**asdict(one.reference), "file": one.reference.file.name}
    if isinstance(one.told, CannotTell):
        return {**reference, "told": None, "cannot_tell": one.told.why}
    return {**reference, "told": asdict(one.told), "cannot_tell": None}


def _sentence(row: dict[str, Any]) -> str:
    people = "1 person" if row["n"] == 1 else f"{row['n']} people"
    begin = f"{row['answered']} of {row['bends']} bends answered, of {people}"
    if "centroid_mae" not in row:
        return f"{begin}."
    return f"{begin}; centroid off by {_with_interval(row, 'centroid_mae')} on average; {_rest(row)}."


def _rest(row: dict[str, Any]) -> str:
    parts = [f"90 % intervals hold {_with_interval(row, 'interval_coverage')} of the references"]
    if "auc_spread_hinge" in row:
        parts.append(f"AUC, spread against hinge, {_with_interval(row, 'auc_spread_hinge')}")
    return "; ".join(parts)


def _with_interval(row: dict[str, Any], name: str) -> str:
    between = row[f"{name}_95"]
    return f"{row[name]:.2f}" + (f" ({between[0]:.2f} to {between[1]:.2f})" if between else "")
