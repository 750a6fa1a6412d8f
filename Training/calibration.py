"""Writes MeasureCalibration.swift: what the stated uncertainty of each measure is multiplied by.

usage: python Training/calibration.py MEASURE_BENCHMARK FOLDER… unseen FOLDER… > MeasureCalibration.swift

The errors of the points are propagated as if they were normal and of one size in everyone
(uncertainty.py). What that misses, measure by measure, is taken from tuning renders of people whom no network was
trained on (kinds clinical with strange shapes, series, changed): by the errors with the true scale, so
that the spread of iris sizes is not in it. MEASURE_BENCHMARK must have been built with factors of one.
People of UNSEEN folders are not in the covariance either: they count for more, and what all measures
together need on them is what a measure needs of which little is known.
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

FIRST_HELDOUT_SEED = 10000
# Shares of the errors that shall lie within twice the deviation: of people, and of differences of photographs.
PEOPLE, PHOTOGRAPHS = 0.95, 0.95
# A factor is believed in part: so many people count for that of all measures.
PRIOR, UNSEEN = 12, 3
LARGEST = 2.0
# Nothing is stated surer than propagated, but for magnitudes: near zero their errors are folded, half of them away.
SMALLEST = {"facial_asymmetry_index": 0.7}


def both_sides(name: str) -> str:
    return re.sub(r"\b(right|left)(?=_|$)", "either", name)


def quantile(values, weights, share):
    order = numpy.argsort(values)
    total = numpy.cumsum(numpy.array(weights)[order])
    return float(numpy.array(values)[order][numpy.searchsorted(total, share * total[-1])])


def needed(rows, share):
    """What the deviation must be multiplied by; `rows` are the person, that person's weight, the error and the
    stated deviation. Everyone's photographs count for one."""
    people = collections.Counter(row[0] for row in rows)
    # Held against twice the deviation.
    sizes = [abs(error) / deviation / 2 for _, _, error, deviation in rows]
    return quantile(sizes, [weight / people[person] for person, weight, _, _ in rows], share)


def factors(rows_of, unseen, share):
    """By measure, drawn to what all need on `unseen` people."""
    common = needed([row for rows in rows_of.values() for row in rows if row[0] in unseen], share)
    result = {}
    for key, rows in rows_of.items():
        count = sum(dict((person, weight) for person, weight, _, _ in rows).values())
        own = common * (needed(rows, share) / common) ** (count / (count + PRIOR))
        result[key] = float(numpy.clip(own, SMALLEST.get(key.split(".")[0], 1.0), LARGEST))
    return common, result


def main():
    program, *folders = sys.argv[1:]
    at = folders.index("unseen")
    found, unseen = {}, set()
    for k, folder in enumerate(folders):
        own = measures.truths(folder) if k != at else {}
        found |= own
        unseen |= {seed_of(name) for name in own} if k > at else set()
    if any(seed_of(name) >= FIRST_HELDOUT_SEED for name in found):
        sys.exit("There are held-out renders among these.")
    people, shots = collections.defaultdict(list), collections.defaultdict(list)
    for (name, truth), document in zip(found.items(), measures.documents(program, found, scale=True), strict=True):
        true = measures.true_measures(truth)
        seed = seed_of(name)
        weight = UNSEEN if seed in unseen else 1
        for key, entry in measures.values(document).items():
            if key in true:
                error = entry["value"] - true[key]
                people[both_sides(key)].append((seed, weight, error, entry["uncertainty"]))
                shots[key, seed, weight].append((error, entry["repeatability"]))
    pairs = collections.defaultdict(list)
    for (key, seed, weight), rows in shots.items():
        for (a, da), (b, db) in itertools.combinations(rows, 2):
            pairs[both_sides(key)].append((seed, weight, b - a, float(numpy.hypot(da, db))))
    (one, of_people), (two, of_photographs) = factors(people, unseen, PEOPLE), factors(pairs, unseen, PHOTOGRAPHS)
    print(f"All measures on {len(unseen)} unseen people: {one:.2f} and {two:.2f}", file=sys.stderr)
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


def seed_of(name: str) -> int:
    return int(pathlib.Path(name).stem.split("-")[1])


if __name__ == "__main__":
    main()
