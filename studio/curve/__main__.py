"""`python -m studio.curve STEP`: make the sets, fit the curve's measure, score it.

bodies   make the people (needs anny, in the studio's own environment)
make     render every sequence and let the pose model look at it (about half an hour)
collect  take the outlines and write studio/curve/features/
train    fit the coefficients on the training set and write core/catalogue/curve.toml; print what
         would be said of each kind of bend of at least 20 degrees, with its body held out, and
         how well parts of what is looked at do alone
elsewhere  score the released version on pictures of studio.footage, and write it beside the scores
lite     the same with the lite pose model, which is not used for it: only printed
vectors  write a few sequences for the tests of the core
score    score the released version on the test set, once, and write docs/scores/curve.json and docs/curve.md;
         where that version was scored before, compute it again and compare
"""

from __future__ import annotations

import argparse
import sys


def main() -> int:
    """Do one step."""
    parser = argparse.ArgumentParser(
        prog="python -m studio.curve", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("step", choices=STEPS)
    return STEPS[parser.parse_args().step]()


def _bodies() -> int:
    from studio.curve import bodies

    for chosen in ("train", "test"):
        bodies.make(chosen)
    return 0


def _make() -> int:
    from studio.curve import bodies, making

    for chosen in bodies.SEEDS:
        for name in making.make(chosen):
            print(name, flush=True)
    return 0


def _collect() -> int:
    from studio.curve import bodies, features

    for chosen in bodies.SEEDS:
        path = features.collect(chosen)
        print(f"{path.name}: {path.stat().st_size:,} bytes")
    return 0


def _train() -> int:
    from studio.curve import training

    training.write()
    for name, shares in {**training.said(), **training.parts()}.items():
        print(name, shares)
    return 0


def _vectors() -> int:
    from studio.curve import vectors

    vectors.write()
    return 0


def _elsewhere() -> int:
    from studio.curve import publishing

    return publishing.elsewhere()


def _lite() -> int:
    from studio.curve import elsewhere

    print(elsewhere.scores("lite"))
    return 0


def _score() -> int:
    from studio.curve import publishing

    return publishing.score()


STEPS = {
    "bodies": _bodies,
    "make": _make,
    "collect": _collect,
    "train": _train,
    "vectors": _vectors,
    "score": _score,
    "elsewhere": _elsewhere,
    "lite": _lite,
}

if __name__ == "__main__":
    sys.exit(main())
