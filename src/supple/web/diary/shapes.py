"""Sessions as the plain data that pages and their scripts read."""

from __future__ import annotations

from typing import Any

from supple.web.diary.models import Session


def facts(session: Session) -> dict[str, Any]:
    """Return what was said at the check-in and what it led to; the same at every repeat."""
    return {
        "id": str(session.pk),
        "started_at": session.local_started_at.isoformat(),
        "day": session.day.isoformat(),
        "pain_before": session.pain_before,
        "nothing_new": session.nothing_new,
        "routine": session.routine,
        "level": session.level,
    }


def progress(session: Session) -> dict[str, Any] | None:
    """Return how far the page was; None where it has not told yet."""
    return {"at_s": session.at_s, "sequence": session.sequence} if session.sequence else None


def end(session: Session) -> dict[str, Any] | None:
    """Return how the session ended; None while it goes on."""
    if session.ended_at is None:
        return None
    return {
        "ended_at": session.ended_at.isoformat(),
        "how": session.how,
        "reason": session.reason or None,
        "pain_after": session.pain_after,
    }


def whole(session: Session) -> dict[str, Any]:
    """Return everything that is kept about a session, but for its pains."""
    return {"session": facts(session), "progress": progress(session), "end": end(session)}


def point(session: Session) -> dict[str, Any]:
    """Return a session as a point of the diary's plot."""
    return {
        "day": session.day.isoformat(),
        "started_at": session.local_started_at.isoformat(),
        "pain_before": session.pain_before,
        "pain_after": session.pain_after,
        "how": session.how,
    }
