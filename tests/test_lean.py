"""What leaves the zip that a page loads: words for readers, and nothing else."""

from __future__ import annotations

import ast

import pytest

from tools.lean import lean

SOURCE = '''"""About the module,
in two lines."""

TOP = "kept"  # a comment
"""What TOP is."""


class Empty(Exception):
    """Only this."""


def add(a: int, b: int = 2) -> str:
    """Add."""
    # nothing
    text = """kept # as
it is"""
    return f"{a + b}#{text!r}" "and this"
'''


def test_docstrings_and_comments_are_gone_and_lines_stay():
    made = lean(SOURCE)
    for word in ("About", "two lines", "comment", "What TOP", "Only", "Add", "nothing"):
        assert word not in made
    assert len(made.splitlines()) == len(SOURCE.splitlines())
    for number, line in enumerate(SOURCE.splitlines()):
        if line.startswith(("class", "def", "    return")):
            assert made.splitlines()[number] == line


def test_it_does_the_same():
    known: dict[str, object] = {}
    exec(compile(lean(SOURCE), "lean", "exec"), known)
    assert known["add"](1) == "3#'kept # as\\nit is'and this"
    assert known["TOP"] == "kept"
    assert issubclass(known["Empty"], Exception)


@pytest.mark.parametrize("source", ["", "x = 1\n", '"""Only words."""\n', "def f():\n    '''a'''\n"])
def test_little_files_do_too(source):
    assert isinstance(ast.parse(lean(source)), ast.Module)


def test_signs_that_end_no_line_of_python_move_nothing():
    assert lean('x = "a\x0cb\u2028c"  # d\ny = 1  # e\n') == 'x = "a\x0cb\u2028c"  \ny = 1  \n'


def test_a_second_time_changes_nothing():
    assert lean(lean(SOURCE)) == lean(SOURCE)
