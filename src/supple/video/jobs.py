"""Several files at once: each in a process of its own, all of them told to stop by one Ctrl-C."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.queues import SimpleQueue
from multiprocessing.synchronize import Event
from threading import Thread
from types import FrameType

from supple.video.progress import Progress
from supple.video.running import Order, Outcome, Share, run

Told = tuple[int, float, bool] | None
"""A file's place in the run, the share of its work that is done, and whether an earlier run did it; None
ends the telling."""
EVERY = 0.002
"""Shares are told when they have grown by this much: a long file would flood the queue."""


class Worker:
    """What a worker process was given when it began: where to say how far it is, and when to stop."""

    said: SimpleQueue[Told] | None = None
    stop: Event | None = None


def run_all(orders: Sequence[Order], jobs: int, progress: Progress) -> list[Outcome]:
    """Analyse files, `jobs` at a time, and return their outcomes as they came.

    After Ctrl-C every file that is under way is closed properly, and the others are not begun.
    """
    many = min(jobs, len(orders)) > 1
    try:
        return _in_processes(orders, jobs, progress) if many else _one_by_one(orders, progress)
    finally:
        progress.clear()


def _one_by_one(orders: Sequence[Order], progress: Progress) -> list[Outcome]:
    outcomes = []
    with _stopping() as stopped:
        for number, order in enumerate(orders):
            if stopped():
                break
            outcomes.append(run(order, _sharing(number, lambda *told: _tell(progress, told), stopped)))
            progress.done(number, _line(outcomes[-1]))
    return outcomes


def _in_processes(orders: Sequence[Order], jobs: int, progress: Progress) -> list[Outcome]:
    context = multiprocessing.get_context("spawn")  # a forked copy of MediaPipe's threads would hang
    said: SimpleQueue[Told] = context.SimpleQueue()
    stop = context.Event()
    listener = Thread(target=_listen, args=(said, progress), daemon=True)
    listener.start()
    outcomes = []
    workers = min(jobs, len(orders))
    with _stopping(stop), ProcessPoolExecutor(workers, context, _begin, (said, stop)) as pool:
        numbers = {pool.submit(_work, number, order): number for number, order in enumerate(orders)}
        for future in as_completed(numbers):
            number = numbers[future]
            if (outcome := _result(future, orders[number])) is not None:
                outcomes.append(outcome)
                progress.done(number, _line(outcome))
    said.put(None)
    listener.join()
    return outcomes


def _result(future: Future[Outcome | None], order: Order) -> Outcome | None:
    try:
        return future.result()
    except BrokenProcessPool:
        sentence = "its process was ended from outside; the same command goes on from here"
        return Outcome(order.index, order.name, sentence, 1, order.place.folder)


def _line(outcome: Outcome) -> str:
    return f"{outcome.name}: {outcome.sentence}"


def _begin(said: SimpleQueue[Told], stop: Event) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the terminal sends Ctrl-C to all: one of us hears it
    Worker.said, Worker.stop = said, stop
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End with the process that began this one, however that ends: nobody else would end this one then."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(number: int, order: Order) -> Outcome | None:
    said, stop = Worker.said, Worker.stop
    if said is None or stop is None or stop.is_set():
        return None
    return run(order, _sharing(number, lambda *told: said.put(told), stop.is_set))


def _sharing(number: int, tell: Callable[[int, float, bool], None], stopped: Callable[[], bool]) -> Share:
    told = -1.0

    def share(done: float, before: bool) -> bool:
        nonlocal told
        if before or done - told >= EVERY:
            told = done
            tell(number, done, before)
        return not stopped()

    return share


def _listen(said: SimpleQueue[Told], progress: Progress) -> None:
    while (told := said.get()) is not None:
        _tell(progress, told)


def _tell(progress: Progress, told: tuple[int, float, bool]) -> None:
    number, share, before = told
    progress.told(number, share, before=before)


@contextmanager
def _stopping(stop: Event | None = None) -> Iterator[Callable[[], bool]]:
    """Take Ctrl-C as a wish to stop soon; a second one ends at once."""
    asked = False

    def ask(_number: int, _frame: FrameType | None) -> None:
        nonlocal asked
        if asked:
            raise KeyboardInterrupt
        asked = True
        if stop is not None:
            stop.set()

    before = signal.signal(signal.SIGINT, ask)
    try:
        yield lambda: asked
    finally:
        signal.signal(signal.SIGINT, before)
