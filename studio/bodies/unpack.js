/** Unpacks a person's file: `node unpack.js DECODER IN OUT`, where DECODER is the module of three's
 * meshopt decoder. OUT is a glTF file without compression: every buffer view as plain bytes. */
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [decoder, from, to] = process.argv.slice(2);
const { MeshoptDecoder } = await import(pathToFileURL(decoder).href);
await MeshoptDecoder.ready;
const file = readFileSync(from);
const head = file.readUInt32LE(12);
const made = JSON.parse(file.subarray(20, 20 + head).toString());
const bytes = file.subarray(28 + head);
const parts = [];
let length = 0;
for (const view of made.bufferViews) {
  const packed = view.extensions?.EXT_meshopt_compression;
  const plain = new Uint8Array(view.byteLength);
  if (packed) {
    const start = packed.byteOffset ?? 0;
    const source = bytes.subarray(start, start + packed.byteLength);
    MeshoptDecoder.decodeGltfBuffer(plain, packed.count, packed.byteStride, source, packed.mode, packed.filter ?? "NONE");
  } else plain.set(bytes.subarray(view.byteOffset ?? 0, (view.byteOffset ?? 0) + view.byteLength));
  view.byteOffset = length;
  view.buffer = 0;
  view.extensions = undefined;
  const padded = Buffer.alloc(Math.ceil(plain.length / 4) * 4);
  padded.set(plain);
  parts.push(padded);
  length += padded.length;
}
made.buffers = [{ byteLength: length }];
const text = Buffer.from(JSON.stringify(made));
const front = Buffer.alloc(4);
front.writeUInt32LE(text.length);
writeFileSync(to, Buffer.concat([front, text, ...parts]));
