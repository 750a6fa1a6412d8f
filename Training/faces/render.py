"""Faces rendered from CC0 geometry, with the truth about each beside it.

usage: python render.py WHEEL OUTPUT KIND SEED… [--size WIDTH] [--spp N] [--levels N] [--bare]

KIND is skin (hair, beards, glasses, small turns), pose (yaw ±45°, pitch ±20°, roll ±20°), plain (as pose,
quickly made: bald or capped, for learning), clinical (as clinical photographs are taken), series (the same
person three times so), changed (once so before and once after a known change) or demo.
A picture that exists is not made again. See README.md for the files and the definitions.
"""

import argparse
import pathlib
import time

import drjit as dr
import mitsuba as mi
import numpy as np
from PIL import Image

import develop
import hair
import mesh
import person as people
import studio
import subject
from truth import write_truth

KINDS = ("skin", "pose", "demo", "plain", "clinical", "series", "changed")
CLINICAL = ("clinical", "series", "changed")
BEARDS = ["stubble", "stubble_long", "beard", "long_beard", "goatee", "moustache"]


def look_of(who: people.Person, kind: str) -> subject.Look:
    """Hair, beard and clothes that follow from the seed."""
    rng = np.random.default_rng([who.seed, 4])
    palette = hair.COLOURS[who.split]
    names = list(palette)
    aged = [n for n in names if n in ("grey", "white", "salt_and_pepper", "silver")]
    young = [n for n in names if n not in aged]
    name = rng.choice(aged) if who.years > 58 and rng.random() < 0.75 else rng.choice(young)
    if who.tone < 12 and name not in aged and rng.random() < 0.8:
        name = young[0]
    colour = tuple(np.array(palette[name]) * np.exp(rng.normal(0, 0.12)))
    styles = hair.STYLES if who.female < 0.5 else [s for s in hair.STYLES if s not in ("receding", "buzz")]
    weights = np.array([0.35 if s in ("bald", "buzz") else 1.0 for s in styles])
    look = subject.Look(style=str(rng.choice(styles, p=weights / weights.sum())), hair_colour=colour)
    look.grey_share = float(np.clip(rng.normal((who.years - 45) / 60, 0.1), 0, 0.6))
    look.beard_colour = colour
    if who.female < 0.5 and rng.random() < (0.7 if kind == "skin" else 0.35):
        look.beard = str(rng.choice(BEARDS))
        if rng.random() < 0.4:
            look.beard_colour = tuple(np.array(palette[aged[-1]]) * np.exp(rng.normal(0.15, 0.1)))
    if kind == "plain":
        look.style, look.beard = "bald", "none"
    look.glasses = bool(rng.random() < (0.35 if kind == "skin" else 0.12))
    look.headwear = str(rng.choice(["none", "headband", "cap"], p=[0.72, 0.16, 0.12]))
    if kind in CLINICAL:
        _dress_clinically(who, look, rng)
    look.neckline = str(rng.choice(["high", "round", "open"]))
    look.cloth = tuple(np.clip(rng.choice([0.12, 0.35, 0.6]) * np.exp(rng.normal(0, 0.35, 3)), 0.02, 0.8))
    # Other surfaces in the two sets: the held-out skins are drier and oilier than the tuning ones.
    dry, oily = (0.52, 0.40) if who.split == "tuning" else (0.58, 0.34)
    look.roughness = float(rng.uniform(dry - 0.04, dry + 0.04) if rng.random() < 0.6 else rng.uniform(oily - 0.03, oily + 0.03))
    look.specular = float(rng.uniform(0.4, 0.55))
    return look


def _dress_clinically(who: people.Person, look: subject.Look, rng) -> None:
    """Hair off the face, no glasses, hardly a beard."""
    look.glasses = False
    look.headwear = str(rng.choice(["headband", "cap", "none"], p=[0.45, 0.35, 0.20]))
    bare = ["tied", "tied"] if who.female > 0.5 else ["bald", "buzz", "receding"]
    look.style = str(rng.choice(bare)) if look.headwear == "none" else str(rng.choice(["tied", "bald"]))
    look.beard = "stubble" if who.female < 0.5 and rng.random() < 0.1 else "none"


def pose_of(kind: str, rng) -> tuple[float, float, float]:
    if kind in ("pose", "plain"):
        return tuple(float(x) for x in (rng.uniform(-45, 45), rng.uniform(-20, 20), rng.uniform(-20, 20)))
    if kind == "skin":
        return tuple(float(np.clip(rng.normal(0, s), -2.5 * s, 2.5 * s)) for s in (11, 6, 5))
    if kind in CLINICAL:
        return tuple(float(np.clip(rng.normal(0, s), -2.5 * s, 2.5 * s)) for s in (2.5, 2.5, 2.0))
    return tuple(float(rng.normal(0, s)) for s in (1.5, 1.0, 0.8))


def camera_of(kind: str, face: subject.Subject, width: int, rng) -> studio.Camera:
    eyes = (face.points["left_eye"] + face.points["right_eye"]) / 2
    centre = eyes + np.array([0, -22.0, -30.0])
    distance = {"pose": rng.uniform(600, 2500), "plain": rng.uniform(600, 2500), "skin": rng.uniform(800, 2200)}.get(kind, 1800.0)
    field = {"pose": rng.uniform(250, 380), "plain": rng.uniform(250, 380), "skin": rng.uniform(225, 300)}.get(kind, 290.0)
    if kind in CLINICAL:
        distance, field = 1 / rng.uniform(1 / 2500, 1 / 700), rng.uniform(240, 260)
    spread = 0.0 if kind == "demo" else 1.0
    target = centre + spread * rng.normal(0, 1, 3) * [9, 9, 0]
    position = target + np.array([spread * rng.normal(0, 25), spread * rng.normal(0, 25), distance])
    return studio.Camera(position, target, focal=width * distance / field, width=width, height=int(width * 1.25))


def load(part: subject.Part, material: dict, colours, camera: studio.Camera):
    if part.radii is not None:
        return mesh.ribbons(part.points, part.radii, camera.position, material, colours)
    return mesh.shape(part.points, part.triangles, material, colours, part.normals)


def scene_of(face: subject.Subject, surroundings: dict, camera: studio.Camera) -> mi.Scene:
    shapes = {f"part{k}": load(p, p.material, p.colours, camera) for k, p in enumerate(face.parts)}
    return mi.load_dict({"type": "scene", "integrator": {"type": "path", "max_depth": 3, "rr_depth": 5}, **shapes, **surroundings})


def coverage_of(face: subject.Subject, scene: mi.Scene, camera: studio.Camera, spp: int) -> np.ndarray:
    """Share of every pixel that bare skin, hair and all else of the person take, height × width × 3: what
    `spp` rays through each meet first in `scene`, the one that was rendered."""
    count = camera.width * camera.height * spp
    sensor = camera.sensor(spp, 5)
    sampler = sensor.sampler()
    sampler.seed(5, count)
    pixel = dr.arange(mi.UInt32, count) // spp
    place = mi.Point2f(mi.Float(pixel % camera.width), mi.Float(pixel // camera.width)) + sampler.next_2d()
    ray, _ = sensor.sample_ray(0.0, 0.0, place / mi.Point2f(camera.width, camera.height), mi.Point2f(0.5))
    met = scene.ray_intersect_preliminary(ray, coherent=True)
    shapes, triangles = np.array(dr.reinterpret_array(mi.UInt32, met.shape)), np.array(met.prim_index)
    numbers = {s.id(): np.array(dr.reinterpret_array(mi.UInt32, mi.ShapePtr(s)))[0] for s in scene.shapes()}
    cover = np.zeros((count, 3))
    for k, part in enumerate(face.parts):
        own = shapes == numbers[f"part{k}"]
        cover[own] = (np.eye(3)[part.kind] if part.classes is None
                      else part.classes[part.triangles[triangles[own]]].mean(1))
    return cover.reshape(camera.height, camera.width, spp, 3).mean(2)


def albedo(scene: mi.Scene, camera: studio.Camera, spp: int, seed: int) -> np.ndarray:
    """What colour the first surface has, mean over each pixel."""
    integrator = mi.load_dict({"type": "aov", "aovs": "a:albedo"})
    return np.clip(np.array(mi.render(scene, integrator=integrator, sensor=camera.sensor(spp, seed)))[..., -3:], 0, 1)


def add_lenses(image, face, surroundings, camera):
    """Reflections of clear lenses, 6 % of what they mirror; returns the image and the cover of lenses and frame."""
    if face.lenses is None:
        return image, None
    mirror = mesh.shape(*face.lenses, {"type": "twosided", "bsdf": {"type": "conductor", "material": "none"}})
    scene = mi.load_dict({"type": "scene", "integrator": {"type": "path", "max_depth": 3}, "lens": mirror, **surroundings})
    reflected = np.array(mi.render(scene, sensor=camera.sensor(4, 6)))[..., :3]
    clear = {"type": "twosided", "bsdf": {"type": "diffuse", "reflectance": mesh.colour((1, 0, 0))}}
    solid = {"type": "twosided", "bsdf": {"type": "diffuse", "reflectance": mesh.colour((0, 1, 0))}}
    frames = {f"frame{k}": load(p, solid, None, camera) for k, p in enumerate(face.parts) if p.is_frame}
    seen = albedo(mi.load_dict({"type": "scene", "lens": mesh.shape(*face.lenses, clear), **frames}), camera, 9, 7)
    cover = seen[..., 0]
    return image * (1 - 0.07 * cover[..., None]) + 0.06 * cover[..., None] * np.clip(reflected, 0, 5), seen[..., :2]


def person_of(kind: str, seed: int) -> people.Person:
    """Clinical photographs are neutral; a quarter of those for tuning keep the expression drawn."""
    who = people.make(seed)
    if kind in CLINICAL and (kind != "clinical" or who.split == "heldout" or seed % 4):
        who.expression, who.expression_morphs = "neutral", {}
    return who


def render(base, kind, seed, width, spp, output: pathlib.Path, who=None, look=None, shot="", masks=True, **fixed):
    """Makes one picture and its truth; without `masks` neither masks nor points of what is drawn. `fixed` may set pose, light, backdrop and body_share; the same
    person photographed again is another `shot`."""
    rng = np.random.default_rng([seed, 5, KINDS.index(kind), *shot.encode()])
    who = who or person_of(kind, seed)
    look = look or look_of(who, kind)
    drawn = pose_of(kind, rng)
    pose = fixed.get("pose", drawn)
    face = subject.Subject(base, who, look, pose, body_share=fixed.get("body_share", rng.uniform(0, 0.7)),
                           gaze_follows=1.0 if kind == "demo" else rng.uniform(0.8, 1.0) if kind in CLINICAL else rng.uniform(0.3, 1.0),
                           detail=fixed.get("detail", {"pose": 0.6, "plain": 0.4}.get(kind, 0.7 if kind in CLINICAL else 1.0)),
                           lid_share=lid_share_of(seed) if kind in CLINICAL else None,
                           gaze=gaze_of(kind, seed, shot), borders=masks)
    camera = camera_of(kind, face, width, rng)
    at = (face.points["left_eye"] + face.points["right_eye"]) / 2
    lights = studio.SOFT_LIGHTS if kind in CLINICAL else studio.LIGHTS
    light = fixed.get("light") or str(rng.choice(lights[who.split]))
    behind = fixed.get("backdrop") or str(rng.choice(studio.BACKDROPS[who.split]))
    surroundings = studio.lamps(light, at, rng) | {"backdrop": studio.backdrop(behind, at, rng)}
    scene = scene_of(face, surroundings, camera)
    image = np.array(mi.render(scene, sensor=camera.sensor(spp, seed)))[..., :3]
    image = np.nan_to_num(np.clip(image, 0, 30))
    coverage = coverage_of(face, scene, camera, {"demo": 9, "plain": 1}.get(kind, 2 if kind in CLINICAL else 4))
    scale = camera.project(at)[0, 2] / camera.focal
    image = develop.denoise(image, coverage)
    image = develop.scatter(image, coverage[..., subject.SKIN], scale)
    image, glass = add_lenses(image, face, surroundings, camera)
    pixels = develop.picture(image, coverage[..., subject.SKIN], rng)
    stem = output / stem_of(kind, seed, shot)
    write_truth(stem, kind, who, look, face, camera, coverage, glass, light, behind, masks)
    Image.fromarray(pixels).save(stem.with_suffix(".jpg.part"), "JPEG", quality=93, subsampling=0)
    stem.with_suffix(".jpg.part").rename(stem.with_suffix(".jpg"))


# What a treatment may change, as morphs, both sides alike: about 3 mm of each vermilion's height, of the brows'
# height and of the breadth of the alar walls.
CHANGES = {
    "lips": {"mouth/mouth-upperlip-height-incr": 0.75, "mouth/mouth-lowerlip-height-incr": 0.75,
             "mouth/mouth-upperlip-volume-incr": 0.3, "mouth/mouth-lowerlip-volume-incr": 0.3},
    "brows": {"eyebrows/eyebrows-trans-up": 0.6},
    "nose": {"nose/nose-width3-decr": 0.8},
}


def shots(kind: str, seed: int):
    """Name and person of every photograph of one seed."""
    if kind == "series":
        return [(name, person_of(kind, seed)) for name in ("1", "2", "3")]
    if kind != "changed":
        return [("", person_of(kind, seed))]
    result = [("before", person_of(kind, seed))]
    for name, morphs in CHANGES.items():
        who = person_of(kind, seed)
        # The amount differs from person to person, so that the smallest change found can be told.
        amount = np.random.default_rng([seed, 6]).uniform(0.15, 1.0)
        who.morphs = who.morphs | {k: who.morphs.get(k, 0) + amount * v for k, v in morphs.items()}
        result.append((name, who))
    return result


def lid_share_of(seed: int) -> float:
    """MRD1 over the height of the fissure, 4 to 5 of 10 mm in adults: drawn a little to either side."""
    return float(np.clip(np.random.default_rng([seed, 8]).normal(0.43, 0.05), 0.3, 0.55))


def gaze_of(kind: str, seed: int, shot: str) -> tuple[float, float]:
    """Degrees to the left and up by which someone asked to look at the lens looks beside it, each time anew."""
    if kind not in ("series", "changed"):
        return 0.0, 0.0
    rng = np.random.default_rng([seed, 9, KINDS.index(kind), *shot.encode()])
    return tuple(float(np.clip(rng.normal(0, 2.5), -6, 6)) for _ in range(2))


def stem_of(kind: str, seed: int, shot: str) -> str:
    return f"{kind}-{seed:05d}" + (f"-{shot}" if shot else "")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("wheel", type=pathlib.Path)
    parser.add_argument("output", type=pathlib.Path)
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("seeds", nargs="+", help="numbers or ranges FIRST:END")
    parser.add_argument("--size", type=int, default=640)
    parser.add_argument("--spp", type=int, default=9)
    parser.add_argument("--levels", type=int, default=3, help="subdivisions of the mesh")
    parser.add_argument("--bare", action="store_true", help="no masks and no points of what is drawn: quicker")
    given = parser.parse_args()
    given.output.mkdir(parents=True, exist_ok=True)
    seeds = []
    for text in given.seeds:
        first, _, end = text.partition(":")
        seeds += range(int(first), int(end) if end else int(first) + 1)
    base = subject.Base(given.wheel, given.levels)
    for seed in seeds:
        for shot, who in shots(given.kind, seed):
            stem = stem_of(given.kind, seed, shot)
            if (given.output / f"{stem}.jpg").exists():
                continue
            start = time.monotonic()
            render(base, given.kind, seed, given.size, given.spp, given.output, who, shot=shot, masks=not given.bare)
            print(f"{stem}: {time.monotonic() - start:.1f} s", flush=True)


if __name__ == "__main__":
    main()
