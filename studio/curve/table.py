"""The scores as they stand in docs/curve.md."""

from __future__ import annotations

from typing import Any

BEGIN, END = "<!-- scores: python -m studio.curve score -->", "<!-- end of scores -->"


def with_table(page: str, version: dict[str, Any]) -> str:
    """Return the page with one version's scores between its two marks."""
    before, rest = page.split(BEGIN)
    return f"{before}{BEGIN}\n{table(version)}\n{END}{rest.split(END)[1]}"


def table(version: dict[str, Any]) -> str:
    """Return the scores as Markdown."""
    own = [row for row in version["rows"] if row["method"] == "measure"]
    others = [row for row in version["rows"] if row["method"] != "measure"]
    main, parts = [row for row in own if row["view"] != "all"], [row for row in own if row["view"] == "all"]
    return "\n".join(
        [
            f"Version {version['version']}, scored on {version['date']} (95 % intervals, by bodies).",
            "", *_main(main), "", *_others(others), "", *_parts(parts), "", *_silence(version["silence"]),
            *_elsewhere(version.get("elsewhere")),
        ]
    )  # fmt: skip


def _main(rows: list[dict[str, Any]]) -> list[str]:
    head = ["score", *(f"{row['view']}, {row['condition']}" for row in rows)]
    lines = [_line(head), _line(["---"] * len(head))]
    lines.append(
        _line(["bodies · sequences answered", *(f"{row['n']} · {row['sequences']}" for row in rows)])
    )
    for key, name in _NAMES.items():
        lines.append(_line([name, *(_with_interval(row, key) for row in rows)]))
    return [*lines, _line(["abstained", *(f"{row['abstained']:.3f}" for row in rows)])]


def _others(rows: list[dict[str, Any]]) -> list[str]:
    head = ["guessed by", "view", *(_NAMES[key] for key in _SHORT)]
    body = [_line([row["method"], row["view"], *(_plain(row, key) for key in _SHORT)]) for row in rows]
    return [_line(head), _line(["---"] * len(head)), *body]


def _parts(rows: list[dict[str, Any]]) -> list[str]:
    keys = (*_SHORT, "interval_coverage")
    head = ["all views, total at least 20 degrees", "bodies", *(_NAMES[key] for key in keys), "abstained"]
    body = [
        _line(
            [row["condition"], str(row["n"]), *(_plain(row, key) for key in keys), f"{row['abstained']:.3f}"]
        )
        for row in rows
    ]
    return [_line(head), _line(["---"] * len(head)), *body]


def _silence(counts: dict[str, Any]) -> list[str]:
    head = ["where it should keep silent", "sequences", "answered all the same"]
    body = [_line([kind, str(one["sequences"]), f"{one['answered']:.3f}"]) for kind, one in counts.items()]
    return [_line(head), _line(["---"] * len(head)), *body]


def _elsewhere(row: dict[str, Any] | None) -> list[str]:
    if row is None:
        return []
    keys = (*(key for key in _SHORT if key in row), "interval_coverage")
    head = [
        "pictures of another renderer",
        "bodies",
        "sequences",
        *(_NAMES[key] for key in keys),
        "abstained",
    ]
    cells = [row["pictures_by"], str(row["n"]), str(row["sequences"]), *(_plain(row, key) for key in keys)]
    return ["", _line(head), _line(["---"] * len(head)), _line([*cells, f"{row['abstained']:.3f}"])]


def _with_interval(row: dict[str, Any], key: str) -> str:
    if key not in row:
        return "-"
    low, high = row[f"{key}_95"]
    return f"{_number(row[key], key)} ({_number(low, key)}-{_number(high, key)})"


def _plain(row: dict[str, Any], key: str) -> str:
    return _number(row[key], key) if key in row else "-"


def _number(value: float, key: str) -> str:
    return f"{value:.1f}" if key == "total_deg_mae" else f"{value:.3f}"


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


_NAMES = {
    "auc_even_hinge": "AUC, even against hinge",
    "auc_anat_hinge": "AUC, anat against hinge",
    "auc_lumbar_hinge": "AUC, lumbar against hinge",
    "centroid_mae": "centroid, mean error",
    "interval_coverage": "90 % intervals that hold the centroid",
    "hinge_share_mae": "hinge share, mean error",
    "hinge_share_coverage": "90 % intervals that hold the hinge share",
    "total_deg_mae": "total, mean error in degrees",
    "total_deg_coverage": "90 % intervals that hold the total",
}
_SHORT = ("auc_even_hinge", "auc_anat_hinge", "auc_lumbar_hinge", "centroid_mae")
