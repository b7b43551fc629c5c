"""Deleted rows leave their text in the database's file until it is written anew."""

from __future__ import annotations

import logging

from django.db import DatabaseError, connection

log = logging.getLogger(__name__)


def shred() -> bool:
    """Write the database's file anew without what was deleted; tell whether that worked.

    The rows are gone either way, so a busy or full disk is no reason to fail.
    """
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return False
    try:
        with connection.cursor() as cursor:
            cursor.execute("VACUUM")
    except DatabaseError:
        log.exception("What was deleted could not be wiped from the file.")
        return False
    return True
