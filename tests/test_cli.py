"""The command line: what it prints, and how it fails."""

import json

import pytest

from supple.cli import main


def test_routine_as_json(capsys):
    assert main(["routine", "--json"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert made["seconds"] == pytest.approx(240.0)
    assert made["beats"][0]["movement"] == "double_knee_hug"


def test_routine_as_text_names_every_movement(capsys):
    main(["routine", "--level", "gentle"])
    assert "Small turns" in capsys.readouterr().out


def test_movements_are_listed_and_shown(capsys):
    main(["movements"])
    assert "single_knee_hug" in capsys.readouterr().out
    main(["movements", "single_knee_hug"])
    assert "You should feel" in capsys.readouterr().out


def test_unknown_movement_is_one_sentence_with_a_hint(capsys):
    assert main(["movements", "sngle_knee_hug"]) == 2
    error = capsys.readouterr().err
    assert "did you mean single_knee_hug?" in error
    assert error.count("\n") == 1


@pytest.mark.parametrize(
    "arguments", [["--port", "99999"], ["serve", "--port", "x"], ["routine", "--pace", "9"]]
)
def test_wrong_values_are_refused(arguments, capsys):
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == 2
    assert "allowed are" in capsys.readouterr().err
