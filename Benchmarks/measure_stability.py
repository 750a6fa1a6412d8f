"""How far frontal measures drift when a photograph changes harmlessly, as a table.

usage: .deps/python/bin/python Benchmarks/measure_stability.py BENCHMARK PICTURE…

BENCHMARK is the program measure-benchmark. Every picture is changed in ten ways (below) and measured
again. Drift is the median over pictures and changes of the difference from the unchanged picture: in
percent of its value, and in the stated uncertainty of its value.
"""

import io
import json
import pathlib
import statistics
import subprocess
import sys
import tempfile

import numpy
from PIL import Image


def levels(curve):
    def change(picture):
        values = numpy.asarray(picture, dtype=float) / 255
        return Image.fromarray(numpy.uint8(numpy.clip(curve(values), 0, 1) * 255 + 0.5))
    return change


def exposure(factor):
    # In linear light, by the approximate power of sRGB.
    return levels(lambda values: (values ** 2.2 * factor) ** (1 / 2.2))


def jpeg(picture):
    coded = io.BytesIO()
    picture.save(coded, "JPEG", quality=70)
    return Image.open(coded).convert("RGB")


def smaller(picture):
    return picture.resize([round(0.8 * side) for side in picture.size], Image.LANCZOS)


def rolled(degrees):
    return lambda picture: picture.rotate(degrees, Image.BICUBIC, fillcolor=(128, 128, 128))


def cropped(picture):
    width, height = picture.size
    return picture.crop((width // 20, height // 20, width - width // 33, height - height // 25))


def noisy(picture):
    noise = numpy.random.default_rng(1).normal(0, 3 / 255, (*picture.size[::-1], 3))
    return levels(lambda values: values + noise)(picture)


CHANGES = {
    "exposure +20 %": exposure(1.2), "exposure −20 %": exposure(0.8),
    "white balance": levels(lambda values: values * [1.08, 1, 0.9]), "JPEG 70": jpeg,
    "scale 0.8": smaller, "roll +3°": rolled(-3), "roll −3°": rolled(3), "crop": cropped,
    "noise": noisy, "gamma 1.15": levels(lambda values: values ** 1.15)}


def measured(benchmark, names):
    output = subprocess.run(
        [benchmark], input="\n".join(names) + "\n", capture_output=True, text=True, check=True)
    return [{entry["id"]: entry for entry in json.loads(line)["measures"]}
            for line in output.stdout.splitlines()]


def main():
    benchmark, *pictures = sys.argv[1:]
    drifts, by_change = {}, {name: [] for name in CHANGES}
    with tempfile.TemporaryDirectory() as folder:
        for path in pictures:
            picture = Image.open(path).convert("RGB")
            names = [str(pathlib.Path(folder) / f"{i}.png") for i in range(len(CHANGES) + 1)]
            picture.save(names[0])
            for name, change in zip(names[1:], CHANGES.values()):
                change(picture).save(name)
            before, *after = measured(benchmark, names)
            for change, now in zip(CHANGES, after):
                for name, entry in before.items():
                    if "value" in entry and "value" in now.get(name, {}):
                        drift = abs(now[name]["value"] - entry["value"])
                        row = (100 * drift / max(abs(entry["value"]), 1e-9),
                               drift / entry["uncertainty"])
                        drifts.setdefault(name, []).append(row)
                        by_change[change].append(row)
    print(f"{len(pictures)} pictures, {len(CHANGES)} changes.\n")
    print("| measure | drift, % | drift, uncertainties | largest, uncertainties |\n|---|---|---|---|")
    for name, rows in drifts.items():
        percent, units = zip(*rows)
        print(f"| {name} | {statistics.median(percent):.2f} | {statistics.median(units):.3f} |"
              f" {max(units):.2f} |")
    print("\n| change | drift, % | drift, uncertainties |\n|---|---|---|")
    for name, rows in by_change.items():
        percent, units = zip(*rows)
        print(f"| {name} | {statistics.median(percent):.2f} | {statistics.median(units):.3f} |")


main()
