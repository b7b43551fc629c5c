"""Serve the static files, and the pose models from where the command line reads them too."""

from __future__ import annotations

import json
from pathlib import Path

from django.http import HttpRequest, HttpResponseBase, HttpResponseNotFound
from whitenoise.middleware import WhiteNoiseMiddleware  # type: ignore[import-untyped]
from whitenoise.responders import StaticFile  # type: ignore[import-untyped]

from supple.web.headers import GetResponse

POSE_MODELS = Path(__file__).parents[1] / "pose_models"
_SOURCE = json.loads((POSE_MODELS / "manifest.json").read_text(encoding="utf-8"))["source"]
# In a folder named after its version, so that a browser may keep them for good.
POSE_MODELS_URL = f"/static/vendor/blazepose-{_SOURCE['version']}/"
GONE = "This file is not here. If Supple was built anew while it ran, start it again and load the page anew."


class StaticFilesMiddleware(WhiteNoiseMiddleware):  # type: ignore[misc]
    """Serve what WhiteNoise serves, and `lite.task` and `full.task` below `POSE_MODELS_URL`."""

    def __init__(self, get_response: GetResponse) -> None:
        super().__init__(lambda request: self._not_a_file(get_response, request))
        self.add_files(str(POSE_MODELS), prefix=POSE_MODELS_URL)

    def serve(self, static_file: StaticFile, request: HttpRequest) -> HttpResponseBase:
        """Answer with a file, also where it goes at this very moment."""
        try:
            answer: HttpResponseBase = super().serve(static_file, request)
        except FileNotFoundError:
            return _gone()
        return answer

    def _not_a_file(self, get_response: GetResponse, request: HttpRequest) -> HttpResponseBase:
        return _gone() if request.path_info.startswith(self.static_prefix) else get_response(request)


def _gone() -> HttpResponseBase:
    return HttpResponseNotFound(f"{GONE}\n", content_type="text/plain; charset=utf-8")
