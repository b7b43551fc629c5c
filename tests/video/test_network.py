"""Nothing of this asks a network for anything, down to the C++ in it."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

from supple.errors import NobodyError, PartError
from tests.video.films import even, film, grey, still

ROOT = Path(__file__).parents[2]


def guarded(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.video.no_network", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False, timeout=100)


def test_the_guard_ends_a_process_that_opens_a_socket() -> None:
    assert guarded("--try").returncode == -signal.SIGSYS


def test_looking_for_a_body_opens_no_socket_and_says_nothing(tmp_path) -> None:
    path = grey(tmp_path / "nobody.mp4", 40)
    done = guarded("landmarks", path, "--out", tmp_path)
    assert done.returncode == NobodyError.exit_code, done.stderr
    light = "The whole body should be in the picture, in good light."
    assert done.stderr == f"supple: Nobody was seen in {path}. {light}\n"
    assert done.stdout == ""


def test_landmarks_of_a_person_open_no_socket_and_say_nothing(tmp_path, photo) -> None:
    path = film(tmp_path / "person.mp4", still(photo, 40), even(40))
    done = guarded("landmarks", path, "--out", tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert done.stdout.startswith(f"{path}: 1 person in 1.3 s, found in 100 % of the pictures")


def test_an_analysis_opens_no_socket(tmp_path, photo) -> None:
    path = film(tmp_path / "person.mp4", still(photo, 40), even(40))
    done = guarded("analyse", path, path, "--movement", "single_knee_hug", "--out", tmp_path, "--jobs", 2)
    assert done.returncode in {0, PartError.exit_code}, done.stderr
    assert "Traceback" not in done.stderr
    assert (tmp_path / "person-analysis" / "report.json").is_file()
