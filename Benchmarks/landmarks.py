"""Landmarks beside MediaPipe 0.10.21 (attention mesh, static mode), in one run.

usage: .deps/python-peer/bin/python Benchmarks/landmarks.py PROGRAM PICTURE_OR_FOLDER…

Prints for each picture the mean distance between the two sets of 478 points over the outer-eye
distance, and for both the median time from decoded pixels to points.
"""

import json
import os
import pathlib
import platform
import statistics
import subprocess
import sys
import tempfile
import time

import mediapipe
import numpy
from PIL import Image, ImageOps

REPEATS = 9
ENDINGS = {".jpg", ".jpeg", ".png"}


def pictures(paths: list[str]) -> list[pathlib.Path]:
    found = []
    for path in map(pathlib.Path, paths):
        found += sorted(p for p in path.rglob("*") if p.suffix in ENDINGS) if path.is_dir() else [path]
    return found


def processor() -> str:
    for line in open("/proc/cpuinfo"):
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return platform.processor()


def peer(mesh, pixels: numpy.ndarray) -> tuple[numpy.ndarray | None, float]:
    times, result = [], None
    for _ in range(REPEATS):
        start = time.perf_counter()
        result = mesh.process(pixels)
        times.append((time.perf_counter() - start) * 1000)
    if not result.multi_face_landmarks:
        return None, statistics.median(times)
    height, width = pixels.shape[:2]
    points = [(p.x * width, p.y * height, p.z * width) for p in result.multi_face_landmarks[0].landmark]
    return numpy.array(points), statistics.median(times)


def main(program: str, paths: list[str]) -> int:
    files = pictures(paths)
    mesh = mediapipe.solutions.face_mesh.FaceMesh(
        static_image_mode=True, refine_landmarks=True, max_num_faces=1)
    with tempfile.TemporaryDirectory() as folder:
        theirs, dumps = [], []
        for index, file in enumerate(files):
            pixels = numpy.asarray(ImageOps.exif_transpose(Image.open(file)).convert("RGB"))
            dump = pathlib.Path(folder) / f"{index:04}.ppm"
            dump.write_bytes(b"P6\n%d %d\n255\n" % (pixels.shape[1], pixels.shape[0]) + pixels.tobytes())
            dumps.append(str(dump))
            theirs.append(peer(mesh, pixels))
        output = subprocess.run(
            [program, str(REPEATS), *dumps], check=True, capture_output=True, text=True).stdout
        ours = [json.loads(line) for line in output.splitlines()]
    print(f"processor {processor()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    print(f"{'picture':34} {'distance %':>10} {'ours ms':>8} {'peer ms':>8} {'ratio':>6}")
    distances, ratios, ours_only, peer_only, our_times, peer_times = [], [], [], [], [], []
    for file, (points, peer_time), our in zip(files, theirs, ours):
        found = numpy.array(our["points"]) if our["points"] else None
        our_times.append(our["milliseconds"])
        peer_times.append(peer_time)
        ratios.append(peer_time / our["milliseconds"])
        if points is None or found is None:
            (ours_only if found is not None else peer_only if points is not None else []).append(file.name)
            shown = "none" if found is None and points is None else "ours only" if points is None else "peer only"
        else:
            eyes = numpy.linalg.norm(points[33, :2] - points[263, :2])
            distances.append(100 * numpy.linalg.norm(points[:, :2] - found[:, :2], axis=1).mean() / eyes)
            shown = f"{distances[-1]:.3f}"
        print(f"{file.name:34} {shown:>10} {our['milliseconds']:8.2f} {peer_time:8.2f} {ratios[-1]:6.2f}")
    print(f"{len(distances)} faces: median {statistics.median(distances):.3f} %, largest {max(distances):.3f} %")
    print(f"found by ours only: {ours_only}, by the peer only: {peer_only}")
    print(f"time: ours {statistics.median(our_times):.2f} ms, peer {statistics.median(peer_times):.2f} ms, "
          f"median ratio {statistics.median(ratios):.2f}")
    return 0 if max(distances) <= 0.25 else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
