"""Eyes with an iris of known diameter, and lashes."""

import numpy as np

import noise


def eyeball(centre, radius, gaze, iris_diameter, iris_colour, seed, detail=90):
    """Positions, triangles and colours of one eye looking along the unit vector `gaze`.

    The limbus is a circle of the given diameter; the cornea bulges by up to 0.9 mm inside it.
    """
    limbus = np.arcsin(iris_diameter / 2 / radius)
    rings = np.unique(np.concatenate([
        np.linspace(0, limbus * 0.96, detail // 2), np.linspace(limbus * 0.96, limbus * 1.06, 12),
        np.linspace(limbus * 1.06, np.pi * 0.62, detail // 3)]))
    around = np.linspace(0, 2 * np.pi, detail * 2, endpoint=False)
    polar, turn = np.meshgrid(rings, around, indexing="ij")
    forward = gaze / np.linalg.norm(gaze)
    side = np.cross([0, 1, 0], forward)
    side /= np.linalg.norm(side)
    up = np.cross(forward, side)
    ratio = polar / limbus
    bulge = 0.9 * np.clip(1 - ratio**2, 0, 1)
    reach = (radius + bulge)[..., None]
    direction = (np.sin(polar) * np.cos(turn))[..., None] * side + (
        np.sin(polar) * np.sin(turn))[..., None] * up + np.cos(polar)[..., None] * forward
    positions = centre + (reach * direction).reshape(-1, 3)
    colours = _colours(ratio.ravel(), turn.ravel(), np.array(iris_colour), seed)
    rows, columns = polar.shape
    i, j = np.meshgrid(np.arange(rows - 1), np.arange(columns), indexing="ij")
    a, b = i * columns + j, i * columns + (j + 1) % columns
    c, d = a + columns, b + columns
    triangles = np.concatenate([np.stack([a, c, b], 2).reshape(-1, 3), np.stack([b, c, d], 2).reshape(-1, 3)])
    return positions, triangles, colours


def _colours(ratio, turn, iris, seed):
    rng = np.random.default_rng([seed, 7])
    pupil = rng.uniform(0.25, 0.38)
    ring = np.stack([np.cos(turn) * 9, np.sin(turn) * 9, ratio * 3], 1)
    fibres = noise.value(ring * 3, 1.0, seed) * 0.35 + noise.value(ring, 1.0, seed + 1) * 0.25
    collarette = np.exp(-((ratio - pupil - 0.16) / 0.08) ** 2)
    colour = iris * (1 + fibres + 0.5 * collarette)[:, None]
    rim = np.clip((ratio - 0.86) / 0.12, 0, 1)
    colour = colour * (1 - 0.65 * rim)[:, None]
    veins = np.clip(noise.value(ring * 0.8, 1.0, seed + 2) - 0.2, 0, 1)
    sclera = np.array([0.60, 0.555, 0.52]) * (1 - veins[:, None] * [0.03, 0.22, 0.22])
    sclera = sclera * (1 - 0.25 * np.clip((ratio - 1.5) / 1.5, 0, 1))[:, None] * [1, 0.94, 0.91]
    limbus = np.clip((ratio - 0.97) / 0.08, 0, 1)[:, None]
    colour = colour * (1 - limbus) + sclera * limbus
    dark = np.clip((ratio - pupil) / 0.02, 0, 1)[:, None]
    return np.clip(0.004 + (colour - 0.004) * dark, 0.003, 0.9)


def lashes(lid: np.ndarray, centre, length, count, rng, downward: bool):
    """Curved hairs along a lid's edge; `lid` is a polyline from the inner to the outer corner."""
    t = np.sort(rng.uniform(0.1, 0.9, count))
    along = np.linspace(0, 1, len(lid))
    roots = np.stack([np.interp(t, along, lid[:, k]) for k in range(3)], 1)
    out = roots - centre
    out /= np.linalg.norm(out, axis=1, keepdims=True)
    sideways = np.sign(centre[0]) * (t - 0.4)[:, None] * np.array([[0.7, 0, 0]])
    vertical = np.array([[0, -0.5 if downward else 0.15, 0]])
    first = out + sideways + vertical + rng.normal(0, 0.12, roots.shape)
    first /= np.linalg.norm(first, axis=1, keepdims=True)
    reach = length * (0.55 + 0.45 * np.sin(np.pi * np.clip(t * 0.8 + 0.2, 0, 1))) * rng.uniform(0.7, 1.1, count)
    steps = np.linspace(0, 1, 5)
    curl = np.array([0, -0.35 if downward else 0.65, 0])
    strands = roots[:, None] + reach[:, None, None] * (
        steps[None, :, None] * first[:, None] + (steps**2)[None, :, None] * curl)
    return strands, np.broadcast_to(0.055 * (1 - 0.8 * steps), strands.shape[:2]).copy()
