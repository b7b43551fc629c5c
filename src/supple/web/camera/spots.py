"""Where the phone stands in a session: told in one way to the page before it and to the words after it."""

from __future__ import annotations

from supple.core.movement import Choices, catalogue
from supple.core.sight import placing
from supple.core.sight.placing import Seeing, Spot
from supple.web.diary.messages import DESK
from supple.web.diary.models import Session


def spot_of(session: Session, choices: Choices) -> Spot:
    """Return the one place of the phone for a whole session; at the desk there is always a chair."""
    return placing.camera().spots["chair" if session.routine == DESK else choices.place]


def seen_from_there(session: Session, choices: Choices) -> tuple[Seeing, ...]:
    """Return how the camera sees each movement of a session; none where its routine is not known."""
    known = catalogue()
    if session.routine not in known.routines:
        return ()
    return placing.seeing(known, session.routine, choices, spot_of(session, choices).place)
