"""The core that the browser runs (Pyodide) makes the same timelines as the one on the server (CPython)."""

import json

import pytest
from django.templatetags.static import static

from supple.core.movement import Choices, catalogue, timeline
from tools.places import VENDOR

CHOICES = [
    {},
    {"level": "gentle"},
    {"level": "stronger", "pace": 1.75},
    {"pace": 0.75},
    {"pace": 1.3, "left_out": ["single_knee_hug", "seated_rotation"]},
    {"position": "sitting", "left_out": ["double_knee_hug", "single_knee_hug"]},
]
IN_THE_BROWSER = """async ([folder, core, choices]) => {
  const { loadPyodide } = await import(`${folder}pyodide.mjs`);
  const pyodide = await loadPyodide({ indexURL: folder });
  pyodide.unpackArchive(await (await fetch(core)).arrayBuffer(), 'zip');
  pyodide.globals.set('asked', JSON.stringify(choices));
  return pyodide.runPython(`
import json
from supple.core.movement import Choices, catalogue, timeline
def made(asked):
    return timeline(catalogue(), 'four_minutes', Choices(**{k: tuple(v) if isinstance(v, list) else v
                                                            for k, v in asked.items()})).to_json()
json.dumps([made(one) for one in json.loads(asked)])
`);
}"""


def test_timelines_agree(page, server):
    (folder,) = VENDOR.glob("pyodide-*")
    page.goto(server.address)
    places = [static(f"vendor/{folder.name}/"), static("build/core.zip")]
    found = json.loads(page.evaluate(IN_THE_BROWSER, [*places, CHOICES]))
    for asked, in_browser in zip(CHOICES, found, strict=True):
        plain = {key: tuple(value) if isinstance(value, list) else value for key, value in asked.items()}
        here = json.loads(json.dumps(timeline(catalogue(), "four_minutes", Choices(**plain)).to_json()))
        assert_alike(here, in_browser)


def assert_alike(here, there, where="timeline"):
    if isinstance(here, dict):
        assert here.keys() == there.keys(), where
        for key in here:
            assert_alike(here[key], there[key], f"{where}.{key}")
    elif isinstance(here, list):
        assert len(here) == len(there), where
        for index, (one, other) in enumerate(zip(here, there, strict=True)):
            assert_alike(one, other, f"{where}[{index}]")
    elif isinstance(here, float):
        assert there == pytest.approx(here, abs=1e-6), where
    else:
        assert here == there, where
