"""Judge one movement: its start pose, its repetitions, holds and faults."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from supple.core.movement.model import Side
from supple.core.sight.counting import REST_S, Counter, Excursion
from supple.core.sight.deciding import Decider
from supple.core.sight.events import Armed, Disarmed, Event, Fault, Going, PhaseSeen
from supple.core.sight.load import Words
from supple.core.sight.measures import MEASURES
from supple.core.sight.model import Count, Limit, Sight
from supple.core.sight.reporting import Reporter
from supple.core.sight.seeing import view_fits
from supple.core.sight.seen import Seen
from supple.core.sight.taking import (
    LEARN_FIRST,
    LEARN_LATER,
    LED_SHARE,
    LED_STILL_S,
    STILL_S,
    Stillness,
    Taking,
    bent_leg,
    other_leg_up,
    renamed,
    still_band,
)
from supple.core.sight.told import Moment, Options
from supple.core.sight.warning import Faults

LEAVE_S = 1.0
FORGET_S = 5.0
BELOW = 0.6
"""Share of the range: further than this on the wrong side of the start is another start."""
UNSURE = 1.5
"""Share of the usual range: so far out before anything has counted, the start was another one."""
FAR_OFF = 3.5
"""Nobody goes so many times the usual way: that was another movement."""
SLACK_DEG = 12.0
"""Further than this outside the limits of the start pose, the body rests in another pose."""
BASE_SLACK_DEG = 6.0
"""What a repetition is measured from is a mean, and nearer to the limits than a single rest."""
LATE_S = 2.5
"""How long after the script has gone on a repetition may still turn back, and so long again to its end."""


class Tracker:
    """Follow one movement, on one side where the sides come one after the other."""

    def __init__(self, sight: Sight, words: Words, options: Options) -> None:
        self.sight = sight
        self.armed = False
        self._part = options.part
        self._taking = Taking(sight, smooth=options.smooth)
        self._stills = (Stillness(still_band(sight)), Stillness(LED_SHARE * still_band(sight)))
        self._reporter = Reporter(sight.movement, words, options, self._taking)
        self._leg: int | None = None
        self._held = False
        self._side: Side | None = None
        """The side that the script said last while the body went out: on the way back it may be the next."""
        self._counters = [Counter(count, 0.0) for count in sight.counts]
        self._deciders = [Decider() for _ in sight.counts]
        self._active: int | None = None
        self._changed_s: float | None = None
        self._going: Going = "start"
        self._left_s: float | None = None
        self._seen_s = self._renewed_s = self._rested_s = 0.0
        self._settled = False
        self._faults = Faults(sight)

    @property
    def counter(self) -> Counter | None:
        """The counter at work, if any."""
        return self._counters[self._active] if self._active is not None else None

    @property
    def numbers(self) -> Mapping[tuple[str, Side | None], int]:
        """How many repetitions have counted, by part and side."""
        return self._reporter.numbers

    @property
    def values(self) -> Mapping[str, float]:
        """The measures of the last body."""
        return self._taking.values

    @property
    def open(self) -> bool:
        """Whether a repetition has begun and not ended."""
        counter = self.counter
        return self.armed and counter is not None and counter.started_s is not None

    @property
    def late_s(self) -> float:
        """How long after the script has gone on what is open may end: who is on the way back soon arrives."""
        counter = self.counter
        return 2.0 * LATE_S if self.open and counter is not None and counter.turning else LATE_S

    @property
    def awaits_peak(self) -> bool:
        """Whether a last repetition that ends out may still come."""
        counter = self.counter
        return self.armed and counter is not None and counter.count.ends_at_peak

    def feed(self, body: Seen | None, now: Moment) -> list[Event]:
        """Take one picture's body, or None where it cannot be seen or trusted."""
        if body is None or (body.stale and self.armed):
            return list(self._unseen(now))
        self._seen_s = now.time_s
        if now.phase is not None and not (self.counter and self.counter.turning):
            self._side = now.side
        if self._choose_leg(body):
            return [self._disarm(now)]
        if not self.armed:
            self._taking.learn_front(body, LEARN_FIRST)
        values = self._taking.feed(body, now.time_s)
        if self._away(values, now):
            return [self._disarm(now)]
        if not self.armed:
            return self._try_to_arm(body, values, now)
        events = [*self._count(body, values, now), *self._warn(values, now)]
        if (counter := self.counter) and counter.at_rest:
            self._taking.learn_front(body, LEARN_LATER)
            self._renew_start(values, now.time_s)
        self._renewed_s = now.time_s
        return events

    def _renew_start(self, values: dict[str, float], time_s: float) -> None:
        """Let what faults are held against follow the person while they are at their start.

        After the first repetition anew: somebody may have been armed on the way to their start pose. It is
        a mean, so that no single picture is held against all that follow.
        """
        if not self._settled and self.counter and self.counter.has_counted:
            self._settled, self._rested_s = True, 0.0
        step_s = max(0.0, time_s - self._renewed_s)
        self._rested_s = min(REST_S, self._rested_s + step_s)
        share = step_s / self._rested_s if self._rested_s > 0.0 else 1.0
        for name, base in self._reporter.start.items():
            if name in values:
                self._reporter.start[name] = base + share * (values[name] - base)

    def _choose_leg(self, body: Seen) -> bool:
        """Choose the leg that is measured; return whether an armed body has changed legs.

        Where only left and right have changed places, the same leg is followed under its other name; who had
        both feet down may still take either.
        """
        if self.sight.leg != "more_bent":
            return False
        changed = False
        if self._leg is None or not self.armed:
            self._leg = bent_leg(body)
            self._held = other_leg_up(body, 1 - self._leg)
        elif other_leg_up(body, self._leg):
            before_deg = self._taking.values.get("hip_flexion_deg")
            changed = self._held and not renamed(body, self._leg, before_deg)
            self._leg = 1 - self._leg
        body.leg = self._leg
        return changed

    def _unseen(self, now: Moment) -> Iterator[Event]:
        if not self.armed:
            self._unstill()
            return
        if counter := self.counter:
            counter.miss(now.time_s)
        if now.time_s - self._seen_s > FORGET_S:
            yield self._disarm(now)

    def _away(self, values: Mapping[str, float], now: Moment) -> bool:
        """Tell whether an armed body has been in another position, or far from its start, for a while."""
        counter = self.counter
        here = now.position is None or now.position == self.sight.position
        if counter is not None and counter.at_rest:
            here = here and all(_about(limit, values) for limit in self.sight.start)
        if not self.armed or (here and (counter is None or counter.share > -BELOW)):
            self._left_s = None
            return False
        if self._left_s is None:
            self._left_s = now.time_s
        return now.time_s - self._left_s >= LEAVE_S

    def _disarm(self, now: Moment) -> Event:
        self.disarm()
        return Disarmed(now.time_s, now.at_s, self.sight.movement)

    def disarm(self) -> None:
        """Drop what is open: the start pose must be held again."""
        self.armed, self._left_s = False, None
        self._unstill()
        for counter in self._counters:
            counter.drop()

    def _unstill(self) -> None:
        for still in self._stills:
            still.reset()

    def _try_to_arm(self, body: Seen, values: dict[str, float], now: Moment) -> list[Event]:
        sight = self.sight
        main = sight.counts[0].measure if sight.counts else ""
        if (main and main not in values) or not all(_within(limit, values, {}) for limit in sight.start):
            self._unstill()
            return []
        noise = self._taking.noise(main) if main else 0.0
        longer_s, shorter_s = (
            still.feed(values.get(main, 0.0), noise, body, now.time_s) for still in self._stills
        )
        held = longer_s >= STILL_S or (now.led and shorter_s >= LED_STILL_S)
        if not held or now.position != sight.position or not view_fits(body, sight):
            return []
        self.armed, self._reporter.start, self._settled = True, dict(values), False
        self._renewed_s, self._rested_s = now.time_s, 0.0
        for counter in self._counters:
            counter.rest(values.get(counter.count.measure))
        return [Armed(now.time_s, now.at_s, sight.movement, now.side), *self._give_up(now)]

    def _give_up(self, now: Moment) -> Iterator[Event]:
        """Give up small repetitions that wait for a second one like them: somebody was elsewhere since."""
        for counter, decider in zip(self._counters, self._deciders, strict=True):
            yield from (self._reporter.partial(counter, made, now) for _, made in decider.give_up())

    def _count(self, body: Seen, values: dict[str, float], now: Moment) -> Iterator[Event]:
        yield from self._switch(now)
        counter = self.counter
        if counter is None:
            self._rest(values, now)
            return
        value = values.get(counter.count.measure)
        if value is None:
            counter.miss(now.time_s)
            return
        made = counter.feed(now.time_s, value, values, body)
        yield from self._phase(counter, now)
        if made is not None:
            yield from self._decide(counter, made, now)
        elif counter.too_long(now.time_s):
            yield self._disarm(now)
        elif self._changed_s is not None and counter.out_enough(now.time_s):
            yield from self._end_open(now)

    def _rest(self, values: dict[str, float], now: Moment) -> None:
        """Keep the counters' start with the person while nothing is to be counted."""
        for counter in self._counters:
            counter.follow(now.time_s, values.get(counter.count.measure))

    def _switch(self, now: Moment) -> Iterator[Event]:
        """Go over to what the script counts now; a repetition that is under way may end first."""
        wanted = self._wanted(now)
        if wanted == self._active:
            self._changed_s = None
            return
        if self._changed_s is None:
            self._changed_s = now.time_s
        if (self.open or self.awaits_peak) and now.time_s - self._changed_s < self.late_s:
            return
        yield from self._end_open(now)
        old = self.counter
        self._active, self._changed_s = wanted, None
        if old and self.counter:
            same = old.count.measure == self.counter.count.measure
            self.counter.rest(old.base if same else self._reporter.start.get(self.counter.count.measure))

    def _wanted(self, now: Moment) -> int | None:
        counts = self.sight.counts
        if now.phase is None:
            return None
        if now.phase == "":
            part = self._part
            chosen = (
                at for at, count in enumerate(counts) if part is None or part in (count.name, *count.parts)
            )
            return next(chosen, None)
        return next((at for at, count in enumerate(counts) if now.phase in count.phases), None)

    def _phase(self, counter: Counter, now: Moment) -> Iterator[Event]:
        going: Going = "start" if counter.started_s is None else "back" if counter.turning else "out"
        if going != self._going:
            self._going = going
            yield PhaseSeen(now.time_s, now.at_s, self.sight.movement, counter.count.name, going)

    def _warn(self, values: dict[str, float], now: Moment) -> Iterator[Event]:
        counter = self.counter
        unsure = counter is not None and not self._settled and counter.share > UNSURE
        if now.phase is None or unsure:
            return
        for warn in self._faults.feed(values, self._reporter.start, now.time_s):
            yield Fault(now.time_s, now.at_s, self.sight.movement, warn.cue, warn.measure)

    def close(self, now: Moment) -> list[Event]:
        """End what is open, and need the start pose again."""
        events = list(self._end_open(now))
        self.disarm()
        return events

    def _end_open(self, now: Moment) -> Iterator[Event]:
        """End what is open: it counts where the part ends away from the start, or if it was nearly back."""
        counter = self.counter
        if counter is None or not self.open:
            return
        ended = counter.count.ends_out or counter.share * counter.range < 0.5 * counter.peak
        made = counter.end(now.time_s) if ended else None
        if made is not None:
            yield from self._decide(counter, made, now)
        counter.drop()

    def finish(self, now: Moment) -> list[Event]:
        """Close, and give up on small repetitions that wait for a second one like them."""
        return [*self.close(now), *self._give_up(now)]

    def _decide(self, counter: Counter, made: Excursion, now: Moment) -> Iterator[Event]:
        count, made = counter.count, replace(made, side=self._side)
        most = FAR_OFF * count.usual_change
        if made.end_s - made.start_s < count.least_s or not count.least_change <= made.change <= most:
            return
        if made.coverage < self.sight.least_coverage:
            yield self._reporter.repetition(counter.count, made, now, judged=False)
            return
        if any(limit.measure not in made.values for limit in counter.count.must):
            yield self._reporter.repetition(counter.count, made, now, judged=False)
            return
        if not self._is_this_movement(count, made):
            return
        at = self._counters.index(counter)
        for verdict, one in self._deciders[at].feed(counter, made, scripted=now.phase != ""):
            if verdict == "whole":
                yield self._reporter.repetition(counter.count, one, now, judged=True)
            else:
                yield self._reporter.partial(counter, one, now)

    def _is_this_movement(self, count: Count, made: Excursion) -> bool:
        """Tell whether it set out from the start pose, and the other measures are where they belong."""
        base = {count.measure: made.base}
        if not all(_about(limit, base, BASE_SLACK_DEG) for limit in self.sight.start):
            return False
        return all(_within(limit, made.values, self._reporter.start) for limit in count.must)


def _about(limit: Limit, values: Mapping[str, float], slack_deg: float = SLACK_DEG) -> bool:
    """Tell whether a limit of the start pose holds, or nearly so; one whose measure is not seen may."""
    found, slack = values.get(limit.measure), slack_deg / MEASURES[limit.measure].scale
    return found is None or limit.least - slack <= found <= limit.most + slack


def _within(limit: Limit, values: Mapping[str, float], base: Mapping[str, float]) -> bool:
    """Tell whether a limit holds; one whose measure was not seen does not."""
    found = values.get(limit.measure)
    if found is None:
        return False
    if limit.of_change:
        found -= base.get(limit.measure, 0.0)
    return limit.least <= found <= limit.most
