"""Named points and regions, in the coordinates of the unmorphed base mesh (millimetres).

Every region is a function of template coordinates, so it follows the mesh through every morph.
Coordinates were read off the base mesh; left is the person's left (x > 0).
"""

import numpy as np

# Where each point lies on the base mesh; the nearest vertex stands for it. Definitions after
# Farkas, Anthropometry of the Head and Face (1994); on soft tissue.
MIDLINE = {
    "trichion": (0, 804, 137.3), "glabella": (0, 753, 152.9), "nasion": (0, 733, 150.6),
    "rhinion": (0, 716, 155.1), "supratip": (0, 698, 166.1),
    "pronasale": (0, 692.5, 167.8), "subnasale": (0, 679.5, 156.7),
    "labiale_superius": (0, 671, 158.4), "stomion": (0, 661, 153.5),
    "labiale_inferius": (0, 650, 155.1), "sublabiale": (0, 642, 149.1),
    "pogonion": (0, 630, 148.7), "menton": (0, 617, 136.6),
}
PAIRED = {
    "tragion": (75, 713, 61), "orbitale": (32, 711, 138), "exocanthion": (44, 728.5, 133.5),
    "endocanthion": (18.5, 727.5, 137.5), "alare": (17, 690, 148), "cheilion": (25, 661, 140),
    "frontotemporale": (62, 757, 116), "zygion": (66, 712, 95), "gonion": (52, 655, 80),
    "palpebrale_superius": (31.8, 733, 139), "palpebrale_inferius": (31.2, 724.2, 139),
    "superciliare": (30, 749, 142),
}


def named_vertices(rest: np.ndarray) -> dict[str, int]:
    """Number of the fine vertex that stands for each point, `left_`/`right_` for pairs."""
    def nearest(at):
        return int(np.argmin(((rest - np.array(at)) ** 2).sum(1)))
    points = {name: nearest(at) for name, at in MIDLINE.items()}
    for name, (x, y, z) in PAIRED.items():
        points["left_" + name] = nearest((x, y, z))
        points["right_" + name] = nearest((-x, y, z))
    return points


def head_axes(points: dict[str, np.ndarray]) -> np.ndarray:
    """Columns lateral (to the person's left), up, forward of this head's Frankfurt frame.

    Zero pitch is the Frankfurt horizontal of the neutral face: both tragia (soft-tissue porion) and
    both orbitalia level. It is the field's reference plane and is fixed by points that expression
    does not move; it differs between people by a few degrees from any line of the frontal face.
    Lateral is the mean direction of the paired rigid points.
    """
    pairs = ["tragion", "orbitale", "exocanthion", "endocanthion"]
    lateral = sum(_unit(points["left_" + p] - points["right_" + p]) for p in pairs)
    lateral = _unit(lateral)
    tragion = (points["left_tragion"] + points["right_tragion"]) / 2
    orbitale = (points["left_orbitale"] + points["right_orbitale"]) / 2
    forward = orbitale - tragion
    forward = _unit(forward - lateral * (forward @ lateral))
    return np.stack([lateral, np.cross(forward, lateral), forward], 1)


def _unit(v):
    return v / np.linalg.norm(v)


def bearing(p: np.ndarray) -> np.ndarray:
    """Degrees from straight ahead about the head's vertical axis, 0…180 on either side."""
    return np.degrees(np.arctan2(np.abs(p[:, 0]), p[:, 2] - 50))


HAIRLINE = np.array([
    (0, 806), (20, 806), (33, 799), (41, 782), (50, 767), (58, 754), (67, 744), (71, 722), (75, 704),
    (82, 703), (85, 737), (100, 737), (106, 712), (115, 684), (140, 654), (180, 644)], float)
BALDING = np.array([
    (0, 850), (30, 850), (45, 822), (58, 792), (67, 760), (71, 724), (75, 704), (82, 703), (85, 745),
    (120, 775), (150, 785), (180, 786), ], float)


def above_hairline(p: np.ndarray, rise: float = 0, temples: float = 0) -> np.ndarray:
    """Millimetres above the hairline: positive where scalp hair grows."""
    angle = bearing(p)
    line = np.interp(angle, HAIRLINE[:, 0], HAIRLINE[:, 1])
    front = np.clip((66 - angle) / 30, 0, 1)
    line = line + front * (rise + temples * np.exp(-((angle - 36) / 12) ** 2))
    return p[:, 1] - line


def crown_fringe(p: np.ndarray) -> np.ndarray:
    """Positive on the sides and back of a head that is bald on top."""
    angle = bearing(p)
    low = np.interp(angle, HAIRLINE[:, 0], HAIRLINE[:, 1])
    high = np.interp(angle, [0, 55, 68, 85, 110, 180], [700, 700, 752, 788, 795, 790])
    return np.minimum(p[:, 1] - low, high - p[:, 1])


def brow(p: np.ndarray, lift: float = 0) -> tuple[np.ndarray, np.ndarray]:
    """How deep inside the brow a point lies (0…1, 0 outside) and how far along it (0 inner … 1)."""
    x = np.abs(p[:, 0])
    middle = np.interp(x, [7, 12, 22, 33, 42, 52], [744.5, 745.5, 747.5, 749.5, 748, 742.5]) + lift
    half = np.interp(x, [6.5, 9, 20, 33, 44, 53], [0, 3.6, 4.2, 3.4, 2.4, 0.0])
    inside = np.where(p[:, 2] > 100, 1 - np.abs(p[:, 1] - middle) / np.maximum(half, 1e-6), 0)
    return np.clip(np.where(half > 0.05, inside, 0), 0, 1), np.clip((x - 7) / 45, 0, 1)


def beard(p: np.ndarray, cheek_line: float = 0) -> np.ndarray:
    """Millimetres inside the full beard, moustache included; the lips are cut out elsewhere."""
    angle = bearing(p)
    top = np.interp(angle, [0, 9, 15, 21, 35, 50, 65, 73, 82, 83], [681, 681, 677, 664, 660, 668, 688, 712, 712, 500])
    top = top + np.where(angle > 20, cheek_line, 0)
    low = np.interp(angle, [0, 40, 70, 82], [598, 600, 625, 660])
    return np.where(p[:, 2] > 58, np.minimum(top - p[:, 1], p[:, 1] - low), -99)


def moustache(p: np.ndarray) -> np.ndarray:
    """Millimetres inside the moustache."""
    x = np.abs(p[:, 0])
    top = np.interp(x, [0, 12, 24, 32], [680.5, 680.5, 673, 664])
    low = np.interp(x, [0, 20, 26, 32], [669, 667, 660, 655])
    inside = np.minimum(np.minimum(top - p[:, 1], p[:, 1] - low), 32 - x)
    return np.where(p[:, 2] > 120, inside, -99)


def goatee(p: np.ndarray) -> np.ndarray:
    """Millimetres inside moustache and chin beard."""
    x = np.abs(p[:, 0])
    ring = np.minimum(31 - x, np.minimum(660 - p[:, 1], p[:, 1] - 608))
    return np.maximum(moustache(p), np.where(p[:, 2] > 100, ring, -99))


def turns_with_head(p: np.ndarray) -> np.ndarray:
    """Share of the head's turn that a place takes: 1 on the head, 0 at the shoulders."""
    level = p[:, 1] + 0.5 * (np.clip(p[:, 2], -40, 130) - 70)
    t = np.clip((level - 530) / 90, 0, 1)
    return t * t * (3 - 2 * t)
