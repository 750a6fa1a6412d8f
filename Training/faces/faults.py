"""One clean clinical photograph a person, and the same photograph with one fault at three strengths.

usage: python faults.py WHEEL OUTPUT SEED… [--faults NAME…] [--strengths N…] [--size WIDTH] [--spp N]

Writes FAULT-STRENGTH-SEED.jpg and .json; the clean picture is clean-0-SEED. Strengths are 1 slight, 2
plain, 3 strong; STRENGTHS says what they are. A picture that exists is not made again. Faults that can be
painted onto a finished picture are not here: Benchmarks/gate.py paints them.
"""

import argparse
import dataclasses
import json
import pathlib
import time

import mitsuba as mi
import numpy as np
from PIL import Image

import develop
import person as people
import render
import studio
import subject
from truth import angles, towards

# Distance of the eyes from the lens (millimetres); weights of the expression units; thickness of the frame
# (millimetres), its colour and the light that the lenses take; hair style and what its fringe is longer by;
# degrees to one side, up or down; share of one side's lamp that the other has (cheeks then differ by about 1.3, 1.8 and 2.8).
NEUTRAL_DISTANCE = 1500.0
STRENGTHS = {
    "near": [600.0, 400.0, 280.0],
    "smile": [{"mouth-corner-puller": 0.3}, {"mouth-corner-puller": 0.6, "mouth-retraction": 0.2},
              {"mouth-corner-puller": 0.95, "mouth-retraction": 0.4, "mouth-part-later": 0.3}],
    "mouth_open": [{"mouth-open": 0.12}, {"mouth-open": 0.3}, {"mouth-open": 0.6}],
    "brows_raised": [{f"eyebrows-{s}-up": w for s in ("left", "right")} for w in (0.4, 0.8, 1.3)],
    "frown": [{f"eyebrows-{s}-down": w for s in ("left", "right")} for w in (0.4, 0.8, 1.2)],
    "eyes_closed": [{f"eye-{s}-closure": w for s in ("left", "right")} for w in (0.45, 0.75, 1.0)],
    "glasses": [(0.4, (0.45, 0.42, 0.36), 0.0), (1.0, (0.10, 0.045, 0.018), 0.0), (2.2, (0.012, 0.011, 0.010), 0.35)],
    "hair": [("fringe_crop", 0.0), ("fringe_crop", 20.0), ("fringe_crop", 40.0)],
    "yaw": [7.0, 12.0, 20.0],
    "pitch": [8.0, 13.0, 18.0],
    "uneven_lamps": [0.71, 0.44, 0.17],
}
BACKDROPS = {"tuning": ["clinical", "white"], "heldout": ["clinical", "grey"]}


def clean_look(who: people.Person) -> subject.Look:
    """Dressed as for a clinical photograph: hair back or none, no glasses; some men have beards."""
    rng = np.random.default_rng([who.seed, 8])
    look = render.look_of(who, "plain")
    look.glasses = False
    look.style = "tied" if who.female >= 0.5 else str(rng.choice(["buzz", "bald", "crop", "receding"]))
    look.headwear = "headband" if who.female >= 0.5 else str(rng.choice(["none", "headband", "cap"]))
    if who.female < 0.5 and rng.random() < 0.3:
        look.beard = str(rng.choice(render.BEARDS))
    look.neckline = "high"
    return look


def with_fault(who, look, fault, strength):
    """The person, the look, the distance and the lenses' tint of a picture."""
    if fault in ("clean", "yaw", "pitch", "uneven_lamps"):
        return who, look, NEUTRAL_DISTANCE, 0.0
    amount = STRENGTHS[fault][strength - 1]
    if fault == "near":
        return who, look, amount, 0.0
    if fault == "glasses":
        thickness, colour, tint = amount
        return who, dataclasses.replace(look, glasses=True, frame=(thickness, colour)), NEUTRAL_DISTANCE, tint
    if fault == "hair":
        return who, dataclasses.replace(look, style=amount[0], longer_fringe=amount[1], headwear="none"), NEUTRAL_DISTANCE, 0.0
    ancestry = np.random.default_rng([who.seed, 9]).dirichlet([1.0, 1.0, 1.0])
    morphs = people._expression(amount, ancestry)
    return dataclasses.replace(who, expression=fault, expression_morphs=morphs), look, NEUTRAL_DISTANCE, 0.0


def face_of(base, who, look, pose, last: dict):
    """The face that was made last where nothing about it has changed."""
    key = (who.seed, who.expression, tuple(who.expression_morphs.items()), repr(look), pose)
    if last.get("key") != key:
        last.update(key=key, face=subject.Subject(
            base, who, look, pose, body_share=0.9, gaze_follows=1.0, detail=0.6, borders=False))
    return last["face"]


def render_fault(base, seed, fault, strength, width, spp, output: pathlib.Path, last: dict):
    rng = np.random.default_rng([seed, 10])
    who = people.make(seed, expression="neutral")
    who, look, distance, tint = with_fault(who, clean_look(who), fault, strength)
    pose = tuple(float(rng.normal(0, s)) for s in (1.5, 1.5, 1.0))
    if fault in ("yaw", "pitch"):
        turned = STRENGTHS[fault][strength - 1]
        pose = tuple(p + turned * (1 if p > 0 else -1) if name == fault else p
                     for p, name in zip(pose, ("yaw", "pitch", "roll")))
    face = face_of(base, who, look, pose, last)
    at = (face.points["left_eye"] + face.points["right_eye"]) / 2
    target = at + np.array([rng.normal(0, 5), -22.0 + rng.normal(0, 5), 0.0])
    field = rng.uniform(240, 300)
    camera = studio.Camera(target + np.array([0, 0, distance]), target, focal=width * distance / field,
                           width=width, height=int(width * 1.25))
    light = str(rng.choice(studio.SOFT_LIGHTS["strange" if people.STRANGE <= seed < people.HELD_OUT else who.split]))
    light, fill = ("uneven", STRENGTHS[fault][strength - 1]) if fault == "uneven_lamps" else (light, 0.0)
    behind = str(rng.choice(BACKDROPS[who.split]))
    surroundings = studio.lamps(light, at, rng, fill) | {"backdrop": studio.backdrop(behind, at, rng)}
    scene = render.scene_of(face, surroundings, camera)
    image = np.array(mi.render(scene, sensor=camera.sensor(spp, seed)))[..., :3]
    image = np.nan_to_num(np.clip(image, 0, 30))
    coverage = render.coverage_of(face, scene, camera, 2)
    scale = camera.project(at)[0, 2] / camera.focal
    image = develop.scatter(develop.denoise(image, coverage), coverage[..., subject.SKIN], scale)
    image, glass = render.add_lenses(image, face, surroundings, camera)
    if glass is not None:
        image = image * (1 - tint * glass[..., :1])
    pixels = develop.picture(image, coverage[..., subject.SKIN], rng)
    stem = output / f"{fault}-{strength}-{seed:05d}"
    sight = camera.axes() @ (at - camera.position)
    truth = {
        "schema": "aglae.fault/1", "fault": fault, "lined": True, "strength": strength, "seed": seed, "split": who.split,
        "eyes": camera.project(at)[0, :2].tolist(), "distance": float(camera.project(at)[0, 2]), "millimetresPerPixel": float(scale),
        "pose": angles(towards(sight) @ camera.axes() @ face.rotation @ face.frame),
        "person": {"tone": who.tone, "years": who.years, "female": who.female},
        "look": {"hair": look.style, "beard": look.beard, "headwear": look.headwear, "glasses": look.glasses,
                 "light": light, "backdrop": behind}}
    stem.with_suffix(".json").write_text(json.dumps(truth))
    Image.fromarray(pixels).save(stem.with_suffix(".jpg.part"), "JPEG", quality=93, subsampling=0)
    stem.with_suffix(".jpg.part").rename(stem.with_suffix(".jpg"))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("wheel", type=pathlib.Path)
    parser.add_argument("output", type=pathlib.Path)
    parser.add_argument("seeds", nargs="+", help="numbers or ranges FIRST:END")
    parser.add_argument("--faults", nargs="+", default=["clean", *STRENGTHS], choices=["clean", *STRENGTHS])
    parser.add_argument("--strengths", nargs="+", type=int, default=[1, 2, 3])
    parser.add_argument("--size", type=int, default=512)
    parser.add_argument("--spp", type=int, default=8)
    given = parser.parse_args()
    given.output.mkdir(parents=True, exist_ok=True)
    base, last = subject.Base(given.wheel, 2), {}
    seeds = []
    for text in given.seeds:
        first, _, end = text.partition(":")
        seeds += range(int(first), int(end) if end else int(first) + 1)
    for seed in seeds:
        for fault in given.faults:
            for strength in [0] if fault == "clean" else given.strengths:
                if (given.output / f"{fault}-{strength}-{seed:05d}.jpg").exists():
                    continue
                start = time.monotonic()
                render_fault(base, seed, fault, strength, given.size, given.spp, given.output, last)
                print(f"{fault} {strength} {seed}: {time.monotonic() - start:.1f} s", flush=True)


if __name__ == "__main__":
    main()
