"""Raised brows and frowns against the person's own photograph at rest, as a table.

usage: gate_rest.py GATE-BENCHMARK FAULTS SERIES

FAULTS holds held-out renders of Training/faces/faults.py: clean (at rest), brows_raised and frown of the same
seeds. SERIES holds people at rest photographed three times (kind series). A comparison warns where what is read
of the brows differs by more than ExpressionDifference.swift says.
"""

import itertools
import pathlib
import re
import sys

import gate_pictures as pictures
from gate import share

ROOT = pathlib.Path(__file__).resolve().parents[1]
SOURCE = (ROOT / "Engine/Sources/FaceAnalysis/Comparison/ExpressionDifference.swift").read_text()
LIMITS = {"brows_raised": float(re.search(r"raisedLimit = ([\d.]+)", SOURCE)[1]),
          "brows_knit": float(re.search(r"knitLimit = ([\d.]+)", SOURCE)[1])}


def tension(judge, path):
    """By the brows' name; nothing where they were not read."""
    return judge.file(path)["browChange"]


def warns(one, other):
    return any(name in one and name in other and abs(other[name] - one[name]) > limit for name, limit in LIMITS.items())


def main(program, faults, series):
    judge = pictures.Judge(program, "frontal")
    faults, series = pathlib.Path(faults), pathlib.Path(series)
    rest = {p.stem.split("-")[-1]: tension(judge, p) for p in sorted(faults.glob("clean-0-*.jpg"))}
    print("| second photograph, the first at rest | warned |\n|---|---|")
    for fault in ("brows_raised", "frown"):
        pairs = [(rest[p.stem.split("-")[-1]], tension(judge, p)) for p in sorted(faults.glob(f"{fault}-3-*.jpg"))
                 if p.stem.split("-")[-1] in rest]
        print(f"| {fault}, strong | {share(sum(warns(*pair) for pair in pairs), len(pairs))} |")
    people = {}
    for path in sorted(series.glob("series-*.jpg")):
        people.setdefault(path.stem.split("-")[1], []).append(tension(judge, path))
    pairs = [pair for shots in people.values() for pair in itertools.combinations(shots, 2)]
    print(f"| at rest again ({len(people)} people) | {share(sum(warns(*pair) for pair in pairs), len(pairs))} |")


if __name__ == "__main__":
    main(*sys.argv[1:])
