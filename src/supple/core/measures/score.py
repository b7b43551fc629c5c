"""Answers to a score, with the rules for missing ones; pure functions of a questionnaire and its answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from supple.core.measures.model import Item, Meaning, MeasureError, Questionnaire

Answers = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Score:
    """A score, or None where too much is missing; `missing` are the ids of the items without an answer."""

    value: float | None
    answered: int
    of: int
    missing: tuple[str, ...] = ()


def items_of(questionnaire: Questionnaire, activities: Sequence[str] = ()) -> tuple[Item, ...]:
    """Return the questions; one that is asked for each activity comes as "activity_1" and so on."""
    made: list[Item] = []
    for item in questionnaire.items:
        if item.each_activity:
            made += [
                replace(item, id=f"{item.id}_{number}", text=text)
                for number, text in enumerate(activities, start=1)
            ]
        else:
            made.append(item)
    return tuple(made)


def score(questionnaire: Questionnaire, answers: Answers, activities: Sequence[str] = ()) -> Score:
    """Score a questionnaire that was finished; what has no answer is missing, 0 is an answer.

    The mean is over the items that were answered, the sum over all of them: with one missing, fewer than
    `least_answered` are there and nothing is scored. A described list ("off") counts what was ticked.

    Raises:
        MeasureError: an item or a value that the questionnaire does not have.
    """
    items = items_of(questionnaire, activities)
    if items:
        _must_fit(questionnaire, items, answers)
        missing = tuple(item.id for item in items if item.id not in answers)
    else:
        _must_be_ticks(questionnaire, answers)
        missing = ()
    of = len(items) or questionnaire.item_count
    if len(answers) < questionnaire.scoring.least_answered:
        return Score(None, len(answers), of, missing)
    total = float(sum(answers.values()))
    value = total / len(answers) if questionnaire.scoring.method == "mean" else total
    return Score(value, len(answers), of, missing)


def meaning(questionnaire: Questionnaire, value: float) -> Meaning | None:
    """Return what a score means, where the questionnaire says so."""
    return next((one for one in questionnaire.meanings if one.least <= value <= one.most), None)


def _must_fit(questionnaire: Questionnaire, items: Sequence[Item], answers: Answers) -> None:
    known = {item.id: item for item in items}
    for name, value in answers.items():
        if name not in known:
            raise MeasureError(
                f"{questionnaire.id} has no question {name[:40]!r}.", f"It has: {', '.join(known)}."
            )
        if value not in known[name].values:
            allowed = ", ".join(map(str, sorted(known[name].values)))
            raise MeasureError(f"{questionnaire.id}: {name} is {value!r}.", f"It is one of {allowed}.")


def _must_be_ticks(questionnaire: Questionnaire, answers: Answers) -> None:
    if len(answers) > questionnaire.item_count or not set(answers.values()) <= {0, 1}:
        raise MeasureError(
            f"{questionnaire.id} is a list of {questionnaire.item_count} that are ticked (1) or not (0).",
            "Give 1 for each one that is ticked.",
        )
