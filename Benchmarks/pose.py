"""Head pose and iris scale beside the truth of rendered faces.

usage: .deps/python-training/bin/python Benchmarks/pose.py PROGRAM FOLDER [KIND…]

PROGRAM is Engine's pose-benchmark, FOLDER holds pictures and truth that Training/faces made, KIND is
"pose" and "skin" unless told. Prints errors by axis, by size of the yaw and by skin tone, the coverage
of the stated uncertainty, and two baselines: always zero, and the mesh's own depth (the former method).
"""

import json
import os
import pathlib
import subprocess
import sys

import numpy as np

AXES = ("yaw", "pitch", "roll")


def matrix(pose) -> np.ndarray:
    """Columns lateral, up, forward in a camera's axes."""
    y, p, r = np.radians(pose)
    forward = np.array([np.sin(y) * np.cos(p), -np.sin(p), -np.cos(y) * np.cos(p)])
    level = np.array([-forward[2], 0, forward[0]]) / np.hypot(forward[0], forward[2])
    up = np.sin(r) * level + np.cos(r) * np.cross(forward, level)
    return np.stack([np.cross(up, forward), up, forward], 1)


def geodesic(a, b) -> float:
    cosine = (np.trace(matrix(a).T @ matrix(b)) - 1) / 2
    return float(np.degrees(np.arccos(np.clip(cosine, -1, 1))))


def row(name, found, truth):
    error = np.abs(found - truth)
    angle = [geodesic(a, b) for a, b in zip(found, truth)]
    cells = " | ".join(f"{e.mean():.2f} (95 % {np.percentile(e, 95):.1f})" for e in (*error.T, np.array(angle)))
    print(f"| {name} | {len(found)} | {cells} |")


def scale_table(results):
    given = [(f["scale"]["millimetresPerPixel"], f["scale"]["relativeUncertainty"], t["scale"]["millimetresPerPixel"])
             for f, t in results if f["scale"].get("millimetresPerPixel")]
    print(f"\nIris scale: given for {len(given)} of {len(results)} (only up to 15° of yaw).\n")
    if not given:
        return
    found, stated, true = np.array(given).T
    error = found / true - 1
    print("| mean error % | SD % | mean stated uncertainty % | within ±1 u % | within ±2 u % |\n|---|---|---|---|---|")
    print(f"| {100 * error.mean():+.2f} | {100 * error.std():.2f} | {100 * stated.mean():.2f} | "
          f"{100 * (np.abs(error) < stated).mean():.0f} | {100 * (np.abs(error) < 2 * stated).mean():.0f} |")


def main(program: str, folder: pathlib.Path, kinds: list[str]) -> None:
    files = sorted(f for kind in kinds or ("pose", "skin") for f in folder.glob(f"{kind}-*.jpg"))
    output = subprocess.run(
        [program], input="\n".join(map(str, files)) + "\n", check=True, capture_output=True, text=True).stdout
    lines = [json.loads(line) for line in output.splitlines()]
    results = [(f, json.loads(pathlib.Path(f["file"]).with_suffix(".json").read_text())) for f in lines]
    missed = [pathlib.Path(f["file"]).stem for f, _ in results if not f.get("pose")]
    results = [r for r in results if r[0].get("pose")]
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; {len(files)} pictures, no face found in {missed or 'none'}\n")
    heading = "| {} | n | yaw | pitch | roll | geodesic |\n|---|---|---|---|---|---|"
    truth = np.array([[t["pose"][a] for a in AXES] for _, t in results])
    found = np.array([[f["pose"][a] for a in AXES] for f, _ in results])
    depth = np.array([[f["depthPose"][a] for a in AXES] for f, _ in results])
    kind = np.array([t["kind"] for _, t in results])
    tone = np.array([t["person"]["tone"] for _, t in results])
    print("Mean absolute error, degrees (and its 95th percentile):\n\n" + heading.format("method"))
    for name in dict.fromkeys(kind):
        at = kind == name
        row(f"this method, {name}", found[at], truth[at])
        row(f"mesh depth (former), {name}", depth[at], truth[at])
        row(f"always 0, {name}", 0 * found[at], truth[at])
    print("\n" + heading.format("\\|yaw\\|, this method"))
    for low, high in ((0, 15), (15, 30), (30, 46)):
        at = (np.abs(truth[:, 0]) >= low) & (np.abs(truth[:, 0]) < high)
        row(f"{low}…{high}°", found[at], truth[at])
    print("\n" + heading.format("tone (ITA), this method"))
    for value in sorted(set(tone), reverse=True):
        row(f"{value}°", found[tone == value], truth[tone == value])
    print("\n| axis | bias | SD | stated u (mean) | within ±1 u % | within ±2 u % |\n|---|---|---|---|---|---|")
    stated = np.array([[(f.get("uncertainty") or {}).get(a, np.nan) for a in AXES] for f, _ in results])
    for k, axis in enumerate(AXES):
        known = ~np.isnan(stated[:, k])
        error, u = (found - truth)[known, k], stated[known, k]
        print(f"| {axis} | {error.mean():+.2f} | {error.std():.2f} | {u.mean():.2f} | "
              f"{100 * (np.abs(error) < u).mean():.0f} | {100 * (np.abs(error) < 2 * u).mean():.0f} |")
    scale_table(results)


if __name__ == "__main__":
    main(sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3:])
