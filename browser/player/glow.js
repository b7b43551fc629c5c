import { Color, Vector3 } from "three";

/** @typedef {import("three").SkinnedMesh} SkinnedMesh */
/** @typedef {import("three").MeshStandardMaterial} Material */

const EASY = new Color("#ffb000");
const WORK = new Color("#e8175d");

/** A person's material that glows: smoothly where it stretches or moves, in stripes where it works. @param {SkinnedMesh} mesh */
export function glows(mesh) {
  const made = /** @type {Material} */ (mesh.material).clone();
  const [metres] = new Vector3().setFromMatrixScale(mesh.skeleton.boneInverses[0]).toArray();
  made.onBeforeCompile = (shader) => {
    Object.assign(shader.uniforms, {
      pulse: made.userData.pulse,
      easy: { value: EASY },
      work: { value: WORK },
      metres: { value: metres },
    });
    shader.vertexShader = shader.vertexShader
      .replace(
        "#include <common>",
        "#include <common>\nattribute vec2 felt; varying vec2 vFelt; varying vec3 vRest;",
      )
      .replace("#include <begin_vertex>", "#include <begin_vertex>\nvFelt = felt; vRest = position;");
    shader.fragmentShader = shader.fragmentShader
      .replace(
        "#include <common>",
        `#include <common>
        varying vec2 vFelt; varying vec3 vRest;
        uniform float pulse; uniform float metres; uniform vec3 easy; uniform vec3 work;`,
      )
      .replace(
        "#include <color_fragment>",
        `#include <color_fragment>
        float grey = dot(diffuseColor.rgb, vec3(0.3, 0.59, 0.11));
        diffuseColor.rgb = mix(diffuseColor.rgb, vec3(grey * 0.6 + 0.18), 0.72);
        float along = (vRest.y + 0.6 * vRest.z + 0.6 * vRest.x) * metres;
        float stripes = smoothstep(-0.25, 0.25, sin(along * 380.0));
        float easily = smoothstep(0.15, 0.75, vFelt.x);
        float hard = smoothstep(0.15, 0.75, vFelt.y);
        diffuseColor.rgb = mix(diffuseColor.rgb, easy, easily * 0.9);
        diffuseColor.rgb = mix(diffuseColor.rgb, work, hard * (0.25 + 0.7 * stripes));`,
      )
      .replace(
        "#include <emissivemap_fragment>",
        `#include <emissivemap_fragment>
        totalEmissiveRadiance += pulse * (0.45 * easily * easy + 0.4 * hard * stripes * work);`,
      );
  };
  made.customProgramCacheKey = () => "feel";
  return made;
}
