"""The committed pose models: what the manifest says, and the same bytes when made anew."""

from __future__ import annotations

import hashlib
import json
import zipfile
from importlib.metadata import version

import pytest

from studio.models import bundle, recipe
from studio.models.__main__ import manifest, packaged, sha256
from supple.video.pose import FOLDER, MODELS

AGAIN = "Run `python -m studio.models`."
MANIFEST = json.loads((FOLDER / "manifest.json").read_text(encoding="utf-8"))


def test_the_manifest_names_every_model_and_no_other() -> None:
    assert tuple(MANIFEST["models"]) == MODELS == tuple(recipe.LANDMARKS)
    assert {path.name for path in FOLDER.glob("*.task")} == {f"{model}.task" for model in MODELS}


@pytest.mark.parametrize("model", MODELS)
def test_each_file_is_the_one_in_the_manifest(model) -> None:
    named = MANIFEST["models"][model]
    path = FOLDER / named["file"]
    assert (path.stat().st_size, sha256(path)) == (named["bytes"], named["sha256"]), AGAIN


def test_the_models_are_small_enough_to_be_carried() -> None:
    sizes = {model: MANIFEST["models"][model]["bytes"] for model in MODELS}
    assert sizes["lite"] < 6_000_000
    assert sizes["full"] < 10_000_000


def test_source_and_licence_are_the_locked_ones() -> None:
    locked = json.loads((recipe.ROOT / "package-lock.json").read_text(encoding="utf-8"))
    package = locked["packages"][f"node_modules/{recipe.PACKAGE}"]
    source = MANIFEST["source"]
    assert (source["version"], source["integrity"]) == (package["version"], package["integrity"])
    assert source["licence"] == package["license"] == "Apache-2.0"
    assert recipe.PACKAGE in (recipe.ROOT / "NOTICE").read_text(encoding="utf-8")


@pytest.mark.parametrize("model", MODELS)
def test_a_bundle_is_a_stored_zip_of_aligned_files_without_a_date(model) -> None:
    with zipfile.ZipFile(FOLDER / f"{model}.task") as made:
        entries = made.infolist()
    assert [entry.filename for entry in entries] == [
        part["name"] for part in MANIFEST["models"][model]["parts"]
    ]
    for entry in entries:
        assert entry.compress_type == zipfile.ZIP_STORED
        assert entry.date_time == bundle.DATE
        assert (entry.header_offset + len(entry.FileHeader())) % bundle.ALIGNMENT == 0


@pytest.mark.parametrize("model", MODELS)
def test_bundling_the_parts_anew_gives_the_same_bytes(model) -> None:
    with zipfile.ZipFile(FOLDER / f"{model}.task") as made:
        parts = {name: made.read(name) for name in made.namelist()}
    again = bundle.stored(parts)
    assert hashlib.sha256(again).hexdigest() == MANIFEST["models"][model]["sha256"], AGAIN


def test_making_the_models_from_the_package_gives_the_same_bytes() -> None:
    package = packaged()
    assert f"mediapipe {version('mediapipe')}" == recipe.WRITER
    for model in MODELS:
        made = hashlib.sha256(bundle.bundle(model, package)).hexdigest()
        assert made == MANIFEST["models"][model]["sha256"], AGAIN
    assert manifest(package) == MANIFEST
