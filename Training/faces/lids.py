"""Lids that follow the eyes when these look up or down.

The upper lid keeps to the eye: at rest both stand at equal angles, and it moves as far as the eye does
(Becker & Fuchs, J Neurophysiol 60:1227, 1988; Evinger, Manning & Sibony, Invest Ophthalmol Vis Sci 32:387,
1991). The lower lid moves about a quarter to a third as far as the upper one: 2.3 to 3.0 beside 9.0 to 9.2 mm
(Leite et al., Braz J Med Biol Res 46, 2013, pages 1651 to 1657).
"""

import numpy as np
from scipy.spatial.transform import Rotation

UPPER, LOWER = 1.0, 0.28
# Of the base mesh: x and height of the corners of the eye, and how far the margins bow from the line between them.
INNER, OUTER = (18.5, 727.5), (44.0, 728.5)
UPPER_BOW, LOWER_BOW = 4.7, 3.8
# From the margin on, millimetres: as far as all moves, and from where on nothing moves (about the lid's crease).
NEAR, FAR = 1.0, 8.0


def shares(rest: np.ndarray) -> np.ndarray:
    """How far each place of the unmorphed base mesh goes with the eye of its own side, 0…1."""
    along = (np.abs(rest[:, 0]) - INNER[0]) / (OUTER[0] - INNER[0])
    bow = np.sin(np.pi * np.clip(along, 0, 1))
    height = rest[:, 1] - (INNER[1] + along * (OUTER[1] - INNER[1]))
    above, below = height - UPPER_BOW * bow, -LOWER_BOW * bow - height
    is_upper = height > (UPPER_BOW - LOWER_BOW) / 2 * bow
    beyond = np.clip((np.where(is_upper, above, below) - NEAR) / (FAR - NEAR), 0, 1)
    falling = (1 - beyond) ** 2 * (1 + 2 * beyond)
    front = rest[:, 2] > 105
    return np.where(front, np.sqrt(bow) * falling * np.where(is_upper, UPPER, LOWER), 0)


def following(positions: np.ndarray, rest: np.ndarray, frame: np.ndarray, spheres, turn: float) -> np.ndarray:
    """`positions` of the base mesh with the lids moved for eyes that turn up by `turn` radians about the
    lateral axis of `frame`; `spheres` are the left and the right eyeball."""
    result = positions.copy()
    share = shares(rest)
    for (centre, _), sign in zip(spheres, (1, -1)):
        own = (share > 0) & (sign * rest[:, 0] > 0)
        bend = Rotation.from_rotvec(-turn * share[own, None] * frame[:, 0])
        result[own] = bend.apply(positions[own] - centre) + centre
    return result
