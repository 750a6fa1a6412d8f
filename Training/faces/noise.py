"""Smooth noise in space, from a seed."""

import numpy as np


def _hash(i: np.ndarray, seed: int) -> np.ndarray:
    h = (i[..., 0].astype(np.uint32) * np.uint32(73856093)) ^ (
        i[..., 1].astype(np.uint32) * np.uint32(19349663)) ^ (
        i[..., 2].astype(np.uint32) * np.uint32(83492791)) ^ np.uint32(seed * 2654435761 & 0xFFFFFFFF)
    h ^= h >> np.uint32(15)
    h *= np.uint32(2246822519)
    h ^= h >> np.uint32(13)
    h *= np.uint32(3266489917)
    h ^= h >> np.uint32(16)
    return h.astype(np.float64) / 2**32


def value(p: np.ndarray, wavelength: float, seed: int) -> np.ndarray:
    """Noise of about one bump a wavelength, mean 0, within -1…1."""
    q = p / wavelength
    base = np.floor(q)
    f = q - base
    f = f * f * (3 - 2 * f)
    base = base.astype(np.int64) + 4096
    total = np.zeros(len(p))
    for corner in range(8):
        bits = np.array([corner & 1, corner >> 1 & 1, corner >> 2 & 1])
        weight = np.prod(np.where(bits, f, 1 - f), axis=1)
        total += weight * _hash(base + bits, seed)
    return 2 * total - 1


def layered(p: np.ndarray, wavelength: float, octaves: int, seed: int) -> np.ndarray:
    """Sum of octaves, each half the wavelength and half the strength."""
    return sum(value(p, wavelength / 2**k, seed + 101 * k) / 2**k for k in range(octaves))


def spots(p: np.ndarray, spacing: float, radius: float, share: float, seed: int) -> np.ndarray:
    """Soft dots, 0…1: one a cell of `spacing` in a `share` of the cells."""
    cell = np.floor(p / spacing).astype(np.int64) + 4096
    result = np.zeros(len(p))
    for dx in (-1, 0, 1):
        for dy in (-1, 0, 1):
            for dz in (-1, 0, 1):
                c = cell + np.array([dx, dy, dz])
                centre = (c - 4096 + np.stack([_hash(c, seed + k) for k in (1, 2, 3)], -1)) * spacing
                size = radius * (0.5 + _hash(c, seed + 4))
                present = _hash(c, seed + 5) < share
                d = np.linalg.norm(p - centre, axis=1)
                result = np.maximum(result, np.where(present, np.clip(1.3 - d / size, 0, 1), 0))
    return np.minimum(result, 1)
