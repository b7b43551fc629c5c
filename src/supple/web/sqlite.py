"""How SQLite is set up, so that nothing that was acknowledged is lost."""

from __future__ import annotations

import sqlite3

BUSY_TIMEOUT_S = 10.0

Version = tuple[int, int, int]


def journal_mode(version: Version = sqlite3.sqlite_version_info) -> str:
    """Return "WAL" where a version of SQLite has the fix of the rare WAL-reset race, else "DELETE".

    Fixed in 3.51.3, and in 3.50.7 and 3.44.6 for the older branches (https://sqlite.org/wal.html).
    """
    branch = version[:2]
    fixed = version >= (3, 51, 3) or (branch == (3, 50) and version[2] >= 7)
    return "WAL" if fixed or (branch == (3, 44) and version[2] >= 6) else "DELETE"


def options() -> dict[str, object]:
    """Return Django's OPTIONS for the database; Django itself turns foreign keys on."""
    return {
        "timeout": BUSY_TIMEOUT_S,
        # A writer takes its lock at BEGIN: two of them queue instead of failing half-way.
        "transaction_mode": "IMMEDIATE",
        "init_command": f"PRAGMA journal_mode={journal_mode()}; PRAGMA synchronous=FULL;",
    }
