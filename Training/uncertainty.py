"""Writes LandmarkCovariance.swift: how the anatomical points err together.

usage: python Training/uncertainty.py FOUND.npz… > LandmarkCovariance.swift

FOUND.npz (shape.py find) is of tuning renders whose people trained no network and no regression; how far
the one is believed against the other was chosen for each half of them on the other half: what is found on
them is found on strangers. Errors are of the found points against the true ones, each over the outer-eye
distance, in axes level with the head. The first table is of people with the shapes of strange seeds
(faces/person.py), which no training picture has, as no patient's is: people of familiar shapes err less.
A second table has only what differs between the photographs of one person, of all that have several. The
mirror image of every face counts too.
"""

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
# STRANGE of faces/person.py.
FIRST_STRANGE_SEED = 9000
# Shares of the size that shape.py looks at again.
COARSER = (0.5, 0.35, 0.25)
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


def errors(found: dict, positions: numpy.ndarray) -> numpy.ndarray:
    """Found minus true, pictures × places × 3, over the outer-eye distance: to the patient's left, down, away."""
    apart = positions - found["true"]
    pupils = [i for i, place in enumerate(places()) if place.endswith("Pupil")]
    apart[..., 2] -= positions[:, pupils, 2].mean(1)[:, None]
    apart[..., :2] = numpy.einsum("nab,npb->npa", found["axes"], apart[..., :2])
    return apart * found["ratio"][:, None, None]


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


def loaded(*paths: str) -> dict:
    files = [numpy.load(path) for path in paths]
    return {key: numpy.concatenate([file[key] for file in files]) for key in files[0]}


def of_strangers(found: dict, network="network") -> numpy.ndarray:
    """Where the points are found, the shares of each half of the people chosen on the other half."""
    import shape
    numbers = {seed: k for k, seed in enumerate(sorted(set(found["seeds"])))}
    half = numpy.array([numbers[seed] % 2 for seed in found["seeds"]])
    result = numpy.zeros_like(found["expected"])
    for own in (0, 1):
        result[half == own] = shape.blended(found, shape.best(found, half != own), network)[half == own]
    return result


def main(*paths: str) -> None:
    found = loaded(*paths)
    rows_of = errors(found, of_strangers(found))
    people: dict[int, list] = {}
    for seed, rows in zip(found["seeds"], rows_of):
        people.setdefault(int(seed), []).append(rows)
    everyone = [rows for shots in people.values() for rows in shots]
    strange = {seed: shots for seed, shots in people.items() if seed >= FIRST_STRANGE_SEED}
    # Everyone counts once, however often photographed.
    weighted = [rows / math.sqrt(len(shots)) for shots in strange.values() for rows in shots]
    within = [rows - numpy.mean(shots, 0) for shots in people.values() if len(shots) > 1 for rows in shots]
    freedom = sum(len(shots) - 1 for shots in people.values())
    print(f"""/// How far the anatomical points that are found lie from the true ones, and how they err together:
/// independent errors of one standard deviation each, over the outer-eye distance.
///
/// Source: {len(everyone)} photographs of {len(people)} rendered people of the tuning seeds whom no network was trained
/// on (synthetic images), of people the {len(strange)} of unfamiliar shapes alone; written by Training/uncertainty.py. Of
/// each point of `FacialPoint`: across, down, away; of a pair the right one.
enum LandmarkCovariance {{""")
    printed("ofPeople", "Of photographs of anyone.", components(weighted, len(strange)))
    print()
    printed("ofPhotographs", "Of photographs of one person, about their mean.", components(within, freedom))
    print("}")
    spread = numpy.sqrt(numpy.mean([rows**2 for rows in everyone], 0)) * 89
    repeat = numpy.sqrt(sum(rows**2 for rows in within) / freedom) * 89
    bias = numpy.mean(everyone, 0) * 89
    for place, b, s, r in zip(places(), bias, spread, repeat):
        print(place, "bias", b.round(2), "rms", s.round(2), "repeat", r.round(2), "mm", file=sys.stderr)
    fine = numpy.sqrt((rows_of[..., :2] ** 2).mean((0, 2)))
    for k, size in enumerate(COARSER):
        rows = errors(found, of_strangers(found, k))
        ratio = numpy.sqrt((rows[..., :2] ** 2).mean((0, 2))) / fine
        lids = [ratio[i] for i, place in enumerate(places()) if "LidMargin" in place]
        print(f"{size * found['unit'].mean():.0f} pixels between the pupils: errors over those at full size, median"
              f" {numpy.median(ratio):.2f}, lids {numpy.mean(lids):.2f}", file=sys.stderr)


if __name__ == "__main__":
    main(*sys.argv[1:])
