"""Serve the static files, and the pose models from where the command line reads them too."""

from __future__ import annotations

import json
from pathlib import Path

from whitenoise.middleware import WhiteNoiseMiddleware  # type: ignore[import-untyped]

from supple.web.headers import GetResponse

POSE_MODELS = Path(__file__).parents[1] / "pose_models"
_SOURCE = json.loads((POSE_MODELS / "manifest.json").read_text(encoding="utf-8"))["source"]
# In a folder named after its version, so that a browser may keep them for good.
POSE_MODELS_URL = f"/static/vendor/blazepose-{_SOURCE['version']}/"


class StaticFilesMiddleware(WhiteNoiseMiddleware):  # type: ignore[misc]
    """Serve what WhiteNoise serves, and `lite.task` and `full.task` below `POSE_MODELS_URL`."""

    def __init__(self, get_response: GetResponse) -> None:
        super().__init__(get_response)
        self.add_files(str(POSE_MODELS), prefix=POSE_MODELS_URL)
