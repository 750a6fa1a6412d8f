"""Pictures that hold no ColorChecker and would like to be taken for one."""

import numpy as np

from . import spectra
from .scene import CARDS, Placement, backdrop, draw_card

KINDS = (
    "checkerboard", "window", "calendar", "quilt", "mondrian", "swatches", "grey grid", "wrong order", "mirrored",
    "other chart", "tiles", "keyboard")


def somewhere(size, rng):
    focal = rng.uniform(1.2, 3) * max(size)
    scale = rng.uniform(0.25, 0.9) * min(size) / 300
    centre = (size[0] * rng.uniform(0.35, 0.65), size[1] * rng.uniform(0.35, 0.65))
    return Placement(size, focal, centre, focal / scale, rng.uniform(0, 50), rng.uniform(0, 360), rng.uniform(0, 360), "classic")


def grid(picture, columns, rows, colour, gap, rng, frame=None):
    """Fills the picture with a flat grid of rectangles; `colour(column, row)`."""
    height, width = picture.shape[:2]
    w, h = width / columns, height / rows
    if frame is not None:
        picture[:] = frame
    for c in range(columns):
        for r in range(rows):
            l, t = round(c * w + gap * w / 2), round(r * h + gap * h / 2)
            picture[t:round((r + 1) * h - gap * h / 2), l:round((c + 1) * w - gap * w / 2)] = colour(c, r)


def paint(kind, size, rng):
    """A linear picture."""
    picture = backdrop(size, rng)
    height, width = picture.shape[:2]
    free = lambda *_: rng.uniform(0.02, 0.85, 3)
    paints = spectra.lab_to_srgb(spectra.EDITIONS[rng.choice(["before", "after"])]).clip(0, 1)
    black = np.array([[0.03, 0.03, 0.03]])
    if kind == "checkerboard":
        one, two = free(), free()
        grid(picture, rng.integers(6, 14), rng.integers(6, 14), lambda c, r: one if (c + r) % 2 else two, rng.choice([0, 0.08]), rng, black[0])
    elif kind == "window":
        sky = np.array([0.5, 0.65, 0.9]) * rng.uniform(0.5, 1)
        grid(picture, rng.integers(3, 8), rng.integers(3, 7), lambda c, r: sky * (1 - 0.08 * r) * rng.uniform(0.9, 1.05), 0.12, rng, np.full(3, rng.uniform(0.02, 0.6)))
    elif kind == "calendar":
        grid(picture, 7, 5, lambda c, r: np.full(3, 0.8) if c < 5 else np.array([0.8, 0.5, 0.5]), 0.06, rng, np.full(3, 0.1))
    elif kind == "quilt":
        some = [free() for _ in range(rng.integers(3, 8))]
        grid(picture, rng.integers(6, 12), rng.integers(4, 10), lambda c, r: some[rng.integers(len(some))], rng.choice([0, 0.05, 0.12]), rng, free())
    elif kind == "mondrian":
        for _ in range(150):
            w, h = rng.integers(20, width // 4), rng.integers(20, height // 4)
            l, t = rng.integers(0, width), rng.integers(0, height)
            picture[t:t + h, l:l + w] = free()
    elif kind == "tiles":
        tone = free()
        grid(picture, rng.integers(5, 14), rng.integers(5, 12), lambda c, r: tone * rng.uniform(0.6, 1.2), 0.1, rng, np.full(3, rng.uniform(0.02, 0.5)))
    elif kind == "keyboard":
        grid(picture, 12, rng.integers(4, 7), lambda c, r: np.full(3, 0.08) if rng.random() < 0.9 else free(), 0.15, rng, np.full(3, 0.5))
    elif kind == "swatches":
        draw_card(picture, somewhere(size, rng), rng.uniform(0.02, 0.85, (24, 3)), black)
    elif kind == "grey grid":
        draw_card(picture, somewhere(size, rng), np.repeat(rng.uniform(0.02, 0.85, (24, 1)), 3, 1), black)
    elif kind == "wrong order":
        draw_card(picture, somewhere(size, rng), paints, black, rng.permutation(24))
    elif kind == "mirrored":
        draw_card(picture, somewhere(size, rng), paints, black, np.array([5 - k % 6 + 6 * (k // 6) for k in range(24)]))
    elif kind == "other chart":
        order = np.arange(24).reshape(4, 6)
        order = order[rng.permutation(4)] if rng.random() < 0.5 else order[:, rng.permutation(6)]
        if (order.ravel() == np.arange(24)).all():
            order = order[::-1]
        draw_card(picture, somewhere(size, rng), paints, black, order.ravel())
    return np.ascontiguousarray(picture)
