"""What the comparison says of photographs whose truth is known, as tables.

usage: .deps/python/bin/python Benchmarks/comparison.py BENCHMARK SERIES [CHANGED]

BENCHMARK is the program measure-benchmark. SERIES holds pictures series-SEED-1…3 with their truth (Training/faces): the
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


def compared(benchmark, pairs):
    """Every pair with the comparison's document."""
    output = subprocess.run([benchmark, "--compare"], input="".join(f"{a}\t{b}\n" for a, b in pairs),
                            capture_output=True, text=True, check=True)
    return [(a, b, json.loads(line)) for (a, b), line in zip(pairs, output.stdout.splitlines(), strict=True)]


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
    alone = [is_stated(entry) for entry in everything if is_untouched(entry)]
    print(f"Of those that did not change by a tenth of the deviation, asymmetries aside, as below for known changes: "
          f"{sum(alone)} of {len(alone)} stated as changed ({100 * sum(alone) / max(len(alone), 1):.1f} %).\n")
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


def is_untouched(entry):
    """Asymmetries, whose margins are wide, would flatter."""
    return abs(entry["true"]) < 0.1 * entry["uncertainty"] and "asymmetry" not in entry["id"]


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


TREATED = {"lips": ["upper_vermilion_height", "lower_vermilion_height"],
           "brows": ["brow_position.right_height", "brow_position.left_height"],
           "nose": ["alar_base_width"]}
# Millimetres.
SIZES = [0, 0.5, 1, 1.5, 2, 2.5, 3, 6]


def changes(benchmark, folder):
    print("## Known changes\n")
    pairs = [(pictures["before"], picture) for pictures in groups(folder, "changed").values() if "before" in pictures
             for name, picture in pictures.items() if name != "before"]
    sizes, hits, others = {}, {}, {}
    for before, after, document in compared(benchmark, pairs):
        change, was, now = after.stem.split("-")[2], true_values(before), true_values(after)
        for entry in document["measures"]:
            if entry["difference"] is None or entry["id"] not in was or "asymmetry" in entry["id"]:
                continue
            real = now[entry["id"]] - was[entry["id"]]
            if entry["id"] in TREATED[change]:
                row = next(k for k in range(len(SIZES) - 1) if abs(real) < SIZES[k + 1])
                found = is_stated(entry) and entry["difference"] * real > 0
                for name in (entry["id"], "all"):
                    sizes.setdefault(name, {}).setdefault(row, []).append(found)
                hits.setdefault(entry["id"], []).append((abs(entry["difference"] - real), entry["uncertainty"]))
            elif abs(real) < 0.1 * entry["uncertainty"]:
                others.setdefault(change, []).append(is_stated(entry))
    print("Share stated as changed, with its sign, by the size of the true change.\n")
    print("| measure | " + " | ".join(f"{a}–{b} mm" for a, b in zip(SIZES, SIZES[1:]))
          + " | median error of the change | median stated deviation |\n|" + "---|" * (len(SIZES) + 2))
    for name, rows in sizes.items():
        shares = [f"{sum(rows[k])} of {len(rows[k])}" if k in rows else "–" for k in range(len(SIZES) - 1)]
        cases = hits.get(name, [case for own in hits.values() for case in own])
        print(f"| {name} | " + " | ".join(shares) + f" | {statistics.median(c[0] for c in cases):.2f}"
              f" | {statistics.median(c[1] for c in cases):.2f} |")
    print("\nMeasures that the change left alone (by less than a tenth of the deviation), stated as changed:\n")
    for change, stated in others.items():
        print(f"- {change}: {sum(stated)} of {len(stated)} ({100 * sum(stated) / len(stated):.1f} %)")


def main():
    benchmark, series, *changed = sys.argv[1:]
    documents = compared(benchmark, [
        pair for pictures in groups(series, "series").values() for pair in itertools.combinations(pictures.values(), 2)])
    registration(documents)
    alike = [entry for entry in documents if entry[2]["constantErrorsCancel"]]
    others = [entry for entry in documents if not entry[2]["constantErrorsCancel"]]
    refusals(documents)
    repeats(alike, "One person, photographed alike")
    repeats(others, "One person, photographed differently (expression, or refused)")
    if changed:
        changes(benchmark, changed[0])


main()
