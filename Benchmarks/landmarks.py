"""Landmarks beside MediaPipe 0.10.21 (attention mesh, static mode), in one run.

usage: .deps/python-peer/bin/python Benchmarks/landmarks.py PROGRAM PICTURE_OR_FOLDER…

Prints for each picture the mean distance between the two sets of 478 points over the outer-eye
distance, and for both the median time from decoded pixels to points, by the clock and by the
processor. The two take turns, a few repeats each, so that other work on the machine meets both.
Exit status 1 when a distance is above 0.25 %, when only one of the two finds a face, or when the
median ratio of times is below 1.5.
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

ROUNDS = 4
REPEATS = 10  # a round
LARGEST_DISTANCE = 0.25  # percent
LEAST_RATIO = 1.5
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


class Timed:
    """Times of one side on one picture, milliseconds."""

    def __init__(self):
        self.points, self.clock, self.processor = None, [], []

    def medians(self) -> tuple[float, float]:
        return statistics.median(self.clock), statistics.median(self.processor)


def run_peer(mesh, pixels: numpy.ndarray, into: Timed) -> None:
    result = None
    for _ in range(REPEATS):
        start, processor_start = time.perf_counter(), time.process_time()
        result = mesh.process(pixels)
        into.clock.append((time.perf_counter() - start) * 1000)
        into.processor.append((time.process_time() - processor_start) * 1000)
    if result.multi_face_landmarks:
        height, width = pixels.shape[:2]
        into.points = numpy.array(
            [(p.x * width, p.y * height) for p in result.multi_face_landmarks[0].landmark])


def run_ours(program: subprocess.Popen, picture: str, into: Timed) -> None:
    program.stdin.write(f"{REPEATS} {picture}\n")
    program.stdin.flush()
    answer = json.loads(program.stdout.readline())
    into.clock += answer["milliseconds"]
    into.processor += answer["processorMilliseconds"]
    if answer["points"]:
        into.points = numpy.array(answer["points"])[:, :2]


def measure(program: str, files: list[pathlib.Path]) -> list[tuple[Timed, Timed]]:
    mesh = mediapipe.solutions.face_mesh.FaceMesh(
        static_image_mode=True, refine_landmarks=True, max_num_faces=1)
    results = []
    with (tempfile.TemporaryDirectory() as folder,
          subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as ours):
        for file in files:
            pixels = numpy.asarray(ImageOps.exif_transpose(Image.open(file)).convert("RGB"))
            dump = pathlib.Path(folder) / "picture.ppm"
            dump.write_bytes(b"P6\n%d %d\n255\n" % (pixels.shape[1], pixels.shape[0]) + pixels.tobytes())
            pair = Timed(), Timed()
            for _ in range(ROUNDS):
                run_ours(ours, str(dump), pair[0])
                run_peer(mesh, pixels, pair[1])
            results.append(pair)
        ours.stdin.close()
    return results


def main(program: str, paths: list[str]) -> int:
    files = pictures(paths)
    load = os.getloadavg()[0]
    results = measure(program, files)
    print(f"{processor()}, {os.cpu_count()} cores, load {load:.1f} before, {os.getloadavg()[0]:.1f} after; "
          f"{ROUNDS} rounds of {REPEATS} repeats; threads a network: ours 1, peer 1 (its default)")
    print(f"{'picture':34} {'distance %':>10} {'ours ms':>8} {'peer ms':>8} {'ratio':>6} "
          f"{'ours cpu':>8} {'peer cpu':>8} {'ratio':>6}")
    distances, one_sided, rows = [], [], []
    for file, (our, peer) in zip(files, results):
        if our.points is None or peer.points is None:
            shown = "none" if our.points is peer.points else "peer only" if our.points is None else "ours only"
            if shown != "none":
                one_sided.append(f"{file.name} ({shown})")
        else:
            eyes = numpy.linalg.norm(peer.points[33] - peer.points[263])
            distances.append(100 * numpy.linalg.norm(peer.points - our.points, axis=1).mean() / eyes)
            shown = f"{distances[-1]:.3f}"
        (a, a_cpu), (b, b_cpu) = our.medians(), peer.medians()
        if our.points is not None:
            rows.append((a, b, b / a, a_cpu, b_cpu, b_cpu / a_cpu))
        print(f"{file.name:34} {shown:>10} {a:8.2f} {b:8.2f} {b / a:6.2f} {a_cpu:8.2f} {b_cpu:8.2f} {b_cpu / a_cpu:6.2f}")
    middle = [statistics.median(column) for column in zip(*rows)]
    print(f"{len(distances)} faces: median {statistics.median(distances):.3f} %, largest {max(distances):.3f} %; "
          f"found by one side only: {one_sided or 'none'}")
    print("medians over pictures with a face: ours {:.2f} ms, peer {:.2f} ms, ratio {:.2f}; "
          "processor time {:.2f} ms, {:.2f} ms, ratio {:.2f}".format(*middle))
    reached = max(distances) <= LARGEST_DISTANCE and not one_sided and middle[2] >= LEAST_RATIO
    return 0 if reached else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
