"""Somebody in three dimensions: bytes, how soon there is a picture, and what a picture costs in software."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.browsing import opened_page
from bench.rows import Row
from supple.core.movement import catalogue, timeline
from supple.web import showing
from tools.places import MADE

LARGEST_KB = 400.0
PICTURES = 20
# Reading one pixel waits until the picture is there.
MEASURE = """async ([player, person, clips, areas, pictures]) => {
  const canvas = Object.assign(document.createElement("canvas"), { width: 800, height: 600 });
  Object.assign(canvas.style, { position: "fixed", inset: 0, width: "800px", height: "600px" });
  document.body.append(canvas);
  const since = performance.now();
  const { createTheatre, createFeeling, roomColours } = await import(player);
  const theatre = await createTheatre(canvas, { person, clips: [], colours: roomColours(canvas) });
  const loaded = performance.now();
  await theatre.learn(clips.map(({ pose_from, pose_to }) => `${pose_from}>${pose_to}`));
  const learnt = performance.now();
  const gl = theatre.parts.renderer.getContext();
  const done = () => gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
  const move = { ...clips[0], view: "side", position: "lying" };
  const took = (draw) => {
    const begins = performance.now();
    for (let i = 0; i < pictures; i += 1) { draw(i / pictures); done(); }
    return (performance.now() - begins) / pictures;
  };
  const show = (share) => { theatre.pose(move, share); theatre.draw(); };
  theatre.enter(move, ["mat"]);
  theatre.takeIn([move], ["mat"], true);
  show(0);
  done();
  const first = performance.now();
  const { renderer, camera, scene } = theatre.parts;
  const empty = new scene.constructor();
  const full = took(show);
  const both = took((share) => theatre.drawTwo(false, () => theatre.pose(move, share)));
  const none = took(() => renderer.render(empty, camera));
  const begins = performance.now();
  createFeeling(theatre.parts.person.scene, areas);
  return { loaded: loaded - since, learnt: learnt - loaded, first: first - since, full, both, empty: none,
    feeling: performance.now() - begins };
}"""


def measure() -> Iterator[Row]:
    """Yield the bytes as they are sent, and the times on this machine's software renderer."""
    yield Row("the 3D player, gzipped", _zipped_kb(MADE / "player.js"), "kB")
    yield Row("a movement's page and the closer look, gzipped", _zipped_kb(MADE / "demonstration.js"), "kB")
    for one in showing.people().values():
        file = showing.MANIFEST.parent / one.file
        yield Row(f"{one.name} with all clips, gzipped", _zipped_kb(file), "kB", at_most=LARGEST_KB)
    took = _took()
    yield Row("somebody in 3D is fetched and unpacked in", took["loaded"], "ms")
    yield Row("a session's clips are unpacked in", took["learnt"], "ms")
    yield Row("time to the first picture in 3D", took["first"], "ms")
    yield Row("a picture in 3D, 800x600, software", took["full"], "ms")
    yield Row("the same, right beside wrong", took["both"], "ms")
    yield Row("the same of an empty three scene", took["empty"], "ms")
    yield Row("the map of where it is felt is made in", took["feeling"], "ms")


def _zipped_kb(file: Path) -> float:
    return len(gzip.compress(file.read_bytes(), 9)) / 1000


def _took() -> dict[str, Any]:
    beats = timeline(catalogue(), "four_minutes").beats
    ways = {(beat.pose_from, beat.pose_to) for beat in beats}
    first = next((beat.pose_from, beat.pose_to) for beat in beats if beat.pose_from != beat.pose_to)
    clips = [{"pose_from": one, "pose_to": other} for one, other in [first, *sorted(ways)]]
    with opened_page(drawn=True) as (site, page):
        page.goto(f"{site.origin}/movements/double_knee_hug")
        facts = page.evaluate("JSON.parse(document.querySelector('#demonstration-facts').text)")
        wanted = [facts["player"], facts["people"][0]["url"], clips, facts["areas"], PICTURES]
        found: dict[str, Any] = page.evaluate(MEASURE, wanted)
        return found
