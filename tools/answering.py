"""Answer no to every warning sign, as somebody without any would: `python -m tools.answering DATA_DIR`.

Movement is out of reach until that is done: tests in a browser, measurements and pictures begin with it.
"""

from __future__ import annotations

import subprocess
import sys
import uuid
from pathlib import Path

from tools.places import ROOT


def answer_none(data_dir: Path) -> Path:
    """Make the data folder of a home where the signs were just answered, and return it."""
    subprocess.run([sys.executable, "-m", "tools.answering", str(data_dir)], check=True, cwd=ROOT)
    return data_dir


def main() -> None:
    """Make the data folder and its database, and keep the answers there."""
    from supple.web.serve import configure

    configure(Path(sys.argv[1]))
    from supple.web import startup

    startup.migrate()
    _keep()


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
