"""The page about the rules says what the rules say."""

from supple.core.safety import warning_signs
from tools.safety_table import PAGE, page


def test_the_page_is_what_the_data_gives():
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python -m tools.safety_table"


def test_every_sign_is_on_it_with_its_words():
    said = PAGE.read_text(encoding="utf-8")
    assert all(f"| {sign.id} | {sign.text} |" in said for sign in warning_signs().signs.values())
