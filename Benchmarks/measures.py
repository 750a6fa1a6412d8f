"""Frontal measures beside the truth of rendered faces, as tables.

usage: measures.py BENCHMARK FOLDER [accuracy|scale|repeatability]

BENCHMARK is the program measure-benchmark. FOLDER holds held-out pictures with truth (Training/faces):
of kind clinical for `accuracy` (errors of the measures, and what their stated uncertainty covers) and
`scale` (errors of the scale that the irises give), of kind series for `repeatability` (how far measures
of one person differ, and what the stated repeatability covers). Known changes: comparison.py. Used are neutral faces
that look at the camera within 10° of yaw and 15° of pitch and whose lids are open: a truth without a
fissure (a fault of the renderer, said when met) has no share to be wrong by.
"""

import json
import math
import pathlib
import statistics
import subprocess
import sys


def truths(folder):
    found = {}
    for path in sorted(pathlib.Path(folder).glob("*.json")):
        truth = json.loads(path.read_text())
        pose, picture = truth["pose"], path.with_suffix(".jpg")
        if (abs(pose["yaw"]) <= 10 and abs(pose["pitch"]) <= 15 and picture.exists()
                and truth["person"]["expression"] == "neutral"):
            if has_closed_lids(truth):
                print(f"Left out, no fissure in its truth: {path.stem}.\n")
            else:
                found[str(picture)] = truth
    return found


def has_closed_lids(truth):
    margins = [[truth["points"].get(f"{side}_margin_palpebrale_{edge}") for edge in ("superius", "inferius")]
               for side in ("right", "left")]
    return any(upper and math.dist(upper["world"], lower["world"]) < 1 for upper, lower in margins)


def documents(benchmark, found, scale=False, distance=False):
    """One a picture, with its true scale and distance told to the program if asked."""
    lines = []
    for name, truth in found.items():
        known = truth["scale"]["millimetresPerPixel"] if scale else ""
        lines.append(f"{name}\t{known}" + (f"\t{truth['camera']['distance']}" if distance else ""))
    output = subprocess.run(
        [benchmark], input="\n".join(lines) + "\n", capture_output=True, text=True, check=True)
    return [json.loads(line) for line in output.stdout.splitlines()]


def values(document):
    return {m["id"]: m for m in document["measures"] if "value" in m}


def level_axes(truth):
    """The head's axes in the camera's frame: lateral, down, away."""
    yaw, pitch, roll = (
        math.radians(truth["poseInCameraAxes"][key]) for key in ("yaw", "pitch", "roll"))
    forward = (math.sin(yaw) * math.cos(pitch), -math.sin(pitch), -math.cos(yaw) * math.cos(pitch))
    lateral = (math.cos(yaw), 0, math.sin(yaw))
    up = (-math.sin(yaw) * math.sin(pitch), -math.cos(pitch), math.cos(yaw) * math.sin(pitch))
    cosine, sine = math.cos(roll), math.sin(roll)
    return ([cosine * a - sine * b for a, b in zip(lateral, up)],
            [-(cosine * b + sine * a) for a, b in zip(lateral, up)], [-f for f in forward])


def dot(a, b):
    return sum(x * y for x, y in zip(a, b))


def true_points(truth):
    """Millimetres in the head's axes, without perspective."""
    camera, axes = truth["camera"], level_axes(truth)
    points = {}
    for name, point in truth["points"].items():
        from_camera = [a - b for a, b in zip(point["world"], camera["position"])]
        # The camera's axes are the rows: right, down, away.
        seen = [dot(row, from_camera) for row in camera["axes"]]
        points[name] = [dot(axis, seen) for axis in axes]
    return points


def true_measures(truth):
    p = true_points(truth)

    def apart(a, b):
        return math.hypot(p[a][0] - p[b][0], p[a][1] - p[b][1])

    def both(name):
        return apart(f"right_{name}", f"left_{name}")

    def drop(a, b):
        return p[b][1] - p[a][1]

    eyes = (p["right_eye"][1] + p["left_eye"][1]) / 2
    middle = sum(p[name][0] for name in ("nasion", "subnasale", "vermilion_superius")) / 3
    breadth = p["left_zygion"][0] - p["right_zygion"][0]
    result = {
        "lower_third_split": drop("subnasale", "stomion") / drop("stomion", "menton"),
        "facial_fifths.right_outer":
            (p["right_exocanthion"][0] - p["right_zygion"][0]) / breadth,
        "facial_fifths.right_eye":
            (p["right_endocanthion"][0] - p["right_exocanthion"][0]) / breadth,
        "facial_fifths.intercanthal":
            (p["left_endocanthion"][0] - p["right_endocanthion"][0]) / breadth,
        "facial_fifths.left_eye": (p["left_exocanthion"][0] - p["left_endocanthion"][0]) / breadth,
        "facial_fifths.left_outer": (p["left_zygion"][0] - p["left_exocanthion"][0]) / breadth,
        "face_width_height": apart("nasion", "menton") / both("zygion"),
        "bigonial_bizygomatic": both("gonion") / both("zygion"),
        "midface_ratio": both("eye") / (p["stomion"][1] - eyes),
        "intercanthal_distance": both("endocanthion"),
        "alar_base_width": both("alare"),
        "alar_base_vs_intercanthal": both("alare") / both("endocanthion"),
        "upper_vermilion_height": apart("vermilion_superius", "stomion"),
        "lower_vermilion_height": apart("stomion", "vermilion_inferius"),
        "vermilion_ratio":
            apart("vermilion_superius", "stomion") / apart("stomion", "vermilion_inferius"),
        "lip_area_lower_face":
            (apart("vermilion_superius", "stomion") + apart("stomion", "vermilion_inferius"))
            / apart("subnasale", "menton"),
        "lip_width_vs_interpupillary": both("cheilion") / both("eye"),
        "philtrum_length": apart("subnasale", "vermilion_superius"),
        "cupids_bow.width": both("crista_philtri"),
        "cupids_bow.height": p["vermilion_superius"][1]
        - (p["right_crista_philtri"][1] + p["left_crista_philtri"][1]) / 2,
    }
    above = [p["nasion"][i] - p["glabella"][i] for i in (0, 1)]
    below = [p["pronasale"][i] - p["nasion"][i] for i in (0, 1)]
    result["dorsal_line_deviation.angle"] = math.degrees(math.atan2(
        above[1] * below[0] - above[0] * below[1], dot(above, below)))
    indices = []
    for name in ("exocanthion", "endocanthion", "alare", "cheilion", "zygion", "gonion",
                 "brow_head", "brow_tail"):
        right, left = middle - p[f"right_{name}"][0], p[f"left_{name}"][0] - middle
        indices.append(200 * abs(right - left) / (right + left))
        result[f"facial_asymmetry_index.{name}"] = indices[-1]
    result["facial_asymmetry_index.global"] = statistics.fmean(indices)
    bow = [(p["right_crista_philtri"][i] + p["left_crista_philtri"][i]) / 2 for i in (0, 1)]
    line = [bow[i] - p["glabella"][i] for i in (0, 1)]
    ridge = [(a := [p[name][i] - p["glabella"][i] for i in (0, 1)]) and
             (a[0] * line[1] - a[1] * line[0]) / math.hypot(*line)
             for name in ("nasion", "rhinion", "supratip", "pronasale", "subnasale")]
    result["dorsal_line_deviation.distance"] = max(ridge, key=abs)
    for side in ("right", "left"):
        inner, outer = p[f"{side}_endocanthion"], p[f"{side}_exocanthion"]
        result[f"canthal_tilt.{side}"] = math.degrees(
            math.atan2(inner[1] - outer[1], abs(outer[0] - inner[0])))
        result[f"palpebral_fissure.{side}_width"] = apart(
            f"{side}_endocanthion", f"{side}_exocanthion")
        result[f"palpebral_fissure.{side}_height"] = drop(
            f"{side}_margin_palpebrale_superius", f"{side}_margin_palpebrale_inferius")
        result[f"mrd1.{side}"] = drop(f"{side}_margin_palpebrale_superius", f"{side}_eye")
        result[f"brow_position.{side}_height"] = drop(f"{side}_brow_top", f"{side}_eye")
    return result


def percentile(numbers, share):
    ordered = sorted(numbers)
    return ordered[min(len(ordered) - 1, math.ceil(share * len(ordered)) - 1)]


# A truth this small has no percentage: its measure is judged in its own unit.
NEAR_ZERO = {"dorsal_line_deviation", "facial_asymmetry_index", "cupids_bow.height", "canthal_tilt"}


def is_relative(name):
    return name not in NEAR_ZERO and name.split(".")[0] not in NEAR_ZERO


def errors(found, all_documents, truth_of=true_measures):
    """By measure the rows (value, uncertainty, truth, unit)."""
    rows = {}
    for document, truth in zip(all_documents, found.values(), strict=True):
        true = truth_of(truth)
        for name, m in values(document).items():
            if name in true:
                rows.setdefault(name, []).append((m["value"], m["uncertainty"], true[name], m["unit"]))
    return rows


def sizes(name, rows):
    """The magnitudes of the errors: percent of the truth, or the measure's unit near zero."""
    return [abs(v - t) * (100 / abs(t) if is_relative(name) else 1) for v, _, t, _ in rows]


def aim(name, unit):
    return 3 if unit == "deg" else 4 if is_relative(name) else None


def print_accuracy(benchmark, found, truth_of=true_measures):
    irises, known, distance = (
        errors(found, documents(benchmark, found, *told), truth_of)
        for told in ((False, False), (True, False), (True, True)))
    print("Errors are in percent of the truth, for canthal tilt, asymmetry and what is near zero in the measure's own"
          " unit.\nDo nothing: the median of the truths is given for every face. Known: with the true scale; and"
          " with the true\ndistance of the camera as well. All else: scale from the irises, distance not known.\n")
    print("| measure | faces | unit | median truth | median error | mean | 90 % | aim | do nothing | known scale |"
          " and distance | bias | uncertainty / error | within ±2 |\n|" + "---|" * 14)
    covered = total = 0
    for name, rows in irises.items():
        truth = [row[2] for row in rows]
        middle, error = statistics.median(truth), sizes(name, rows)
        nothing = statistics.median(sizes(name, [(middle, 0, t, "") for t in truth]))
        doubt = statistics.median(row[1] for row in rows)
        # The median magnitude of a normal error is 0.674 of its deviation.
        ratio = doubt / (statistics.median(abs(row[0] - row[2]) for row in rows) / 0.6745)
        inside = sum(abs(row[0] - row[2]) <= 2 * row[1] for row in rows)
        covered, total = covered + inside, total + len(rows)
        bias = statistics.fmean(
            (row[0] - row[2]) * (100 / row[2] if is_relative(name) else 1) for row in rows)
        limit, median = aim(name, rows[0][3]), statistics.median(error)
        print(f"| {name} | {len(rows)} | {rows[0][3]} | {middle:.3f} | {median:.2f} | {statistics.fmean(error):.2f} |"
              f" {percentile(error, 0.9):.2f} | {'–' if limit is None else 'met' if median <= limit else 'missed'} |"
              f" {nothing:.2f} | {statistics.median(sizes(name, known[name])):.2f} |"
              f" {statistics.median(sizes(name, distance[name])):.2f} | {bias:+.2f} | {ratio:.2f} |"
              f" {100 * inside / len(rows):.0f} % |")
    print(f"\nAll together: {100 * covered / total:.1f} % of {total} truths within ±2 uncertainties.")


def print_scale(benchmark, found):
    off, irises, z = [], [], []
    for document, truth in zip(documents(benchmark, found), found.values(), strict=True):
        scale = document["scale"]
        if scale["millimetresPerPixel"] is None:
            continue
        error = scale["millimetresPerPixel"] / truth["scale"]["millimetresPerPixel"] - 1
        off.append(100 * error)
        # What is left when the person's own irises count as known.
        irises.append(100 * ((1 + error) * truth["irisDiameter"] / 11.71 - 1))
        z.append(abs(error) / scale["relativeUncertainty"])
    print("| scale of the irises | bias, % | SD, % | median error, % |\n|---|---|---|---|")
    for name, numbers in (("all", off), ("the breadth in the picture alone", irises)):
        print(f"| {name} | {statistics.fmean(numbers):+.2f} | {statistics.pstdev(numbers):.2f} |"
              f" {statistics.median(map(abs, numbers)):.2f} |")
    print(f"\n{len(off)} of {len(found)} faces; within ±2 stated uncertainties:"
          f" {100 * sum(x <= 2 for x in z) / len(z):.0f} %.")


def series(benchmark, found):
    """By person the values of the photographs, each with its truth."""
    people = {}
    for name, document, truth in zip(found, documents(benchmark, found), found.values(), strict=True):
        person = pathlib.Path(name).stem.split("-")[1]
        people.setdefault(person, []).append((pathlib.Path(name).stem, values(document), true_measures(truth)))
    return people


def print_repeatability(benchmark, found):
    people = series(benchmark, found)
    names = list(dict.fromkeys(name for shots in people.values() for _, m, _ in shots for name in m))
    print("Called changed: the difference of two photographs of a person who did not change is beyond twice the"
          " combined\nrepeatability, or the combined uncertainty.\n")
    print("| measure | pairs | spread, median | stated repeatability | stated / observed | called changed |"
          " by the uncertainty |\n|" + "---|" * 7)
    wrong = by_uncertainty = total = 0
    for name in names:
        apart, called, loose, stated, squares, freedom = [], 0, 0, [], 0, 0
        for shots in people.values():
            # Gaze moves pupils and lids: what the truth itself changed is taken off.
            ms = [m[name] | {"value": m[name]["value"] - true.get(name, 0)} for _, m, true in shots if name in m]
            if len(ms) > 1:
                squares += sum((m["value"] - statistics.fmean(k["value"] for k in ms)) ** 2 for m in ms)
                freedom += len(ms) - 1
            for i, a in enumerate(ms):
                stated.append(a["repeatability"])
                for b in ms[i + 1:]:
                    gap = abs(a["value"] - b["value"])
                    apart.append(gap)
                    called += gap > 2 * math.hypot(a["repeatability"], b["repeatability"])
                    loose += gap > 2 * math.hypot(a["uncertainty"], b["uncertainty"])
        if not apart:
            continue
        observed = math.sqrt(squares / freedom)
        wrong, by_uncertainty, total = wrong + called, by_uncertainty + loose, total + len(apart)
        print(f"| {name} | {len(apart)} | {statistics.median(apart):.3f} | {statistics.median(stated):.3f} |"
              f" {statistics.median(stated) / observed:.2f} | {100 * called / len(apart):.0f} % |"
              f" {100 * loose / len(apart):.0f} % |")
    print(f"\nAll together, of {total} pairs: {100 * wrong / total:.1f} % called changed,"
          f" {100 * by_uncertainty / total:.1f} % by the uncertainty.")


def main():
    benchmark, folder, table = sys.argv[1:]
    found = truths(folder)
    print(f"{len(found)} pictures.\n")
    {"accuracy": print_accuracy, "scale": print_scale, "repeatability": print_repeatability}[table](benchmark, found)


if __name__ == "__main__":
    main()
