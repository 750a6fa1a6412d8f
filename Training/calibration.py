"""Writes MeasureCalibration.swift: what the stated uncertainty of each measure is multiplied by.

usage: python Training/calibration.py MEASURE_BENCHMARK FOLDER… > MeasureCalibration.swift

The errors of the points are propagated as if they were normal and of one size in everyone
(uncertainty.py). What that misses, measure by measure, is taken from tuning renders of people whom no network was
trained on (kinds clinical with strange shapes, series, changed): by the errors with the true scale, so
that the spread of iris sizes is not in it. MEASURE_BENCHMARK must have been built with factors of one.
Factors of values are of people of unfamiliar shapes alone, as in uncertainty.py; those of differences are
of everyone who was photographed more than once.
"""

import collections
import itertools
import pathlib
import re
import sys

import numpy

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "Benchmarks"))
import measures  # noqa: E402
import uncertainty  # noqa: E402

FIRST_HELDOUT_SEED = 10000
# Shares of the errors that shall lie within twice the deviation: of people, and of differences of photographs.
PEOPLE, PHOTOGRAPHS = 0.95, 0.95
# A factor is believed in part: so many people count for that of all measures.
PRIOR = 12
LARGEST = 2.0
# Nothing is stated surer than propagated, but for magnitudes: near zero their errors are folded, half of them away.
SMALLEST = {"facial_asymmetry_index": 0.8}


def both_sides(name: str) -> str:
    return re.sub(r"\b(right|left)(?=_|$)", "either", name)


def quantile(values, weights, share):
    order = numpy.argsort(values)
    total = numpy.cumsum(numpy.array(weights)[order])
    return float(numpy.array(values)[order][numpy.searchsorted(total, share * total[-1])])


def needed(rows, share):
    """What the deviation must be multiplied by; `rows` are the person, the error and the stated deviation.
    Everyone's photographs count for one."""
    photographs = collections.Counter(person for person, _, _ in rows)
    # Held against twice the deviation.
    sizes = [abs(error) / deviation / 2 for _, error, deviation in rows]
    return quantile(sizes, [1 / photographs[person] for person, _, _ in rows], share)


def factors(rows_of, share):
    """By measure, drawn to what all need together."""
    common = needed([row for rows in rows_of.values() for row in rows], share)
    result = {}
    for key, rows in rows_of.items():
        count = len({person for person, _, _ in rows})
        own = common * (needed(rows, share) / common) ** (count / (count + PRIOR))
        result[key] = float(numpy.clip(own, SMALLEST.get(key.split(".")[0], 1.0), LARGEST))
    return common, result


def seed_of(name: str) -> int:
    return int(pathlib.Path(name).stem.split("-")[1])


def main():
    program, *folders = sys.argv[1:]
    found = {name: truth for folder in folders for name, truth in measures.truths(folder).items()}
    if any(seed_of(name) >= FIRST_HELDOUT_SEED for name in found):
        sys.exit("There are held-out renders among these.")
    people, shots = collections.defaultdict(list), collections.defaultdict(list)
    for (name, truth), document in zip(found.items(), measures.documents(program, found, scale=True), strict=True):
        true = measures.true_measures(truth)
        seed = seed_of(name)
        for key, entry in measures.values(document).items():
            if key in true:
                error = entry["value"] - true[key]
                shots[key, seed].append((error, entry["repeatability"]))
                if seed >= uncertainty.FIRST_STRANGE_SEED:
                    people[both_sides(key)].append((seed, error, entry["uncertainty"]))
    pairs = collections.defaultdict(list)
    for (key, seed), rows in shots.items():
        for (a, da), (b, db) in itertools.combinations(rows, 2):
            pairs[both_sides(key)].append((seed, b - a, float(numpy.hypot(da, db))))
    (one, of_people), (two, of_photographs) = factors(people, PEOPLE), factors(pairs, PHOTOGRAPHS)
    print(f"All measures together: {one:.2f} and {two:.2f}", file=sys.stderr)
    count = len(set(map(seed_of, found)))
    print(f'''/// What the errors of points, propagated, are multiplied by for each measure: of a value, and of the
/// difference of two photographs of one person.
///
/// Source: {len(found)} photographs of {count} rendered people of the tuning seeds whom no network was trained on
/// (synthetic images); written by Training/calibration.py.
enum MeasureCalibration {{
  static let factors: [String: (people: Double, photographs: Double)] = [''')
    for key in measures.values(document):
        side = both_sides(key)
        if side in of_people:
            print(f'    "{key}": ({of_people[side]:.2f}, {of_photographs.get(side, two):.2f}),')
    print("  ]\n}")


if __name__ == "__main__":
    main()
