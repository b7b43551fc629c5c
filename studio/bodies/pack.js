/** Packs glTF files: `node pack.js SHARE IN OUT`, keeping SHARE of the triangles. */
import { NodeIO } from "@gltf-transform/core";
import { ALL_EXTENSIONS } from "@gltf-transform/extensions";
import { dedup, meshopt, prune, simplify, weld } from "@gltf-transform/functions";
import { MeshoptDecoder, MeshoptEncoder, MeshoptSimplifier } from "meshoptimizer";

const [share, from, to] = process.argv.slice(2);
await Promise.all([MeshoptDecoder.ready, MeshoptEncoder.ready, MeshoptSimplifier.ready]);
const io = new NodeIO()
  .registerExtensions(ALL_EXTENSIONS)
  .registerDependencies({ "meshopt.decoder": MeshoptDecoder, "meshopt.encoder": MeshoptEncoder });
const file = await io.read(from);

/** Write turns in whole numbers, to a hundredth of a degree: a player reads them as they are. */
function shortTurns(document) {
  for (const animation of document.getRoot().listAnimations()) {
    for (const channel of animation.listChannels()) {
      const turns = channel.getSampler().getOutput();
      if (channel.getTargetPath() !== "rotation" || turns.getNormalized()) continue;
      turns.setArray(Int16Array.from(turns.getArray(), (part) => Math.min(32767, 4 * Math.round(8192 * part)))).setNormalized(true);
    }
  }
}

await file.transform(
  dedup(),
  weld(),
  simplify({ simplifier: MeshoptSimplifier, ratio: Number(share), error: 0.002, lockBorder: true }),
  shortTurns,
  dedup(),
  prune({ keepLeaves: true }),
  meshopt({ encoder: MeshoptEncoder, level: "medium" }),
);
await io.write(to, file);
