"""Learns what the shape of a face adds to its rigid pose, from tuning renders.

usage: python fit_shape.py POINTS.jsonl MIRROR.swift CALIBRATION.swift > HeadPoseShape.swift

POINTS.jsonl is what Engine's pose-benchmark prints for tuning renders; their truth lies beside each
picture, and a held-out one is refused. CALIBRATION.swift names the points. Prints to standard error the
error without and with the correction, cross-validated over people.

Half differences and half sums of mirrored points are taken apart: pitch follows what is even under a
mirror, yaw and roll what is odd, so that a mirrored face has exactly the mirrored pose.
"""

import json
import pathlib
import re
import sys

import numpy as np

from fit_pose import axes_of

COMPONENTS = {"even": 28, "odd": 20}
RIDGE = 10.0
FOLDS = 8
AXES = ("yaw", "pitch", "roll")


def features(points, pose, half, mirror):
    """Even and odd coordinates, in sizes of the face, in the frame of the rigid pose."""
    both = sorted(set(half) | {mirror[i] for i in half})
    frame = points @ axes_of(*pose)
    frame = frame - frame[both].mean(0)
    frame = frame / np.sqrt((frame[both] ** 2).sum(1).mean())
    right, left = frame[half], frame[mirror[half]] * [-1, 1, 1]
    return ((right + left) / 2).ravel(), ((right - left) / 2).ravel()


def terms(pose):
    """Even and odd powers of the rigid angles, in 15°."""
    y, p, r = pose.T / 15
    one = np.ones_like(y)
    return np.stack([one, p, p * p, y * y, r * r, y * r], 1), np.stack([y, r, y * p, r * p], 1)


def learned(x, powers, error, count):
    """Weights of coordinates and powers: ridge regression on the principal components of shape."""
    mean = x.mean(0)
    _, size, directions = np.linalg.svd(x - mean, full_matrices=False)
    directions = directions[:count] / (size[:count, None] / np.sqrt(len(x)))
    design = np.concatenate([powers, (x - mean) @ directions.T], 1)
    penalty = RIDGE * np.diag([0.0] * powers.shape[1] + [1.0] * count)
    solution = np.linalg.solve(design.T @ design + penalty, design.T @ error)
    return mean, directions.T @ solution[powers.shape[1]:], solution[:powers.shape[1]]


def corrected(data, use):
    even, odd, pose = (data[k][use] for k in ("even", "odd", "pose"))
    even_terms, odd_terms = terms(pose)
    error = data["truth"][use] - pose
    return learned(even, even_terms, error[:, 1:2], COMPONENTS["even"]), learned(
        odd, odd_terms, error[:, [0, 2]], COMPONENTS["odd"])


def applied(models, data, use):
    (mean, points, powers), (odd_mean, odd_points, odd_powers) = models
    pose = data["pose"][use].copy()
    even_terms, odd_terms = terms(pose)
    pitch = (data["even"][use] - mean) @ points + even_terms @ powers
    # The mean of odd coordinates is zero for a population and its mirror image.
    turn = data["odd"][use] @ odd_points + odd_terms @ odd_powers
    return pose + np.stack([turn[:, 0], pitch[:, 0], turn[:, 1]], 1)


def read(points_file, half, mirror):
    data = {k: [] for k in ("even", "odd", "pose", "truth")}
    for line in open(points_file):
        given = json.loads(line)
        if not given.get("rigidPose"):
            continue
        truth = json.loads(pathlib.Path(given["file"]).with_suffix(".json").read_text())
        if truth["split"] != "tuning":
            sys.exit(f"{given['file']} is held out")
        pose = np.array([given["rigidPose"][a] for a in AXES])
        even, odd = features(np.array(given["points"])[:468], pose, half, mirror)
        turned = np.array([-1, 1, -1])
        for sign, flip in ((1, np.ones(3)), (-1, turned)):
            data["even"].append(even)
            data["odd"].append(sign * odd)
            data["pose"].append(pose * flip)
            data["truth"].append(np.array([truth["pose"][a] for a in AXES]) * flip)
    return {k: np.array(v) for k, v in data.items()}


def deviations(data, error):
    """Root mean square errors by size of the yaw."""
    size = np.abs(data["pose"][:, 0])
    for low, high in ((0, 15), (15, 30), (30, 45)):
        at = (size >= low) & (size < high)
        yield high, np.sqrt((error[at] ** 2).mean(0))


def main(points_file, mirror_file, calibration_file):
    mirror = np.array([int(x) for x in re.findall(r"\d+", pathlib.Path(mirror_file).read_text().split("= [")[1].split("]")[0])])[:468]
    half = np.array([int(x) for x in re.findall(r"^    \((\d+), -?[\d.]+, -?[\d.]+, -?[\d.]+, [\d.]+\),$", pathlib.Path(calibration_file).read_text(), re.M)])
    data = read(points_file, half, mirror)
    count = len(data["pose"])
    fold = np.random.default_rng(1).integers(0, FOLDS, count // 2).repeat(2)
    found = np.zeros((count, 3))
    for k in range(FOLDS):
        found[fold == k] = applied(corrected(data, fold != k), data, fold == k)
    for name, pose in (("rigid", data["pose"]), ("with shape, cross-validated", found)):
        print(name, count // 2, np.abs(pose - data["truth"]).mean(0).round(2), file=sys.stderr)
    (mean, points, powers), (_, odd_points, odd_powers) = corrected(data, np.arange(count) >= 0)
    powers = powers.copy()
    powers[0] -= mean @ points
    points, odd_points = points.reshape(-1, 3), odd_points.reshape(-1, 3, 2)
    print(f"// Made by Training/faces/fit_shape.py from {count // 2} tuning renders; do not edit.\n\ninternal import Raster\n")
    print("/// What the shape of a face adds to its rigid pose, learned from rendered faces: degrees a unit of")
    print("/// even or odd coordinate, and of powers of the rigid angles in 15°.")
    print("enum HeadPoseShape {")
    print(f"  /// Of 1, p, p², y², r², yr.\n  static let pitchTerms = {[round(float(v), 4) for v in powers[:, 0]]}")
    print(f"  /// Of y, r, yp, rp.\n  static let yawTerms = {[round(float(v), 4) for v in odd_powers[:, 0]]}")
    print(f"  static let rollTerms = {[round(float(v), 4) for v in odd_powers[:, 1]]}\n")
    print("  /// Root mean square errors, degrees, cross-validated, by the size of the yaw up to `below`.")
    print("  static let deviations: [(below: Double, yaw: Double, pitch: Double, roll: Double)] = [")
    for below, (y, p, r) in deviations(data, found - data["truth"]):
        print(f"    ({below}, {y:.1f}, {p:.1f}, {r:.1f}),")
    print("  ]\n")
    print("  /// Vertex of the median or the patient's right; x, y, z for pitch, yaw and roll.")
    print("  static let half: [(index: Int, pitch: Point3, yaw: Point3, roll: Point3)] = [")
    for index, even, odd in zip(half, points, odd_points):
        def triple(v):
            return "Point3(" + ", ".join(f"{c:.1f}" for c in v) + ")"
        print(f"    ({index}, {triple(even)}, {triple(odd[:, 0])}, {triple(odd[:, 1])}),")
    print("  ]\n}")


if __name__ == "__main__":
    main(*sys.argv[1:])
