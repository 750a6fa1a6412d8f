"""Camera, lamps and backdrop."""

import dataclasses

import mitsuba as mi
import numpy as np
from scipy import ndimage

from mesh import T, colour


@dataclasses.dataclass
class Camera:
    """A pinhole without distortion; world millimetres."""
    position: np.ndarray
    target: np.ndarray
    focal: float  # pixels
    width: int
    height: int

    def axes(self) -> np.ndarray:
        """Rows: right, down, away."""
        away = self.target - self.position
        away = away / np.linalg.norm(away)
        right = np.cross(away, [0, 1.0, 0])
        right /= np.linalg.norm(right)
        return np.stack([right, np.cross(away, right), away])

    def project(self, points: np.ndarray) -> np.ndarray:
        """Pixels (x right, y down, the centre of the first pixel at 0.5) and depth, millimetres."""
        p = (np.atleast_2d(points) - self.position) @ self.axes().T
        flat = self.focal * p[:, :2] / p[:, 2:] + [self.width / 2, self.height / 2]
        return np.concatenate([flat, p[:, 2:]], 1)

    def sensor(self, spp: int, seed: int) -> mi.Sensor:
        fov = np.degrees(2 * np.arctan(self.width / 2 / self.focal))
        return mi.load_dict({
            "type": "perspective", "fov": float(fov), "fov_axis": "x",
            "to_world": T().look_at(self.position.tolist(), self.target.tolist(), [0, 1, 0]),
            "film": {"type": "hdrfilm", "width": self.width, "height": self.height, "rfilter": {"type": "box"}},
            "sampler": {"type": "independent", "sample_count": spp, "seed": seed}})


LIGHTS = {
    "tuning": ["clinic", "side", "window"],
    "heldout": ["beauty", "office", "opposite", "flash"],
}

# Broad lamps, as clinics have them; for tuning people of strange shapes, wherever chance puts them.
SOFT_LIGHTS = {"tuning": ["clinic", "clinic", "window"], "heldout": ["beauty", "beauty", "office"], "strange": ["varied"]}


def lamps(kind: str, at: np.ndarray, rng, fill: float = 0.0) -> dict:
    """Lamps around the face at `at`; strengths so that a white card is about 1. Under "uneven" lamps one
    side has `fill` of the other's lamp."""
    def box(azimuth, elevation, distance, size, strength, tint=(1, 1, 1)):
        a, e = np.radians([azimuth, elevation])
        o = at + distance * np.array([np.sin(a) * np.cos(e), np.sin(e), np.cos(a) * np.cos(e)])
        power = strength * np.pi * distance**2 / (4 * size**2) * np.array(tint)
        return {"type": "rectangle",
                "to_world": T().look_at(o.tolist(), at.tolist(), [0, 1, 0.01]) @ T().scale(size),
                "emitter": {"type": "area", "radiance": colour(power)}}
    j = lambda s: float(rng.normal(0, s))
    side = float(rng.choice([-1, 1]))
    warm, cool = (1.08, 1.0, 0.86), (0.92, 1.0, 1.10)
    ambient, tint, lights = 0.2, (1, 1, 1), []
    if kind == "clinic":
        lights = [box(42 + j(6), 18 + j(6), 1500, 330, 0.42), box(-42 + j(6), 18 + j(6), 1500, 330, 0.42)]
    elif kind == "beauty":
        lights = [box(25 * side + j(6), 32 + j(6), 1400, 380, 0.62), box(-35 * side, -12, 1500, 260, 0.16)]
        ambient = 0.24
    elif kind == "side":
        lights = [box(62 * side + j(12), 20 + j(8), 1500, 280, 0.95)]
        ambient = 0.13 + abs(j(0.05))
    elif kind == "opposite":
        lights = [box(55 * side + j(12), 28 + j(10), 1300, 200, 0.85, warm), box(-70 * side, 10, 1600, 400, 0.2, cool)]
        ambient = 0.10 + abs(j(0.05))
    elif kind == "window":
        lights = [box(48 * side + j(10), 8 + j(6), 2200, 700, 0.75, cool)]
        ambient, tint = 0.3, warm
    elif kind == "varied":
        key, height = rng.uniform(0, 40), rng.uniform(-5, 70)
        lights = [box(key * side, height, rng.uniform(1200, 2200), rng.uniform(220, 600), rng.uniform(0.4, 0.7)),
                  box(-rng.uniform(10, 50) * side, rng.uniform(-15, 50), 1600, rng.uniform(220, 450), rng.uniform(0.1, 0.45))]
        ambient = rng.uniform(0.15, 0.35)
    elif kind == "uneven":
        lights = [box(55 * side + j(3), 20 + j(5), 1500, 280, 0.8),
                  box(-55 * side + j(3), 20 + j(5), 1500, 280, 0.8 * fill)]
    elif kind == "office":
        lights = [box(j(20), 68, 1700, 600, 0.6), box(35 * side + j(10), 40, 2400, 400, 0.3, warm)]
        ambient = 0.32
    else:
        lights = [box(4 * side, 8, 900, 60, 0.75), box(j(30), 60, 2000, 500, 0.15, warm)]
        ambient = 0.2
    result = {f"lamp{k}": light for k, light in enumerate(lights)}
    result["ambient"] = {"type": "constant", "radiance": colour(ambient * np.array(tint))}
    return result


BACKDROPS = {
    "tuning": ["clinical", "clinical", "white", "beige", "wood", "blurred"],
    "heldout": ["clinical", "grey", "peach", "pine", "cream", "blurred", "green", "dark"],
}


def backdrop(kind: str, at: np.ndarray, rng) -> dict:
    """A wall behind the head."""
    plain = {
        "clinical": (0.20, 0.27, 0.35), "white": (0.75, 0.75, 0.74), "beige": (0.52, 0.40, 0.28),
        "grey": (0.35, 0.35, 0.36), "peach": (0.55, 0.34, 0.24), "cream": (0.62, 0.52, 0.38),
        "green": (0.10, 0.25, 0.20), "dark": (0.03, 0.03, 0.035)}
    if kind in plain:
        base = np.array(plain[kind]) * np.exp(rng.normal(0, 0.12) + rng.normal(0, 0.03, 3))
        cloud = ndimage.gaussian_filter(rng.normal(0, 1, (128, 128)), 22, mode="wrap")
        grain = ndimage.gaussian_filter(rng.normal(0, 1, (128, 128)), 0.7) * 0.012
        image = base * (1 + 0.12 * cloud / np.abs(cloud).max() + grain)[..., None]
    elif kind in ("wood", "pine"):
        tone = np.array((0.30, 0.16, 0.08) if kind == "wood" else (0.50, 0.33, 0.18))
        y, x = np.mgrid[0:512, 0:512] / 512
        wobble = ndimage.gaussian_filter(rng.normal(0, 1, (512, 512)), (60, 6), mode="wrap")
        grain = np.sin(2 * np.pi * (24 * x + 14 * wobble / np.abs(wobble).max()))
        fine = ndimage.gaussian_filter(rng.normal(0, 1, (512, 512)), (14, 0.6))
        plank = np.floor(x * 5)
        shade = 1 + 0.16 * grain + 1.2 * fine + 0.15 * np.sin(plank * 7.3)
        image = tone * np.clip(shade, 0.3, 2)[..., None] * np.where((x * 5) % 1 < 0.02, 0.35, 1)[..., None]
    else:
        image = np.ones((96, 96, 3)) * rng.uniform(0.1, 0.6, 3)
        for _ in range(26):
            i, k = rng.integers(0, 90, 2)
            image[i:i + rng.integers(6, 50), k:k + rng.integers(4, 30)] = rng.uniform(0.03, 0.8) * (
                0.6 * rng.random(3) + 0.4 * np.array([0.8, 0.6, 0.45]))
        image = ndimage.gaussian_filter(image, (3, 3, 0))
    bitmap = mi.Bitmap(np.clip(image, 0.01, 0.9).astype(np.float32))
    depth = rng.uniform(450, 1300)
    return {"type": "rectangle",
            "to_world": T().translate([float(at[0]), float(at[1]), float(at[2] - depth)]) @ T().scale([2400, 2400, 1]),
            "bsdf": {"type": "diffuse", "reflectance": {
                "type": "bitmap", "bitmap": bitmap, "raw": True, "to_uv": T().scale([2, 2, 1])}}}
