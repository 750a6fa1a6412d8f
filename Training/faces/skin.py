"""Colour and relief of the skin, one value a vertex of the fine mesh."""

import io

import numpy as np
from PIL import Image

import anatomy
import noise

# Change of optical density per unit of pigment in sRGB's red, green and blue: melanin falls towards
# red, haemoglobin absorbs green and blue. Relative sizes after Jacques, Phys Med Biol 58:R37 (2013).
MELANIN = np.array([0.45, 0.75, 1.0])
BLOOD = np.array([0.12, 1.0, 0.8])


class SkinMaps:
    """What does not change between people: masks over the mesh, from the CC0 textures."""

    def __init__(self, shape):
        def sampled(name):
            image = np.asarray(Image.open(io.BytesIO(shape.image(name))).convert("L")) / 255.0
            side = image.shape[0]
            rows = np.clip(((1 - shape.uv[:, 1]) * side).astype(int), 0, side - 1)
            columns = np.clip((shape.uv[:, 0] * side).astype(int), 0, side - 1)
            return image[rows, columns]
        p = shape.rest
        self.lips = sampled("mpfb_lips.jpg")
        self.inside_mouth = (sampled("mpfb_inside-mouth.jpg") > 0.5) & (p[:, 2] < 150)
        self.ears = sampled("mpfb_ears.jpg")
        # Deep in the nose: skin that no photograph shows.
        x = np.abs(p[:, 0])
        self.nostril = np.clip(
            (4.2 - np.hypot((x - 9.5) / 1.1, (p[:, 2] - 154) / 1.6)) / 0.8, 0, 1) * (
            (p[:, 1] > 683.5) & (p[:, 1] < 697) & (p[:, 2] > 140) & (p[:, 2] < 162))


def albedo(p, maps, person, beard_shadow, scalp_hair, hair_colour):
    """Diffuse reflectance, linear sRGB, count × 3. `p` are template coordinates."""
    rng = np.random.default_rng([person.seed, 2])
    seed = person.seed
    angle, x = anatomy.bearing(p), np.abs(p[:, 0])
    strength = 1.4 - 0.5 * (person.tone < 0)
    def blob(cx, cy, rx, ry):
        return np.exp(-(((x - cx) / rx) ** 2 + ((p[:, 1] - cy) / ry) ** 2)) * (p[:, 2] > 60)
    blood = 0.16 * blob(38, 695, 20, 18) + 0.2 * blob(0, 692, 14, 12) + 0.1 * blob(0, 628, 16, 10)
    blood = (blood + 0.16 * maps.ears) * rng.uniform(0.5, 1.5)
    blood = blood + 0.05 * noise.layered(p, 26, 3, seed) + 0.035 * noise.layered(p, 4, 2, seed + 3)
    melanin = 0.05 * noise.layered(p, 45, 3, seed + 5) + 0.035 * noise.layered(p, 3, 2, seed + 6)
    melanin = melanin + 0.07 * np.clip((p[:, 1] - 750) / 50, 0, 1) + 0.09 * np.clip((620 - p[:, 1]) / 40, 0, 1)
    lids = blob(32, 722, 14, 6) + 0.7 * blob(30, 738, 14, 5)
    melanin = melanin + rng.uniform(0.05, 0.22) * lids
    blood = blood + 0.08 * lids
    if rng.random() < 0.35 and person.tone >= 12:
        melanin = melanin + 0.3 * noise.spots(p, 6, 1.0, rng.uniform(0.1, 0.5), seed + 8) * (p[:, 2] > 90)
    if person.years > 50:
        melanin = melanin + 0.35 * noise.spots(p, 22, 3.2, 0.12, seed + 9)
    melanin = melanin + 1.1 * noise.spots(p, 30, 1.1, 0.06, seed + 10)
    density = strength * (blood[:, None] * BLOOD + melanin[:, None] * MELANIN)
    result = person.albedo * np.exp(-density)
    lip = maps.lips[:, None] * (0.85 + 0.15 * noise.value(p * [3, 0.6, 1], 3, seed + 4))[:, None]
    dark = np.clip((12 - person.tone) / 60, 0, 1)
    lips = person.albedo * ((1 - dark) * np.array([0.80, 0.47, 0.52]) + dark * np.array([0.88, 0.72, 0.82]))
    result = result * (1 - lip) + lips * lip
    # Follicles under the surface darken and cool a shaven chin or scalp.
    shadow = np.clip(beard_shadow, 0, 1)[:, None]
    result = result * (1 - shadow * np.array([0.52, 0.44, 0.36]))
    hair = np.clip(scalp_hair, 0, 1)[:, None]
    result = result * (1 - hair) + np.asarray(hair_colour) * hair
    # The caruncle ends in the endocanthion.
    reach = np.clip((x - 17.9) / 2.4, 0, 1)
    flesh = np.clip((0.4 + 1.2 * reach - np.abs(p[:, 1] - 727.2)) / 0.4, 0, 1) * (reach > 0) * (x < 21.5)
    flesh = (0.95 * flesh * (p[:, 2] > 125))[:, None]
    result = result * (1 - flesh) + flesh * (0.25 * person.albedo + 0.75 * np.array([0.30, 0.08, 0.07]))
    result = np.where(maps.inside_mouth[:, None], np.array([0.16, 0.035, 0.03]), result)
    result = result * (1 - 0.75 * maps.nostril[:, None])
    return np.clip(result, 0.002, 0.95), angle


def relief(p, maps, person):
    """Height over the smooth surface, millimetres: pores, fine texture and, with age, crow's feet (lines.py has the others)."""
    seed, old = person.seed, np.clip((person.years - 30) / 50, 0, 1)
    x = np.abs(p[:, 0])
    face = np.clip((p[:, 2] - 70) / 30, 0, 1)
    height = 0.030 * noise.layered(p, 2.2, 2, seed + 11) + 0.10 * noise.layered(p, 14, 2, seed + 12)
    height = height + 0.05 * face * noise.value(p, 1.1, seed + 13)
    turn = np.arctan2(p[:, 1] - 727, x - 40)
    feet = np.exp(-((np.hypot(x - 56, p[:, 1] - 727) / 10) ** 2)) * (p[:, 2] > 80)
    height = height - 0.30 * old * feet * np.clip(np.sin(turn * 14 + noise.value(p, 12, seed + 15)), 0, 1) ** 2
    height = height + 0.10 * maps.lips * noise.value(p * [3.2, 0.5, 1], 3, seed + 16)
    return height
