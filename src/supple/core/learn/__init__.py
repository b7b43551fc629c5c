"""What people can read: learn pages, common questions, and what Supple is."""

from supple.core.learn.load import (
    About,
    Passage,
    Question,
    Questions,
    Section,
    Source,
    Topic,
    about,
    questions,
    topics,
)

__all__ = [
    "About",
    "Passage",
    "Question",
    "Questions",
    "Section",
    "Source",
    "Topic",
    "about",
    "questions",
    "topics",
]
