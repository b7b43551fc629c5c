"""docs/landmarks.md tells what the files hold, and the command's page tells its options and codes."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import pytest

from supple.core.sight.landmarks import NAMES
from supple.errors import ExtraError, NobodyError, PartError, VideoError
from supple.video import commands, csv_files
from supple.video.dataset import DIMS
from supple.video.filtering import FLAGS, ORDER, PASSES, Filter
from supple.video.following import LEAST_S

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "landmarks.md").read_text(encoding="utf-8")
COMMANDS = (DOCS / "command-line.md").read_text(encoding="utf-8")


def test_it_names_the_landmarks_in_their_order() -> None:
    listed = PAGE.split("The landmarks, in this order:")[1].split("\n\n")[0]
    assert tuple(re.findall(r"`([a-z_]+)`", listed)) == NAMES


def test_it_names_every_column() -> None:
    columns = {*csv_files.KEYS, *(f"<landmark>_{column}" for column in (*csv_files.RAW, *csv_files.FILTERED))}
    assert {column for column in columns if f"`{column}`" not in PAGE} == set()


def test_it_names_the_flags_the_dimensions_and_the_numbers() -> None:
    for flag, meaning in FLAGS.items():
        assert f"{flag} {meaning}" in PAGE
    for dimension in DIMS:
        assert f"`{dimension}`" in PAGE
    usual = Filter()
    assert f"order {ORDER * PASSES} in all, cut-off {usual.cut_off_hz:g} Hz" in PAGE
    assert f"**Gaps** up to {usual.longest_gap_s} s" in PAGE
    assert LEAST_S == 0.5
    assert "less than half a second" in PAGE


@pytest.mark.parametrize("command", ["analyse", "landmarks"])
def test_every_option_of_the_command_is_told(command) -> None:
    parser = argparse.ArgumentParser()
    commands.add(parser.add_subparsers())
    subparsers = next(action for action in parser._actions if isinstance(action, argparse._SubParsersAction))
    options = [option for action in subparsers.choices[command]._actions for option in action.option_strings]
    told = COMMANDS.split(f"## `supple {command}`")[1].split("\n## ")[0]
    assert {option for option in options if option.startswith("--") and option not in told} == {"--help"}


@pytest.mark.parametrize("error", [VideoError, ExtraError, PartError, NobodyError])
def test_every_exit_code_of_video_files_is_told(error) -> None:
    assert f"\n| {error.exit_code} |" in COMMANDS
