"""The crops that the networks of the anatomical points see, and what lies where in them.

A face's frame is level with its eyes and measured in interpupillary distances; Swift has the same in
AnatomicalCrops.swift.
"""

import json
import math
import pathlib
import subprocess
import sys

import numpy
from PIL import Image

FIRST_HELDOUT_SEED = 10000
FINE = 2

# Name in the truth; SIDE_ stands for the eye's own side, r_ and l_ for right and left.
POINTS = {
    "eye": ["SIDE_eye", "SIDE_endocanthion", "SIDE_exocanthion", "SIDE_margin_palpebrale_superius",
            "SIDE_margin_palpebrale_inferius", "SIDE_brow_head", "SIDE_brow_top", "SIDE_brow_tail", "SIDE_brow_apex",
            "SIDE_brow_bottom", "SIDE_limbus_inner", "SIDE_limbus_outer"],
    "mouth": ["subnasale", "vermilion_superius", "stomion", "vermilion_inferius", "menton",
              "right_alare", "left_alare", "right_crista_philtri", "left_crista_philtri", "right_cheilion", "left_cheilion"],
    "face": ["glabella", "nasion", "rhinion", "supratip", "pronasale", "menton",
             "right_zygion", "left_zygion", "right_gonion", "left_gonion"],
    "lids": ["SIDE_eye", "SIDE_endocanthion", "SIDE_exocanthion", "SIDE_margin_palpebrale_superius",
             "SIDE_margin_palpebrale_inferius", "SIDE_limbus_inner", "SIDE_limbus_outer"],
    "lips": ["vermilion_superius", "stomion", "vermilion_inferius", "right_crista_philtri", "left_crista_philtri"],
}
# Of one side each, the left one mirrored; the others are seen together with their mirror image.
SIDED = {"eye", "lids"}
# Width and height, pixels; pixels an interpupillary distance.
SIZE = {"eye": (128, 96), "mouth": (128, 160), "face": (128, 128), "lids": (128, 80), "lips": (128, 112)}
DENSITY = {"eye": 126, "mouth": 100, "face": 44, "lids": 220, "lips": 200}
MILLIMETRES = {name: 62 / density for name, density in DENSITY.items()}
# Standard deviation of a crop's place in training, pixels.
JITTER = {"eye": 3.0, "mouth": 3.0, "face": 1.5, "lids": 4.0, "lips": 4.0}
# The same of its turn, radians: that of the lips is small, since a bow's peaks are its highest places.
TURN = {"eye": 0.04, "mouth": 0.04, "face": 0.04, "lids": 0.03, "lips": 0.012}
# Where a crop's centre lies from the middle of these mesh points, in interpupillary distances (to the
# outer side of the eye or the patient's left, and down), for the right side.
ANCHOR = {"eye": ([33, 133], (-0.05, -0.25)), "mouth": ([2, 152], (0.0, -0.10)), "face": ([1, 168, 152], (0.0, -0.16)),
          "lids": ([33, 133], (0.0, 0.0)), "lips": ([13, 14], (0.0, 0.0))}
MIRRORED = {33: 263, 133: 362}


def mirrored_order(name: str) -> list[int]:
    names = POINTS[name]
    swap = {"right": "left", "left": "right"}
    return [names.index("_".join([swap.get(n.split("_")[0], n.split("_")[0]), *n.split("_")[1:]])) for n in names]


def frame(mesh: numpy.ndarray):
    """Origin midway between the irises, the axes level with the eyes, and the interpupillary distance."""
    right, left = mesh[468, :2], mesh[473, :2]
    across = left - right
    unit = numpy.linalg.norm(across)
    level = across / unit
    return (right + left) / 2, level, unit


def crop(mesh: numpy.ndarray, name: str, side: str = "right"):
    """Matrix 2 × 2 and centre that take the crop's pixels, centre zero, to the picture. The left eye's
    is mirrored."""
    _, level, unit = frame(mesh)
    down = numpy.array([-level[1], level[0]])
    across = -level if side == "left" else level
    numbers, (aside, below) = ANCHOR[name]
    numbers = [MIRRORED.get(n, n) for n in numbers] if side == "left" else numbers
    centre = mesh[numbers, :2].mean(0) + unit * (aside * across + below * down)
    return numpy.stack([across, down], 1) * unit / DENSITY[name], centre


def sampled(linear: numpy.ndarray, matrix, centre, width: int, height: int) -> numpy.ndarray:
    """As PixelImage.resampled: the mean of a grid as dense as the picture, or bilinear."""
    step = numpy.sqrt(abs(numpy.linalg.det(matrix)))
    taps = min(int(math.ceil(step - 1e-9)), 3)
    rows, columns = linear.shape[:2]
    y, x = numpy.mgrid[0:height, 0:width].astype(float)
    if taps > 1:
        total = 0
        for j in range(taps):
            for i in range(taps):
                p = numpy.stack([x + (i + 0.5) / taps - width / 2, y + (j + 0.5) / taps - height / 2], 2) @ matrix.T + centre
                at = numpy.clip(numpy.floor(p).astype(int), 0, [columns - 1, rows - 1])
                total = total + linear[at[..., 1], at[..., 0]]
        return total / taps**2
    p = numpy.stack([x + 0.5 - width / 2, y + 0.5 - height / 2], 2) @ matrix.T + centre - 0.5
    p = numpy.clip(p, 0, [columns - 1, rows - 1])
    low = numpy.floor(p).astype(int)
    high = numpy.minimum(low + 1, [columns - 1, rows - 1])
    fx, fy = (p - low)[..., :1], (p - low)[..., 1:]
    top = linear[low[..., 1], low[..., 0]] * (1 - fx) + linear[low[..., 1], high[..., 0]] * fx
    bottom = linear[high[..., 1], low[..., 0]] * (1 - fx) + linear[high[..., 1], high[..., 0]] * fx
    return top * (1 - fy) + bottom * fy


def linear_of(path) -> numpy.ndarray:
    values = numpy.asarray(Image.open(path).convert("RGB"), numpy.float32) / 255
    return numpy.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)


def true_places(truth: dict) -> dict[str, numpy.ndarray]:
    """Pixels of the picture by name, the limbus among them."""
    at = {k: numpy.array(p["at"]) for k, p in truth["points"].items()}
    level = at["left_eye"] - at["right_eye"]
    level = level / numpy.linalg.norm(level)
    for side, outwards in (("right", -1), ("left", 1)):
        reach = truth["limbus"][side]["breadth"] / 2 * outwards * level
        at[f"{side}_limbus_outer"], at[f"{side}_limbus_inner"] = at[f"{side}_eye"] + reach, at[f"{side}_eye"] - reach
    return at


def documents(program: str, pictures: list) -> list[dict]:
    output = subprocess.run(
        [program], input="\n".join(map(str, pictures)) + "\n", capture_output=True, text=True, check=True)
    return [json.loads(line) for line in output.stdout.splitlines()]


def write(program: str, *folders_and_output: str) -> None:
    *folders, output = folders_and_output
    pictures = [p for folder in folders for p in sorted(pathlib.Path(folder).glob("*.jpg"))]
    pictures = [p for p in pictures if p.with_suffix(".json").exists()]
    seeds = [int(p.stem.split("-")[1]) for p in pictures]
    if any(seed >= FIRST_HELDOUT_SEED for seed in seeds):
        sys.exit("There are held-out renders among these: train on the tuning ones.")
    light, points, owners = ({name: [] for name in POINTS} for _ in range(3))
    for path, seed, document in zip(pictures, seeds, documents(program, pictures), strict=True):
        if not document["landmarks"]:
            continue
        mesh, linear = numpy.array(document["landmarks"]["points"]), linear_of(path)
        places = true_places(json.loads(path.with_suffix(".json").read_text()))
        for name, names in POINTS.items():
            for side in ("right", "left") if name in SIDED else ("right",):
                matrix, centre = crop(mesh, name, side)
                width, height = SIZE[name]
                margin = 24
                values = sampled(linear, matrix / FINE, centre, FINE * (width + margin), FINE * (height + margin))
                light[name].append(numpy.uint8(numpy.clip(values, 0, 1) ** (1 / 2.2) * 255 + 0.5).transpose(2, 0, 1))
                inverse = numpy.linalg.inv(matrix)
                points[name].append([inverse @ (places[n.replace("SIDE", side)] - centre) for n in names])
                owners[name].append(seed)
    arrays = {}
    for name in POINTS:
        arrays |= {f"{name}_light": numpy.array(light[name]), f"{name}_points": numpy.array(points[name], numpy.float32),
                   f"{name}_seeds": numpy.array(owners[name])}
    numpy.savez(output, **arrays)
    print({k: v.shape for k, v in arrays.items()})
