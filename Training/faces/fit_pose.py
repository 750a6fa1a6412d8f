"""Learns the rigid template and the calibration of head pose from tuning renders.

usage: python fit_pose.py POINTS.jsonl TRUTH_FOLDER MIRROR.swift > HeadPoseCalibration.swift

POINTS.jsonl is what Engine's pose-benchmark prints for the pictures of TRUTH_FOLDER; MIRROR.swift is
the engine's MeshMirror.swift, which names each point's counterpart. A held-out picture is refused.
"""

import json
import pathlib
import re
import sys

import numpy as np
from scipy.spatial.transform import Rotation

DISTANCE = 1300.0  # millimetres, as in TemplateFit.swift
CHOSEN = 60  # points of the template on the median and on the patient's right


def axes_of(yaw, pitch, roll):
    """Columns lateral, up, forward in a camera's axes (right, down, away)."""
    y, p, r = np.radians([yaw, pitch, roll])
    forward = np.array([np.sin(y) * np.cos(p), -np.sin(p), -np.cos(y) * np.cos(p)])
    level = np.array([-forward[2], 0, forward[0]]) / np.hypot(forward[0], forward[2])
    up = np.sin(r) * level + np.cos(r) * np.cross(forward, level)
    return np.stack([np.cross(up, forward), up, forward], 1)


def angles_of(axes):
    up, forward = axes[:, 1], axes[:, 2]
    length = np.hypot(forward[0], forward[2])
    level = np.array([-forward[2], 0, forward[0]]) / length
    return np.degrees([np.arctan2(forward[0], -forward[2]), np.arctan2(-forward[1], length),
                       np.arctan2(up @ level, up @ np.cross(forward, level))])


def samples(points_file, folder, mirror):
    for line in open(points_file):
        given = json.loads(line)
        if not given["points"]:
            continue
        truth = json.loads((folder / (pathlib.Path(given["file"]).stem + ".json")).read_text())
        if truth["split"] != "tuning":
            sys.exit(f"{given['file']} is held out")
        camera = truth["camera"]
        world = np.array(camera["axes"])
        eyes = sum(np.array(truth["points"][e]["world"]) for e in ("left_eye", "right_eye")) / 2
        at = (np.array(given["points"])[:468, :2] - camera["principal"]) / camera["focal"]
        pose = np.array([truth["pose"][k] for k in ("yaw", "pitch", "roll")])
        mesh = np.array([given["depthPose"][k] for k in ("yaw", "pitch", "roll")])
        axes = axes_of(*(truth["poseInCameraAxes"][k] for k in ("yaw", "pitch", "roll")))
        origin = world @ (eyes - camera["position"])
        yield at, axes, origin, pose, mesh
        # The mirror image is as good a sample and keeps the template symmetrical.
        flip = np.array([-1, 1, -1])
        yield at[mirror] * [-1, 1], np.diag([-1, 1, 1]) @ axes @ np.diag([-1, 1, 1]), origin * [-1, 1, 1], pose * flip, mesh * flip


def template_of(data):
    """Positions, millimetres in the head's frame, that the landmarks take on the mean head."""
    matrix, vector = np.zeros((468, 3, 3)), np.zeros((468, 3))
    for at, axes, origin, *_ in data:
        for k in (0, 1):
            row = axes[k] - at[:, k:k + 1] * axes[2]
            matrix += row[:, :, None] * row[:, None]
            vector += row * (at[:, k] * origin[2] - origin[k])[:, None]
    return np.linalg.solve(matrix, vector[..., None])[..., 0]


def weights_of(data, template):
    """One over the mean square error of each landmark, with 0.5 mm² that no landmark betters."""
    total = 0
    for at, axes, origin, *_ in data:
        q = template @ axes.T + origin
        error = (at - q[:, :2] / q[:, 2:]) * origin[2]
        total = total + ((error - error.mean(0)) ** 2).mean(1)
    return 1 / (total / len(data) + 0.5)


def fit(at, template, weights, start):
    """As TemplateFit.swift."""
    axes = axes_of(*start)
    q = template @ axes.T
    scale = np.sqrt(((at - at.mean(0)) ** 2).sum() / ((q[:, :2] - q[:, :2].mean(0)) ** 2).sum())
    origin = at.mean(0) - scale * q[:, :2].mean(0)
    root = np.sqrt(weights)[:, None]
    for _ in range(12):
        q = template @ axes.T
        g = (1 / (1 + q[:, 2] / DISTANCE))[:, None]
        residual = at - origin - scale * q[:, :2] * g
        columns = []
        for axis in np.eye(3):
            d = np.cross(axis, q)
            columns.append(scale * (d[:, :2] * g - q[:, :2] * g * g * d[:, 2:] / DISTANCE))
        columns += [q[:, :2] * g, np.tile([1.0, 0], (len(q), 1)), np.tile([0, 1.0], (len(q), 1))]
        design = np.stack([(c * root).ravel() for c in columns], 1)
        norm = np.linalg.norm(design, axis=0)
        step = np.linalg.lstsq(design / norm, (residual * root).ravel(), rcond=None)[0] / norm
        axes = Rotation.from_rotvec(step[:3]).as_matrix() @ axes
        scale, origin = scale + step[3], origin + step[4:]
    return angles_of(axes)


def chosen(template, weights, mirror):
    """Reliable points spread over the face: the farthest from those taken, among the better half."""
    side = [i for i in range(468) if mirror[i] >= i and weights[i] >= np.median(weights)]
    taken = [max(side, key=lambda i: weights[i])]
    while len(taken) < CHOSEN:
        gap = [min(np.linalg.norm(template[i] - template[k]) for k in taken) for i in side]
        taken.append(side[int(np.argmax(gap))])
    return sorted(taken)


def main(points_file, folder, mirror_file):
    mirror = np.array([int(x) for x in re.findall(r"\d+", mirror_file.read_text().split("= [")[1].split("]")[0])])[:468]
    data = list(samples(points_file, folder, mirror))
    template = template_of(data)
    weights = weights_of(data, template)
    template = (template + template[mirror] * [-1, 1, 1]) / 2
    weights = (weights + weights[mirror]) / 2
    rows = chosen(template, weights, mirror)
    full = sorted({*rows, *mirror[rows]})
    t, w = np.round(template[full], 2), np.round(weights[full], 3)
    fitted = np.array([fit(at[full], t, w, mesh) for at, _, _, _, mesh in data])
    mesh, truth = np.array([d[4] for d in data]), np.array([d[3] for d in data])
    print("// Made by Training/faces/fit_pose.py from %d tuning renders; do not edit." % (len(data) // 2))
    print("\n/// What was learned from rendered faces of known pose.\nenum HeadPoseCalibration {")
    print("  /// Shares of the fitted angle and of the mesh's own, and the constant, degrees.")
    errors = []
    for k, name in enumerate(("yaw", "pitch", "roll")):
        design = [fitted[:, k], mesh[:, k]] + ([np.ones(len(data))] if name == "pitch" else [])
        design = np.stack(design, 1)
        share = np.round(np.linalg.lstsq(design, truth[:, k], rcond=None)[0], 3)
        errors.append(design @ share - truth[:, k])
        constant = share[2] if name == "pitch" else 0.0
        print(f"  static let {name} = (fitted: {share[0]}, mesh: {share[1]}, constant: {constant})")
    errors = np.array(errors)
    print("\n  /// Index, millimetres (left, up, forward of the middle between the irises), weight; the median and")
    print("  /// the patient's right, whose mirror image is the left.")
    print("  static let half: [(index: Int, x: Double, y: Double, z: Double, weight: Double)] = [")
    for i in rows:
        x, y, z = np.round(template[i], 2)
        print(f"    ({i}, {x if mirror[i] != i else 0.0}, {y}, {z}, {weights[i]:.3f}),")
    print("  ]\n}")
    print(f"in-sample: mean abs {np.abs(errors).mean(1).round(2)}, rms {np.sqrt((errors**2).mean(1)).round(2)}", file=sys.stderr)


if __name__ == "__main__":
    main(*map(pathlib.Path, sys.argv[1:4]))
