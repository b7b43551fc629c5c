"""Where the page finds what the camera needs: workers, models, the judge and its Python."""

from __future__ import annotations

from django.templatetags.static import static

from supple.web.static_files import POSE_MODELS_URL

# As pinned in package.json; a test compares.
PYODIDE = "314.0.7"
TASKS_VISION = "0.10.35"


def files() -> dict[str, str]:
    """Return the address of each file by what it is for."""
    vision = f"vendor/tasks-vision-{TASKS_VISION}"
    return {
        "pose_worker": static("build/camera-pose-worker.js"),
        "judge_worker": static("build/camera-judge-worker.js"),
        "vision": static(f"{vision}/vision_bundle.mjs"),
        "wasm": static(f"{vision}/wasm/").rstrip("/"),
        "lite": f"{POSE_MODELS_URL}lite.task",
        "full": f"{POSE_MODELS_URL}full.task",
        "pyodide": static(f"vendor/pyodide-{PYODIDE}/"),
        "core": static("build/core.zip"),
    }


def model_version() -> str:
    """Return which pose models and which program of theirs the page is given."""
    return f"{POSE_MODELS_URL.strip('/').rpartition('/')[2]}, tasks-vision {TASKS_VISION}"
