"""The reference file: what it takes, and every fault as a sentence that names its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from supple.errors import UsageError
from supple.video.reference import FURTHER, NEEDED, references

PAGE = Path(__file__).parents[2] / "docs" / "evaluate-curve.md"
HEAD = "file,person,neutral_s,bent_s,centroid,total_deg,hinge_share,condition"
LINE = "a.mp4,ana,1.0,4.5,0.4,35,0.5,hands behind"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.mp4").write_bytes(b"film")
    return tmp_path


def given(folder, *lines):
    (folder / "curve.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def test_a_line_becomes_a_reference(folder):
    (one,) = references(given(folder, HEAD, LINE))
    assert one.file == folder / "a.mp4"
    assert (one.person, one.centroid, one.hinge_share, one.condition) == ("ana", 0.4, 0.5, "hands behind")
    assert one.off_side_deg is None


def test_columns_that_are_not_needed_may_be_left_out(folder):
    (one,) = references(given(folder, ",".join(NEEDED), "a.mp4,ana,1,4,0,30"))
    assert one.centroid == 0.0
    assert one.hinge_share is None


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ((HEAD,), "has no bends"),
        ((HEAD.replace("centroid", "middle"), LINE), "no column centroid"),
        ((f"{HEAD},weight", f"{LINE},80"), "'weight'"),
        ((HEAD, LINE.replace("a.mp4", "b.mp4")), "line 2: there is no file"),
        ((HEAD, LINE, LINE.replace("0.4", "1.4")), "line 3: centroid is '1.4'"),
        ((HEAD, LINE.replace("35", "much")), "total_deg is 'much'"),
        ((HEAD, LINE.replace("35", "nan")), "total_deg is 'nan'"),
        ((HEAD, LINE.replace("ana", " ")), "person is empty"),
        ((HEAD, LINE.replace("4.5", "1.0")), "the same moment"),
        ((HEAD, "a.mp4,ana"), "neutral_s is empty"),
    ],
)
def test_a_fault_is_a_sentence(folder, lines, said):
    with pytest.raises(UsageError, match=said) as fault:
        references(given(folder, *lines))
    assert fault.value.hint


def test_no_file_at_all(tmp_path):
    with pytest.raises(UsageError, match="cannot be read"):
        references(tmp_path)


def test_a_file_that_is_no_text(folder):
    (folder / "curve.csv").write_bytes(b"\xff\xfe\x00\x81")
    with pytest.raises(UsageError, match="not a CSV file"):
        references(folder)


def test_the_page_tells_every_column():
    page = PAGE.read_text(encoding="utf-8")
    assert all(f"| `{name}` |" in page for name in (*NEEDED, *FURTHER))
