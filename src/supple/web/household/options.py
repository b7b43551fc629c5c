"""The paces and spans of time that the settings offer, and their names."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from supple.core.movement.model import FASTEST, SLOWEST
from supple.web import showing
from supple.web.household import effects
from supple.web.household.fields import Options
from supple.web.household.models import UNHURRIED

USUAL = 1.0
PACES = (FASTEST, USUAL, 1.25, 1.5, UNHURRIED, SLOWEST)
YEAR_DAYS = 365
MOVEMENT_RETENTIONS = (7, 30, 90, 365)
RETENTIONS = (91, YEAR_DAYS, 2 * YEAR_DAYS, 5 * YEAR_DAYS)


_HINTS = {
    ("place", "floor"): gettext_lazy("With a mat or rug, and a firm chair close by. As in the article."),
    ("place", "bed"): gettext_lazy("Before you get up, then on the bed’s edge and beside it."),
    ("place", "chair"): gettext_lazy("Seated forms of all movements that have one."),
    ("routine", "four_minutes"): gettext_lazy("All six movements."),
    ("routine", "desk_break"): gettext_lazy("Three of them, on your chair and standing."),
    ("order", "article"): gettext_lazy("Lying, sitting, standing, then on your front."),
    ("order", "one_trip"): gettext_lazy("You get down and up only once."),
    ("level", ""): gettext_lazy("Each day Supple says which level, and why. You can change it."),
    ("level", "gentle"): gettext_lazy("Fewer repetitions, easier forms."),
    ("level", "standard"): gettext_lazy("The four minutes as they are."),
    ("level", "stronger"): gettext_lazy(
        "Two more movements, for strength. On a chair it is the usual four minutes."
    ),
    ("voice", "full"): gettext_lazy("Each step, each breath."),
    ("voice", "short"): gettext_lazy("Once you know the movements."),
    ("voice", "names"): gettext_lazy("What comes next, and how to get there."),
    ("voice", "chime"): gettext_lazy("A soft bell where something new begins."),
    ("voice", "silent"): gettext_lazy("The words are still on the screen."),
    ("shown_by", showing.DRAWN): gettext_lazy("Flat and plain. The lightest for a small device."),
    ("camera", "no"): gettext_lazy("You can still turn it on for one day, at the check-in."),
    ("camera", "yes"): gettext_lazy("The browser asks you first. You can turn it off at any time."),
    ("wait_for_me", "no"): gettext_lazy("The routine goes on by itself, as always."),
    ("wait_for_me", "yes"): gettext_lazy("It goes on when you are in place, or when you tap."),
    ("curve", "no"): gettext_lazy("It only counts your backbends."),
    ("curve", "yes"): gettext_lazy("After each one: a line of your back, and one sentence. Never a score."),
    ("keep_movement", "no"): gettext_lazy("Only counts, times and ranges go into your diary."),
    ("keep_movement", "yes"): gettext_lazy("About 100 kilobytes for each session."),
    ("country", ""): gettext_lazy("Get help shows the numbers of all three."),
    ("country", "UK"): gettext_lazy("999 and NHS 111"),
    ("country", "EU"): gettext_lazy("112"),
    ("country", "US"): gettext_lazy("911"),
}


def hint(field: str, value: object) -> str:
    """Return a few words on what an option means; empty where its name says it all."""
    if field == "shown_by" and value in showing.people():
        return showing.people()[str(value)].who
    return str(_HINTS.get((field, str(value)), ""))


def paces(now: float) -> Options:
    """Return the paces to choose from, the one that is chosen `now` among them."""
    return [(pace, pace_name(pace)) for pace in sorted({*PACES, now})]


def showers() -> Options:
    """Return who can show the movements, the drawn figure last."""
    return [*((one.id, one.name) for one in showing.people().values()), (showing.DRAWN, _("A drawn figure"))]


def retentions(now: int | None) -> Options:
    """Return how many days may be kept, the number that is chosen `now` among them; "" keeps all."""
    days = sorted({*RETENTIONS, *([now] if now else [])})
    return [("", _("All of it")), *((number, retention_name(number)) for number in days)]


def movement_retentions(now: int) -> Options:
    """Return for how many days movement data may be kept, the number that is chosen `now` among them."""
    return [(days, _("%d days") % days) for days in sorted({*MOVEMENT_RETENTIONS, now})]


def pace_name(pace: float) -> str:
    """Return what a pace is called, with the minutes that the routine takes."""
    minutes = effects.minutes(pace)
    took = ngettext("%d minute", "%d minutes", minutes) % minutes
    name = {USUAL: _("Usual"), UNHURRIED: _("Unhurried")}.get(pace, "")
    return f"{name}, {took}" if name else took


def retention_name(days: int | None) -> str:
    """Return how long the diary is kept, in words."""
    if days is None:
        return _("All of it")
    if days % YEAR_DAYS == 0:
        years = days // YEAR_DAYS
        return ngettext("The last year", "The last %d years", years) % ((years,) if years > 1 else ())
    if days == RETENTIONS[0]:
        return _("The last 3 months")
    return _("The last %d days") % days
