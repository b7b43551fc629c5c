"""The ground that everything stands on: lock files, the build, and what the core may use."""

from __future__ import annotations

import ast
import gzip
import hashlib
import importlib.metadata
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import brotli
import pytest
from packaging.requirements import Requirement

import supple
import tools.compress
from tools import bootstrap, stamps
from tools.compress import compress
from tools.core_zip import LARGEST_BYTES, make_core_zip
from tools.places import PACKAGE, ROOT, VENDOR, ToolError
from tools.running import run
from tools.vendor import BUNDLED, COPIED

LOCKS = ("run", "build", "video", "dev")
CORE = sorted((PACKAGE / "core").rglob("*.py"))


def locked(name: str) -> set[str]:
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    return set(re.findall(r"^([a-z0-9-]+==\S+)", text, re.MULTILINE))


def project() -> dict[str, object]:
    described: dict[str, object] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))[
        "project"
    ]
    return described


@pytest.mark.parametrize("name", LOCKS)
def test_a_python_lock_has_hashes_and_no_addresses(name: str) -> None:
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    packages = [line for line in text.splitlines() if re.match(r"[a-z0-9]", line)]
    assert packages
    assert all(line.endswith("\\") and "==" in line for line in packages)
    assert not re.search(r"://|--(extra-)?index|--find-links|--trusted", text)


def test_each_lock_holds_all_of_the_one_before() -> None:
    pins = [Requirement(pin) for pin in project()["dependencies"]]  # type: ignore[attr-defined]
    here = [pin for pin in pins if pin.marker is None or pin.marker.evaluate()]
    wanted = {f"{pin.name}{pin.specifier}".lower() for pin in here}
    assert wanted <= locked("run") <= locked("build") <= locked("video") <= locked("dev")


def test_the_node_lock_has_hashes_and_no_addresses() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: package for name, package in lock["packages"].items() if name}
    assert all("integrity" in package and "resolved" not in package for package in packages.values())


def test_node_packages_are_named_exactly() -> None:
    described = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    wanted = described["dependencies"] | described["devDependencies"]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in wanted.values())


def test_the_version_is_said_once() -> None:
    assert project()["version"] == supple.__version__ == importlib.metadata.version("supple")


@pytest.mark.parametrize("file", CORE, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_the_core_uses_the_standard_library_only(file: Path) -> None:
    imported = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            imported |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            imported.add(node.module or "")
    foreign = {name for name in imported if not re.match(r"supple(\.core|\.errors|$)", name)}
    assert {name.partition(".")[0] for name in foreign} <= sys.stdlib_module_names


def test_the_core_zip_is_small_and_always_the_same(tmp_path: Path) -> None:
    assert make_core_zip(tmp_path / "one.zip") < LARGEST_BYTES
    make_core_zip(tmp_path / "two.zip")
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def test_the_core_zip_works_alone(tmp_path: Path) -> None:
    archive = tmp_path / "core.zip"
    make_core_zip(archive)
    code = (
        f"import sys; sys.path.insert(0, {str(archive)!r})\n"
        "from supple.core.movement import Choices, catalogue, timeline\n"
        "print(timeline(catalogue(), 'four_minutes', Choices()).seconds)"
    )
    # -I -S: nothing that is installed can be found.
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", code], capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == "240.0", done.stderr


@pytest.fixture
def nothing_kept(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    monkeypatch.setattr(tools.compress, "KEPT", tmp_path_factory.mktemp("kept"))


@pytest.mark.usefixtures("nothing_kept")
def test_a_compressed_file_says_the_same(tmp_path: Path) -> None:
    file = tmp_path / "words.js"
    file.write_text("const words = 'the same again and again';\n" * 50, encoding="utf-8")
    compress(file)
    assert gzip.decompress((tmp_path / "words.js.gz").read_bytes()) == file.read_bytes()
    assert brotli.decompress((tmp_path / "words.js.br").read_bytes()) == file.read_bytes()


@pytest.mark.usefixtures("nothing_kept")
def test_a_large_file_is_compressed_one_way_only(tmp_path: Path) -> None:
    file = tmp_path / "large.wasm"
    file.write_bytes(b"again and again " * 70_000)
    compress(file)
    assert (tmp_path / "large.wasm.br").is_file()
    assert not (tmp_path / "large.wasm.gz").exists()


@pytest.mark.usefixtures("nothing_kept")
def test_what_does_not_get_smaller_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "noise.bin"
    file.write_bytes(b"".join(hashlib.sha256(bytes([number])).digest() for number in range(32)))
    compress(file)
    assert [path.name for path in tmp_path.iterdir()] == ["noise.bin"]


def test_the_licence_of_all_that_is_carried_is_carried_too() -> None:
    text = (VENDOR / "LICENSES.txt").read_text(encoding="utf-8")
    assert all(re.search(rf"^{name} \d", text, re.MULTILINE) for name in (*COPIED, *BUNDLED))
    assert "Mozilla Public License Version 2.0" in text
    assert "PYTHON SOFTWARE FOUNDATION LICENSE" in text


def test_a_stamp_notices_a_changed_and_a_renamed_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(stamps, "ROOT", tmp_path)
    file = tmp_path / "a.js"
    file.write_text("1", encoding="utf-8")
    first = stamps.fingerprint([tmp_path])
    file.write_text("2", encoding="utf-8")
    changed = stamps.fingerprint([tmp_path])
    file.rename(tmp_path / "b.js")
    assert len({first, changed, stamps.fingerprint([tmp_path])}) == 3
    assert stamps.fingerprint([tmp_path], "3.11") != stamps.fingerprint([tmp_path], "3.12")


def test_a_program_that_fails_is_told_of_in_one_sentence() -> None:
    fails = [sys.executable, "-c", "print('lots'); print('error: no such thing'); raise SystemExit(3)"]
    with pytest.raises(
        ToolError, match=r"^Trying it did not work: error: no such thing \(all of it: build/logs"
    ):
        run("Trying it", fails)


def test_a_program_that_is_missing_is_told_of_in_one_sentence() -> None:
    with pytest.raises(ToolError, match=r"^Trying it did not work: /nowhere cannot be started"):
        run("Trying it", ["/nowhere"])


def test_a_missing_system_package_is_named_to_somebody_without_the_right(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    monkeypatch.setattr("tools.bootstrap.shutil.which", lambda _: None)
    monkeypatch.delenv("SUPPLE_CHROMIUM", raising=False)
    with pytest.raises(
        ToolError, match=r"^The browser tests need Chromium .*: install the system package chromium"
    ):
        bootstrap.chromium()


def test_letters_of_another_width_than_most_devices_have_are_missed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    monkeypatch.setattr("tools.bootstrap.shutil.which", lambda _: "/usr/bin/apt-get")
    monkeypatch.setattr("tools.bootstrap.FONT_FOLDERS", (tmp_path,))
    with pytest.raises(ToolError, match="as wide as Arial's: install the system package fonts-liberation"):
        bootstrap.typeface()
