"""The wheel holds everything: it runs where there is no checkout, no Node and an empty home."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bench.visitor import Visitor, static_links, visiting
from tools.answering import answer_none
from tools.places import ROOT, STATIC
from tools.serving import SERVE, running_site

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


@dataclass(frozen=True)
class Installed:
    """Supple as somebody has it who installed the wheel."""

    supple: Path
    home: Path
    env: dict[str, str]

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [str(self.supple), *arguments]
        return subprocess.run(
            command, env=self.env, cwd=self.home, capture_output=True, text=True, check=False, timeout=60
        )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    assert (STATIC / "staticfiles.json").is_file(), "The pages' files have not been built; run: make build"
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("supple-*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    venv, home = tmp_path_factory.mktemp("clean") / "venv", tmp_path_factory.mktemp("home")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(venv)], check=True)
    pip = [sys.executable, "-m", "pip", "--python", str(venv / "bin" / "python"), "--quiet"]
    # Compiling all of scipy and matplotlib takes longer than everything else here.
    pip += ["--disable-pip-version-check", "install", "--no-compile"]
    lock = ROOT / "requirements" / "run.txt"
    subprocess.run([*pip, "--require-hashes", "-r", str(lock)], check=True)
    subprocess.run([*pip, "--no-deps", "--no-index", str(wheel)], check=True)
    env = {"PATH": str(venv / "bin"), "HOME": str(home), "LANG": "C.UTF-8"}
    return Installed(venv / "bin" / "supple", home, {**env, "SUPPLE_DATA_DIR": str(home / "data")})


@pytest.fixture(scope="module")
def visitor(installed: Installed) -> Iterator[Visitor]:
    command = ("/usr/bin/env", "-i", *(f"{name}={value}" for name, value in installed.env.items()))
    data_dir = installed.home / "data"
    serve = (*command, str(installed.supple), *SERVE)
    answer_none(data_dir)
    with running_site(data_dir, command=serve) as site, visiting(site) as somebody:
        yield somebody


def test_it_holds_no_asset_twice_and_no_tests(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    left_behind = [name for name in names if name.startswith("supple/web/assets/")]
    assert [name for name in left_behind if not name.endswith("manifest.json")] == []
    assert [name for name in names if name.startswith(("tests/", "studio/", "tools/", "bench/"))] == []
    assert any(name.endswith(".dist-info/licenses/NOTICE") for name in names)
    assert "supple/web/static/vendor/LICENSES.txt" in names


def test_check_finds_nothing_wrong(installed: Installed) -> None:
    done = installed.run("check")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "FAULT" not in done.stdout


def test_the_catalogue_came_along(installed: Installed) -> None:
    done = installed.run("routine", "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["seconds"] == pytest.approx(240)


@pytest.mark.parametrize("path", ["/", "/diary", "/help"])
def test_every_page_and_what_it_links_to_is_served(visitor: Visitor, path: str) -> None:
    answer, page = visitor.get(path)
    assert answer.status == 200
    links = static_links(page)
    assert any(link.endswith(".css") for link in links)
    assert {link: visitor.get(link)[0].status for link in links} == dict.fromkeys(links, 200)


def test_large_files_come_compressed_and_with_their_type(visitor: Visitor) -> None:
    wasm = next(STATIC.glob("vendor/pyodide-*/pyodide.asm.wasm"))
    answer, body = visitor.get(f"/static/{wasm.relative_to(STATIC)}", Accept_Encoding="gzip, br")
    assert answer.status == 200
    assert answer.headers["Content-Type"] == "application/wasm"
    assert answer.headers["Content-Encoding"] == "br"
    assert "immutable" in answer.headers["Cache-Control"]
    assert len(body) < wasm.stat().st_size / 2


def test_it_writes_nothing_outside_its_data_folder(visitor: Visitor, installed: Installed) -> None:
    visitor.get("/")
    assert {path.name for path in installed.home.iterdir()} == {"data"}
