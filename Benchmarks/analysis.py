"""The whole way from the bytes of 12-megapixel photographs to complete documents.

usage: .deps/python-peer/bin/python Benchmarks/analysis.py PHOTO_BENCHMARK AGLAE PORTRAIT

Makes the photographs itself from PORTRAIT (4032 × 3024 stored, EXIF orientation 6; Display P3 and
sRGB) and prints: one photograph in a warm program, in turns with decoding by Pillow or OpenCV and
MediaPipe's landmarks in Python; the command from its start, first and later; a folder of 100
photographs with --jobs 2, with the greatest memory of the program and its helpers together.
Exit status 1 when a goal is missed: 400 ms warm, 1.5 s from the start.
"""

import io
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time

import cv2
import mediapipe
import numpy
from PIL import Image, ImageCms, ImageOps

import landmarks
import make_large_photo

ROUNDS, REPEATS = 5, 3
WARM_MS, COLD_MS = 400, 1500


def make_photographs(portrait: pathlib.Path, folder: pathlib.Path) -> dict[str, pathlib.Path]:
    p3 = folder / "display-p3.jpg"
    sys.argv = ["make_large_photo.py", str(p3), str(portrait)]
    make_large_photo.main()
    srgb = folder / "srgb.jpg"
    stored = Image.open(p3)
    stored.save(
        srgb, quality=90, subsampling="4:2:0", exif=make_large_photo.camera_exif(6),
        icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    return {"Display P3": p3, "sRGB": srgb}


def pillow_peer(data: bytes, mesh):
    image = ImageOps.exif_transpose(Image.open(io.BytesIO(data)))
    source = ImageCms.ImageCmsProfile(io.BytesIO(image.info["icc_profile"]))
    image = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"))
    mesh.process(numpy.asarray(image))


def opencv_peer(data: bytes, mesh):
    mesh.process(cv2.cvtColor(cv2.imdecode(numpy.frombuffer(data, numpy.uint8), 1), cv2.COLOR_BGR2RGB))


def clock(act) -> float:
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1000


def spread(values: list[float]) -> str:
    return f"{statistics.median(values):.0f} ({min(values):.0f}–{max(values):.0f})"


def warm(program: str, photographs: dict[str, pathlib.Path]) -> float:
    mesh = mediapipe.solutions.face_mesh.FaceMesh(
        static_image_mode=True, refine_landmarks=True, max_num_faces=1)
    print("\n## One photograph, warm: milliseconds, median (least–greatest)\n")
    print("| photograph | ours: bytes to JSON | of it decoding | landmarks | skin | gate "
          "| Pillow with colours + MediaPipe | OpenCV without colours + MediaPipe |")
    print("|---|---|---|---|---|---|---|---|")
    worst = 0.0
    with subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as ours:
        for name, path in photographs.items():
            data = path.read_bytes()
            times = {"whole": [], "decoding": [], "landmarks": [], "skin": [], "gate": []}
            pillow, opencv = [], []
            for _ in range(ROUNDS):
                ours.stdin.write(f"{REPEATS} {path}\n")
                ours.stdin.flush()
                answer = json.loads(ours.stdout.readline())
                assert not answer["refused"], "the benchmark's photograph was refused"
                for part in times:
                    times[part] += answer[part]
                for _ in range(REPEATS):
                    pillow.append(clock(lambda: pillow_peer(data, mesh)))
                    opencv.append(clock(lambda: opencv_peer(data, mesh)))
            columns = [*times.values(), pillow, opencv]
            print(f"| {name}, {len(data) / 1e6:.1f} MB | " + " | ".join(map(spread, columns)) + " |")
            worst = max(worst, statistics.median(times["whole"]))
        ours.stdin.close()
    return worst


def cold(aglae: str, photograph: pathlib.Path) -> float:
    """Medians of the command from its start with the compiled models kept, after one without."""
    cache = pathlib.Path(aglae).resolve().parents[2] / ".deps/cache"
    shutil.rmtree(cache, ignore_errors=True)
    command = [aglae, "analyze", "--json", str(photograph)]
    run = lambda: subprocess.run(command, check=True, capture_output=True)
    first = clock(run)
    later = [clock(run) for _ in range(7)]
    print("\n## The command from its start, one 12-megapixel photograph: milliseconds\n")
    print(f"first run, nothing compiled yet: {first:.0f}; later runs: {spread(later)}")
    return statistics.median(later)


def memory_of_tree(root: int) -> float:
    """Proportional set size of a process and its descendants, MB."""
    children: dict[int, list[int]] = {}
    for entry in filter(str.isdigit, os.listdir("/proc")):
        try:
            parent = int(open(f"/proc/{entry}/stat").read().rsplit(") ", 1)[1].split()[1])
            children.setdefault(parent, []).append(int(entry))
        except (OSError, IndexError):
            continue
    total, pending = 0.0, [root]
    while pending:
        process = pending.pop()
        pending += children.get(process, [])
        try:
            for line in open(f"/proc/{process}/smaps_rollup"):
                if line.startswith("Pss:"):
                    total += int(line.split()[1]) / 1000
        except OSError:
            continue
    return total


def batch(aglae: str, photographs: dict[str, pathlib.Path], folder: pathlib.Path, jobs: int) -> None:
    photos = folder / "hundred"
    photos.mkdir(exist_ok=True)
    sources = list(photographs.values())
    for index in range(100):
        link = photos / f"{index:03}.jpg"
        if not link.exists():
            os.link(sources[index % len(sources)], link)
    peak = 0.0
    with subprocess.Popen(
            [aglae, "analyze", "--json", "--jobs", str(jobs), str(photos)],
            stdout=subprocess.PIPE, text=True) as process:
        lines: list[str] = []
        reader = threading.Thread(target=lambda: lines.extend(process.stdout))
        start = time.perf_counter()
        reader.start()
        while process.poll() is None:
            peak = max(peak, memory_of_tree(process.pid))
            time.sleep(0.05)
        reader.join()
        seconds = time.perf_counter() - start
    refused = sum(json.loads(line)["refused"] is not None for line in lines)
    print(f"| {jobs} | {len(lines)} | {refused} | {seconds:.1f} s | {len(lines) / seconds:.2f} | {peak:.0f} MB |")


def main(program: str, aglae: str, portrait: str) -> int:
    print(f"{landmarks.processor()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; "
          f"{ROUNDS} rounds of {REPEATS} repeats in turns")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        photographs = make_photographs(pathlib.Path(portrait), folder)
        worst = warm(program, photographs)
        start = cold(aglae, photographs["sRGB"])
        print("\n## A folder of 100 photographs of 12 megapixels\n")
        print("| jobs | documents | refused | time | photographs a second | greatest memory |")
        print("|---|---|---|---|---|---|")
        for jobs in (1, 2):
            batch(aglae, photographs, folder, jobs)
    print(f"\nload at the end {os.getloadavg()[0]:.1f}")
    return 0 if worst <= WARM_MS and start <= COLD_MS else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
