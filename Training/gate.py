"""Learns what the quality gate knows beyond geometry, from tuning renders.

usage: gate.py collect GATE-BENCHMARK OUTPUT FOLDER…     samples of every picture
       gate.py paint GATE-BENCHMARK OUTPUT FOLDER…       samples of clean pictures under other exposures and lights
       gate.py fit OUTPUT [MODEL…]                       writes Engine/Sources/FaceAnalysis/Quality/*Weights.swift

FOLDERs hold renders of Training/faces. Held-out pictures are refused, but for people who have been judged and are
never reported on again (`SEEN` in Benchmarks/gate_pictures.py): they move limits, never weights. `collect` and `paint` go on where
they stopped. MODELs are colours, shape, brows, glasses, hair, light; all without.
"""

import contextlib
import dataclasses
import json
import pathlib
import re
import subprocess
import sys

import numpy as np

ROOT = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "Benchmarks"))
import gate_faults as faults  # noqa: E402
import gate_pictures as pictures  # noqa: E402

HELD_OUT = 10_000
QUALITY = ROOT / "Engine/Sources/FaceAnalysis/Quality"
# Of the lens: penalty, and what a picture from nearer than 550 mm counts.
LENS_PENALTY, NEAR_WEIGHT = 0.003, 8.0
# Of the brows: how much of the spread of pulls counts beside that of people at rest, how much of an even spread;
# what the lines of the skin count beside places, up to what share of the lines of a strong pull.
PULL_SHARE, EVEN_SHARE = 0.1, 0.003
LINES_SHARE, MOST_LINES = 0.3, 0.5
# Against the own rest: the same, and how much of the spread of people counts beside that of one person's photographs.
CHANGE_PULL_SHARE, CHANGE_EVEN_SHARE, PEOPLE_SHARE = 0.25, 0.001, 0.1
# Features of SkinLines; years from which lines may be as deep at rest as a pull makes them.
SKIN_LINES, LINED_AT_REST = 16, 45
REST = ("neutral", "clean", "near", "glasses", "hair")
HEADER = "// Made by Training/gate.py from {count} tuning renders; do not edit.\n\n"


# What is collected.

def collect(program, output, folders):
    with samples(program, output) as (judge, done, keep):
        for path in sorted(p for folder in folders for p in pathlib.Path(folder).glob("*.jpg")):
            truth = json.loads(path.with_suffix(".json").read_text())
            refuse_held_out(path, truth)
            if str(path) not in done:
                keep(str(path), judge.file(path), kind="whole", truth=about(truth))


def paint(program, output, folders):
    with samples(program, output) as (judge, done, keep):
        for path, _, _, tone, truth in pictures.clean(folders):
            refuse_held_out(path, truth)
            if f"{path} colours" not in done:
                keep(f"{path} colours", {}, kind="colours", tone=tone, seed=truth["seed"],
                     samples=list(painted_colours(judge, path, truth["seed"])))


@contextlib.contextmanager
def samples(program, output):
    """The judge, the keys that `output` holds, and what adds a line to it."""
    output = pathlib.Path(output)
    done = {json.loads(line)["key"] for line in output.open()} if output.exists() else set()
    with output.open("a") as file:
        def keep(key, line, **more):
            file.write(json.dumps({"key": key, **line, **more}) + "\n")
            file.flush()
        yield pictures.Judge(program, "samples"), done, keep


def refuse_held_out(path, truth):
    if truth["seed"] >= 10_000 and not pictures.is_seen(truth["seed"]):
        sys.exit(f"{path} is held out")


def about(truth):
    fault = truth.get("fault")
    expression = fault or truth["person"]["expression"]
    return {
        "seed": truth["seed"], "tone": truth["person"]["tone"], "years": truth["person"]["years"], "light": truth["look"]["light"],
        "glasses": truth["look"]["glasses"],
        "hair": truth["look"]["hair"].startswith("fringe") and truth["look"]["headwear"] == "none", "expression": expression, "strength": truth.get("strength", 0),
        "distance": truth["distance"] if fault else truth["camera"]["distance"],
        "lined": truth.get("lined", False), "clean": fault == "clean" if fault else pictures.is_clean(truth)}


def painted_colours(judge, path, seed):
    """The picture as it is, then under seven draws of exposure and of the light's colour."""
    from PIL import Image
    image = Image.open(path).convert("RGB")
    image = image.resize((400, 400 * image.height // image.width), Image.Resampling.LANCZOS)
    light, rng = faults.linear(np.asarray(image)), np.random.default_rng([seed, 77])
    for k in range(8):
        stops = rng.uniform(-3.3, 2.6) if k % 3 else 0.0
        size, angle = rng.uniform(0, 1.1), rng.uniform(0, 2 * np.pi)
        red, blue = (size * np.cos(angle), size * np.sin(angle)) if k and k % 3 != 1 else (0.0, 0.0)
        gains = 2.0 ** np.array([red, 0, -blue])
        changed = light * gains / (gains @ [0.2126, 0.7152, 0.0722]) * 2.0**stops
        if stops < -0.5:
            changed = faults.noise(changed, rng, 1.5e-4)
        sample = judge.pixels(faults.encoded(changed)).get("sample") or {}
        if sample.get("colours"):
            yield {"exposure": stops, "red": red, "blue": blue, "colours": sample["colours"]}


# What is learned.

def ridge(x, y, penalty, weight):
    """Weights and constant of weighted least squares; features are centred, not scaled."""
    middle = x.mean(0)
    a = np.c_[x - middle, np.ones(len(x))]
    shrink = np.diag(np.r_[np.full(x.shape[1], penalty), 1e-9])
    found = np.linalg.solve((a * weight[:, None]).T @ a + shrink, (a * weight[:, None]).T @ y)
    return found[:-1], found[-1] - middle @ found[:-1]


def logistic(x, y, penalty, weight):
    """Weights and constant of penalised logistic regression, by Newton steps."""
    middle = x.mean(0)
    a = np.c_[x - middle, np.ones(len(x))]
    shrink = np.r_[np.full(x.shape[1], penalty), 1e-6]
    found = np.zeros(a.shape[1])
    for _ in range(25):
        p = 1 / (1 + np.exp(-np.clip(a @ found, -30, 30)))
        step = np.linalg.solve((a * (weight * p * (1 - p))[:, None]).T @ a + np.diag(shrink),
                               a.T @ (weight * (p - y)) + shrink * found)
        found -= step
        if abs(step).max() < 1e-6:
            break
    return found[:-1], found[-1] - middle @ found[:-1]


def cross_validated(learn, x, y, seeds, *settings, weight):
    """What each person gets from weights that never saw them."""
    result = np.zeros(len(y))
    tuning = seeds < HELD_OUT
    for out in left_out(seeds):
        used = ~out & tuning
        weights, constant = learn(x[used], y[used], *settings, weight=weight[used])
        result[out] = x[out] @ weights + constant
    return result


def left_out(seeds, parts=8):
    """Masks of the rows of an eighth of the tuning people each, and of all others."""
    people = np.unique(seeds[seeds < HELD_OUT])
    np.random.default_rng(0).shuffle(people)
    others = [seeds >= HELD_OUT] if (seeds >= HELD_OUT).any() else []
    return [np.isin(seeds, part) for part in np.array_split(people, parts)] + others


def limit_between(name, clean, strong):
    """The rule of the limits, from readings by weights that had not seen the person: least of what is wrong, one in a
    hundred clean pictures refused counting as much as one in twenty strong faults passed; the middle of the range
    where half as much more is wrong at most."""
    values = np.unique(np.r_[clean, strong])
    wrong = np.array([(clean > v).mean() / 0.01 + (strong <= v).mean() / 0.05 for v in values])
    limit = values[wrong <= wrong.min() + 0.5][[0, -1]].mean()
    print(f"{name}: 97, 98, 99 % of {len(clean)} clean below {np.percentile(clean, [97, 98, 99]).round(2)}, 2, 5, 10 % of "
          f"{len(strong)} strong below {np.percentile(strong, [2, 5, 10]).round(2)}; limit {limit:.3f}: "
          f"{(clean > limit).sum()} clean beyond, {(strong > limit).sum()} strong")
    return limit


def colour_features(colours):
    """As ColourModel.swift has them."""
    (light, r, y), (whites, r2, y2) = colours["skin"], colours["whites"]
    d = whites - light
    return [light, whites, colours["lightest"], colours["middle"], r, y, r2, y2, d * d, r * r, y * y, r * y,
            d * r, d * y, r2 * r2, y2 * y2, r * r2, y * y2]


MIRROR = np.array([int(n) for n in re.findall(
    r"\d+", (ROOT / "Engine/Sources/FaceAnalysis/Regions/MeshMirror.swift").read_text().split("= [")[1])])
# Every third of the median and the patient's right.
SHAPE = [k for k in range(468) if MIRROR[k] >= k][::3]


def shape_features(points, pose):
    """As FaceShape.swift has them: the even part of the points in the head's frame."""
    y, p, r = np.radians([pose["yaw"], pose["pitch"], pose["roll"]])
    forward = np.array([np.sin(y) * np.cos(p), -np.sin(p), -np.cos(y) * np.cos(p)])
    lateral = np.array([np.cos(y), 0, np.sin(y)])
    up = np.array([-np.sin(y) * np.sin(p), -np.cos(p), np.cos(y) * np.sin(p)])
    axes = np.array([lateral * np.cos(r) - up * np.sin(r), up * np.cos(r) + lateral * np.sin(r), forward])
    q = np.array(points)[:468] @ axes.T
    q -= q.mean(0)
    q /= np.sqrt((q**2).sum(1).mean())
    even = (q + q[MIRROR[:468]] * [-1, 1, 1]) / 2
    pitch, yaw = pose["pitch"] / 15, pose["yaw"] / 15
    return np.r_[even[SHAPE].ravel(), 0.05 * pitch, 0.05 * pitch**2, 0.05 * yaw**2]


def fit(output, wanted):
    lines = [json.loads(line) for line in open(output)]
    whole = [line for line in lines if line["kind"] == "whole" and line.get("sample", {}).get("pose")]
    tuning = [line for line in whole if line["truth"]["seed"] < HELD_OUT]
    models = {
        "colours": lambda: fit_colours([line for line in lines if line["kind"] == "colours"]),
        "shape": lambda: fit_shape(whole), "brows": lambda: fit_brows(whole),
        "glasses": lambda: fit_edges(tuning, "glasses", "strip", "GlassesWeights",
                                     "glasses, linear in the features of `EdgeStrip.eyes`"),
        "hair": lambda: fit_edges(tuning, "hair", "forehead", "HairWeights",
                                  "hair on the forehead, linear in those of `EdgeStrip.forehead`"),
        "light": lambda: fit_light(tuning)}
    for name in wanted or models:
        models[name]()


def fit_colours(lines):
    rows = [(s, line["seed"]) for line in lines for s in line["samples"]]
    x = np.array([colour_features(s["colours"]) for s, _ in rows])
    seeds = np.array([seed for _, seed in rows])
    clean = np.array([s["exposure"] == 0 and s["red"] == 0 and s["blue"] == 0 for s, _ in rows])
    weight = np.where(clean, 3.0, 1.0)
    text = HEADER.format(count=len(lines)) + (
        "/// Linear models of exposure and of the light's colour on `ColourModel.features`, stops.\n"
        "enum ColourWeights {\n")
    for name, y in (("exposure", np.clip([s["exposure"] for s, _ in rows], -2.5, 2.2)),
                    ("redness", np.array([s["red"] for s, _ in rows])),
                    ("yellowness", np.array([s["blue"] for s, _ in rows]))):
        held = cross_validated(ridge, x, y, seeds, 1.0, weight=weight)
        print(f"{name}: rms error {np.sqrt(((held - y) ** 2).mean()):.2f}, of clean {held[clean].std():.2f}, "
              f"largest {abs(held[clean]).max():.2f}")
        weights, constant = ridge(x, y, 1.0, weight)
        text += f"  static let {name} = (\n    constant: {constant:.4f},\n    weights: [\n{numbers(weights, 6)}\n    ]\n  )\n"
    write("ColourWeights", text + "}\n")


def fit_shape(lines):
    lines = [line for line in lines if abs(line["sample"]["pose"]["yaw"]) < 15 and abs(line["sample"]["pose"]["pitch"]) < 20]
    x = np.array([shape_features(line["sample"]["points"], line["sample"]["pose"]) for line in lines])
    truth = [line["truth"] for line in lines]
    seeds = np.array([t["seed"] for t in truth])
    expression = np.array([t["expression"] for t in truth])
    near = np.array([t["distance"] < 550 for t in truth])
    models = {}
    y, weight = np.array([1000 / t["distance"] for t in truth]), np.where(near, NEAR_WEIGHT, 1.0)
    held = cross_validated(ridge, x, y, seeds, LENS_PENALTY, weight=weight)
    print(f"lens: {(seeds < HELD_OUT).sum()} renders, rms error {np.sqrt(((held - y)[~near & (seeds < HELD_OUT)] ** 2).mean()):.2f} /m "
          f"beyond 550 mm; of others {np.sqrt(((held - y)[~near & (seeds >= HELD_OUT)] ** 2).mean()):.2f}")
    limit = limit_between("lens", held[[t["clean"] for t in truth]], held[y > 3.2])
    print(f"  {1000 / limit:.0f} mm")
    tuning = seeds < HELD_OUT
    models["lens"] = ridge(x[tuning], y[tuning], LENS_PENALTY, weight[tuning])
    for name, yes, unclear in (("smile", ["smile", "smile_open", "slight_smile"], ["pressed", "eyes_closed"]),):
        y, kept = np.isin(expression, yes).astype(float), ~np.isin(expression, unclear) & tuning
        weight = np.where(y > 0, 2.0, 1.0)
        held = cross_validated(logistic, x[kept], y[kept], seeds[kept], 0.03, weight=weight[kept])
        neutral = np.isin(expression[kept], REST)
        print(f"{name}: at rest largest {np.sort(held[neutral])[-3:].round(2)}, strong "
              f"{np.sort(held[(y[kept] > 0) & (np.array([t['strength'] for t in truth])[kept] == 3)]).round(2)}")
        models[name] = logistic(x[kept], y[kept], 0.03, weight[kept])
    text = HEADER.format(count=len(lines)) + (
        "internal import Raster\n\n/// Linear models on `FaceShape`: the inverse of the lens's distance, 1/m, and log odds of a smile.\n"
        "enum ShapeWeights {\n")
    for name, (weights, constant) in models.items():
        terms = ", ".join(f"{w:.4f}" for w in weights[-3:])
        text += f"  /// The constant, then of p, p², y² (in 15°).\n  static let {name} = (constant: {constant:.4f}, terms: [{terms}])\n"
    text += ("\n  /// Vertex of the median or the patient's right; x, y, z for lens and smile.\n"
             "  static let half: [(index: Int, lens: Point3, smile: Point3)] = [\n")
    for row, index in enumerate(SHAPE):
        cells = ", ".join("Point3(" + ", ".join(f"{w:.3f}" for w in models[name][0][3 * row:3 * row + 3]) + ")" for name in models)
        text += f"    ({index}, {cells}),\n"
    write("ShapeWeights", text + "  ]\n}\n")


def fit_brows(lines):
    """Raised brows and frowns, by lines of the skin and by where the brows stand in the face.

    Pulls are few and people differ more than a pull moves, so what a pull does is learned from pairs of one
    person, and what people differ by from all at rest: Fisher's linear discriminant (1936,
    doi:10.1111/j.1469-1809.1936.tb02137.x), 0 for the mean at rest and 1 for the mean strong pull. Against the
    own rest it is what two photographs of one person at rest differ by instead.

    Old skin may be lined as deeply at rest as a pull lines it: the lines of a pull in those from 45 on count as
    rest too, and lines say no more than `MOST_LINES`, so that they never speak alone. Pictures of an earlier
    generator, which drew no lines, are left out where brows move, and where limits are chosen.
    """
    lines = [line for line in lines if line["sample"].get("lines") and line["sample"].get("brows")
             and abs(line["sample"]["pose"]["yaw"]) < 15 and abs(line["sample"]["pose"]["pitch"]) < 20]
    lines = [line for line in lines if line["truth"]["lined"] or
             line["truth"]["expression"] not in ("brows_raised", "frown", "narrowed", "eyes_closed")]
    x = np.array([brow_features(line["sample"]) for line in lines])
    truth = [line["truth"] for line in lines]
    spread = x[[t["seed"] < HELD_OUT for t in truth]].std(0) + 1e-6
    x /= spread
    people = Rows(x, np.array([t["seed"] for t in truth]), np.array([t["expression"] for t in truth]),
                  np.array([t["years"] for t in truth]), np.array([t["lined"] for t in truth]),
                  np.array([line["key"].split("/")[-1].startswith("series") for line in lines]))
    clean = np.array([t["clean"] and t["expression"] in REST for t in truth])
    tuning = people.seeds < HELD_OUT
    line_part, place_part = np.arange(x.shape[1]) < SKIN_LINES, np.arange(x.shape[1]) >= SKIN_LINES
    text = HEADER.format(count=int(tuning.sum())) + (
        "/// How far brows are raised and knit, 0 at rest and 1 for a strong pull: linear in the features of\n"
        "/// `SkinLines` (lines) and of `BrowPlace`, degrees of pitch over 15, `FaceShape` (place); changes of one\n"
        "/// person in all of them.\nenum BrowWeights {\n")
    for name, fault in (("raised", "brows_raised"), ("knit", "frown")):
        strong = people.expression == fault
        parts = {"Lines": line_part, "Place": place_part}
        held = {part: cross_validated_pull(people, lambda used: discriminant(people, fault, used, kept)) for part, kept in parts.items()}
        joined = held["Place"] + LINES_SHARE * np.minimum(held["Lines"], MOST_LINES)
        size = joined[strong & tuning].mean()
        limit_between(name, joined[clean] / size, joined[strong] / size)
        for part, kept in parts.items():
            weights, constant = discriminant(people, fault, tuning, kept)
            by = size if part == "Place" else 1
            text += model(name + part, weights[kept] / spread[kept] / by, constant / by)
        text += f"  static let {name}LinesShare = {LINES_SHARE / size:.4f}\n"
        change = cross_validated_pull(people, lambda used: change_discriminant(people, fault, used))
        again = np.array([change[a] - change[b] for a, b in people.repeats(tuning)])
        limit_between(f"{name} against the own rest", np.r_[again, -again],
                      np.array([change[a] - change[b] for a, b in people.pulls(fault, tuning)]))
        weights, constant = change_discriminant(people, fault, tuning)
        text += model(f"{name}Change", weights / spread, constant)
    write("BrowWeights", text + f"  static let mostLines = {MOST_LINES}\n}}\n")


def model(name, weights, constant):
    return f"  static let {name} = (\n    constant: {constant:.4f},\n    weights: [\n{numbers(weights, 6)}\n    ]\n  )\n"


def cross_validated_pull(people, learn):
    held = np.zeros(len(people.x))
    for out in left_out(people.seeds):
        weights, constant = learn(~out & (people.seeds < HELD_OUT))
        held[out] = people.x[out] @ weights + constant
    return held


@dataclasses.dataclass
class Rows:
    """Features of pictures and whose they are."""
    x: np.ndarray
    seeds: np.ndarray
    expression: np.ndarray
    years: np.ndarray
    lined: np.ndarray
    series: np.ndarray

    def pulls(self, fault, used):
        """Row of a strong pull and of the same person at rest."""
        rest = {s: k for k, s in enumerate(self.seeds) if self.expression[k] == "clean" and self.lined[k]}
        return [(k, rest[self.seeds[k]]) for k in np.flatnonzero((self.expression == fault) & used) if self.seeds[k] in rest]

    def repeats(self, used):
        """Rows of the same person at rest photographed twice."""
        rows = np.flatnonzero(self.series & used)
        return [(a, b) for n, a in enumerate(rows) for b in rows[:n] if self.seeds[a] == self.seeds[b]]


def discriminant(people, fault, used, kept):
    """Weights (0 of what is not `kept`) and constant between people."""
    x, pairs = people.x[:, kept], people.pulls(fault, used)
    rest = x[np.isin(people.expression, REST) & used]
    lined = x[[a for a, _ in pairs if people.years[a] >= LINED_AT_REST]] if kept[0] else x[:0]
    off = np.vstack([rest, lined]) - rest.mean(0)
    found, constant = between(off.T @ off / len(off), np.array([x[a] - x[b] for a, b in pairs]), rest.mean(0),
                              PULL_SHARE, EVEN_SHARE)
    weights = np.zeros(len(kept))
    weights[kept] = found
    return weights, constant


def change_discriminant(people, fault, used):
    """Weights between photographs of one person; the constant only makes people at rest read about 0."""
    x = people.x
    off = np.array([x[a] - x[b] for a, b in people.repeats(used)])
    pulls = np.array([x[a] - x[b] for a, b in people.pulls(fault, used)])
    rest = x[np.isin(people.expression, REST) & used]
    return between(off.T @ off / len(off) + PEOPLE_SHARE * np.cov(rest.T), pulls, rest.mean(0),
                   CHANGE_PULL_SHARE, CHANGE_EVEN_SHARE)


def between(rest, pulls, middle, pull_share, even_share):
    spread = rest + pull_share * np.cov(pulls.T)
    spread += even_share * np.trace(spread) / len(spread) * np.eye(len(spread))
    weights = np.linalg.solve(spread, pulls.mean(0))
    weights /= weights @ pulls.mean(0)
    return weights, -weights @ middle


def brow_features(sample):
    """As BrowTension.swift has them."""
    return np.r_[sample["lines"], sample["brows"], sample["pose"]["pitch"] / 15, shape_features(sample["points"], sample["pose"])]


def fit_edges(lines, fault, strip, name, what):
    lines = [line for line in lines if abs(line["sample"]["pose"]["yaw"]) < 25 and line["sample"].get(strip)]
    x = np.array([line["sample"][strip] for line in lines])
    y = np.array([float(line["truth"][fault]) for line in lines])
    seeds = np.array([line["truth"]["seed"] for line in lines])
    weight = np.where(y > 0, 2.0, 1.0)
    held = cross_validated(logistic, x, y, seeds, 10.0, weight=weight)
    print(f"{fault}: log odds without {np.sort(held[y == 0])[-4:].round(2)}, with {np.sort(held[y == 1])[:4].round(2)} "
          f"of {int(y.sum())}")
    weights, constant = logistic(x, y, 10.0, weight)
    write(name, HEADER.format(count=len(lines)) + (
        f"/// Log odds of {what}.\nenum {name} {{\n"
        f"  static let constant = {constant:.4f}\n  static let weights: [Double] = [\n{numbers(weights, 4)}\n  ]\n}}\n"))


def fit_light(lines):
    lines = [line for line in lines if line["truth"]["clean"] and line["truth"]["light"] == "clinic"]
    values = np.array([[np.nan if v is None else v for v in line["sample"]["patches"]] for line in lines], float)
    values -= np.nanmedian(values, 1, keepdims=True)
    sides = (values.shape[1] - 5) // 2
    mirrored = np.r_[0:5, 5 + sides:5 + 2 * sides, 5:5 + sides]
    values = np.r_[values, values[:, mirrored]]
    half = slice(0, 5 + sides)
    usual, spread = np.nanmean(values, 0)[half], np.maximum(np.nanstd(values, 0)[half], 0.08)
    write("LightWeights", HEADER.format(count=len(lines)) + (
        "/// Luminance that each patch of `LightPatches` (middle line, then the right) has under two equal\n"
        "/// lights, stops from the face's own, and its spread between people.\n"
        f"enum LightWeights {{\n  static let usual: [Double] = [\n{numbers(usual, 4)}\n  ]\n"
        f"  static let spread: [Double] = [\n{numbers(spread, 4)}\n  ]\n}}\n"))


def numbers(values, indent):
    lines, line = [], " " * indent
    for value in values:
        word = f"{value:.4f},"
        if len(line) + len(word) > 99:
            lines.append(line.rstrip())
            line = " " * indent
        line += word + " "
    return "\n".join([*lines, line.rstrip()])


def write(name, text):
    path = QUALITY / f"{name}.swift"
    path.write_text(text)
    subprocess.run(["swift", "format", "-i", path], check=True)


if __name__ == "__main__":
    if sys.argv[1] == "fit":
        fit(sys.argv[2], sys.argv[3:])
    else:
        {"collect": collect, "paint": paint}[sys.argv[1]](*sys.argv[2:4], sys.argv[4:])
