"""Count the double knee hugs in a video, from Python: `python examples/analyse_a_video.py clip.mp4`.

Needs the extra `supple[video]`. Nothing is written and nothing leaves this computer. Another movement's id
can follow the file; `supple movements` lists them.
"""

from __future__ import annotations

import argparse
import sys

from supple.errors import SuppleError
from supple.video import analyse


def main(arguments: list[str]) -> int:
    """Print what was counted and measured, and what was not seen."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file")
    parser.add_argument("movement", nargs="?", default="double_knee_hug")
    asked = parser.parse_args(arguments)
    try:
        report = analyse(asked.file, asked.movement)
    except SuppleError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    for seen in report.movements:
        for part in seen.parts:
            side = f", {part.side}" if part.side else ""
            print(f"{seen.name} ({part.part}{side}): {part.judged} counted, {part.abstained} not judged")
            for range_ in part.ranges:
                print(
                    f"  {range_.measure}: {range_.median:.1f} {range_.unit} from the start pose "
                    f"(± {range_.uncertainty:.1f})"
                )
        for stretch in seen.cannot_see:
            print(f"  {stretch.start_s:.1f} to {stretch.end_s:.1f} s: {stretch.advice}")
        for sentence in seen.cannot_tell:
            print(f"  It cannot tell: {sentence}")
    for note in report.notes:
        print(note)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
