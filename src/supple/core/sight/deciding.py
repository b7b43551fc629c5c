"""Which excursions are whole repetitions, measured against the person's own range."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from supple.core.sight.counting import ALIKE, COMING_IN_S, HALF, KEPT, WHOLE, Counter, Excursion
from supple.core.sight.holding import SURE_S

HELD_S = 5.0
"""Where a part ends in its hold, what is held for as long as this is no half of anything."""
BLURRED_S = 2.0 * SURE_S
"""Before anything has counted, what has a start and an end more blurred than this may be noise alone [D]."""
FLOWING = 1.2
"""Where the first way out is not the whole way round, as in circles, it takes more to count at once."""
Verdict = Literal["whole", "partial"]


@dataclass(slots=True)
class Decider:
    """Decide by the person's own range; small first ones wait until a second one is alike."""

    waiting: list[Excursion] = field(default_factory=list)

    def feed(self, counter: Counter, made: Excursion, *, scripted: bool) -> list[tuple[Verdict, Excursion]]:
        """Return what is decided now about this excursion and those that waited.

        Unless a script says when the work begins, who set out at once may still have come into place: then
        it takes the whole range.
        """
        before = [one for one in self.waiting if one.sign * made.sign > 0.0]
        alike = [one for one in before if _alike(one, made)]
        known, plain = bool(counter.own(made.sign)), any(map(_is_plain, (*alike, made)))
        arriving = not scripted and made.rested_s < COMING_IN_S
        far = made.change >= (1.0 if arriving else WHOLE) * self._expected(counter, made)
        far = far or (not arriving and _is_held(counter, made))
        if far and (known or plain or _blur_s(made) <= BLURRED_S):
            return self._settled(counter, made, alike if not known else [])
        if not far and (known or plain) and len(alike) >= self._needed(counter, made):
            counter.own(made.sign).clear()
            return self._settled(counter, made, alike)
        self.waiting.append(made)
        return self._given_up(before, alike)

    def _expected(self, counter: Counter, made: Excursion) -> float:
        """Return the range to hold against; a single first repetition may have been too large a one."""
        own, known = counter.own(made.sign), counter.range_of(made.sign)
        if not own and counter.count.ends_at_peak:
            return FLOWING * known
        settled = len(own) > 1 or counter.own(-made.sign)
        return known if settled else min(known, counter.count.usual_change)

    def _needed(self, counter: Counter, made: Excursion) -> int:
        """Return how many alike ones before make a smaller range one's own."""
        if len(counter.own(made.sign)) < 2:
            return 1
        return 2 if made.change >= HALF * counter.range_of(made.sign) else KEPT

    def _settled(
        self, counter: Counter, made: Excursion, alike: list[Excursion]
    ) -> list[tuple[Verdict, Excursion]]:
        others = [one for one in self.waiting if one not in alike and one.sign * made.sign > 0.0]
        self.waiting = [one for one in self.waiting if one.sign * made.sign <= 0.0]
        decided: list[tuple[Verdict, Excursion]] = [("partial", one) for one in others]
        for one in (*alike, made):
            counter.own(made.sign).append(one.change)
            decided.append(("whole", one))
        return decided

    def _given_up(self, before: list[Excursion], alike: list[Excursion]) -> list[tuple[Verdict, Excursion]]:
        """Give up those that waited and are not like the last one."""
        lost = [one for one in before if one not in alike]
        self.waiting = [one for one in self.waiting if one not in lost]
        return [("partial", one) for one in lost]

    def give_up(self) -> list[tuple[Verdict, Excursion]]:
        """Give up those that still wait: a single small one stays uncounted."""
        left: list[tuple[Verdict, Excursion]] = [("partial", one) for one in self.waiting]
        self.waiting = []
        return left


def _is_plain(made: Excursion) -> bool:
    """Tell whether it has, for all the noise, a moment at which it began, and one at which it was over."""
    return _blur_s(made) <= SURE_S


def _blur_s(made: Excursion) -> float:
    """Return what noise makes of its start and end; of what is not held that is not known."""
    return made.hold.blur_s if made.hold else 0.0


def _is_held(counter: Counter, made: Excursion) -> bool:
    """Tell whether it was held for long; of what has no edges that were seen nobody knows."""
    hold = made.hold if counter.count.ends_out else None
    return hold is not None and hold.sure and hold.seconds >= HELD_S


def _alike(one: Excursion, other: Excursion) -> bool:
    return min(one.change, other.change) >= ALIKE * max(one.change, other.change)
