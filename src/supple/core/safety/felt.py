"""What it means where a movement is felt: as it should be, somewhere else, or a reason to stop."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from supple.core.movement.areas import Area, area_words, areas
from supple.core.movement.model import Felt, Movement
from supple.core.safety import pain, reaching
from supple.core.safety.signs import warning_signs

Kind = Literal["here", "not_here", "stop", "emergency"]
OUT_OF_THE_BACK = reaching.places()[2:]
"""Buttock, thigh, below the knee, foot: pain that moves here has moved out from the spine."""
LEG = reaching.places()[3:]


@dataclass(frozen=True, slots=True)
class Meaning:
    """What is answered to somebody who feels a movement in an area.

    `ask_signs` points to the warning signs; `kind` "emergency" points to getting help now.
    """

    area: str
    kind: Kind
    say: tuple[str, ...]
    ask_signs: bool = False


def meaning(movement: Movement, area_id: str) -> Meaning:
    """Return what it means to feel `movement` in an area. Raises KeyError for an area that there is not.

    The pain rules and what is said of pain that reaches out win over where a movement should be felt.
    """
    area = areas()[area_id]
    if area.sign:
        return Meaning(area.id, "emergency", _sign(area))
    if felt := next((one for one in movement.areas if one.area == area_id), None):
        return Meaning(area.id, "here", _here(movement, area, felt))
    if area.place in OUT_OF_THE_BACK:
        return Meaning(area.id, "stop", _out(area), ask_signs=True)
    if area.pain:
        return Meaning(area.id, "stop", (_say("stop_here"), area.pain), ask_signs=True)
    said = (_say("not_here"), *_hurting(movement))
    return Meaning(area.id, "not_here", said)


def _here(movement: Movement, area: Area, felt: Felt) -> tuple[str, ...]:
    words = _say("here").format(feel=area_words()["feels"][felt.feel])
    leg = (_say("here_leg"),) if area.place in OUT_OF_THE_BACK else ()
    pain_here = (area.pain,) if area.pain else ()
    return (words, *_hurting(movement), *leg, *pain_here)


def _out(area: Area) -> tuple[str, ...]:
    reach = reaching.words()
    said = [_say("leg"), reach["outward"], reach["new"]]
    if area.place in LEG:
        said.append(f"{_say('both_legs')} {reach['both_legs']}")
    return tuple(said)


def _sign(area: Area) -> tuple[str, ...]:
    known = warning_signs()
    sign = known.signs[area.sign]
    level = next(level for level in known.levels if level.id == sign.level)
    return (f"{_say('sign')} {sign.text}.", level.say)


def _hurting(movement: Movement) -> tuple[str, ...]:
    """Say what the pain rules say as soon as it hurts more than before, and that much more is a stop."""
    amber = next(row["say"] for row in pain.rules()["answers"] if row["colour"] == "amber")
    said = (f"{_say('hurts')} {amber}", _say("much"))
    return (_say("pain_free"), *said) if movement.pain_free else said


def _say(key: str) -> str:
    return str(area_words()["say"][key])
