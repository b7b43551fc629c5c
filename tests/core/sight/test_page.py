"""docs/judge.md says what the judge does."""

from pathlib import Path

from supple.core.sight.measures import MEASURES
from tools.judge_page import PAGE, page


def test_the_page_is_made_from_the_data():
    assert Path(PAGE).read_text(encoding="utf-8") == page(), "Run: python -m tools.judge_page"


def test_every_measure_is_on_it():
    for name in MEASURES:
        assert f"| `{name}` |" in page()
