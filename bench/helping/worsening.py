"""How often "getting worse" is said to people who are steady, and to people whose pain has risen."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np

from bench.helping.people import DAYS, Scene, simulate
from supple.helping.days import Day
from supple.helping.series import Floats
from supple.helping.worsening import getting_worse

PEOPLE = 200
RISE, RISES_ON, SEEN_WITHIN = 3.0, 56, 14
START = dt.date(2026, 1, 5)


@dataclass(frozen=True, slots=True)
class Alarms:
    """Share of people who are ever told so over 12 weeks of daily looking: steady, and after a rise."""

    steady: float
    risen: float


def alarms(seed: int) -> Alarms:
    """Return both shares; autocorrelation .5, up to 40 % missing, evening pain."""
    chance = np.random.default_rng([seed, 3])
    told = simulate(Scene("steady", 0.0, 0.5), PEOPLE, chance).told
    rise = RISE * (np.arange(DAYS) >= RISES_ON)
    risen = np.clip(told + rise, 0, 10)
    rising = range(RISES_ON, RISES_ON + SEEN_WITHIN)
    return Alarms(
        float(np.mean([_ever(pains, range(DAYS)) for pains in told])),
        float(np.mean([_ever(pains, rising) for pains in risen])),
    )


def _ever(pains: Floats, looks: range) -> bool:
    days = [
        Day(START + dt.timedelta(days=number), evening=None if np.isnan(pain) else float(pain))
        for number, pain in enumerate(pains)
    ]
    return any(getting_worse(days[: look + 1], days[look].date) for look in looks)
