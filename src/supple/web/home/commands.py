"""`supple devices`: which phones were let in, and put them out, from the command line."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from supple.errors import UsageError

if TYPE_CHECKING:
    from supple.web.home.models import Device

# Django is slow to import: each command imports what it needs when it is run.
ID_LETTERS = 8


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `devices` to the parser's subcommands."""
    devices = commands.add_parser("devices", help="list the phones that were let in, let one in, put one out")
    devices.set_defaults(run=_run(_list))
    actions = devices.add_subparsers(title="actions", metavar="")
    actions.add_parser("list", help="list them (also what `supple devices` alone does)")
    let_in = actions.add_parser("let-in", help="let in the phone that shows this check code")
    let_in.add_argument("code", metavar="CODE")
    let_in.set_defaults(run=_run(_let_in))
    revoke = actions.add_parser("revoke", help="put a phone out, from its next request on")
    revoke.add_argument("id", metavar="ID", help="its id from the list, or “all”")
    revoke.set_defaults(run=_run(_revoke))


def _run(command: Callable[[argparse.Namespace], str]) -> Callable[[argparse.Namespace], int]:
    def run(options: argparse.Namespace) -> int:
        from supple.web import startup
        from supple.web.serve import configure

        os.umask(0o077)
        configure()
        startup.migrate()
        sys.stdout.write(f"{command(options)}\n")
        return 0

    return run


def _list(_options: argparse.Namespace) -> str:
    from supple.web.home import pairing
    from supple.web.home.models import Device

    pairing.drop_late(_now())
    rows = [_line(device) for device in Device.objects.all()]
    return "\n".join(rows) or "No phone has asked to come in."


def _let_in(options: argparse.Namespace) -> str:
    from supple.web.diary.models import Person
    from supple.web.home import pairing

    now, code = _now(), options.code.strip().upper()
    for device in pairing.waiting(now).filter(code=code):
        if pairing.let_in(device.pk, Person.household(), now):
            return f"“{device.name}” is let in."
    raise UsageError(f"No phone waits with the check code {code!r}.", "Look again: “supple devices”.")


def _revoke(options: argparse.Namespace) -> str:
    from supple.web.home import pairing
    from supple.web.home.models import Device

    if options.id == "all":
        return f"{pairing.put_all_out(_now())} phones are out."
    wanted = options.id.strip().lower()
    fitting = [device for device in Device.objects.filter(revoked_at=None) if _short(device) == wanted]
    if len(fitting) != 1:
        raise UsageError(
            f"There is no phone {options.id!r} that could be put out.", "Look again: “supple devices”."
        )
    pairing.put_out(fitting[0].pk, _now())
    return f"“{fitting[0].name}” is out."


def _line(device: Device) -> str:
    if device.waits:
        return f"{_short(device)}  waits, check code {device.code}  {device.name}"
    if device.revoked_at is not None:
        return f"{_short(device)}  out since {device.revoked_at:%d %B %Y}  {device.name}"
    return f"{_short(device)}  in, last here {device.last_seen_at:%d %B %Y}  {device.name}"


def _short(device: Device) -> str:
    return device.pk.hex[:ID_LETTERS]


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
