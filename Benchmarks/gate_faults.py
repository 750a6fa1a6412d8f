"""Faults painted onto clean photographs of known scale, each at three strengths from a seed.

Strength 1 is slight (may pass), 2 plain, 3 strong (must be refused). Lengths are of the face, so a
fault is the same whatever the resolution.
"""

import numpy as np
from scipy import ndimage, signal

# Interpupillary distance that the gate's percentages refer to, millimetres.
PUPILS = 63.0
# What the strengths are.
STRENGTHS = {
    "blur": [0.5, 1.0, 2.0],  # standard deviation, mm
    "motion": [1.6, 3.2, 6.4],  # length, mm
    "under": [-1.0, -2.0, -3.0],  # stops
    "over": [0.7, 1.4, 2.2],
    "clipped": [5.0, 9.0, 15.0],  # radius of a glint, mm (a standard deviation)
    "uneven": [1.3, 1.8, 2.8],  # light of one cheek over the other
    "cast": [0.25, 0.5, 0.9],  # stops between two channels
    "small": [75.0, 50.0, 35.0],  # between the outer corners of the eyes, px
    "two_faces": [0.6, 0.8, 1.0],  # size of the second face
    "no_face": [1, 2, 3],
    "roll": [6.0, 10.0, 16.0],  # degrees
}
# The codes that name each fault.
EXPECTED = {
    "blur": {"blurred"}, "motion": {"motion_blur"}, "under": {"underexposed"},
    "over": {"overexposed", "skin_clipped"}, "clipped": {"skin_clipped"}, "uneven": {"uneven_light"},
    "cast": {"colour_cast"}, "small": {"face_too_small", "no_face"}, "two_faces": {"several_faces"},
    "no_face": {"no_face"}, "roll": {"wrong_pose"}, "yaw": {"wrong_pose"}, "pitch": {"wrong_pose"},
    "near": {"lens_too_near"}, "smile": {"expression", "mouth_open"}, "mouth_open": {"mouth_open"},
    "brows_raised": {"expression"}, "frown": {"expression"},
    "brows_raised_smooth": {"expression"}, "frown_smooth": {"expression"}, "eyes_closed": {"eyes_closed"},
    "glasses": {"glasses"}, "hair": {"hair_over_face"}, "uneven_lamps": {"uneven_light"},
}
OUTER_EYES = 90.0  # millimetres


def linear(pixels):
    x = pixels.astype(np.float32) / 255
    return np.where(x <= 0.04045, x / 12.92, ((x + 0.055) / 1.055) ** 2.4)


def encoded(light):
    x = np.clip(light, 0, 1)
    x = np.where(x <= 0.0031308, 12.92 * x, 1.055 * np.maximum(x, 1e-9) ** (1 / 2.4) - 0.055)
    return np.clip(np.rint(255 * x), 0, 255).astype(np.uint8)


def noise(light, rng, amount):
    """Shot noise of a sensor that was given less light, and its read noise."""
    return light + rng.normal(0, 1, light.shape) * np.sqrt(amount * np.clip(light, 0, 1) + 1e-6)


def paint(fault, strength, pixels, scale, eyes, rng):
    """The picture with the fault.

    `scale` is millimetres a pixel, `eyes` the middle between the eyes, `pixels` height × width × 3.
    """
    amount = STRENGTHS[fault][strength - 1]
    return globals()["_" + fault](amount, pixels, scale, np.asarray(eyes, float), rng)


def _blur(sigma, pixels, scale, eyes, rng):
    s = sigma / scale
    return encoded(ndimage.gaussian_filter(linear(pixels), (s, s, 0)))


def _motion(length, pixels, scale, eyes, rng):
    pixels_long, angle = length / scale, rng.uniform(0, np.pi)
    steps = max(int(np.ceil(pixels_long * 2)), 2)
    reach = int(np.ceil(pixels_long / 2)) + 2
    spot, line = np.zeros((2 * reach + 1, 2 * reach + 1)), 0
    spot[reach, reach] = 1
    for t in np.linspace(-0.5, 0.5, steps):
        line = line + ndimage.shift(spot, (t * pixels_long * np.sin(angle), t * pixels_long * np.cos(angle)), order=1)
    around = np.pad(linear(pixels), ((reach, reach), (reach, reach), (0, 0)), mode="edge")
    return encoded(signal.oaconvolve(around, (line / steps)[..., None], mode="valid", axes=(0, 1)))


def _under(stops, pixels, scale, eyes, rng):
    return encoded(noise(linear(pixels) * 2.0**stops, rng, 1.5e-4))


def _over(stops, pixels, scale, eyes, rng):
    return encoded(linear(pixels) * 2.0**stops)


def _clipped(radius, pixels, scale, eyes, rng):
    light = linear(pixels)
    place = [(0, 38), (33, -38), (-33, -38)][rng.integers(3)]
    centre = eyes + np.array([place[0], -place[1]]) / scale
    y, x = np.mgrid[0:light.shape[0], 0:light.shape[1]]
    around = np.exp(-((x - centre[0]) ** 2 + (y - centre[1]) ** 2) / (2 * (radius / scale) ** 2))
    there = light[int(centre[1]) - 3:int(centre[1]) + 4, int(centre[0]) - 3:int(centre[0]) + 4].mean()
    return encoded(light * (1 + max(3 / there - 1, 0) * around[..., None]))


def _uneven(ratio, pixels, scale, eyes, rng):
    light = linear(pixels)
    angle = rng.uniform(-np.pi / 4, np.pi / 4) + (np.pi if rng.random() < 0.5 else 0)
    y, x = np.mgrid[0:light.shape[0], 0:light.shape[1]]
    along = ((x - eyes[0]) * np.cos(angle) + (y - eyes[1] - 30 / scale) * np.sin(angle)) * scale
    # The cheeks' middles lie about 82 mm apart; beyond the face the field levels off.
    stops = np.log2(ratio) * np.clip(along / 82, -1.2, 1.2)
    return encoded(light * (2.0**stops)[..., None])


def _cast(stops, pixels, scale, eyes, rng):
    angle = rng.uniform(0, 2 * np.pi)
    # Warm to cool and green to magenta, as ratios of red to green and of green to blue.
    a, b = stops * np.cos(angle), stops * np.sin(angle)
    gains = 2.0 ** np.array([a, 0, -b])
    light = linear(pixels) * gains
    return encoded(light / (gains @ [0.2126, 0.7152, 0.0722]))


def _resized(pixels, factor):
    from PIL import Image
    height, width = pixels.shape[:2]
    size = (max(int(width * factor), 1), max(int(height * factor), 1))
    return np.asarray(Image.fromarray(pixels).resize(size, Image.Resampling.LANCZOS))


def _small(distance, pixels, scale, eyes, rng):
    return _resized(pixels, distance / (OUTER_EYES / scale))


def _two_faces(size, pixels, scale, eyes, rng):
    other = _resized(pixels[:, ::-1], size)
    canvas = np.full((pixels.shape[0], pixels.shape[1] + other.shape[1], 3), 128, np.uint8)
    canvas[:, :pixels.shape[1]] = pixels
    canvas[:other.shape[0], pixels.shape[1]:] = other
    return canvas


def _no_face(kind, pixels, scale, eyes, rng):
    """Clothes below the face, then ever less of the person."""
    if kind == 1:
        return np.ascontiguousarray(pixels[-pixels.shape[0] // 5:])
    if kind == 2:
        return np.ascontiguousarray(pixels[:pixels.shape[0] // 3, :pixels.shape[1] // 5])
    return np.full_like(pixels, pixels[5:50, 5:50].mean((0, 1)).astype(np.uint8))


def _roll(degrees, pixels, scale, eyes, rng):
    from PIL import Image
    turn = degrees * (1 if rng.random() < 0.5 else -1)
    return np.asarray(Image.fromarray(pixels).rotate(
        turn, Image.Resampling.BICUBIC, center=tuple(eyes), fillcolor=tuple(int(v) for v in pixels[5, 5])))
