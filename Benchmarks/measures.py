"""Frontal measures beside the truth of rendered faces, as tables.

usage: measures.py BENCHMARK FOLDER deviation|accuracy

BENCHMARK is the program measure-benchmark. FOLDER holds pictures with truth (Training/faces). Used
are neutral faces that look at the camera within 10° of yaw and 15° of pitch. `deviation` prints how
far the mesh's points lie from the true ones: run it on the tuning set, for LandmarkDeviation.swift.
`accuracy` prints the errors of the measures and what their stated uncertainty covers: run it on the
held-out set.
"""

import json
import math
import pathlib
import statistics
import subprocess
import sys

# The mesh's points as FacialPoint.swift has them, right and left, and their names in the truth.
MIDLINE = {
    "glabella": ({9: 0.6, 151: 0.4}, "glabella"), "nasion": ({168: 1}, "nasion"),
    "pronasale": ({4: 1}, "pronasale"), "subnasale": ({2: 0.4, 164: 0.6}, "subnasale"),
    "labraleSuperius": ({0: 1}, "labiale_superius"), "upperStomion": ({13: 1}, "stomion"),
    "lowerStomion": ({14: 1}, "stomion"), "labraleInferius": ({17: 1}, "labiale_inferius"),
    "menton": ({152: 1}, "menton")}
PAIRED = {
    "pupil": ({468: 1}, {473: 1}, "eye"), "endocanthion": ({133: 1}, {362: 1}, "endocanthion"),
    "exocanthion": ({33: 1}, {263: 1}, "exocanthion"),
    "upperLidMargin": ({159: 1}, {386: 1}, "palpebrale_superius"),
    "lowerLidMargin": ({145: 1}, {374: 1}, "palpebrale_inferius"),
    "browTop": ({66: 0.7, 105: 0.3}, {296: 0.7, 334: 0.3}, "superciliare"),
    "alare": ({64: 1}, {294: 1}, "alare"), "cheilion": ({61: 1}, {291: 1}, "cheilion"),
    "zygion": ({234: 1}, {454: 1}, "zygion"), "gonion": ({172: 1}, {397: 1}, "gonion")}

GROUPS = {"nose": ["glabella", "nasion", "pronasale", "subnasale", "menton"],
          "lips": ["labraleSuperius", "upperStomion", "lowerStomion", "labraleInferius"]}


def cases(benchmark, folder):
    """Pairs of document and truth."""
    truths = {}
    for path in sorted(pathlib.Path(folder).glob("*.json")):
        truth = json.loads(path.read_text())
        pose, picture = truth["pose"], path.with_suffix(".jpg")
        if (abs(pose["yaw"]) <= 10 and abs(pose["pitch"]) <= 15 and picture.exists()
                and truth["person"]["expression"] == "neutral"):
            truths[str(picture)] = truth
    output = subprocess.run(
        [benchmark], input="\n".join(truths) + "\n", capture_output=True, text=True, check=True)
    documents = map(json.loads, output.stdout.splitlines())
    return [(document, truth) for document, truth in zip(documents, truths.values(), strict=True)
            if document["landmarks"]], len(truths)


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
    middle = sum(p[name][0] for name in ("nasion", "subnasale", "labiale_superius")) / 3
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
        "upper_vermilion_height": apart("labiale_superius", "stomion"),
        "lower_vermilion_height": apart("stomion", "labiale_inferius"),
        "vermilion_ratio":
            apart("labiale_superius", "stomion") / apart("stomion", "labiale_inferius"),
        "lip_area_lower_face":
            (apart("labiale_superius", "stomion") + apart("stomion", "labiale_inferius"))
            / apart("subnasale", "menton"),
        "lip_width_vs_interpupillary": both("cheilion") / both("eye"),
        "philtrum_length": apart("subnasale", "labiale_superius"),
    }
    above = [p["nasion"][i] - p["glabella"][i] for i in (0, 1)]
    below = [p["pronasale"][i] - p["nasion"][i] for i in (0, 1)]
    result["dorsal_line_deviation.angle"] = math.degrees(math.atan2(
        above[1] * below[0] - above[0] * below[1], dot(above, below)))
    for name in ("exocanthion", "endocanthion", "alare", "cheilion", "zygion", "gonion"):
        right, left = middle - p[f"right_{name}"][0], p[f"left_{name}"][0] - middle
        result[f"facial_asymmetry_index.{name}"] = 200 * abs(right - left) / (right + left)
    for side in ("right", "left"):
        inner, outer = p[f"{side}_endocanthion"], p[f"{side}_exocanthion"]
        result[f"canthal_tilt.{side}"] = math.degrees(
            math.atan2(inner[1] - outer[1], abs(outer[0] - inner[0])))
        result[f"palpebral_fissure.{side}_width"] = apart(
            f"{side}_endocanthion", f"{side}_exocanthion")
        result[f"palpebral_fissure.{side}_height"] = drop(
            f"{side}_palpebrale_superius", f"{side}_palpebrale_inferius")
        result[f"mrd1.{side}"] = drop(f"{side}_palpebrale_superius", f"{side}_eye")
        result[f"brow_position.{side}_height"] = drop(f"{side}_superciliare", f"{side}_eye")
    return result


def mixed(points, shares):
    return [sum(points[vertex][axis] * share for vertex, share in shares.items())
            for axis in range(3)]


def deviations(documents):
    """For each case the differences mesh minus truth by the name of the place: lateral (to the
    patient's left), down, away, over the outer-eye distance, roll undone."""
    found = []
    for document, truth in documents:
        mesh = document["landmarks"]["points"]
        unit = math.dist(mesh[33][:2], mesh[263][:2])
        roll = math.radians(truth["poseInCameraAxes"]["roll"])
        scale = truth["scale"]["millimetresPerPixel"]
        eyes = [sum(truth["points"][f"{side}_eye"]["depth"] for side in ("right", "left")) / 2,
                (mesh[468][2] + mesh[473][2]) / 2]
        places = [(name, shares, true) for name, (shares, true) in MIDLINE.items()]
        for name, (right, left, true) in PAIRED.items():
            places += [(f"right {name}", right, f"right_{true}"),
                       (f"left {name}", left, f"left_{true}")]
        case = {}
        for name, shares, true in places:
            point, target = mixed(mesh, shares), truth["points"][true]
            x, y = (point[i] - target["at"][i] for i in (0, 1))
            z = (point[2] - eyes[1]) - (target["depth"] - eyes[0]) / scale
            case[name] = [v / unit for v in (
                x * math.cos(roll) + y * math.sin(roll),
                y * math.cos(roll) - x * math.sin(roll), z)]
        found.append(case)
    return found


def spread(values):
    """Bias, spread and root mean square."""
    return (f"{statistics.fmean(values):+.3f} | {statistics.pstdev(values):.3f} |"
            f" {math.sqrt(statistics.fmean(v * v for v in values)):.3f}")


def print_deviations(documents):
    found = deviations(documents)
    heads = " | ".join(["bias | spread | RMS"] * 3)
    columns = "|".join(["---"] * 10)
    print("Points of the midline. Those of a group err laterally together (first row of each); the"
          " rows of the\npoints say what is left of each, then down, then away.\n")
    print(f"| point | {heads} |\n|{columns}|")
    for group, names in GROUPS.items():
        shared = [statistics.fmean(case[name][0] for name in names) for case in found]
        print(f"| all of the {group} | {spread(shared)} | | | | | | |")
        for name in names:
            own = [case[name][0] - common for case, common in zip(found, shared)]
            print(f"| {name} | {spread(own)} | {spread([case[name][1] for case in found])} |"
                  f" {spread([case[name][2] for case in found])} |")
    print("\nPairs. Both points together (to the patient's left, down), against each other"
          " (outwards, left one\ndown), and away.\n")
    heads = " | ".join(["bias | spread | RMS"] * 5)
    print(f"| pair | {heads} |\n|{'|'.join(['---'] * 16)}|")
    for name in PAIRED:
        sides = [(case[f"right {name}"], case[f"left {name}"]) for case in found]
        cells = [spread([(left[axis] + sign * right[axis]) / 2 for right, left in sides])
                 for sign in (1, -1) for axis in (0, 1)]
        away = spread([side[2] for pair in sides for side in pair])
        print(f"| {name} | {' | '.join(cells)} | {away} |")


def print_accuracy(documents):
    found = {}
    for document, truth in documents:
        true = true_measures(truth)
        for measure in document["measures"]:
            if measure["id"] in true and "value" in measure:
                found.setdefault(measure["id"], []).append(
                    (measure["value"], measure["uncertainty"], true[measure["id"]], measure["unit"]))
    print("Do nothing: the median of the truths is given for every face.\n")
    print("| measure | faces | unit | median truth | median error | do nothing | bias |"
          " median uncertainty | uncertainty / error | within ±2 |\n"
          "|---|---|---|---|---|---|---|---|---|---|")
    covered, total = 0, 0
    for name, rows in found.items():
        truths = [row[2] for row in rows]
        middle = statistics.median(truths)
        error = statistics.median(abs(row[0] - row[2]) for row in rows)
        nothing = statistics.median(abs(true - middle) for true in truths)
        doubt = statistics.median(row[1] for row in rows)
        # The median magnitude of a normal error is 0.674 of its deviation.
        ratio = doubt / (error / 0.6745)
        inside = sum(abs(row[0] - row[2]) <= 2 * row[1] for row in rows)
        covered, total = covered + inside, total + len(rows)
        bias = statistics.fmean(row[0] - row[2] for row in rows)
        print(f"| {name} | {len(rows)} | {rows[0][3]} | {middle:.3f} | {error:.3f} | {nothing:.3f} |"
              f" {bias:+.3f} | {doubt:.3f} | {ratio:.2f} | {100 * inside / len(rows):.0f} % |")
    print(f"\nAll together: {100 * covered / total:.1f} % of {total} truths within ±2 uncertainties.")


def main():
    benchmark, folder, table = sys.argv[1:]
    documents, asked = cases(benchmark, folder)
    print(f"{len(documents)} faces found in {asked} pictures.\n")
    {"deviation": print_deviations, "accuracy": print_accuracy}[table](documents)


main()
