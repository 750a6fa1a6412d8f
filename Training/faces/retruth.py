"""Gives pictures that exist the truth of points whose definition changed, without rendering them again.

usage: python retruth.py WHEEL FOLDER… [--levels N]

The head follows from the seed once more; where it stands in the picture from the points that the truth
already has, which must fit to a thousandth of a millimetre. Written anew: the border of the lips and alare
(landmarks.py).
LEVELS must be those the pictures were rendered with.
"""

import argparse
import json
import pathlib

import numpy as np

import geometry
import landmarks
import render
import skin
import subject

FITTED = ["nasion", "subnasale", "stomion", "pogonion", "left_tragion", "right_tragion", "left_zygion", "right_zygion"]
LARGEST_MISFIT = 1e-3


class Head(subject.Subject):
    """A person's skin and frame, without hair, eyes and clothes, neither turned nor lit."""

    def __init__(self, base, who):
        self.base = base
        morphs = who.morphs | self._lids(who)
        neutral = base.shape.matrix @ base.shape.morphed(morphs)
        moved = base.shape.matrix @ base.shape.morphed({**morphs, **who.expression_morphs})
        self._aim(neutral, (0, 0, 0), 0)
        relief = skin.relief(base.shape.rest, base.maps, who)
        self.skin = moved + geometry.normals(moved, base.shape.triangles) * relief[:, None]
        self.still = {k: moved[i] for k, i in base.names.items()}


def rigid(source: np.ndarray, target: np.ndarray):
    """Rotation and shift of the least squares (Kabsch 1976)."""
    a, b = source.mean(0), target.mean(0)
    u, _, v = np.linalg.svd((source - a).T @ (target - b))
    turn = (u @ np.diag([1, 1, np.sign(np.linalg.det(u @ v))]) @ v).T
    return turn, b - turn @ a


def renewed(base, path: pathlib.Path, who) -> None:
    truth = json.loads(path.read_text())
    head = Head(base, who)
    turn, shift = rigid(*(np.array([at[k] for k in FITTED]) for at in
                          (head.still, {k: truth["points"][k]["world"] for k in FITTED})))
    misfit = max(np.abs(turn @ head.still[k] + shift - truth["points"][k]["world"]).max() for k in FITTED)
    if misfit > LARGEST_MISFIT:
        raise SystemExit(f"{path.name} shows another head than its seed makes: {misfit:.4f} mm apart.")
    camera = truth["camera"]
    drawn = (landmarks.lip_border(head.frame, base, head.skin, base.shape.rest)
               | landmarks.alar_walls(head.frame, head.skin, base.shape.rest))
    for name, at in drawn.items():
        world = turn @ at + shift
        seen = np.array(camera["axes"]) @ (world - camera["position"])
        flat = seen[:2] * camera["focal"] / seen[2] + camera["principal"]
        truth["points"][name] = {"world": world.tolist(), "at": flat.tolist(), "depth": float(seen[2])}
    part = path.with_suffix(".json.part")
    part.write_text(json.dumps(truth, indent=1))
    part.rename(path)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("wheel", type=pathlib.Path)
    parser.add_argument("folders", nargs="+", type=pathlib.Path)
    parser.add_argument("--levels", type=int, default=3)
    given = parser.parse_args()
    base = subject.Base(given.wheel, given.levels)
    for folder in given.folders:
        paths = sorted(p for p in folder.glob("*.json") if p.stem.split("-")[0] in render.CLINICAL)
        for path in paths:
            kind, seed, *shot = path.stem.split("-")
            who = dict(render.shots(kind, int(seed)))["".join(shot)]
            renewed(base, path, who)
        print(f"{folder}: {len(paths)} truths")


if __name__ == "__main__":
    main()
