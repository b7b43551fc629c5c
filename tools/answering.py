"""Answer no to every warning sign, as somebody without any would: `python -m tools.answering DATA_DIR`.

With `--drawn` the drawn figure shows the movements: software draws somebody in three dimensions slowly.

Movement is out of reach until that is done: tests in a browser, measurements and pictures begin with it.
"""

from __future__ import annotations

import subprocess
import sys
import uuid
from pathlib import Path

from tools.places import ROOT


def answer_none(data_dir: Path, *, drawn: bool = False) -> Path:
    """Make the data folder of a home where the signs were just answered, and return it."""
    wanted = [str(data_dir), *(["--drawn"] if drawn else [])]
    subprocess.run([sys.executable, "-m", "tools.answering", *wanted], check=True, cwd=ROOT)
    return data_dir


def main() -> None:
    """Make the data folder and its database, and keep the answers there."""
    from supple.web.serve import configure

    configure(Path(sys.argv[1]))
    from supple.web import startup

    startup.migrate()
    _keep()
    if "--drawn" in sys.argv:
        _draw()


def _draw() -> None:
    from supple.web import showing
    from supple.web.diary.models import Person
    from supple.web.household.models import Preferences

    Preferences.objects.create(person=Person.household(), shown_by=showing.DRAWN)


def _keep() -> None:
    from django.utils import timezone

    from supple.core.safety import warning_signs
    from supple.web.diary.models import Person
    from supple.web.screening import record

    now = timezone.now()
    asking = record.begin(Person.household(), uuid.uuid4(), "first_use", now)
    record.answer(asking, dict.fromkeys(warning_signs().signs, "no"), now)


if __name__ == "__main__":
    main()
