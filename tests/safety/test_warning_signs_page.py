"""The page about the rules says what the rules say."""

from supple.core.movement import catalogue
from supple.core.safety import warning_signs
from tools.safety_table import PAGE, page


def test_the_page_is_what_the_data_gives():
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python -m tools.safety_table"


def test_every_sign_is_on_it_with_its_words():
    said = PAGE.read_text(encoding="utf-8")
    assert all(f"| {sign.id} | {sign.text} |" in said for sign in warning_signs().signs.values())


def test_every_caution_is_on_it_with_all_that_it_changes():
    rows = {
        line.split("**")[1]: line
        for line in PAGE.read_text(encoding="utf-8").splitlines()
        if "| **" in line[:4]
    }
    movements = catalogue().movements
    for caution in catalogue().cautions.values():
        row = rows[caution.name]
        for name, action in caution.actions.items():
            if not movements[name].form_of:
                assert movements[name].name in row, (caution.id, name)
            assert action == "leave_out" or movements[action].name in row


def test_every_finding_about_the_leg_is_on_it():
    said = PAGE.read_text(encoding="utf-8")
    assert all(
        f"| {name} |" in said for name in ("both_legs", "outward", "outward_twice", "new", "retreating")
    )
    assert "a rise on a side, to 2 or more" in said
