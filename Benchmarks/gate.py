"""Right and wrong refusals of the quality gate on held-out pictures, as tables.

usage: gate.py GATE-BENCHMARK RECORD [--most N] [--each N] FOLDER…

FOLDERs hold held-out renders (Training/faces): clean ones get faults painted on (gate_faults.py), rendered
faults are judged as they are, and turned heads count by their true pose. People who were seen while a limit was
chosen (gate_pictures.py) are left out, but for painted faults, whose limits they never moved. Clean pictures are
as many of every tone. Judged lines are kept in RECORD, from which an interrupted run goes on; the tables are
printed from it. With --each, faults are painted on the first N clean pictures of every tone; with --most, each
one of strength 1 or 2 on N pictures only.
"""

import argparse
import collections
import itertools
import json
import math
import pathlib

import numpy as np
from PIL import Image

import gate_faults as faults
import gate_pictures as pictures

# Angles of the truth, degrees: slight, plain, strong.
TURNS = {"yaw": [(6, 10), (10, 15), (15, 30)], "pitch": [(6, 12), (12, 16), (16, 21)]}
HELD_OUT = 10_000
LIGHT = ("blur", "motion", "under", "over", "clipped", "uneven", "cast", "uneven_lamps")


def is_new(seed):
    return seed >= HELD_OUT and not pictures.is_seen(seed)


def chosen_clean(folders, each):
    """The first `each` clean pictures of every tone of held-out people, tones in turn."""
    by_tone = collections.defaultdict(list)
    for found in pictures.clean(folders):
        if found[4]["seed"] >= HELD_OUT:
            by_tone[found[3]].append(found)
    return [found for turn in itertools.zip_longest(*(group[:each] for group in by_tone.values()))
            for found in turn if found]


def new_clean(folders):
    """New clean pictures, as many of every tone."""
    new = [c for c in chosen_clean(folders, None) if is_new(c[4]["seed"])]
    counts = collections.Counter(c[3] for c in new)
    kept, seen = [], collections.Counter()
    for found in new:
        seen[found[3]] += 1
        if seen[found[3]] <= min(counts.values()):
            kept.append(found)
    return kept


def judged(program, record, most, each, folders):
    record = pathlib.Path(record)
    done = {json.loads(line)["key"] for line in record.open()} if record.exists() else set()
    judge = pictures.Judge(program, "frontal")
    with record.open("a") as file:
        def keep(key, fault, strength, tone, line):
            file.write(json.dumps({
                "key": key, "fault": fault, "strength": strength, "tone": tone, "refused": line["refused"],
                "quality": line["quality"]}) + "\n")
            file.flush()
        clean, new = chosen_clean(folders, each), new_clean(folders)
        for path, fault, strength, tone in [*rendered(folders), *((c[0], "clean", 0, c[3]) for c in new)]:
            if str(path) not in done:
                keep(str(path), fault, strength, tone, judge.file(path))
        for strength in (3, 2, 1):
            for count, (path, scale, eyes, tone, truth) in enumerate(clean):
                if strength < 3 and count >= most:
                    break
                wanted = [f for f in faults.STRENGTHS if f"{path} {f} {strength}" not in done]
                if not wanted:
                    continue
                pixels, scale, eyes = reduced(path, scale, eyes)
                for fault in wanted:
                    rng = np.random.default_rng([truth["seed"], list(faults.STRENGTHS).index(fault), strength])
                    painted = faults.paint(fault, strength, pixels, scale, eyes, rng)
                    keep(f"{path} {fault} {strength}", fault, strength, tone, judge.pixels(painted))
    return [json.loads(line) for line in record.open()]


def reduced(path, scale, eyes, width=640):
    image = Image.open(path).convert("RGB")
    factor = min(1, width / image.width)
    if factor < 1:
        image = image.resize((width, round(image.height * factor)), Image.Resampling.LANCZOS)
    return np.asarray(image), scale / factor, np.asarray(eyes) * factor


def rendered(folders):
    """(path, fault, strength, tone) of faulty pictures to judge as they are."""
    for folder in folders:
        for path in sorted(pathlib.Path(folder).glob("*.json")):
            truth, picture = json.loads(path.read_text()), path.with_suffix(".jpg")
            if not picture.exists() or not is_new(truth["seed"]):
                continue
            tone = truth["person"]["tone"]
            if truth["schema"] == "aglae.fault/1":
                if truth["fault"] != "clean":
                    yield picture, told_by_lines(truth["fault"], truth.get("lined")), truth["strength"], tone
            elif pictures.is_clean(truth):
                continue
            elif max(abs(truth["pose"]["yaw"]), abs(truth["pose"]["pitch"])) < 12:
                fault = worn_or_shown(truth["look"], truth["person"]["expression"])
                if fault:
                    yield picture, told_by_lines(fault, False), 2, tone
            else:
                yield from turned(picture, truth["pose"], tone)


def told_by_lines(fault, is_lined):
    """Brows moved on skin that stays smooth, as an earlier generator drew them, are a fault of their own."""
    return f"{fault}_smooth" if fault in ("brows_raised", "frown") and not is_lined else fault


def worn_or_shown(look, expression):
    """The fault that a picture of the general sets has, as strong as it came."""
    if look["glasses"]:
        return "glasses"
    if look["hair"].startswith("fringe") and look["headwear"] == "none":
        return "hair"
    return {"smile_open": "smile", "mouth_open": "mouth_open", "frown": "frown",
            "brows_raised": "brows_raised"}.get(expression)


def turned(picture, pose, tone):
    for angle, bands in TURNS.items():
        others = [abs(pose[a]) for a in ("yaw", "pitch") if a != angle]
        for strength, (low, high) in enumerate(bands, 1):
            if low <= abs(pose[angle]) < high and max(others) < 30:
                yield picture, angle, strength, tone
                return


def wilson(hits, count):
    """95 % interval of a share."""
    if count == 0:
        return 0.0, 1.0
    z, p = 1.96, hits / count
    middle = (p + z * z / (2 * count)) / (1 + z * z / count)
    half = z * math.sqrt(p * (1 - p) / count + z * z / (4 * count * count)) / (1 + z * z / count)
    return max(0.0, middle - half), min(1.0, middle + half)


def share(hits, count):
    low, high = wilson(hits, count)
    return f"{100 * hits / count:.0f} % ({hits}/{count}; {100 * low:.0f}–{100 * high:.0f})" if count else "–"


def tables(lines):
    by = collections.defaultdict(list)
    for line in lines:
        by[line["fault"], line["strength"]].append(line)

    def right(line):
        return bool(faults.EXPECTED[line["fault"]] & set(line["refused"]))
    clean = by["clean", 0]
    wrong = collections.Counter(code for line in clean for code in line["refused"])
    print(f"Clean pictures refused: {share(sum(bool(c['refused']) for c in clean), len(clean))}"
          f" {dict(wrong) or ''}\n")
    print("| fault | slight: for its reason | plain: for its reason | strong: for its reason | strong: refused | other codes of the strong |")
    print("|---|---|---|---|---|---|")
    for fault in [f for f in faults.EXPECTED if any(by[f, s] for s in (1, 2, 3))]:
        cells = [share(sum(map(right, by[fault, s])), len(by[fault, s])) for s in (1, 2, 3)]
        strong = by[fault, 3]
        others = collections.Counter(
            code for line in strong for code in line["refused"] if code not in faults.EXPECTED[fault])
        refused = share(sum(bool(c["refused"]) for c in strong), len(strong))
        named = ", ".join(f"{code} {n}" for code, n in others.most_common(3))
        print(f"| {fault} | {' | '.join(cells)} | {refused} | {named} |")
    print("\n| tone (ITA) | clean refused | strong painted faults of light and sharpness, for their reason | all other strong faults |")
    print("|---|---|---|---|")
    for tone in [*sorted({c["tone"] for c in lines}, reverse=True), None]:
        def of(chosen):
            return [c for c in chosen if tone is None or c["tone"] == tone]
        strong = [c for key, group in by.items() if key[1] == 3 for c in of(group)]
        a = [c for c in strong if c["fault"] in LIGHT]
        b = [c for c in strong if c["fault"] not in LIGHT]
        refused = of(clean)
        print(f"| {'all' if tone is None else tone} | {share(sum(bool(c['refused']) for c in refused), len(refused))} | "
              f"{share(sum(map(right, a)), len(a))} | {share(sum(map(right, b)), len(b))} |")
    strong = [c for key, group in by.items() if key[1] == 3 for c in group]
    print("\n| rates of the ten tones | 95 % intervals have a rate in common | equal rates: p by permutation over people |")
    print("|---|---|---|")
    for name, group, hit in (
            ("clean refused", clean, lambda c: bool(c["refused"])),
            ("strong faults of light and sharpness for their reason", [c for c in strong if c["fault"] in LIGHT], right),
            ("all other strong faults for their reason", [c for c in strong if c["fault"] not in LIGHT], right)):
        print(f"| {name} | {'yes' if have_rate_in_common(group, hit) else 'no'} | {equal_rates(group, hit):.2f} |")
    per_tone_faults(by, right)


def have_rate_in_common(group, hit):
    of = collections.defaultdict(list)
    for c in group:
        of[c["tone"]].append(hit(c))
    ends = [wilson(sum(hits), len(hits)) for hits in of.values()]
    return max(low for low, _ in ends) <= min(high for _, high in ends)


def equal_rates(group, hit, draws=10_000):
    """The share of permutations of the tones over people whose rates differ as much or more (chi-square)."""
    people = collections.defaultdict(lambda: [0, 0, 0])
    for c in group:
        person = people[pathlib.Path(c["key"].split()[0]).stem.split("-")[-1]]
        person[:] = c["tone"], person[1] + hit(c), person[2] + 1
    tones, hits, counts = np.array(list(people.values()), float).T
    places = np.unique(tones, return_inverse=True)[1]
    def spread(row):
        return (np.bincount(row, hits) ** 2 / np.bincount(row, counts)).sum()
    rng, found = np.random.default_rng(1), spread(places)
    as_much = sum(spread(rng.permutation(places)) >= found - 1e-9 for _ in range(draws))
    return (as_much + 1) / (draws + 1)


def per_tone_faults(by, right):
    print("\nStrong faults of light and sharpness refused for their reason, by tone:\n")
    tones = sorted({c["tone"] for c in by["clean", 0]}, reverse=True)
    print("| fault | " + " | ".join(map(str, tones)) + " |")
    print("|---|" + "---|" * len(tones))
    for fault in LIGHT:
        cells = []
        for tone in tones:
            group = [c for c in by[fault, 3] if c["tone"] == tone]
            cells.append(f"{sum(map(right, group))}/{len(group)}")
        print(f"| {fault} | " + " | ".join(cells) + " |")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("record")
    parser.add_argument("folders", nargs="*")
    parser.add_argument("--most", type=int, default=200)
    parser.add_argument("--each", type=int, default=20)
    given = parser.parse_intermixed_args()
    tables(judged(given.program, given.record, given.most, given.each, given.folders))
