"""Measures: questionnaires as data, their scores, which change counts, and when each is asked."""

from __future__ import annotations

from supple.core.measures.asking import DayPlan, Kept, Waiting, due, next_due, plan_day
from supple.core.measures.change import Change, Week, change, weeks
from supple.core.measures.load import day_questions, questionnaires
from supple.core.measures.model import Item, Meaning, MeasureError, Questionnaire
from supple.core.measures.score import Score, items_of, meaning, score

__all__ = [
    "Change",
    "DayPlan",
    "Item",
    "Kept",
    "Meaning",
    "MeasureError",
    "Questionnaire",
    "Score",
    "Waiting",
    "Week",
    "change",
    "day_questions",
    "due",
    "items_of",
    "meaning",
    "next_due",
    "plan_day",
    "questionnaires",
    "score",
    "weeks",
]
