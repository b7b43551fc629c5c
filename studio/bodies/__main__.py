"""`python -m studio.bodies [NAME …]`: make the people, or those named, and list them in the manifest."""

from __future__ import annotations

import argparse
import sys

from studio.bodies.making import make
from studio.bodies.manifest import write
from studio.bodies.people import people


def main() -> int:
    """Make the people and write the manifest."""
    parser = argparse.ArgumentParser(prog="python -m studio.bodies", description=__doc__)
    parser.add_argument(
        "names", nargs="*", choices=[*people(), []], help="who to make; everybody unless said"
    )
    asked = parser.parse_args().names or list(people())
    for name in asked:
        made = make(people()[name])
        print(
            f"{name}: {made.triangles:,} triangles, {made.clips} clips, {made.zipped_bytes:,} bytes gzipped"
        )
    write()
    return 0


if __name__ == "__main__":
    sys.exit(main())
