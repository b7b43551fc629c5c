"""The full numbers behind an answer, each with its name: what the fold on the page holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from supple.helping import AsItGoes, Verdict
    from supple.helping.diagnostics import Kind

NONE = "–"
MINUS = "\N{MINUS SIGN}"


@dataclass(frozen=True, slots=True)
class Number:
    """One number with its name, and what it means in a few words."""

    name: str
    value: str
    meaning: str = ""


def of_description(found: AsItGoes) -> tuple[Number, ...]:
    """Return the numbers of how it goes."""
    return (
        Number(_("Difference"), points(found.difference), _("days with it, minus days without")),
        Number(_("Range that fits (95 %)"), interval(found.interval)),
        Number(_("Days with it"), str(found.days_with)),
        Number(_("Days without it"), str(found.days_without)),
    )


def of_verdict(found: Verdict) -> tuple[Number, ...]:
    """Return the numbers of an experiment."""
    seen = found.diagnostics
    plain = _("at the declared end") if found.plain_declared else _("as of now; meant for the declared end")
    return (
        Number(_("Difference"), points(found.estimate), _("days with it, minus days without")),
        Number(_("Range that fits"), interval(found.bound), _("may be looked at every day")),
        Number(_("Plain range (95 %)"), interval(found.plain), plain),
        Number(_("Orders that the draw could have given"), f"{seen.orders:,}"),
        Number(_("Of these, as good as the real one"), f"{seen.orders_as_good:,}", _("the fewer, the surer")),
        Number(_("Pairs of blocks over"), _("%d of %d") % (seen.pairs_over, seen.pairs)),
        *_of_kind(_("with it"), seen.with_it),
        *_of_kind(_("without it"), seen.without),
        Number(
            _("How much a day is like the day before"),
            _one(seen.autocorrelation),
            _("0 not at all, 1 the same"),
        ),
        Number(_("Ups and downs from day to day"), _one(seen.residual_sd), _("standard deviation, points")),
    )


def _of_kind(name: str, kind: Kind) -> tuple[Number, ...]:
    return (
        Number(_("Days %s") % name, str(kind.days), _("%d of them noted") % kind.told),
        Number(_("How sore on days %s") % name, _one(kind.mean), _("mean")),
        Number(_("Days %s that went as asked") % name, _share(kind.followed)),
        Number(_("Days %s with other help") % name, _share(kind.other)),
    )


def points(value: float | None) -> str:
    """Return points with their sign, such as "−0.8"; a dash where there are none."""
    if value is None:
        return NONE
    sign = MINUS if round(value, 1) < 0 else "+" if round(value, 1) > 0 else ""
    return f"{sign}{abs(value):.1f}"


def interval(pair: tuple[float, float] | None) -> str:
    """Return a range of points."""
    if pair is None:
        return NONE
    return _("%(low)s to %(high)s") % {"low": points(pair[0]), "high": points(pair[1])}


def _one(value: float | None) -> str:
    return NONE if value is None else f"{value:.1f}"


def _share(value: float | None) -> str:
    return NONE if value is None else f"{value:.0%}"
