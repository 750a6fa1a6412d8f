"""The truth beside a picture: numbers in JSON, masks in PNG. README.md defines every entry."""

import json

import numpy as np
from PIL import Image
from scipy import ndimage

import subject


def angles(axes: np.ndarray) -> dict:
    """Yaw, pitch and roll, degrees, of head axes (columns lateral, up, forward) in a camera's frame
    (right, down, away): yaw and pitch are where the nose points, roll the turn about it."""
    up, forward = axes[:, 1], axes[:, 2]
    level = np.hypot(forward[0], forward[2])
    level_lateral = np.array([-forward[2], 0, forward[0]]) / level
    level_up = np.cross(forward, level_lateral)
    return {
        "yaw": float(np.degrees(np.arctan2(forward[0], -forward[2]))),
        "pitch": float(np.degrees(np.arctan2(-forward[1], level))),
        "roll": float(np.degrees(np.arctan2(up @ level_lateral, up @ level_up)))}


def towards(direction: np.ndarray) -> np.ndarray:
    """The smallest rotation that brings a line of sight onto the optical axis."""
    d = direction / np.linalg.norm(direction)
    axis = np.cross(d, [0, 0, 1.0])
    sine, cosine = np.linalg.norm(axis), d[2]
    if sine < 1e-12:
        return np.eye(3)
    k = axis / sine
    cross = np.array([[0, -k[2], k[1]], [k[2], 0, -k[0]], [-k[1], k[0], 0]])
    return np.eye(3) + sine * cross + (1 - cosine) * cross @ cross


def skin_mask(coverage: np.ndarray, scale: float) -> np.ndarray:
    """Skin where at least half of the area within about a millimetre is bare skin."""
    smooth = ndimage.gaussian_filter(coverage[..., subject.SKIN], 0.5 / scale)
    return smooth >= 0.5


def ellipse(ring: np.ndarray, along: np.ndarray) -> dict:
    """Of a projected circle: pixels of its axes, and of its breadth along a direction of the picture."""
    flat = ring[:, :2] - ring[:, :2].mean(0)
    minor, major = 2 * np.sqrt(2 * np.linalg.eigvalsh(flat.T @ flat / len(flat)))
    reach = flat @ (along / np.linalg.norm(along))
    return {"major": float(major), "minor": float(minor), "breadth": float(reach.max() - reach.min())}


def write_truth(stem, kind, who, look, face, camera, coverage, glass, light, backdrop, with_masks):
    eyes = (face.points["left_eye"] + face.points["right_eye"]) / 2
    depth = camera.project(eyes)[0, 2]
    scale = depth / camera.focal
    world = camera.axes()
    axes = world @ face.rotation @ face.frame
    sight = world @ (eyes - camera.position)
    at = {k: camera.project(v)[0] for k, v in face.points.items()}
    document = {
        "schema": "aglae.truth/1", "kind": kind, "lined": True, "seed": who.seed, "split": who.split,
        "image": {"width": camera.width, "height": camera.height},
        "camera": {
            "focal": camera.focal, "principal": [camera.width / 2, camera.height / 2],
            "position": camera.position.tolist(), "axes": world.tolist(), "distance": float(depth)},
        "pose": angles(towards(sight) @ axes), "poseInCameraAxes": angles(axes),
        "scale": {"millimetresPerPixel": float(scale),
                  "left": float(at["left_eye"][2] / camera.focal), "right": float(at["right_eye"][2] / camera.focal)},
        "irisDiameter": who.iris_diameter,
        "limbus": {name: ellipse(camera.project(face.limbus[side]), at["left_eye"][:2] - at["right_eye"][:2])
                   for side, name in (("l", "left"), ("r", "right"))},
        "points": {k: {"world": face.points[k].tolist(), "at": p[:2].tolist(), "depth": float(p[2])} for k, p in at.items()},
        "person": {"tone": who.tone, "albedo": who.albedo.tolist(), "years": who.years, "female": who.female,
                   "expression": who.expression},
        "look": {"hair": look.style, "beard": look.beard, "glasses": look.glasses, "headwear": look.headwear,
                 "neckline": look.neckline, "hairColour": list(map(float, look.hair_colour)),
                 "beardColour": list(map(float, look.beard_colour)), "grey": look.grey_share,
                 "roughness": look.roughness, "light": light, "backdrop": backdrop},
    }
    for name, values in (masks_of(coverage, scale, glass) if with_masks else {}).items():
        Image.fromarray(np.rint(values).astype(np.uint8)).save(f"{stem}.{name}.png", optimize=True)
    with open(f"{stem}.json", "w") as file:
        json.dump(document, file, indent=1)


def masks_of(coverage, scale, glass):
    """Values 0…255 by the mask's name."""
    background = 1 - coverage.sum(2, keepdims=True)
    masks = {
        "skin": 255 * skin_mask(coverage, scale), "skincover": 255 * coverage[..., subject.SKIN],
        "person": 255 * (background[..., 0] < 0.5),
        "parts": np.argmax(np.concatenate([background, coverage], 2), 2)}
    if glass is not None:
        masks["lens"], masks["frame"] = 255 * glass[..., 0], 255 * glass[..., 1]
    return masks
