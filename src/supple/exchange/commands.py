"""The commands that bring things out of Supple and in: export, import, backup, restore, forget."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import sys
from collections.abc import Callable
from pathlib import Path

from supple.errors import ExchangeError, UsageError

# Django is slow to import: each command imports what it needs when it is run.


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands to the parser's subcommands."""
    export = commands.add_parser("export", help="write the diary as JSON and CSV into a new folder")
    export.add_argument("--out", type=Path, default=Path(), metavar="FOLDER", help="where; usually here")
    export.add_argument("--format", choices=("json", "csv", "both", "fhir"), default="both")
    export.set_defaults(run=_run(_export))
    for name, command, words in (
        ("import", _import, "take in the supple.json or supple.fhir.json of an export"),
        ("backup", _backup, "copy the whole diary into one file, also while Supple runs"),
        ("restore", _restore, "put a backup in the place of the diary, and keep the old one"),
    ):
        parser = commands.add_parser(name, help=words)
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.set_defaults(run=_run(command))
    forget = commands.add_parser("forget", help="delete everything that Supple keeps about you here")
    forget.add_argument("--yes", action="store_true", help="do not ask")
    forget.set_defaults(run=_run(_forget))


def _run(command: Callable[[argparse.Namespace], str]) -> Callable[[argparse.Namespace], int]:
    def run(options: argparse.Namespace) -> int:
        from supple.web.serve import configure

        # What is written from here on is for this account's eyes alone.
        os.umask(0o077)
        configure()
        _say(command(options))
        return 0

    return run


def _export(options: argparse.Namespace) -> str:
    from supple.exchange.exporting import export

    made = export(options.out, options.format, _now())
    return f"The diary has been written to {made}. Whoever can read it can read your diary."


def _import(options: argparse.Namespace) -> str:
    from supple.exchange.importing import take_in

    taken = take_in(options.file, _now())
    return f"{taken.new} rows are new, {taken.known} were here already."


def _backup(options: argparse.Namespace) -> str:
    from supple.exchange.backup import back_up

    size_bytes = back_up(options.file, _now())
    return f"{options.file} holds the whole diary ({size_bytes / 1024:.0f} KiB). Let nobody else read it."


def _restore(options: argparse.Namespace) -> str:
    from supple.exchange.restore import restore

    kept = restore(options.file, _now())
    return f"The diary is now the one in {options.file}." + (
        f" The old one is kept in {kept}." if kept else ""
    )


def _forget(options: argparse.Namespace) -> str:
    from django.conf import settings

    from supple.exchange import forget

    data = Path(settings.DATA_DIR)
    found = forget.kept_in(data)
    if not found:
        return f"Supple keeps nothing in {data}."
    _say(f"Supple keeps in {data}:")
    for kept in found:
        _say(f"  {kept.what}: {', '.join(str(path.relative_to(data)) for path in kept.paths)}")
    _say("All of this will be deleted for good. Exports and backups that you put elsewhere stay.")
    if not options.yes:
        _ask(forget.WORD)
    others = forget.forget(data)
    left = f" Not Supple's, and left: {', '.join(path.name for path in others)}." if others else ""
    return f"Supple has forgotten you.{left}"


def _ask(word: str) -> None:
    if not sys.stdin.isatty():
        raise UsageError("Supple asks before it deletes, and there is nobody to ask.", "Use --yes.")
    try:
        answer = input(f"Type the word {word} to go on: ")
    except EOFError:
        answer = ""
    if answer.strip().lower() != word:
        raise ExchangeError(f"Nothing was deleted: the word was not “{word}”.")


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
