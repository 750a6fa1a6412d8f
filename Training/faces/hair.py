"""Hair: guides grown from the scalp, clumps of strands around them, beards, stubble and brows."""

import dataclasses

import numpy as np
from scipy.spatial import cKDTree

import anatomy
import noise

# Linear reflectance of hair fibres as a mass; the two sets have none in common.
COLOURS = {
    "tuning": {
        "black": (0.010, 0.008, 0.007), "brown": (0.045, 0.024, 0.013), "blond": (0.34, 0.22, 0.10),
        "grey": (0.22, 0.21, 0.20), "white": (0.58, 0.56, 0.53),
    },
    "heldout": {
        "dark_brown": (0.020, 0.012, 0.008), "chestnut": (0.085, 0.038, 0.017), "red": (0.20, 0.065, 0.020),
        "light_blond": (0.46, 0.33, 0.18), "dark_blond": (0.19, 0.12, 0.060), "salt_and_pepper": (0.11, 0.10, 0.098),
        "silver": (0.42, 0.41, 0.40),
    },
}
STYLES = ["bald", "buzz", "crop", "side", "bob", "long", "fringe_bob", "fringe_long", "tied", "afro", "fringe_crop", "receding"]


@dataclasses.dataclass
class Surface:
    """The morphed head that hair grows on, before it is turned."""
    positions: np.ndarray
    normals: np.ndarray
    triangles: np.ndarray
    template: np.ndarray

    def __post_init__(self):
        self.tree = cKDTree(self.positions[::3])
        self.tree_normals = self.normals[::3]

    def roots(self, density: np.ndarray, count: int, rng):
        """Positions, normals and template coordinates of hairs, drawn by area and density (a vertex)."""
        weight = density[self.triangles].mean(1)
        a, b, c = (self.positions[self.triangles[:, k]] for k in range(3))
        weight = weight * np.linalg.norm(np.cross(b - a, c - a), axis=1)
        if weight.sum() <= 0:
            return (np.zeros((0, 3)),) * 3
        chosen = rng.choice(len(weight), count, p=weight / weight.sum())
        share = rng.dirichlet([1, 1, 1], count)
        corners = self.triangles[chosen]
        return tuple((values[corners] * share[..., None]).sum(1)
                     for values in (self.positions, self.normals, self.template))

    def push_out(self, points, clearance, hugs=False):
        """Points moved to at least (with `hugs`, exactly) `clearance` over the surface; also the normals
        there, and which points were moved."""
        _, nearest = self.tree.query(points, workers=1)
        foot, normal = self.tree.data[nearest], self.tree_normals[nearest]
        height = ((points - foot) * normal).sum(1)
        distance = np.linalg.norm(points - foot, axis=1)
        inside = ((height < clearance) | hugs) & (distance < 30)
        moved = points + normal * np.where(inside, clearance - height, 0)[:, None]
        return moved, normal, inside


def _unit(v):
    return v / np.maximum(np.linalg.norm(v, axis=-1, keepdims=True), 1e-9)


def grow(surface, roots, normals, lengths, first, pull, rng, stiffness=0.75, curl=0.0, clearance=1.5, points=12, hugs=False):
    """Guides of `points` points: start along `first`, drawn along `pull(position, t)`, kept off the head or,
    with `hugs`, on it."""
    step = (lengths / (points - 1))[:, None]
    position, direction = roots.copy(), _unit(first)
    layer = clearance * rng.uniform(0.6, 2.2, len(roots))
    phase = rng.uniform(0, 40, (len(roots), 3))
    strands = [position]
    for k in range(1, points):
        t = k / (points - 1)
        wish = pull(position, t)
        if curl:
            wobble = np.stack([noise.value(position + phase, curl, s) for s in (1, 2, 3)], 1)
            wish = wish + (1.6 if curl < 15 else 0.55) * wobble
        direction = _unit(stiffness * direction + (1 - stiffness) * wish)
        moved, normal, inside = surface.push_out(position + step * direction, layer * min(1, 3 * t), hugs)
        along = direction - normal * np.minimum((direction * normal).sum(1, keepdims=True), 0)
        direction = np.where(inside[:, None], _unit(along), direction)
        position = moved
        strands.append(position)
    return np.stack(strands, 1)


def clump(guides, normals, each, spread, rng, frizz=0.6, tip=0.55):
    """`each` strands around every guide: `spread` mm apart at the root, drawn together to the tip."""
    n, m, _ = guides.shape
    offsets = rng.normal(0, spread, (n, each, 3))
    offsets -= (offsets * normals[:, None]).sum(2, keepdims=True) * normals[:, None]
    t = np.linspace(0, 1, m)
    width = (1 - (1 - tip) * t)[None, None, :, None]
    stray = np.cumsum(rng.normal(0, frizz / np.sqrt(m), (n, each, m, 3)), axis=2) * t[None, None, :, None]
    scale = rng.uniform(0.75, 1.0, (n, each))
    strands = guides[:, None] + offsets[:, :, None] * width + stray
    strands = strands[:, :, :1] + (strands - strands[:, :, :1]) * scale[:, :, None, None]
    return strands.reshape(-1, m, 3)


def scalp(style, surface, rng, detail=1.0, longer=0.0):
    """Strands (count × points × 3), radius (mm) and density of the undercoat a vertex; a fringe is `longer` by
    so many millimetres."""
    p = surface.template
    rise, temples = rng.uniform(-6, 5), rng.uniform(0, 9)
    if style == "receding":
        rise, temples = 12, 24
    above = anatomy.above_hairline(p, rise, temples)
    if style == "fringe_crown":
        above = anatomy.crown_fringe(p)
    density = np.clip((above + 2.5 * noise.value(p, 6, 5)) / 5, 0, 1)
    under = np.clip((above + 1.5 * noise.value(p, 5, 6) - 1) / 7, 0, 1)
    if style == "bald":
        return None, 0, 0 * under
    if style == "buzz":
        roots, normals, _ = surface.roots(density, int(26000 * detail), rng)
        first = _unit(normals + 0.5 * np.array([0, -0.4, 0.1]) + rng.normal(0, 0.25, normals.shape))
        lengths = rng.uniform(1.2, 4.0, len(roots))
        t = np.linspace(0, 1, 3)[None, :, None]
        return roots[:, None] + t * (lengths[:, None] * first)[:, None], 0.07, under * 0.75
    count = int({"afro": 2600, "crop": 2600, "fringe_crop": 2600}.get(style, 2400) * detail)
    roots, normals, at = surface.roots(density, count, rng)
    parting = rng.choice([-1, 1]) * rng.uniform(0, 25)
    lateral = np.stack([np.tanh((roots[:, 0] - parting) / 12), 0 * roots[:, 0], 0 * roots[:, 0]], 1)
    front = np.clip((anatomy.bearing(at) < 48) * (at[:, 1] > 780) * (1 - (above_at(at, rise, temples)) / 45), 0, 1)
    down, back, ahead = np.array([0, -1.0, 0]), np.array([0, 0, -1.0]), np.array([0, 0, 1.0])
    fringe = style.startswith("fringe") and style != "fringe_crown"
    is_fringe = (front > 0.15) & fringe
    lengths, first, curl, stiffness, clearance, spread = _cut(style, roots, normals, lateral, at, rng)
    if fringe:
        brows = 752 + (surface.positions[:, 1] - p[:, 1]).mean()
        reach = np.clip(roots[:, 1] - brows, 15, 90) * rng.uniform(0.85, 1.25, len(roots)) + longer
        lengths = np.where(is_fringe, reach * rng.uniform(1.0, 1.2), lengths)
        first = np.where(is_fringe[:, None], 0.5 * normals + ahead + 0.25 * lateral, first)

    knot = surface.positions[np.argmin(((p - [0, 752, -38]) ** 2).sum(1))]

    def pull(position, t):
        if style == "tied":
            return _unit(knot - position)
        if style in ("crop", "receding", "fringe_crown"):
            wish = 0.6 * lateral + 0.6 * down + 0.4 * back
        elif style == "afro":
            wish = normals + 0.6 * _unit(roots - roots.mean(0))
        elif style == "side":
            wish = 1.2 * (1 - t) ** 2 * lateral + (0.5 + 1.0 * t) * down + 0.5 * back
        else:
            wish = 1.5 * (1 - t) ** 4 * lateral + (0.4 + 1.4 * t) * down + 0.8 * (1 - t) ** 3 * back
        if fringe:
            drop = down + 0.35 * ahead * (1 - t) + 0.2 * lateral
            wish = np.where(is_fringe[:, None], drop, wish)
        return _unit(wish + 0 * position)

    guides = grow(surface, roots, normals, lengths, first, pull, rng, stiffness, curl, clearance,
                  hugs=style == "tied")
    # Fewer and thicker hairs than a head has (100,000 of 0.08 mm): the same cover at a tenth of the cost.
    strands = clump(guides, normals, int(8 * max(detail, 0.6)), spread, rng, frizz={"afro": 0.9, "tied": 0.2}.get(style, 0.5))
    return strands, 0.16 / np.sqrt(max(detail, 0.6)), under


def above_at(at, rise, temples):
    return anatomy.above_hairline(at, rise, temples)


def _cut(style, roots, normals, lateral, at, rng):
    """Length, first direction, curl, stiffness, clearance and spread of a style."""
    n = len(roots)
    up, back, down = np.array([0, 1.0, 0]), np.array([0, 0, -1.0]), np.array([0, -1.0, 0])
    low = np.clip((at[:, 1] - 700) / 80, 0.2, 1)
    if style == "afro":
        return rng.uniform(14, 55) * low * rng.uniform(0.8, 1.1, n), normals + 0 * up, rng.uniform(5, 9), 0.35, 1.0, 3.0
    if style in ("crop", "fringe_crop", "receding", "fringe_crown"):
        length = rng.uniform(12, 28) * rng.uniform(0.7, 1.1, n) * low
        return length, 0.9 * normals + 0.5 * lateral + 0.3 * down, rng.choice([0, 0, 14]), 0.7, 1.0, 2.2
    if style == "side":
        return rng.uniform(45, 75) * low * rng.uniform(0.8, 1.1, n), 0.6 * normals + lateral + 0.1 * up, 0, 0.5, 2.5, 2.6
    if style == "tied":
        return 150 * rng.uniform(0.8, 1.1, n), 0.05 * normals + back, 0, 0.6, 0.8, 2.2
    reach = {"bob": 175, "fringe_bob": 175}.get(style, 320) * rng.uniform(0.9, 1.15)
    return reach * rng.uniform(0.85, 1.08, n), 0.7 * normals + 0.9 * lateral + 0.3 * back, rng.choice([0, 0, 34, 22]), 0.5, 3.0, 3.0


def facial(kind, surface, lips, rng, detail=1.0):
    """Beard, moustache, goatee or stubble: strands, radius and follicle shadow a vertex."""
    p = surface.template
    region = {"moustache": anatomy.moustache, "goatee": anatomy.goatee}.get(kind, anatomy.beard)(p)
    region = region + 2.5 * noise.value(p, 7, 21)
    density = np.clip(region / 6, 0, 1) * (lips < 0.25) * (p[:, 2] < 165)
    density = density * np.where((p[:, 1] > 640) & (p[:, 1] < 650) & (np.abs(p[:, 0]) > 7) & (np.abs(p[:, 0]) < 20), 0.45, 1)
    if kind.startswith("stubble"):
        roots, normals, _ = surface.roots(density, int(13000 * detail), rng)
        lengths = rng.uniform(0.4, 1.8 if kind == "stubble" else 4.0, len(roots))
        first = _unit(normals * 0.8 + np.array([0, -0.8, 0]) + rng.normal(0, 0.3, normals.shape))
        t = np.linspace(0, 1, 3)[None, :, None]
        return roots[:, None] + t * (lengths[:, None] * first)[:, None], 0.07, 0.5 * density
    long = kind == "long_beard"
    roots, normals, at = surface.roots(density, int((3000 if kind in ("beard", "long_beard") else 1300) * detail), rng)
    chin = np.exp(-((at[:, 0] / 32) ** 2)) * (at[:, 1] < 655)
    length = rng.uniform(9, 17) * (0.55 + 0.6 * chin) * rng.uniform(0.7, 1.15, len(roots))
    if long:
        length = length * (1.4 + 1.6 * chin)
    on_lip = (at[:, 1] > 662) & (np.abs(at[:, 0]) < 30)
    length = np.where(on_lip, np.minimum(length, 9), length)
    sideways = np.stack([np.sign(at[:, 0]) * np.where(on_lip, 1.0, 0.25), 0 * length, 0 * length], 1)
    down = np.array([0, -1.0, 0.0])
    first = 0.75 * normals + 0.6 * down + sideways + rng.normal(0, 0.25, normals.shape)
    curl = float(rng.choice([4, 6, 10]))
    guides = grow(surface, roots, normals, length, first, lambda q, t: _unit(down + 0.4 * sideways + 0 * q), rng,
                  0.72, curl, 0.4, points=8)
    return clump(guides, normals, int(7 * max(detail, 0.6)), 1.2, rng, 0.7), 0.095, 0.55 * density


def brows(surface, rng, fullness=1.0, detail=1.0, lift=0.0):
    """Strands and radius of both brows."""
    inside, along = anatomy.brow(surface.template, lift)
    density = np.clip(inside * 1.6, 0, 1) * (0.35 + 0.65 * np.clip(along * 6, 0, 1))
    roots, normals, at = surface.roots(density, int(1500 * fullness * detail), rng)
    _, t = anatomy.brow(at, lift)
    side = np.sign(at[:, 0])
    first = np.stack([side * (0.25 + 0.9 * t), 0.95 - 1.25 * t, 0 * t], 1) + 0.28 * normals
    first = _unit(first + rng.normal(0, 0.14, first.shape))
    length = rng.uniform(5, 9.5, len(roots)) * (1 - 0.3 * t)
    s = np.linspace(0, 1, 5)[None, :, None]
    bend = np.stack([side * 0.35, -0.35 + 0 * t, 0 * t], 1)
    strands = roots[:, None] + length[:, None, None] * (s * first[:, None] + 0.5 * s**2 * bend[:, None])
    flat = strands.reshape(-1, 3)
    flat, _, _ = surface.push_out(flat, np.tile(np.linspace(-0.1, 0.5, 5), len(roots)))
    return flat.reshape(strands.shape), 0.06
