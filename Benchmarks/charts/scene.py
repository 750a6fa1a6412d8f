"""Photographs of a ColorChecker, or of none, from a seed: geometry, light, camera, damage.

The chart is a plane before a pinhole camera; every pixel is the mean of a few rays. What is known of
a picture comes back beside it: the patches' places, the scale at the chart's centre, its tilt.
"""

import io
import pathlib

import numpy as np
from PIL import Image
from scipy import ndimage

from . import spectra

# Patch and pitch in millimetres; card's margin around the patches.
CARDS = {"classic": (40.0, 45.65, 18.0), "passport": (12.4, 15.0, 5.0), "macbeth": (46.0, 52.5, 20.0)}


def rotation(axis, degrees):
    axis = np.array(axis, float) / np.linalg.norm(axis)
    c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    k = np.array([[0, -axis[2], axis[1]], [axis[2], 0, -axis[0]], [-axis[1], axis[0], 0]])
    return np.eye(3) + s * k + (1 - c) * k @ k


class Placement:
    """Where a card stands: millimetres of the card to pixels, and back."""

    def __init__(self, size, focal, centre, distance, tilt, axis, roll, card):
        self.patch, self.pitch, self.margin = CARDS[card]
        turn = rotation([np.cos(np.radians(axis)), np.sin(np.radians(axis)), 0], tilt) @ rotation([0, 0, 1], roll)
        at = np.array([(centre[0] - size[0] / 2) / focal, (centre[1] - size[1] / 2) / focal, 1]) * distance
        camera = np.array([[focal, 0, size[0] / 2], [0, focal, size[1] / 2], [0, 0, 1]])
        self.matrix = camera @ np.stack([turn[:, 0], turn[:, 1], at], 1)
        self.scale, self.tilt, self.roll, self.card = distance / focal, tilt, roll, card
        self.half = np.array([2.5 * self.pitch + self.patch / 2 + self.margin, 1.5 * self.pitch + self.patch / 2 + self.margin])

    def pixels(self, millimetres):
        p = np.c_[np.atleast_2d(millimetres), np.ones(len(np.atleast_2d(millimetres)))] @ self.matrix.T
        return p[:, :2] / p[:, 2:]

    def patches(self):
        k = np.arange(24)
        return self.pixels(np.stack([(k % 6 - 2.5) * self.pitch, (k // 6 - 1.5) * self.pitch], 1))

    def outline(self):
        x, y = self.half
        return self.pixels([[-x, -y], [x, -y], [x, y], [-x, y]])


def draw_card(picture, placement, paints, frame, order=np.arange(24), rays=3):
    """Paints the card over `picture` (linear)."""
    height, width = picture.shape[:2]
    corners = placement.outline()
    left, top = np.maximum(np.floor(corners.min(0)).astype(int) - 1, 0)
    right, bottom = np.minimum(np.ceil(corners.max(0)).astype(int) + 2, (width, height))
    if right <= left or bottom <= top:
        return
    back = np.linalg.inv(placement.matrix)
    total = np.zeros((bottom - top, right - left, 3))
    cover = np.zeros(total.shape[:2])
    colours = np.vstack([paints[order], frame])
    for i in range(rays):
        for j in range(rays):
            x, y = np.meshgrid(np.arange(left, right) + (i + 0.5) / rays, np.arange(top, bottom) + (j + 0.5) / rays)
            p = np.stack([x, y, np.ones_like(x)], -1) @ back.T
            mm = p[..., :2] / p[..., 2:]
            on = (np.abs(mm[..., 0]) < placement.half[0]) & (np.abs(mm[..., 1]) < placement.half[1])
            cell = np.floor(mm / placement.pitch + (3, 2)).astype(int)
            within = np.abs(mm - (cell - (2.5, 1.5)) * placement.pitch).max(-1) < placement.patch / 2
            inside = within & (cell >= 0).all(-1) & (cell < (6, 4)).all(-1)
            index = np.where(inside, np.clip(cell[..., 0], 0, 5) + 6 * np.clip(cell[..., 1], 0, 3), 24)
            total += colours[index] * on[..., None]
            cover += on
    cover = (cover / rays**2)[..., None]
    window = picture[top:bottom, left:right]
    window[:] = window * (1 - cover) + total / rays**2


def backdrop(size, rng):
    """Linear picture of a room: a plain wall, or a clutter of boxes and stripes."""
    width, height = size
    base = rng.uniform(0.05, 0.5) * np.array([1, 1, 1]) * rng.uniform(0.8, 1.2, 3)
    x, y = np.meshgrid(np.linspace(-1, 1, width), np.linspace(-1, 1, height))
    picture = base * (1 + 0.2 * rng.uniform(-1, 1) * x + 0.2 * rng.uniform(-1, 1) * y)[..., None]
    for _ in range(rng.integers(0, 40)):
        w, h = rng.integers(10, width // 3), rng.integers(10, height // 3)
        l, t = rng.integers(-w // 2, width), rng.integers(-h // 2, height)
        picture[max(t, 0):t + h, max(l, 0):l + w] = rng.uniform(0.02, 0.8, 3)
    return picture


def portrait(file, size):
    image = Image.open(file).convert("RGB")
    scale = max(size[0] / image.width, size[1] / image.height)
    image = image.resize((round(image.width * scale), round(image.height * scale)), Image.Resampling.BICUBIC)
    left, top = (image.width - size[0]) // 2, (image.height - size[1]) // 2
    return spectra.decode_bytes(np.asarray(image.crop((left, top, left + size[0], top + size[1]))))


def fingers(picture, placement, count, rng):
    """Skin-coloured fingers that hold the card by an edge."""
    height, width = picture.shape[:2]
    x, y = np.meshgrid(np.arange(width), np.arange(height))
    tone = spectra.lab_to_srgb(np.array([rng.uniform(35, 70), 14, 18]))
    thick = 9.0 / placement.scale
    corners = placement.outline()
    edge = rng.integers(4)
    for _ in range(count):
        t = rng.uniform(0.1, 0.9)
        a = corners[edge] * (1 - t) + corners[(edge + 1) % 4] * t
        inward = corners.mean(0) - a
        inward /= np.linalg.norm(inward)
        tip = a + inward * rng.uniform(15, 45) / placement.scale
        start = a - inward * 80 / placement.scale
        d = tip - start
        u = np.clip(((x - start[0]) * d[0] + (y - start[1]) * d[1]) / (d @ d), 0, 1)
        distance = np.hypot(x - start[0] - u * d[0], y - start[1] - u * d[1])
        mask = np.clip(thick - distance + 0.5, 0, 1)[..., None]
        shade = np.sqrt(np.clip(1 - (distance / thick) ** 2, 0.1, 1))[..., None]
        picture[:] = picture * (1 - mask) + tone * shade * mask


def illuminate(picture, rng, gradient=0.0, shadow=None, centre=None):
    """Multiplies by an uneven light, and by a shadow's soft edge through `centre`: (factor, softness)."""
    height, width = picture.shape[:2]
    x, y = np.meshgrid(np.linspace(-1, 1, width), np.linspace(-1, 1, height))
    angle = rng.uniform(0, 2 * np.pi)
    light = 1 + gradient * (np.cos(angle) * x + np.sin(angle) * y)
    if shadow:
        angle = rng.uniform(0, 2 * np.pi)
        xx, yy = np.meshgrid(np.arange(width) - centre[0], np.arange(height) - centre[1])
        across = np.cos(angle) * xx + np.sin(angle) * yy
        lit = 1 / (1 + np.exp(-across / max(shadow[1], 0.3)))
        light = light * (shadow[0] + (1 - shadow[0]) * lit)
    picture *= light[..., None].astype(picture.dtype)


def develop(picture, rng, exposure=0.9, blur=0.0, noise=0.004, quality=90):
    """From linear light to the bytes of a JPEG file."""
    image = (picture * exposure).astype(np.float32)
    if blur:
        image = ndimage.gaussian_filter(image, (blur, blur, 0), truncate=3)
    image += rng.standard_normal(image.shape, np.float32) * np.float32(noise) * np.sqrt(np.maximum(image, 0.01))
    eight = np.round(spectra.encode(image) * 255).astype(np.uint8)
    out = io.BytesIO()
    Image.fromarray(eight).save(out, "JPEG", quality=quality, subsampling=0 if quality > 92 else 2)
    return out.getvalue()


def paints_through(camera, illuminant, rng, style, reflectances, balance=0.05):
    """Linear picture values of paints: "raw" camera values without balance, or "camera": developed to sRGB."""
    values = spectra.raw(np.vstack([reflectances, np.ones((1, len(spectra.NM)))]), camera, illuminant)
    white = values[-1]
    if style == "raw":
        return values[:-1] / white.max()
    balanced = values[:-1] / white * rng.uniform(1 - balance, 1 + balance, 3)
    return np.maximum(balanced @ spectra.camera_matrix(camera), 0)


def faces(folder):
    return sorted(pathlib.Path(folder).glob("*.jpg"))
