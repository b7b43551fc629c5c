"""The site starts, and shows its first page, without the libraries for numbers."""

from __future__ import annotations

import subprocess
import sys

LOADED = """
import sys
from pathlib import Path
from supple.web.serve import configure
configure(Path(sys.argv[1]))
from supple.web import startup, urls
startup.migrate()
from django.utils import timezone
from supple.web.diary.models import Person
from supple.web.today import page
page.context(Person.household(), timezone.now())
print(sorted({"numpy", "scipy", "matplotlib"} & set(sys.modules)))
"""


def test_the_first_page_loads_no_numbers(tmp_path):
    command = [sys.executable, "-c", LOADED, str(tmp_path / "data")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
