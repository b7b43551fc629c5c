"""Warning signs and pain rules: what must be decided, and never softened."""

from supple.core.safety.pain import Answer, Gate, answer, gate
from supple.core.safety.signs import Card, Sign, SignLevel, WarningSigns, warning_signs
from supple.core.safety.today import (
    bending_alike,
    todays_choices,
    with_easier,
    without_closed,
    without_direction,
)

__all__ = [
    "Answer",
    "Card",
    "Gate",
    "Sign",
    "SignLevel",
    "WarningSigns",
    "answer",
    "bending_alike",
    "gate",
    "todays_choices",
    "warning_signs",
    "with_easier",
    "without_closed",
    "without_direction",
]
