"""Writes LandmarkCovariance.swift: how the anatomical points err together.

usage: python Training/uncertainty.py MEASURE_BENCHMARK SERIES_FOLDER > LandmarkCovariance.swift

SERIES_FOLDER holds tuning renders of kind series, whose people trained no network: what is found on
them is found on strangers. Errors are of the found points against the true ones, each over the
outer-eye distance, in axes level with the head; a second table has only what differs between the
photographs of one person. The mirror image of every face counts too.
"""

import json
import math
import pathlib
import sys

import numpy

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import crops  # noqa: E402

# The points of FacialPoint.swift in its order and their names in the truth.
MIDLINE = {"glabella": "glabella", "nasion": "nasion", "rhinion": "rhinion", "supratip": "supratip",
           "pronasale": "pronasale", "subnasale": "subnasale", "labraleSuperius": "vermilion_superius",
           "upperStomion": "stomion", "lowerStomion": "stomion", "labraleInferius": "vermilion_inferius",
           "menton": "menton"}
PAIRED = {"pupil": "eye", "endocanthion": "endocanthion", "exocanthion": "exocanthion",
          "upperLidMargin": "margin_palpebrale_superius", "lowerLidMargin": "margin_palpebrale_inferius",
          "browHead": "brow_head", "browTop": "brow_top", "browTail": "brow_tail", "browApex": "brow_apex",
          "alare": "alare", "cheilion": "cheilion", "cristaPhiltri": "crista_philtri", "zygion": "zygion",
          "gonion": "gonion"}
# Components kept: their number, and what the others' share of the variance is given back as.
COMPONENTS = 36


def true_name(place: str) -> str:
    for side in ("right", "left"):
        if place.startswith(side):
            point = place.removeprefix(side)
            return f"{side}_{PAIRED[point[0].lower() + point[1:]]}"
    return MIDLINE[place]


def places() -> list[str]:
    """By FacialPlace.index, the left of the midline's left out."""
    result = list(MIDLINE)
    for point in PAIRED:
        result += [side + point[0].upper() + point[1:] for side in ("right", "left")]
    return result


def errors(document: dict, truth: dict) -> numpy.ndarray:
    """Found minus true, places × 3: to the patient's left, down, away."""
    found, true = document["landmarks"]["anatomical"], truth["points"]
    level = numpy.subtract(true["left_eye"]["at"], true["right_eye"]["at"])
    level = level / numpy.linalg.norm(level)
    down = numpy.array([-level[1], level[0]])
    unit = math.dist(true["left_exocanthion"]["at"], true["right_exocanthion"]["at"])
    eyes = (true["left_eye"]["depth"] + true["right_eye"]["depth"]) / 2
    middle = (found["leftPupil"][2] + found["rightPupil"][2]) / 2
    rows = []
    for place in places():
        x, y, z = found[place]
        target = true[true_name(place)]
        apart = numpy.subtract((x, y), target["at"])
        away = (z - middle) - (target["depth"] - eyes) / truth["scale"]["millimetresPerPixel"]
        rows.append([apart @ level / unit, apart @ down / unit, away / unit])
    return numpy.array(rows)


def mirrored(rows: numpy.ndarray) -> numpy.ndarray:
    order = list(range(len(MIDLINE)))
    for k in range(len(PAIRED)):
        order += [len(MIDLINE) + 2 * k + 1, len(MIDLINE) + 2 * k]
    return rows[order] * [-1, 1, 1]


def components(samples: list[numpy.ndarray], freedom: float):
    """Independent errors, symmetric ones and their opposites; the sum of their squares is the second
    moment of `samples` (not about their mean: what is left of bias counts)."""
    result = []
    for sign in (1, -1):
        half = numpy.array([(rows + sign * mirrored(rows)).ravel() / 2 for rows in samples])
        _, sizes, axes = numpy.linalg.svd(half / math.sqrt(freedom), full_matrices=False)
        result += [(size, sign, size * axis.reshape(-1, 3)) for size, axis in zip(sizes, axes)]
    result.sort(key=lambda entry: -entry[0])
    kept = result[:COMPONENTS]
    # Every point keeps its own variance: what the dropped components had is spread over the kept.
    whole = sum(rows**2 for _, _, rows in result)
    part = sum(rows**2 for _, _, rows in kept)
    factor = numpy.sqrt(whole / numpy.maximum(part, 1e-12))
    return [(sign, rows * numpy.minimum(factor, 2)) for _, sign, rows in kept]


def printed(name: str, meaning: str, parts) -> None:
    right = [i for i, place in enumerate(places()) if not place.startswith("left")]
    print(f"  /// {meaning}\n  static let {name}: [(isSymmetric: Bool, right: [Float])] = [")
    for sign, rows in parts:
        print(f"    (\n      {'true' if sign > 0 else 'false'},\n      [")
        line = "       "
        for value in rows[right].ravel():
            text = f" {value:.4f},".replace("0.", "0.", 1)
            if len(line) + len(text) > 98:
                print(line)
                line = "       "
            line += text
        print(line + "\n      ]\n    ),")
    print("  ]")


def main(program: str, folder: str) -> None:
    pictures = [p for p in sorted(pathlib.Path(folder).glob("*.jpg")) if p.with_suffix(".json").exists()]
    if any(int(p.stem.split("-")[1]) >= crops.FIRST_HELDOUT_SEED for p in pictures):
        sys.exit("There are held-out renders among these.")
    people: dict[str, list] = {}
    for path, document in zip(pictures, crops.documents(program, pictures), strict=True):
        if document["landmarks"] and document["landmarks"]["anatomical"]:
            truth = json.loads(path.with_suffix(".json").read_text())
            people.setdefault(path.stem.split("-")[1], []).append(errors(document, truth))
    everyone = [rows for shots in people.values() for rows in shots]
    within = [rows - numpy.mean(shots, 0) for shots in people.values() if len(shots) > 1 for rows in shots]
    freedom = sum(len(shots) - 1 for shots in people.values())
    print(f"""/// How far the anatomical points that are found lie from the true ones, and how they err together:
/// independent errors of one standard deviation each, over the outer-eye distance.
///
/// Source: {len(everyone)} photographs of {len(people)} rendered people of the tuning seeds whom no network was trained
/// on (synthetic images); written by Training/uncertainty.py. Of each point of `FacialPoint`: across,
/// down, away; of a pair the right one.
enum LandmarkCovariance {{""")
    printed("ofPeople", "Of photographs of anyone.", components(everyone, len(everyone)))
    print()
    printed("ofPhotographs", "Of photographs of one person, about their mean.", components(within, freedom))
    print("}")
    spread = numpy.sqrt(numpy.mean([rows**2 for rows in everyone], 0)) * 89
    repeat = numpy.sqrt(sum(rows**2 for rows in within) / freedom) * 89
    bias = numpy.mean(everyone, 0) * 89
    for place, b, s, r in zip(places(), bias, spread, repeat):
        print(place, "bias", b.round(2), "rms", s.round(2), "repeat", r.round(2), "mm", file=sys.stderr)


if __name__ == "__main__":
    main(*sys.argv[1:])
