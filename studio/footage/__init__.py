"""Labelled footage: any movement, body, camera, light and clutter as pictures, with the truth beside each.

from studio.footage import Scene, shoot, film

    shoot = Shoot(Scene(person="rosa", seed=7), poses)          # a set: camera and room stand
    frame = shoot.frame(pose, spread="hinge")                   # any pose
    for frame in film(Scene(person="kofi"), Options("bridge")): # a performance, as in studio.streams
        frame.rgb, frame.mask, frame.truth
"""

from __future__ import annotations

from studio.footage.filming import film
from studio.footage.scene import Camera, Look, Scene
from studio.footage.shooting import Frame, Shoot
from studio.footage.truth import Truth

__all__ = ["Camera", "Frame", "Look", "Scene", "Shoot", "Truth", "film"]
