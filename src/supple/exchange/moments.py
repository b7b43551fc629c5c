"""The fields that many tables share: when something was, on whose clock, and when it was written down."""

from __future__ import annotations

from supple.exchange.fields import Field
from supple.web.diary.models import LARGEST_OFFSET_MIN

DAY = Field("day", "day", "the day in the person's own calendar")
OFFSET = Field(
    "utc_offset_min",
    "whole number",
    "how far the person's clock was ahead of UTC",
    unit="minutes",
    low=-LARGEST_OFFSET_MIN,
    high=LARGEST_OFFSET_MIN,
)
WRITTEN_AT = Field("created_at", "instant", "when it was written down here")
