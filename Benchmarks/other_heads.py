"""Frontal measures beside the truth of heads of another generator than the one that taught them.

usage: other_heads.py BENCHMARK FOLDER

FOLDER holds what Training/faces/other_heads.py made of ICT-FaceKit's heads, which no training, tuning or
uncertainty has seen. Their landmarks define fewer points than the project's own renders: only measures
between those stand here. Their definitions are near, not the same (the corners of the eyes are the
mesh's, subnasale lies on the columella's foot, level is the model's own), so what a table calls bias may be
the definition's.
"""

import math
import pathlib
import sys

import measures


def true_measures(truth):
    p = measures.true_points(truth)

    def apart(a, b):
        return math.hypot(p[a][0] - p[b][0], p[a][1] - p[b][1])

    def both(name):
        return apart(f"right_{name}", f"left_{name}")

    def drop(a, b):
        return p[b][1] - p[a][1]

    upper, lower = apart("vermilion_superius", "stomion"), apart("stomion", "vermilion_inferius")
    eyes = (p["right_eye"][1] + p["left_eye"][1]) / 2
    result = {
        "lower_third_split": drop("subnasale", "stomion") / drop("stomion", "menton"),
        "midface_ratio": both("eye") / (p["stomion"][1] - eyes),
        "intercanthal_distance": both("endocanthion"),
        "alar_base_width": both("alare"),
        "alar_base_vs_intercanthal": both("alare") / both("endocanthion"),
        "upper_vermilion_height": upper,
        "lower_vermilion_height": lower,
        "vermilion_ratio": upper / lower,
        "lip_area_lower_face": (upper + lower) / apart("subnasale", "menton"),
        "lip_width_vs_interpupillary": both("cheilion") / both("eye"),
        "philtrum_length": apart("subnasale", "vermilion_superius"),
    }
    for side in ("right", "left"):
        inner, outer = p[f"{side}_endocanthion"], p[f"{side}_exocanthion"]
        result[f"canthal_tilt.{side}"] = math.degrees(math.atan2(inner[1] - outer[1], abs(outer[0] - inner[0])))
        result[f"palpebral_fissure.{side}_width"] = apart(f"{side}_endocanthion", f"{side}_exocanthion")
    return result


def main():
    benchmark, folder = sys.argv[1:]
    if not pathlib.Path(folder).is_dir():
        sys.exit(f"Skipped: {folder} is not here; Training/faces/other_heads.py makes it from heads that are no part of the project.")
    found = measures.truths(folder)
    print(f"{len(found)} heads.\n")
    measures.print_accuracy(benchmark, found, true_measures)


if __name__ == "__main__":
    main()
