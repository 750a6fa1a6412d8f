"""Prints what `aglae analyze` makes of files that are no usable photograph.

    python Benchmarks/bad_input.py AGLAE

Exit status, first refusal, time by the clock, peak memory of the command alone, and what was left
in the folder of results.
"""

import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "Tests/CommandTests"))

from conftest import FIXTURES, ink_profile  # noqa: E402
from test_bad_input import jpeg, vast_png  # noqa: E402


def inputs(folder):
    """Each input by what it is."""
    def file(name, content):
        path = folder / name
        path.write_bytes(content)
        return path

    def fixture(name):
        return (FIXTURES / name).read_bytes()

    yield "empty", file("empty.jpg", b"")
    yield "truncated JPEG", file("truncated.jpg", jpeg(size=(640, 480))[:900])
    yield "text named .jpg", file("text.jpg", b"This is no photograph.")
    yield "PNG named .heic", file("wrong.heic", fixture("rgb.png"))
    yield "400 megapixels", file("vast.png", vast_png(20_000, 20_000))
    yield "animated PNG", file("moving.png", fixture("animated.png"))
    yield "animated WebP", file("moving.webp", fixture("animated.webp"))
    yield "GIF named .jpg", file("moving.jpg", fixture("animated.gif"))
    yield "CMYK", file("inks.jpg", jpeg("CMYK", colour=(255, 0, 0, 0)))
    yield "CMYK with a profile", file(
        "profile.jpg", jpeg("CMYK", colour=(255, 0, 0, 0), icc_profile=ink_profile()))
    yield "16 bits a sample", file("deep.png", fixture("rgb16.png"))
    yield "1 × 1", file("one.png", fixture("one.png"))
    yield "SVG named .jpg", file("drawing.jpg", fixture("drawing.svg"))
    yield "PDF named .jpg", file("page.jpg", fixture("page.pdf"))
    yield "two million bytes of noise", file("noise.jpg", random.Random(7).randbytes(2_000_000))
    yield "noise behind a JPEG's start", file(
        "start.jpg", b"\xff\xd8\xff\xe0" + random.Random(8).randbytes(2_000_000))
    sparse = folder / "sparse.tiff"
    with open(sparse, "wb") as hole:
        hole.truncate(1 << 40)
    yield "a sparse terabyte", sparse
    (folder / "folder.jpg").mkdir()
    yield "an empty folder", folder / "folder.jpg"
    yield "a path that is not there", folder / "none.jpg"
    os.mkfifo(folder / "pipe.jpg")
    yield "a pipe", folder / "pipe.jpg"
    yield "/dev/zero", pathlib.Path("/dev/zero")


def measure(program, path, results):
    """Exit status, first refusal's code, seconds, peak memory in MiB, files left."""
    start = time.monotonic()
    process = subprocess.Popen(
        [program, "analyze", str(path), "--json", "--output", str(results)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    output, _ = process.stdout.read(), process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    refused = json.loads(output)["refused"] if output else None
    left = sorted(entry.split(".", 1)[1] for entry in os.listdir(results)) if results.exists() else []
    return process.returncode, refused and refused[0]["code"], seconds, usage.ru_maxrss // 1024, left


def main():
    program = sys.argv[1]
    print("| input | exit status | refused as | seconds | peak MiB | results |")
    print("|---|---:|---|---:|---:|---|")
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        for number, (name, path) in enumerate(inputs(folder)):
            status, code, seconds, memory, left = measure(program, path, folder / f"out{number}")
            print(f"| {name} | {status} | {code or '–'} | {seconds:.2f} | {memory} | "
                  f"{', '.join(left) or 'none'} |")


main()
