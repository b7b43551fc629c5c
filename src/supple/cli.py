"""The command line; docs/command-line.md tells about each command."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence

from supple import __version__
from supple.arguments import pace
from supple.core.movement import Choices, Movement, Timeline, catalogue, timeline
from supple.errors import SuppleError, UsageError, did_you_mean
from supple.exchange import commands as exchange
from supple.exchange import take_away
from supple.video import commands as video
from supple.web.home import commands as devices


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; a fault is one sentence on standard error."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except SuppleError as error:
        print(f"supple: {error}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("supple", description="A private, self-hosted back-care coach.")
    parser.add_argument("--version", action="version", version=f"supple {__version__}")
    _serve_options(parser)
    commands = parser.add_subparsers(title="commands", metavar="")
    _serve_options(commands.add_parser("serve", help="start Supple (also what `supple` alone does)"))
    check = commands.add_parser("check", help="look at folders, database, assets and clock")
    check.set_defaults(run=_check)
    movements = commands.add_parser("movements", help="list the movements, or show one")
    movements.add_argument("id", nargs="?", help="the movement to show")
    movements.set_defaults(run=_movements)
    routine = commands.add_parser("routine", help="show the routine beat by beat")
    routine.add_argument("--json", action="store_true", help="as JSON")
    routine.add_argument("--level", choices=("gentle", "standard", "stronger"), default="standard")
    routine.add_argument("--pace", type=pace, default=1.0, help="0.75 to 2; 2 takes twice as long")
    routine.set_defaults(run=_routine)
    exchange.add(commands)
    take_away.add(commands)
    devices.add(commands)
    video.add(commands)
    return parser


def _serve_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=_port, default=8765, help="default 8765; 0 finds a free one")
    parser.add_argument("--no-open", action="store_true", help="do not open the browser")
    parser.add_argument("--home", action="store_true", help="also for phones on the home network, over TLS")
    parser.add_argument(
        "--address", action="append", default=[], help="with --home: which of this computer's addresses"
    )
    parser.set_defaults(run=_serve)


def _serve(options: argparse.Namespace) -> int:
    from supple.web.serve import serve  # Django is slow to import: only where it is needed.

    if options.address and not options.home:
        raise UsageError("--address is for phones.", "Use it together with --home.")
    home = options.address if options.home else None
    serve(port=options.port, open_browser=not options.no_open, home=home)
    return 0


def _check(_options: argparse.Namespace) -> int:
    from supple.web.checks import run_checks

    checks = run_checks()
    for check in checks:
        print(f"{'ok   ' if check.ok else 'FAULT'}  {check.name}: {check.message}")
    faults = [check for check in checks if not check.ok]
    return faults[0].exit_code if faults else 0


def _movements(options: argparse.Namespace) -> int:
    known = catalogue().movements
    if options.id is None:
        for movement in known.values():
            print(f"{movement.id:<28}{movement.name} ({movement.position})")
    elif options.id in known:
        print(_described(known[options.id]))
    else:
        hint = f"There are: {', '.join(sorted(known))}."
        raise UsageError(f"There is no movement {options.id!r}{did_you_mean(options.id, known)}.", hint)
    return 0


def _routine(options: argparse.Namespace) -> int:
    made = timeline(catalogue(), "four_minutes", Choices(level=options.level, pace=options.pace))
    print(json.dumps(made.to_json(), indent=1, ensure_ascii=False) if options.json else _listed(made))
    return 0


def _described(movement: Movement) -> str:
    return "\n".join(
        [
            f"{movement.name} ({movement.position}, {movement.direction})",
            "",
            movement.aim.text,
            f"You should feel: {movement.feel.text}",
            "",
            *(f"{number}. {step.text}" for number, step in enumerate(movement.steps, start=1)),
            "",
            *(f"Watch for: {fault.text} {fault.cue}" for fault in movement.faults),
            *(f"Easier: {easier.text}" for easier in movement.easier),
            *(f"Harder: {harder.text}" for harder in movement.harder),
        ]
    )


def _listed(made: Timeline) -> str:
    rows = [
        f"{beat.start_s:7.1f} s  {beat.seconds:4.1f} s  {beat.breath:<4}  {beat.title:<26}{beat.show}"
        for beat in (*made.ready, *made.beats, *made.after)
    ]
    return "\n".join([*rows, f"{made.seconds:.1f} s in all, from 0.0 s on."])


def _port(text: str) -> int:
    if text.isdecimal() and int(text) <= 65535:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is not a port; allowed are whole numbers from 0 to 65535")


if __name__ == "__main__":
    sys.exit(main())
