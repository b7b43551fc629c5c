"""What a movement, a routine and a timeline are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

Position = Literal["lying", "sitting", "standing", "prone", "kneeling"]
Direction = Literal["flexion", "extension", "rotation", "neutral"]
Breath = Literal["in", "out", "easy"]
Side = Literal["left", "right"]
Level = Literal["gentle", "standard", "stronger"]
Place = Literal["floor", "bed", "chair"]
Order = Literal["article", "one_trip"]
Kind = Literal["set_up", "ready", "work", "change", "rest", "after"]


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence shown to a user, with the key of its source (`D`: the project's own decision)."""

    text: str
    source: str
    cue: str = ""


@dataclass(frozen=True, slots=True)
class Fault(Statement):
    """What often goes wrong, with the words that help.

    Where it can be shown, `not_like` names the pose that has the fault and `like` the one that it should be;
    `view` is the view that shows it best, empty for the movement's own.
    """

    like: str = ""
    not_like: str = ""
    view: str = ""


@dataclass(frozen=True, slots=True)
class Felt:
    """Where a movement should be felt, and how; `side` is "left" or "right" while the left side works."""

    area: str
    feel: str
    source: str
    side: str = ""


@dataclass(frozen=True, slots=True)
class Ball:
    """A ball that is pictured in the curve of the back, as large as the curve of `pose`."""

    pose: str
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Phase:
    """One stretch of a movement: how long, which breath, to which pose, what is shown and said.

    `say` has one line per repetition; the last line serves all further repetitions.
    """

    id: str
    seconds: float
    breath: Breath
    pose: str
    show: str
    say: tuple[str, ...] = ("",)
    mirrored: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """Phases that are repeated together, `repetitions` times a side at level standard."""

    id: str
    repetitions: int
    phases: tuple[Phase, ...]


@dataclass(frozen=True, slots=True)
class Movement:
    """A movement as its file describes it; `poses` are raw pose tables by name, left side working.

    A movement may be a form of another one: `form_of` names that one, and its `forms` names the form
    for level gentle or for the chair. `sight` is the raw table of what the camera may judge, empty where
    there is none.
    """

    id: str
    version: int
    name: str
    position: Position
    direction: Direction
    sides: Literal["none", "each", "alternating"]
    view: Literal["side", "front"]
    pain_free: bool
    aim: Statement
    feel: Statement
    steps: tuple[Statement, ...]
    faults: tuple[Fault, ...]
    easier: tuple[Statement, ...]
    harder: tuple[Statement, ...]
    setup: Phase
    parts: tuple[Part, ...]
    between: tuple[Phase, ...]
    poses: Mapping[str, Mapping[str, Any]]
    form_of: str
    forms: Mapping[str, str]
    sight: Mapping[str, Any]
    areas: tuple[Felt, ...]
    ball: Ball | None

    @property
    def base(self) -> str:
        """The movement that this one is a form of; itself, where it is none."""
        return self.form_of or self.id


@dataclass(frozen=True, slots=True)
class Route:
    """The phases that lead from one position to another, or out of the last one (`end` is None)."""

    start: Position
    end: Position | None
    places: tuple[Place, ...]
    phases: tuple[Phase, ...]


@dataclass(frozen=True, slots=True)
class Extra:
    """A movement that comes `after` another at one level, in some places."""

    movement: str
    after: str
    level: Level
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Caution:
    """Something about a person that changes movements.

    `actions` maps movements to "leave_out" or to the movement that comes instead; what is not named stays.
    """

    id: str
    name: str
    note: Statement
    actions: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Routine:
    """Movements in their orders, and the quiet breathing that closes them.

    Position changes and quiet breathing share `changes_and_rest_s`, so that the routine takes the same
    time in every place and order; 0 lets the breathing take its own time.
    """

    id: str
    version: int
    name: str
    orders: Mapping[Order, tuple[str, ...]]
    extras: tuple[Extra, ...]
    changes_and_rest_s: float
    close: tuple[Phase, ...]

    @property
    def movements(self) -> tuple[str, ...]:
        """The movements in the article's order."""
        return self.orders["article"]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything the timeline is made of; `positions` are raw pose tables by name.

    `set_up` are the steps of setting the camera up.
    """

    movements: Mapping[str, Movement]
    routines: Mapping[str, Routine]
    ready: Mapping[Position, Phase]
    changes: tuple[Route, ...]
    endings: tuple[Route, ...]
    positions: Mapping[str, Mapping[str, Any]]
    sources: Mapping[str, Mapping[str, str]]
    cautions: Mapping[str, Caution]
    set_up: tuple[Phase, ...] = ()


FASTEST, SLOWEST = 0.75, 2.0
"""The paces that may be chosen."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What the person chose for today.

    `pace` stretches every beat (2.0 takes twice as long). Movements in `left_out` do not come; those in
    `easier` come in their gentle form, whatever the level. A session that goes on after a change knows
    the `position` the person is in already. With `camera`, setting it up comes before getting ready.
    """

    level: Level = "standard"
    place: Place = "floor"
    order: Order = "article"
    pace: float = 1.0
    cautions: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    position: Position | None = None
    easier: tuple[str, ...] = ()
    camera: bool = False


@dataclass(frozen=True, slots=True)
class Beat:
    """The smallest step of a session: everything the page needs to show, say and breathe it.

    `pose_from` and `pose_to` are pose keys `<movement>.<pose>` or `positions.<pose>`, with `.right`
    appended where the pose is the mirrored one, and `@bed` where a bed carries it.
    """

    start_s: float
    seconds: float
    kind: Kind
    movement: str | None
    title: str
    side: Side | None
    repetition: int | None
    repetitions: int | None
    phase: str
    breath: Breath
    show: str
    say: str
    position: Position
    view: str
    pose_from: str
    pose_to: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """A whole session: `ready` counts down to 0, `beats` fill 0 to `seconds`, `after` leads out.

    `set_up` comes before `ready`, with the camera only. Each of its beats lasts until it is done: their
    seconds are a guess, shown beside the routine's own time and never part of it.
    """

    routine: str
    version: int
    choices: Choices
    seconds: float
    ready: tuple[Beat, ...]
    beats: tuple[Beat, ...]
    after: tuple[Beat, ...]
    set_up: tuple[Beat, ...] = ()

    @property
    def set_up_s(self) -> float:
        """About how long it takes to set the camera up; 0 without it."""
        return sum(beat.seconds for beat in self.set_up)

    def to_json(self) -> dict[str, Any]:
        """Return plain dictionaries, lists, numbers and texts, the same on every machine."""
        return asdict(self)
