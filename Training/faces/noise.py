"""Smooth noise in space, from a seed."""

import numpy as np


PRIMES = (73856093, 19349663, 83492791)


def _plane(i: np.ndarray, axis: int) -> np.ndarray:
    return i.astype(np.uint32) * np.uint32(PRIMES[axis])


def _mixed(h: np.ndarray, seed: int) -> np.ndarray:
    h = h ^ np.uint32(seed * 2654435761 & 0xFFFFFFFF)
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
    shares = [(1 - f[:, k], f[:, k]) for k in range(3)]
    planes = [[_plane(base[:, k] + bit, k) for bit in (0, 1)] for k in range(3)]
    total = np.zeros(len(p))
    for z in (0, 1):
        for y in (0, 1):
            edge, weight = planes[1][y] ^ planes[2][z], shares[1][y] * shares[2][z]
            for x in (0, 1):
                total += shares[0][x] * weight * _mixed(planes[0][x] ^ edge, seed)
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
                place = _plane(c[:, 0], 0) ^ _plane(c[:, 1], 1) ^ _plane(c[:, 2], 2)
                there = np.flatnonzero(_mixed(place, seed + 5) < share)
                place, c = place[there], c[there]
                centre = (c - 4096 + np.stack([_mixed(place, seed + k) for k in (1, 2, 3)], -1)) * spacing
                size = radius * (0.5 + _mixed(place, seed + 4))
                d = np.linalg.norm(p[there] - centre, axis=1)
                result[there] = np.maximum(result[there], np.clip(1.3 - d / size, 0, 1))
    return np.minimum(result, 1)
