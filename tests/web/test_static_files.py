"""The pose models are served from where the command line reads them, and kept for good."""

from __future__ import annotations

import hashlib

import pytest

from supple.web.static_files import POSE_MODELS, POSE_MODELS_URL


@pytest.mark.parametrize("name", ["lite.task", "full.task"])
def test_a_pose_model_is_served_as_it_is(stranger, name):
    answer = stranger.get(f"{POSE_MODELS_URL}{name}")
    served = hashlib.sha256(b"".join(answer.streaming_content)).hexdigest()
    answer.close()
    assert answer.status_code == 200
    assert "immutable" in answer["Cache-Control"]
    assert served == hashlib.sha256((POSE_MODELS / name).read_bytes()).hexdigest()
