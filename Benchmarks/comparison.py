"""What `aglae compare` says of photographs whose truth is known, as tables.

usage: .deps/python/bin/python Benchmarks/comparison.py AGLAE SERIES [CHANGED]

AGLAE is the program. SERIES holds pictures series-SEED-1…3 with their truth (Training/faces): the
same person with other turns, lamps, distance, framing and gaze, which the lids follow: nothing else
changed. CHANGED holds
changed-SEED-before and -lips, -brows, -nose: known changes. Run it on held-out sets.

Printed are how well the photographs lie over each other, how often a change is stated where there is
none, how small a change would be seen, and which of the known changes are.
"""

import itertools
import json
import math
import pathlib
import re
import statistics
import subprocess
import sys

import measures

# Truth and vertex of the points by which registrations are judged.
POINTS = ["left_endocanthion", "right_endocanthion", "left_exocanthion", "right_exocanthion",
          "left_eye", "right_eye", "nasion"]


def compare(aglae, first, second, *options):
    result = subprocess.run([aglae, "compare", str(first), str(second), "--json", *options],
                            capture_output=True, text=True)
    assert result.returncode in (0, 3), result.stderr
    return json.loads(result.stdout)


def truth(picture):
    found = json.loads(picture.with_suffix(".json").read_text())
    return [complex(*found["points"][name]["at"]) for name in POINTS], found["scale"]["millimetresPerPixel"]


def groups(folder, kind):
    found = {}
    for picture in sorted(pathlib.Path(folder).glob(f"{kind}-*.jpg")):
        seed, name = re.fullmatch(rf"{kind}-(\d+)-(\w+)", picture.stem).groups()
        found.setdefault(seed, {})[name] = picture
    return found


def root_mean_square(distances):
    return math.sqrt(sum(abs(d) ** 2 for d in distances) / len(distances))


def best(source, target):
    """What the best similarity over the true points themselves leaves."""
    p0, q0 = sum(source) / len(source), sum(target) / len(target)
    turn = sum((q - q0) * (p - p0).conjugate() for p, q in zip(source, target))
    turn /= sum(abs(p - p0) ** 2 for p in source)
    return root_mean_square([q - q0 - turn * (p - p0) for p, q in zip(source, target)])


def registration(documents):
    rows = {"as they are": [], "laid over (this program)": [], "best for the true points": []}
    stated = []
    for first, second, document in documents:
        found = document["registration"]
        if not found:
            continue
        (target, scale), (source, _) = truth(first), truth(second)
        a, b, tx, c, d, ty = found["matrix"]
        laid = [complex(a * p.real + b * p.imag + tx, c * p.real + d * p.imag + ty) for p in source]
        rows["as they are"].append(scale * root_mean_square([q - p for p, q in zip(source, target)]))
        rows["laid over (this program)"].append(
            scale * root_mean_square([q - p for p, q in zip(laid, target)]))
        rows["best for the true points"].append(scale * best(source, target))
        stated.append(found["residualMillimetres"])
    print("## How well the photographs lie over each other\n")
    print("Root mean square distance of seven true points (corners of the eyes, pupils, nasion), mm.\n")
    print("| | median | 90th of 100 | largest |\n|---|---|---|---|")
    for name, values in rows.items():
        values.sort()
        print(f"| {name} | {statistics.median(values):.2f} | {values[int(0.9 * len(values))]:.2f} | {values[-1]:.2f} |")
    print(f"\nResidual that the program states (its own points): median {statistics.median(stated):.2f} mm.\n")


def true_values(picture):
    return measures.true_measures(json.loads(picture.with_suffix(".json").read_text()))


def repeats(documents, title):
    """How often a change is stated where there is none, and how small a change would be seen.

    An asymmetry's sign is not in the document, so its true difference is not taken away.
    """
    entries = {}
    for first, second, document in documents:
        before, after = true_values(first), true_values(second)
        for entry in document["measures"]:
            if entry["difference"] is not None:
                name = entry["id"]
                known = name in before and "asymmetry" not in name
                entry["true"] = after[name] - before[name] if known else 0.0
                entries.setdefault(name, []).append(entry)
    everything = [entry for values in entries.values() for entry in values]
    if not everything:
        print(f"## {title}\n\nNo pair.\n")
        return
    changed, missed = (sum(rule(entry) for entry in everything) for rule in (is_stated, is_wrong))
    print(f"## {title}\n\n{len(documents)} pairs, {len(everything)} differences, {changed} stated as changed "
          f"({100 * changed / len(everything):.1f} %); the true difference lies outside the stated margin of "
          f"{missed} ({100 * missed / len(everything):.1f} %).\n")
    print("| measure | unit | median true difference | median error of the difference | median stated deviation "
          "| smallest change seen (twice it) | stated as changed | truth outside the margin |")
    print("|---|---|---|---|---|---|---|---|")
    for name, values in entries.items():
        deviation = statistics.median(entry["uncertainty"] for entry in values)
        true = statistics.median(abs(entry["true"]) for entry in values)
        error = statistics.median(abs(entry["difference"] - entry["true"]) for entry in values)
        stated, wrong = (100 * sum(map(rule, values)) / len(values) for rule in (is_stated, is_wrong))
        print(f"| {name} | {values[0]['unit']} | {true if true > 1e-9 else 0:.3g} | {error:.3g} | {deviation:.3g} | {2 * deviation:.3g} "
              f"| {stated:.0f} % | {wrong:.0f} % |")
    print()


def is_stated(entry):
    return entry["verdict"] == "changed"


def is_wrong(entry):
    return abs(entry["difference"] - entry["true"]) > 2 * entry["uncertainty"]


def refusals(documents):
    print("## What stands against the pairs\n\n| code | pairs |\n|---|---|")
    counts = {}
    for _, _, document in documents:
        for code in {entry["code"] for entry in document["notComparable"] or []}:
            counts[code] = counts.get(code, 0) + 1
    for code, count in sorted(counts.items(), key=lambda item: -item[1]):
        print(f"| {code} | {count} of {len(documents)} |")
    print()


def changes(aglae, folder):
    print("## Known changes\n\nThe share of people in whom the measure is stated as changed.\n")
    print("| what was changed | measure | median difference | median deviation | stated as changed |")
    print("|---|---|---|---|---|")
    found = {}
    for pictures in groups(folder, "changed").values():
        for name, picture in pictures.items():
            if name == "before" or "before" not in pictures:
                continue
            for entry in compare(aglae, pictures["before"], picture, "--same-person")["measures"]:
                if entry["difference"] is not None:
                    found.setdefault((name, entry["id"]), []).append(entry)
    for (name, measure), entries in found.items():
        share = sum(entry["verdict"] == "changed" for entry in entries) / len(entries)
        if share >= 0.1:
            print(f"| {name} | {measure} | {statistics.median(e['difference'] for e in entries):+.3g} "
                  f"| {statistics.median(e['uncertainty'] for e in entries):.3g} | {100 * share:.0f} % of {len(entries)} |")


def main():
    aglae, series, *changed = sys.argv[1:]
    documents = [
        (first, second, compare(aglae, first, second, "--same-person"))
        for pictures in groups(series, "series").values()
        for first, second in itertools.combinations(pictures.values(), 2)]
    registration(documents)
    alike = [entry for entry in documents if entry[2]["constantErrorsCancel"]]
    others = [entry for entry in documents if not entry[2]["constantErrorsCancel"]]
    refusals(documents)
    repeats(alike, "One person, photographed alike")
    repeats(others, "One person, photographed differently (pose, size or expression)")
    if changed:
        changes(aglae, changed[0])


main()
