"""Lines of forehead and glabella: across the pull of frontalis and corrugator, at rest with age.

Depths and widths are for looks, not measured. A line at rest is deeper in the old; a pull deepens the
lines of everyone, of some hardly. People differ as they do: by a log-normal factor.
"""

import dataclasses

import numpy as np

import noise

# Full pull of a muscle, weights of the expression units.
FULL = 1.0


@dataclasses.dataclass
class Lines:
    """Where one person's lines lie in template coordinates, millimetres, and how deep they are now."""
    heights: np.ndarray  # of the forehead's lines in the midline
    reaches: np.ndarray  # how far they reach to either side
    depths: np.ndarray
    dip: float  # how much lower they lie in the midline than 30 mm beside it
    places: np.ndarray  # x of the glabella's lines
    glabella: np.ndarray  # their depths
    width: float  # of a groove, a standard deviation
    seed: int

    def groove(self, p: np.ndarray) -> np.ndarray:
        """Height over the smooth skin, millimetres."""
        x, y = p[:, 0], p[:, 1]
        front = np.clip((p[:, 2] - 95) / 10, 0, 1)
        wave = 1.3 * noise.value(p * [1, 0.2, 0.2], 24, self.seed) + self.dip * np.minimum((x / 30) ** 2, 2)
        total = np.zeros(len(p))
        for k, (height, reach, depth) in enumerate(zip(self.heights, self.reaches, self.depths)):
            broken = 0.75 + 0.25 * noise.value(p * [1, 0, 0] + [0, 50.0 * k, 0], 13, self.seed + 1)
            along = np.clip((reach - np.abs(x)) / 10, 0, 1) * broken
            total -= depth * along * self._profile(y - height - wave)
        for place, depth in zip(self.places, self.glabella):
            aside = x - place * (1 + 0.012 * (y - 748))
            bend = 0.7 * noise.value(p * [0.2, 1, 0.2], 9, self.seed + 2)
            along = np.exp(-(((y - 748) / 8.5) ** 4))
            total -= depth * along * self._profile(aside - bend)
        return total * front

    def _profile(self, across: np.ndarray) -> np.ndarray:
        """A groove of depth 1 between the folds that it parts."""
        u = across / self.width
        return 1.25 * np.exp(-(u**2) / 2) - 0.25 * np.exp(-((u / 3) ** 2) / 2)


def pull(person, unit: str) -> float:
    """How far a muscle is pulled, 0…1, by the mean of both sides' expression units."""
    weights = [w for name, w in person.expression_morphs.items() if name.endswith(unit)]
    return float(np.clip(sum(weights) / 2 / FULL, 0, 1))


def of(person) -> Lines:
    rng = np.random.default_rng([person.seed, 12])
    old = float(np.clip((person.years - 30) / 50, 0, 1))
    count = rng.integers(3, 6)
    heights = 765 + np.cumsum(rng.uniform(6.5, 10, count)) - rng.uniform(2, 7)
    each = rng.uniform(0.5, 1.0, count)
    # Some foreheads hardly crease, of thin fat, youth or treatment.
    creases = 0.15 if rng.random() < 0.08 else 1.0
    rest, moved = rng.lognormal(0, 0.5, 2), rng.lognormal(0, 0.35, 2)
    raised, knit = pull(person, "-up"), pull(person, "-down")
    forehead = 0.6 * old * rest[0] + creases * raised * (0.6 + 0.6 * old) * moved[0]
    glabella = 0.6 * old * rest[1] + creases * knit * (0.6 + 0.6 * old) * moved[1]
    sides = np.array([[-1, 1], [-1, 1], [1, -1]][rng.integers(3)])
    share = np.array([1.0, rng.choice([0.15, 0.6, 0.9])])
    return Lines(
        heights=heights, reaches=rng.uniform(26, 52, count), depths=np.minimum(forehead * each, 1.8),
        dip=float(rng.uniform(-0.5, 3.0)), places=sides * rng.uniform(4.5, 8.5, 2),
        glabella=np.minimum(glabella * share, 1.8), width=float(rng.uniform(0.8, 1.3)), seed=person.seed + 31)


def refined(lines: Lines, template, positions, normals, triangles, *others):
    """The mesh with the forehead's triangles divided by 16 and the grooves in them.

    Returns positions, normals, triangles and `others` (arrays of one row a vertex).
    """
    p = template
    inside = (np.abs(p[:, 0]) < 62) & (p[:, 1] > 736) & (p[:, 1] < 815) & (p[:, 2] > 92)
    chosen = inside[triangles].all(1)
    kept, fine = triangles[~chosen], triangles[chosen]
    values = [np.asarray(v, float) for v in (template, positions, normals, *others)]
    for _ in range(2):
        edges = np.sort(np.concatenate([fine[:, [0, 1]], fine[:, [1, 2]], fine[:, [2, 0]]]), 1)
        first = len(values[0])
        single, number = np.unique(edges[:, 0] * first + edges[:, 1], return_inverse=True)
        pairs = np.stack([single // first, single % first], 1)
        a, b, c = fine.T
        ab, bc, ca = (first + n for n in number.reshape(3, -1))
        values = [np.concatenate([v, (v[pairs[:, 0]] + v[pairs[:, 1]]) / 2]) for v in values]
        fine = np.concatenate([np.stack(t, 1) for t in ((a, ab, ca), (ab, b, bc), (ca, bc, c), (ab, bc, ca))])
    p, positions, normals, *others = values
    touched = np.unique(fine)
    n = normals[touched] / np.linalg.norm(normals[touched], axis=1, keepdims=True)
    across = np.cross(n, [0, 1.0, 0])
    across /= np.linalg.norm(across, axis=1, keepdims=True)
    tilt, step = np.zeros_like(n), 0.15
    for tangent in (across, np.cross(across, n)):
        rise = lines.groove(p[touched] + step * tangent) - lines.groove(p[touched] - step * tangent)
        tilt += (rise / (2 * step))[:, None] * tangent
    positions[touched] += n * lines.groove(p[touched])[:, None]
    normals[touched] = n - tilt
    normals /= np.linalg.norm(normals, axis=1, keepdims=True)
    return positions, normals, np.concatenate([kept, fine]), *others
