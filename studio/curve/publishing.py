"""Keep the scores of every released version, and show the last on the page."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import sys
from pathlib import Path
from typing import Any

from studio.curve.scoring import scores, silence
from studio.curve.table import with_table
from studio.curve.training import FILE, MARK, sha256
from supple.core.sight.curve_model import model

DOCS = Path(__file__).parents[2] / "docs"
SCORES, PAGE, PROTOCOL = DOCS / "scores" / "curve.json", DOCS / "curve.md", DOCS / "curve-protocol.md"


def score() -> int:
    """Score the released version; exit code 1 where it was scored before and comes out otherwise now."""
    kept = json.loads(SCORES.read_text(encoding="utf-8")) if SCORES.exists() else {"versions": []}
    now = scored()
    before = next((one for one in kept["versions"] if one["version"] == now["version"]), None)
    if before is not None:
        same = all(before[key] == now[key] for key in ("rows", "silence", "coefficients_sha256"))
        said = "the same scores again" if same else "other scores than before: raise `version` in curve.toml"
        print(f"Version {now['version']} was scored on {before['date']}: {said}.", file=sys.stderr)
        return 0 if same else 1
    kept["versions"].append(now)
    SCORES.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    show()
    return 0


def elsewhere() -> int:
    """Score the last version on another renderer's pictures and keep that beside its scores."""
    from studio.curve.elsewhere import scores as scores_elsewhere

    kept = json.loads(SCORES.read_text(encoding="utf-8"))
    kept["versions"][-1]["elsewhere"] = scores_elsewhere()
    SCORES.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    show()
    return 0


def show() -> None:
    """Write the last version's scores into the page."""
    kept = json.loads(SCORES.read_text(encoding="utf-8"))
    PAGE.write_text(with_table(PAGE.read_text(encoding="utf-8"), kept["versions"][-1]), encoding="utf-8")


def scored() -> dict[str, Any]:
    """Return all scores of the version that `curve.toml` holds."""
    return {
        "version": model().version,
        "date": dt.datetime.now(dt.UTC).date().isoformat(),
        "coefficients_sha256": _sha256(FILE.read_text(encoding="utf-8").split(MARK)[1]),
        "protocol_sha256": hashlib.sha256(PROTOCOL.read_bytes()).hexdigest(),
        "features_sha256": {name: sha256(name) for name in ("train", "test")},
        "rows": scores(),
        "silence": silence(),
    }


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
