"""Heads of another generator as clinical photographs: for measuring only, never for tuning.

usage: python other_heads.py HEADS.npz OUTPUT SEED…

HEADS.npz holds ICT-FaceKit's neutral head and identity shapes (Li et al. 2020, Learning Formation of
Physically-Based Face Attributes, CVPR; MIT): `neutral` and `identity_delta_f16` in centimetres, `faces`,
`landmarks68_multipie`. Skin, lips, brows and irises are painted flat, there are no lashes and no lid
margins of their own. The truth holds the points that its landmarks, alar walls and eyeballs define; the
head is level by the model's own axes, which are not the Frankfurt plane's.
"""

import json
import pathlib
import sys

import mitsuba as mi
import numpy as np
from PIL import Image
from scipy.spatial.transform import Rotation

import develop
import mesh
import person as people
import studio
import truth

# Vertices by the model's description: face, with head and neck, eyeballs. Sockets, teeth and lashes are left out.
FACE, SKIN, EYES = 9409, 11248, ((21451, 23021), (23021, 24591))
# Of the identity weights; with one, heads leave what the shapes were made for.
SPREAD = 0.7
WIDTH, SAMPLES = 800, 16
# Where the 68 points stand for those of Training/faces/landmarks.py.
MARKS = {"subnasale": 33, "vermilion_superius": 51, "vermilion_inferius": 57, "menton": 8, "right_exocanthion": 36,
         "right_endocanthion": 39, "left_endocanthion": 42, "left_exocanthion": 45, "right_cheilion": 48, "left_cheilion": 54}


def inside(points, outline):
    """Which of `points` a closed outline holds: by the crossings of a ray."""
    x, y = points.T[:, :, None]
    (x1, y1), (x2, y2) = outline.T, np.roll(outline, -1, 0).T
    crossing = ((y1 > y) != (y2 > y)) & (x < (x2 - x1) * (y - y1) / (y2 - y1 + 1e-12) + x1)
    return crossing.sum(1) % 2 == 1


def cover(points, outline, width):
    """How far `points` lie in a closed outline: half on it, all or nothing half a `width` from it."""
    start, step = outline, np.roll(outline, -1, 0) - outline
    share = np.clip(((points[:, None] - start) * step).sum(2) / (step**2).sum(1), 0, 1)
    apart = np.linalg.norm(points[:, None] - start - share[..., None] * step, axis=2).min(1)
    return np.clip(0.5 + np.where(inside(points, outline), 1, -1) * apart / width, 0, 1)


class Head:
    """One of the model's heads, millimetres; x to the person's left, y up, z out of the face."""

    def __init__(self, data, seed):
        self.rng = rng = np.random.default_rng([seed, 20])
        weights = rng.normal(0, SPREAD, len(data["identity_delta_f16"]))
        self.rest = data["neutral"].astype(float) * 10
        moved = np.tensordot(weights, data["identity_delta_f16"].astype(np.float32), 1)
        self.places = self.rest + 10.0 * moved
        self.numbers = data["landmarks68_multipie"]
        faces = data["faces"]
        kept = (faces.max(1) < SKIN) | ((faces.min(1) >= EYES[0][0]) & (faces.max(1) < EYES[1][1]))
        self.triangles = np.concatenate([faces[kept][:, [0, 1, 2]], faces[kept][:, [0, 2, 3]]])
        self.tone = list(people.TONES)[seed % 10]
        self.iris = float(np.clip(rng.normal(11.71, 0.42), 10.6, 12.8))

    def irises(self):
        """The left one first: the front of each eyeball."""
        for first, end in EYES:
            ball = self.places[first:end]
            low, high = ball.min(0), ball.max(0)
            yield np.array([*(low + high)[:2] / 2, high[2] - 1.5])

    def colours(self):
        marks, rest = self.rest[self.numbers], self.rest
        colours = np.tile(np.array(people.TONES[self.tone]), (len(rest), 1))
        face = np.arange(len(rest)) < FACE
        front = face & (rest[:, 2] > marks[48, 2] - 15)
        # As wide as the mesh there: its colours are what vertices have.
        lips = np.where(front, cover(rest[:, :2], marks[48:60, :2], 2.0), 0)[:, None]
        dark = np.clip((12 - self.tone) / 60, 0, 1)
        vermilion = (1 - dark) * np.array([0.80, 0.47, 0.52]) + dark * np.array([0.88, 0.72, 0.82])
        colours *= 1 - lips + lips * vermilion
        for a, b in ((17, 22), (22, 27)):
            brow = np.concatenate([marks[a:b, :2] + [0, 1.5], (marks[a:b, :2] - [0, 4])[::-1]])
            colours[face & inside(rest[:, :2], brow)] = (0.03, 0.02, 0.015)
        for (first, end), centre in zip(EYES, self.irises()):
            apart = self.places[first:end] - centre
            aside = np.hypot(apart[:, 0], apart[:, 1])
            front = apart[:, 2] > -6
            colours[first:end] = (0.60, 0.53, 0.49)
            colours[first:end][front & (aside < self.iris / 2)] = (0.06, 0.03, 0.012)
            colours[first:end][front & (aside < self.iris / 6)] = 0.004
        return colours

    def points(self):
        found = {name: self.places[self.numbers[k]] for name, k in MARKS.items()}
        found["stomion"] = self.places[self.numbers[[62, 66]]].mean(0)
        found["left_eye"], found["right_eye"] = self.irises()
        wing = (np.arange(len(self.rest)) < FACE) & (self.rest[:, 2] > 106) & (np.abs(self.rest[:, 1] + 7.75) < 4.25)
        for name, sign in (("left", 1), ("right", -1)):
            own = np.flatnonzero(wing & (sign * self.rest[:, 0] > 12) & (sign * self.rest[:, 0] < 18.6))
            found[f"{name}_alare"] = self.places[own[np.argmax(sign * self.places[own, 0])]]
        return found


def render(data, seed, output: pathlib.Path):
    head = Head(data, seed)
    rng = head.rng
    points, colours = head.points(), head.colours()
    yaw, pitch, roll = (float(np.clip(rng.normal(0, s), -2.5 * s, 2.5 * s)) for s in (2.5, 2.5, 2.0))
    turn = Rotation.from_euler("YXZ", [yaw, -pitch, -roll], degrees=True).as_matrix()
    pivot = head.places[:FACE].mean(0)

    def turned(p):
        return (p - pivot) @ turn.T + pivot

    points = {name: turned(p) for name, p in points.items()}
    eyes = (points["left_eye"] + points["right_eye"]) / 2
    distance, field = 1 / rng.uniform(1 / 2500, 1 / 700), rng.uniform(240, 260)
    target = eyes + [rng.normal(0, 9), rng.normal(0, 9) - 22, -30]
    camera = studio.Camera(target, target, WIDTH * distance / field, WIDTH, WIDTH * 5 // 4)
    camera.position = target + [rng.normal(0, 25), rng.normal(0, 25), distance]
    used, numbers = np.unique(head.triangles, return_inverse=True)
    skin = {"type": "twosided", "bsdf": {"type": "principled", "roughness": 0.48, "specular": 0.45,
                                         "base_color": {"type": "mesh_attribute", "name": "vertex_color"}}}
    shape = mesh.shape(turned(head.places[used]), numbers.reshape(-1, 3), skin, colours[used])
    light, behind = str(rng.choice(studio.SOFT_LIGHTS["heldout"])), str(rng.choice(studio.BACKDROPS["heldout"]))
    scene = mi.load_dict({"type": "scene", "integrator": {"type": "path", "max_depth": 3}, "head": shape,
                          **studio.lamps(light, eyes, rng), "backdrop": studio.backdrop(behind, eyes, rng)})
    image = np.nan_to_num(np.clip(np.array(mi.render(scene, sensor=camera.sensor(SAMPLES, seed)))[..., :3], 0, 30))
    distances = np.array(mi.render(scene, integrator=mi.load_dict({"type": "aov", "aovs": "d:depth"}),
                                   sensor=camera.sensor(1, seed)))[..., -1]
    person = (distances > 0) & (distances < distance + 250)
    scale = camera.project(eyes)[0, 2] / camera.focal
    image = develop.scatter(image, person.astype(float), scale)
    pixels = develop.picture(image, person.astype(float), rng)
    at = {name: camera.project(p)[0] for name, p in points.items()}
    document = {
        "schema": "aglae.truth/1", "kind": "other", "seed": seed,
        "camera": {"focal": camera.focal, "position": camera.position.tolist(), "axes": camera.axes().tolist(),
                   "distance": float(camera.project(eyes)[0, 2])},
        "pose": {"yaw": yaw, "pitch": pitch, "roll": roll}, "poseInCameraAxes": truth.angles(camera.axes() @ turn),
        "scale": {"millimetresPerPixel": float(scale)}, "irisDiameter": head.iris,
        "points": {k: {"world": points[k].tolist(), "at": p[:2].tolist(), "depth": float(p[2])} for k, p in at.items()},
        "person": {"tone": head.tone, "expression": "neutral"}}
    stem = output / f"other-{seed:05d}"
    stem.with_suffix(".json").write_text(json.dumps(document, indent=1))
    Image.fromarray(pixels).save(stem.with_suffix(".jpg"), "JPEG", quality=93, subsampling=0)


def main():
    heads, output, *seeds = sys.argv[1:]
    if not pathlib.Path(heads).exists():
        sys.exit(f"Skipped: {heads} is not here; the heads are no part of the project.")
    data, output = dict(np.load(heads)), pathlib.Path(output)
    output.mkdir(parents=True, exist_ok=True)
    for text in seeds:
        first, _, end = text.partition(":")
        for seed in range(int(first), int(end) if end else int(first) + 1):
            render(data, seed, output)


if __name__ == "__main__":
    main()
