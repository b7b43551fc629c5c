"""The first page asks `getting_worse` at each visit: that must not load the number libraries."""

import subprocess
import sys

import pytest

import supple.helping

LIGHT = """
import sys
from supple.helping import Day, getting_worse, plan
heavy = {"numpy", "scipy", "matplotlib"} & set(sys.modules)
sys.exit(", ".join(sorted(heavy)) or None)
"""


def test_asking_whether_it_gets_worse_loads_no_number_library() -> None:
    ran = subprocess.run([sys.executable, "-c", LIGHT], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr


@pytest.mark.parametrize("name", supple.helping.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(supple.helping, name) is not supple.helping
    assert not hasattr(getattr(supple.helping, name), "__path__")


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'helps'"):
        _ = supple.helping.helps
