/** How much of a chair, a bed or a mat is seen while it would hide what is to be seen. */
const FADED = 0.3;

/**
 * Let what stands in the room hide nothing, or be there again.
 *
 * @param {Iterable<import("three").Object3D>} things @param {boolean} faded
 */
export function fade(things, faded) {
  for (const thing of things)
    thing.traverse((node) => {
      const material = "material" in node ? node.material : undefined;
      if (!(material instanceof Object && "roughness" in material)) return;
      Object.assign(material, { transparent: faded, opacity: faded ? FADED : 1, needsUpdate: true });
    });
}
