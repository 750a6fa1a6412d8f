"""The skin mask against the known skin of rendered faces.

usage: .deps/python/bin/python Benchmarks/skin.py SKIN_BENCHMARK TRUTH_FOLDER

Prints intersection over union with the rendered skin within the part of the picture that the mask
looks at (from above the hairline to the neckline; the share of skin beyond is printed), by tone and by what
covers the skin, beside two baselines: the mesh's face oval, and the person's true silhouette within
it. Then the agreement of the mask of a mirrored picture with the mirrored mask, and the gap between
light and dark skin with a bootstrap interval. Exit status 1 when the mean is below 0.93.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

import numpy
from PIL import Image, ImageDraw, ImageOps

GOAL = 0.93
LIGHT, DARK = 28, -15  # degrees ITA: at least, at most


def truth(picture: pathlib.Path, kind: str) -> numpy.ndarray:
    return numpy.asarray(Image.open(picture.with_suffix(f".{kind}.png")).convert("L")) > 127


def overlap(a: numpy.ndarray, b: numpy.ndarray) -> float:
    return (a & b).sum() / max((a | b).sum(), 1)


def masks(program: str, pictures: list[pathlib.Path], folder: pathlib.Path) -> list[dict]:
    output = subprocess.run(
        [program, "mask", str(folder), *map(str, pictures)], check=True, capture_output=True, text=True).stdout
    lines = [json.loads(line) for line in output.splitlines()]
    for line in lines:
        if line["width"]:
            line["mask"] = numpy.asarray(Image.open(folder / f"{line['name']}.skin.pgm")) > 127
    return lines


def filled(outline: list, shape: tuple[int, int]) -> numpy.ndarray:
    image = Image.new("L", shape[::-1])
    ImageDraw.Draw(image).polygon([tuple(p) for p in outline], fill=255)
    return numpy.asarray(image) > 127


def covers(look: dict) -> list[str]:
    """What covers skin in this picture."""
    found = ["glasses"] if look["glasses"] else []
    found += [f"beard: {look['beard']}"] if look["beard"] != "none" else []
    found += ["headwear"] if look["headwear"] != "none" else []
    found += ["fringe"] if "fringe" in look["hair"] else []
    return found or ["none of these"]


def measure(program: str, pictures: list[pathlib.Path]) -> list[dict]:
    with tempfile.TemporaryDirectory() as work:
        work = pathlib.Path(work)
        mirrored = []
        for picture in pictures:
            mirrored.append(work / f"{picture.stem}.png")
            ImageOps.mirror(Image.open(picture).convert("RGB")).save(mirrored[-1], compress_level=1)
        lines = masks(program, pictures, work)
        twins = masks(program, mirrored, work)
    results = []
    for picture, line, twin in zip(pictures, lines, twins):
        facts = json.loads(picture.with_suffix(".json").read_text())
        skin = truth(picture, "skin")
        result = {"tone": facts["person"]["tone"], "covers": covers(facts["look"]), "name": picture.stem}
        if "mask" in line:
            face, frame = filled(line["oval"], skin.shape), filled(line["frame"], skin.shape)
            result["outside"] = (skin & ~frame).sum() / skin.sum()
            skin &= frame
            result["figures"] = (
                overlap(line["mask"], skin), overlap(face, skin), overlap(face & truth(picture, "person"), skin))
            result["mirror"] = overlap(line["mask"], twin["mask"][:, ::-1]) if "mask" in twin else 0.0
        results.append(result)
    return results


def print_groups(title: str, groups: dict[str, list[dict]]) -> None:
    print(f"\n| {title} | pictures | mask: mean | mask: least | face oval | true silhouette within the oval |")
    print("|---|---|---|---|---|---|")
    for name, members in groups.items():
        figures = numpy.array([m["figures"] for m in members])
        print(f"| {name} | {len(members)} | {figures[:, 0].mean():.3f} | {figures[:, 0].min():.3f} "
              f"| {figures[:, 1].mean():.3f} | {figures[:, 2].mean():.3f} |")


def print_fairness(found: list[dict]) -> None:
    light = numpy.array([r["figures"][0] for r in found if r["tone"] >= LIGHT])
    dark = numpy.array([r["figures"][0] for r in found if r["tone"] <= DARK])
    if not len(light) or not len(dark):
        return
    draw = numpy.random.default_rng(20261124)
    gaps = [draw.choice(light, len(light)).mean() - draw.choice(dark, len(dark)).mean() for _ in range(4000)]
    low, high = numpy.percentile(gaps, [2.5, 97.5])
    print(f"\nLight (ITA {LIGHT} and more, {len(light)}) minus dark (ITA {DARK} and less, {len(dark)}): "
          f"{light.mean() - dark.mean():+.3f}, bootstrap 95 % interval {low:+.3f} to {high:+.3f}.")


def main(program: str, folder: str) -> int:
    pictures = [p for p in sorted(pathlib.Path(folder).glob("*.jpg")) if p.with_suffix(".skin.png").exists()]
    results = measure(program, pictures)
    found = [r for r in results if "figures" in r and r["name"].startswith("skin")]
    turned = [r for r in results if "figures" in r and not r["name"].startswith("skin")]
    seeds = [int(r["name"].split("-")[1]) for r in results]
    print(f"{len(results)} renders, seeds {min(seeds)} to {max(seeds)}; no face found in "
          f"{[r['name'] for r in results if 'figures' not in r] or 'none'}; load {os.getloadavg()[0]:.1f}")
    print_groups("tone, ITA", {str(t): [r for r in found if r["tone"] == t]
                               for t in sorted({r["tone"] for r in found}, reverse=True)})
    print_groups("covered by", {c: [r for r in found if c in r["covers"]]
                                for c in sorted({c for r in found for c in r["covers"]})})
    print_groups("all", {"all": found} | ({"other renders: heads turned far": turned} if turned else {}))
    below = sum(r["figures"][0] < GOAL for r in found)
    print(f"\n{below} of {len(found)} below {GOAL}; the lowest: " + ", ".join(
        f"{r['name']} {r['figures'][0]:.3f}" for r in sorted(found, key=lambda r: r["figures"][0])[:5]))
    print(f"Skin beyond the part that is looked at (chest): {numpy.mean([r['outside'] for r in found]):.1%} of it.")
    mirrors = [r["mirror"] for r in found]
    print(f"Mirrored picture against mirrored mask: mean {numpy.mean(mirrors):.3f}, least {min(mirrors):.3f}.")
    print_fairness(found)
    return 0 if numpy.mean([r["figures"][0] for r in found]) >= GOAL else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
