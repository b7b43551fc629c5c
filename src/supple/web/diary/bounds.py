"""What the database itself refuses: numbers outside their range."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

LARGEST_OFFSET_MIN = 14 * 60


def in_range(field: str, low: float, high: float, *, optional: bool = False) -> models.CheckConstraint:
    """Return the constraint that keeps a field from `low` to `high`, or NULL where it is `optional`."""
    condition = Q(**{f"{field}__gte": low, f"{field}__lte": high})
    if optional:
        condition |= Q(**{f"{field}__isnull": True})
    return models.CheckConstraint(condition=condition, name=f"%(class)s_{field}_in_range")


def in_offset_range() -> models.CheckConstraint:
    """Return the constraint on a distance from UTC."""
    return in_range("utc_offset_min", -LARGEST_OFFSET_MIN, LARGEST_OFFSET_MIN)
