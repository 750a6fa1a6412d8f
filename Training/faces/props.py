"""What a person wears: glasses, headband, cap, drape, clothes."""

import numpy as np

import anatomy
import mesh
import noise


def _tube(points, radius, flat=1.0, sides=10):
    """A closed or open tube along a polyline, as a mesh; `flat` stretches it along y."""
    tangent = np.gradient(points, axis=0)
    tangent /= np.linalg.norm(tangent, axis=1, keepdims=True)
    reference = np.array([0.03, 0.02, 1.0])
    a = np.cross(tangent, reference)
    bad = np.linalg.norm(a, axis=1) < 0.3
    a[bad] = np.cross(tangent[bad], [0, 1.0, 0])
    a /= np.linalg.norm(a, axis=1, keepdims=True)
    b = np.cross(tangent, a)
    turn = np.linspace(0, 2 * np.pi, sides, endpoint=False)
    ring = points[:, None] + radius * (np.cos(turn)[None, :, None] * a[:, None] * flat + np.sin(turn)[None, :, None] * b[:, None])
    n = len(points)
    i, j = np.meshgrid(np.arange(n - 1), np.arange(sides), indexing="ij")
    q = i * sides + j
    r = i * sides + (j + 1) % sides
    triangles = np.concatenate([np.stack([q, r, q + sides], 2).reshape(-1, 3), np.stack([r, r + sides, q + sides], 2).reshape(-1, 3)])
    return ring.reshape(-1, 3), triangles


def glasses(points, rng, given=None):
    """Frame and lenses in the head's frame: (positions, triangles) twice, and the frame's colour.

    `given` sets the frame's thickness, millimetres, and colour.
    """
    left, right = points["left_eye"], points["right_eye"]
    middle = (left + right) / 2
    nose = points["nasion"]
    width, height = rng.uniform(46, 54), rng.uniform(32, 44)
    square, gap = rng.uniform(2.2, 4.5), rng.uniform(15, 20)
    thickness = float(rng.choice([0.6, 0.9, 1.6, 2.2]))
    if given:
        thickness = given[0]
    plane = max(nose[2] + 1.5, left[2] + 22)
    turn = np.linspace(0, 2 * np.pi, 72)
    parts, lenses, outer = [], [], {}
    for side in (1, -1):
        cx = side * (gap + width) / 2
        c, s = np.cos(turn), np.sin(turn)
        x = cx + width / 2 * np.sign(c) * np.abs(c) ** (2 / square)
        y = middle[1] - 3 + height / 2 * np.sign(s) * np.abs(s) ** (2 / square)
        z = plane - 0.0032 * (x - 0) ** 2 * 1.2
        rim = np.stack([x, y, z], 1)
        parts.append(_tube(rim, thickness, 1.3))
        grid = np.linspace(0, 1, 8)
        centre = np.array([cx, middle[1] - 3, plane - 0.0032 * cx**2 * 1.2])
        disc = centre + grid[:, None, None] * (rim - centre)
        disc[..., 2] = plane - 0.0032 * disc[..., 0] ** 2 * 1.2
        i, j = np.meshgrid(np.arange(7), np.arange(71), indexing="ij")
        q = i * 72 + j
        tri = np.concatenate([np.stack([q, q + 1, q + 72], 2).reshape(-1, 3), np.stack([q + 1, q + 73, q + 72], 2).reshape(-1, 3)])
        lenses.append((disc.reshape(-1, 3), tri))
        hinge = np.array([cx + side * width / 2, middle[1] + height * 0.22, plane - 0.0038 * (cx + side * width / 2) ** 2])
        ear = points[("left" if side > 0 else "right") + "_tragion"] + np.array([side * 6.0, 17, -8])
        bend = np.array([hinge[0] + side * 4, hinge[1], hinge[2] - 4])
        t = np.linspace(0, 1, 24)[:, None]
        temple = bend + t * (ear - bend) + np.array([side * 5.0, 0, 0]) * np.sin(np.pi * t)
        tip = ear + np.linspace(0, 1, 8)[1:, None] * np.array([-side * 3.0, -26, -14])
        parts.append(_tube(np.concatenate([hinge[None], temple, tip]), thickness, 1.0))
    t = np.linspace(-1, 1, 14)
    bridge = np.stack([t * gap / 2 * 1.05, middle[1] + 3 + 4 * (1 - t**2), plane + 0.6 + 0 * t], 1)
    parts.append(_tube(bridge, thickness))
    colours = [(0.012, 0.011, 0.010), (0.10, 0.045, 0.018), (0.35, 0.30, 0.24), (0.03, 0.04, 0.09), (0.30, 0.05, 0.05), (0.25, 0.18, 0.08)]
    colour = colours[rng.integers(len(colours))]
    return _joined(parts), _joined(lenses), given[1] if given else colour


def _joined(parts):
    positions, triangles, base = [], [], 0
    for p, t in parts:
        positions.append(p)
        triangles.append(t + base)
        base += len(p)
    return np.concatenate(positions), np.concatenate(triangles)


def headband(surface, rng, thickness):
    """A band around the head over the ears: positions, triangles, normals."""
    p = surface.template
    tilt, low = rng.uniform(0.28, 0.42), rng.uniform(790, 799)
    level = p[:, 1] - (low - tilt * (140 - p[:, 2])) + 1.5 * noise.value(p, 40, 31)
    inside = np.minimum(level, rng.uniform(45, 60) - level)
    lift = thickness + 0.5 * noise.layered(p * [1, 0.4, 1], 14, 2, 32) + 0.8 * np.clip(1 - np.abs(inside - 4) / 4, 0, 1)
    return _shell(surface, inside, lift)


def cap(surface, rng, thickness):
    """A theatre cap that covers the hair."""
    p = surface.template
    tilt, low = rng.uniform(0.25, 0.36), rng.uniform(786, 796)
    inside = p[:, 1] - (low - tilt * (140 - p[:, 2])) + 1.5 * noise.value(p, 30, 33)
    pleats = noise.value(p * [1, 0.25, 1], 9, 34)
    puff = np.clip(inside / 40, 0, 1)
    lift = thickness + 14 * puff * (1 + 0.25 * noise.value(p, 40, 35)) + (0.5 + 1.4 * puff) * pleats
    return _shell(surface, inside, lift)


def drape(surface, rng, neckline):
    """Cloth over shoulders and chest up to a neckline: "high", "round" or "open"."""
    p = surface.template
    front = np.clip((p[:, 2] - 10) / 70, 0, 1)
    line = {"high": 592, "round": 580, "open": 578}[neckline]
    drop = {"high": 10, "round": 42, "open": 100}[neckline] * front * np.exp(-((p[:, 0] / (42 if neckline != "open" else 34)) ** 2))
    inside = np.where(p[:, 1] < 620, line - drop - p[:, 1] + 1.5 * noise.value(p, 45, 36), -50)
    folds = noise.layered(p * [1, 0.45, 1], 60, 3, 37)
    lift = 3.5 + 5 * np.clip(inside / 60, 0, 1) * (1 + folds) + 1.6 * np.clip(1 - np.abs(inside - 4) / 4, 0, 1)
    return _shell(surface, inside, lift)


def _shell(surface, inside, lift):
    positions = surface.positions + surface.normals * lift[:, None]
    return mesh.clip(positions, surface.triangles, inside)

