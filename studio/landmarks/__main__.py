"""`python -m studio.landmarks`: measure on the test data, write docs/scores/landmarks.json and the table."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from studio.landmarks import keraal, photos
from studio.landmarks.agreement import agreement
from studio.landmarks.table import PAGE, SCORES, with_table
from supple.video.landmarks import track
from supple.video.pose import MODELS, model_provenance
from supple.video.versions import versions

COMPARED = (("RTK", "line", "turn"), ("RTK", "turn", "turn"), ("ELK", "lean", "lean"))
"""Exercise, our measure, the instruments': trunk rotation with the arms out to the sides, and flank stretch.

In the third exercise the hands hide the face, and the trunk neither turns nor leans.
"""


def main() -> int:
    """Measure everything, print it and write it."""
    data = Path(os.environ.get("SUPPLE_TEST_DATA", ""))
    if not (data / keraal.FOLDER).is_dir():
        print("studio: SUPPLE_TEST_DATA must name the folder with the test recordings.", file=sys.stderr)
        return 2
    scores = measured(data)
    SCORES.parent.mkdir(parents=True, exist_ok=True)
    SCORES.write_text(json.dumps(scores, indent=1) + "\n", encoding="utf-8")
    PAGE.write_text(with_table(PAGE.read_text(encoding="utf-8"), scores), encoding="utf-8")
    print(json.dumps(scores, indent=1))
    return 0


def measured(data: Path) -> dict[str, Any]:
    """Return all scores."""
    return {
        "models": {model: model_provenance(model)["sha256"] for model in MODELS},
        "versions": versions(),
        "agreement": against_instruments(data / keraal.FOLDER),
        "photographs": {model: photos.score(data / "photos", model) for model in MODELS},
        "walking": walking(data / "walk-video" / "demo.mp4"),
    }


def against_instruments(folder: Path) -> list[dict[str, Any]]:
    """Return the agreement of the judge's own measures with Kinect and Vicon, and of those two."""
    rows = []
    for exercise, measure, theirs in COMPARED:
        ours = keraal.seen_in(folder, exercise)[measure]
        kinect, vicon = keraal.kinect(folder, exercise)[theirs], keraal.vicon(folder, exercise)[theirs]
        pairs = {"BlazePose against Vicon": (ours, vicon), "BlazePose against Kinect": (ours, kinect)}
        if measure == theirs:
            pairs["Kinect against Vicon"] = (kinect, vicon)
        for name, pair in pairs.items():
            rows.append({"measure": measure, "compared": name, **asdict(agreement(*pair))})
    return rows


def walking(path: Path) -> dict[str, Any]:
    """Return how much of two people, one walking, one leaping, was found in a real camera's file."""
    made = track(path)
    return {
        "pictures": len(made.times_s),
        "people_followed": len(made.people),
        "passing_bodies_left_out": made.passing,
        "found_share": [round(float(share), 2) for share in made.found.mean(axis=1)],
    }


if __name__ == "__main__":
    sys.exit(main())
