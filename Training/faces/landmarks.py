"""Points that follow what is drawn and not one vertex: borders of the lips, lid margins, brows, irises.

All in the untouched head's frame: columns of `frame` are lateral, up, forward. README.md defines each.
"""

import mitsuba as mi
import numpy as np
from scipy import ndimage

import mesh

# Of the painted lip colour at the border; half.
BORDER = 0.5
# Millimetres: how far along the border neighbours count for its height, and how little lower than the highest
# place the border may be to count as the peak of Cupid's bow. The drawn border steps by 0.2 mm from triangle
# to triangle, and most bows are flatter than that over several millimetres.
REACH, PEAK = 1.5, 0.1
# Millimetres within which points of the alar wall count as its most lateral place.
BREADTH = 0.1


def drawn(frame, base, positions, template, eyes, iris_centres, brow_strands) -> dict[str, np.ndarray]:
    """Every point by its name. `eyes` holds positions and triangles by "l" and "r", `positions` the skin
    with its relief, `template` the same vertices unmorphed."""
    points = lip_border(frame, base, positions, template) | alar_walls(frame, positions, template)
    for side, name in (("l", "left"), ("r", "right")):
        lids = lid_margins(frame, (positions, base.shape.triangles), eyes[side], iris_centres[side])
        points |= {f"{name}_{k}": v for k, v in lids.items()}
        brow = brow_edges(frame, brow_strands, iris_centres[side], 1 if side == "l" else -1)
        points |= {f"{name}_{k}": v for k, v in brow.items()}
    return points


def lip_border(frame, base, positions, template):
    """The vermilion border at the midline and at the peaks of Cupid's bow."""
    lips, triangles = base.maps.lips, base.shape.triangles
    edges = np.unique(np.sort(np.concatenate([triangles[:, [0, 1]], triangles[:, [1, 2]], triangles[:, [2, 0]]]), 1), axis=0)
    a, b = edges.T
    crossing = (lips[a] - BORDER) * (lips[b] - BORDER) < 0
    a, b = a[crossing], b[crossing]
    share = ((BORDER - lips[a]) / (lips[b] - lips[a]))[:, None]
    at = positions[a] + share * (positions[b] - positions[a])
    rest = template[a] + share * (template[b] - template[a])
    front = rest[:, 2] > 140
    upper, lower = front & (rest[:, 1] > 664.5), front & (rest[:, 1] < 657)
    middle = np.abs(rest[:, 0]) < 0.6
    points = {"vermilion_superius": at[upper & middle].mean(0), "vermilion_inferius": at[lower & middle].mean(0)}
    line = at[upper & (np.abs(rest[:, 0]) < 20)] @ frame
    middle = points["vermilion_superius"] @ frame[:, 0]
    for name, sign in (("left", 1), ("right", -1)):
        points[f"{name}_crista_philtri"] = frame @ peak(line, middle + sign * np.arange(2, 14, 0.1))
    return points


def peak(line, across):
    """The middle of the highest place of a border, lateral, up and forward, between places `across`: by
    quadratic fits to its neighbourhoods."""
    apart = line[None, :, 0] - across[:, None]
    weight = np.exp(-((apart / REACH) ** 2) / 2)
    powers = weight[..., None] * apart[..., None] ** np.arange(5)
    normal = np.stack([powers[..., k:k + 3].sum(1) for k in range(3)], 1)
    right = np.stack([powers[..., k] @ line[:, 1:] for k in range(3)], 1)
    up, forward = np.linalg.solve(normal, right)[:, 0].T
    share = np.exp((up - up.max()) / PEAK)
    return np.array([across, up, forward]) @ share / share.sum()


def alar_walls(frame, positions, template):
    """The most lateral place of the wall of each ala: of what is seen from the front before it turns into the
    crease against the cheek, which stays where it is when a nose grows narrower."""
    wall = (np.abs(template[:, 1] - 690) < 6.5) & (template[:, 2] > 150)
    aside = positions @ frame[:, 0]
    points = {}
    for name, sign in (("left", 1), ("right", -1)):
        own = wall & (sign * template[:, 0] > 12) & (sign * template[:, 0] < 17.6)
        points[f"{name}_alare"] = positions[own & (sign * aside > (sign * aside[own]).max() - BREADTH)].mean(0)
    return points


def lid_margins(frame, head, eye, centre):
    """Where the lids cut the eyeball off, straight above and below the pupil and at both corners, as seen
    from straight ahead."""
    scenes = [mi.load_dict({"type": "scene", "mesh": mesh.shape(*part, {"type": "diffuse"})}) for part in (head, eye)]

    def visible(across, up):
        """Depth in front of the eye's centre, and whether the eyeball is what is seen."""
        start = centre[:, None] + frame @ np.stack([across, up, np.full(len(up), 60.0)])
        ray = mi.Ray3f(mi.Point3f(*[mi.Float(row) for row in start.astype(np.float32)]),
                       mi.Vector3f(*[float(x) for x in -frame[:, 2]]))
        skin, ball = (np.array(scene.ray_intersect_preliminary(ray).t) for scene in scenes)
        return 60 - np.minimum(skin, ball), ball < skin

    points = {}
    middle = opening(visible)
    up = np.arange(0, 12, 0.02)
    for name, sign in (("palpebrale_superius", 1), ("palpebrale_inferius", -1)):
        depth, eyeball = visible(np.zeros(len(up)), middle + sign * up)
        edge = int(np.argmin(eyeball)) if not eyeball.all() else len(up) - 1
        points[f"margin_{name}"] = centre + frame @ [0, middle + sign * up[edge], depth[max(edge - 1, 0)]]
    across, up = np.meshgrid(np.arange(-22, 22, 0.1), np.arange(-9, 9, 0.1), indexing="ij")
    depth, eyeball = visible(across.ravel(), up.ravel())
    # One connected opening; specks between skin and eyeball elsewhere do not count.
    parts, _ = ndimage.label(eyeball.reshape(across.shape))
    own = parts == parts[220, 90 + round(middle / 0.1)]
    columns = np.flatnonzero(own.any(1))
    for name, column in (("low", columns[0]), ("high", columns[-1])):
        rows = np.flatnonzero(own[column])
        row = int(rows.mean().round())
        points[f"corner_{name}"] = centre + frame @ [across[column, row], up[column, row], depth.reshape(across.shape)[column, row]]
    lateral = "high" if centre @ frame[:, 0] > 0 else "low"
    points["visible_exocanthion"] = points.pop(f"corner_{lateral}")
    points["visible_endocanthion"] = points.pop("corner_low" if lateral == "high" else "corner_high")
    return points


def opening(visible) -> float:
    """How far above the eye's centre to start from for the lids: not at all when the eyeball is seen there,
    else at the middle of what is seen of it straight above or below. Closed lids are no clinical face."""
    up = np.arange(-9, 9, 0.1)
    _, eyeball = visible(np.zeros(len(up)), up)
    if eyeball[90]:
        return 0.0
    parts, count = ndimage.label(eyeball)
    if count == 0:
        raise ValueError("The lids are closed over the eye.")
    longest = 1 + np.argmax(np.bincount(parts[parts > 0])[1:])
    return float(up[np.flatnonzero(parts == longest)].mean().round(1))


def brow_edges(frame, strands, pupil, sign):
    """Edges of the brow above the pupil, its head, apex and tail: where its hairs cover half of what they
    cover in its own middle (means over about a millimetre)."""
    step = 0.25
    fine = strands @ frame
    own = sign * fine[:, 0, 0] > 0
    ends = fine[own]
    share = (np.arange(6) + 0.5)[None, None, :, None] / 6
    dots = (ends[:, :-1, None] * (1 - share) + ends[:, 1:, None] * share).reshape(-1, 3)
    length = np.repeat(np.linalg.norm(np.diff(ends, axis=1), axis=2).ravel() / 6, 6)
    dots = dots * [sign, 1, 1]
    low = dots[:, :2].min(0) - 4
    cells = np.ceil((dots[:, :2].max(0) + 4 - low) / step).astype(int)
    where = ((dots[:, :2] - low) / step).astype(int)
    density = np.zeros(cells)
    np.add.at(density, tuple(where.T), length * 0.1 / step**2)
    density = ndimage.gaussian_filter(1 - np.exp(-density), 0.8 / step)
    u, v = (low[k] + step * (np.arange(cells[k]) + 0.5) for k in (0, 1))

    def crossing(profile, axis, level, first):
        inside = np.flatnonzero(profile > level)
        k, n = (inside[0], inside[0] - 1) if first else (inside[-1], inside[-1] + 1)
        return axis[k] + (axis[n] - axis[k]) * (profile[k] - level) / (profile[k] - profile[n])

    def point(across, up):
        near = np.argsort((dots[:, 0] - across) ** 2 + (dots[:, 1] - up) ** 2)[:40]
        return frame @ [sign * across, up, dots[near, 2].mean()]

    pupil_u = sign * (pupil @ frame[:, 0])
    column = density[np.abs(u - pupil_u) < 2.5].mean(0)
    top, bottom = (crossing(column, v, column.max() / 2, first) for first in (False, True))
    along = density.max(1)
    plateau = np.median(along[along > 0.3 * along.max()])
    head, tail = (crossing(along, u, plateau / 2, first) for first in (True, False))

    def level(across):
        column = density[np.abs(u - across) < 1.0].mean(0)
        return float((column * v).sum() / column.sum())

    crest = [(crossing(density[k], v, density[k].max() / 2, False), u[k]) for k in range(len(u)) if head < u[k] < tail]
    apex = max(crest)
    return {"brow_top": point(pupil_u, top), "brow_bottom": point(pupil_u, bottom),
            "brow_head": point(head, level(head + 0.5)), "brow_tail": point(tail, level(tail - 0.5)),
            "brow_apex": point(apex[1], apex[0])}
