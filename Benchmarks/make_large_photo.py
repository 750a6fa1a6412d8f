"""Writes the 12-megapixel JPEG of the speed benchmarks: a portrait with sensor noise,
4032 × 3024 stored, EXIF orientation 6, Display P3, 4:2:0, quality 90.

    python make_large_photo.py OUT.jpg [PORTRAIT]

PORTRAIT is any upright picture; without it scikit-image's astronaut (public domain) is taken.
"""

import struct
import sys

import numpy as np
from PIL import Image
from PIL.TiffImagePlugin import IFDRational


def fixed(value):
    return struct.pack(">i", round(value * 65536))


def matrix_profile(columns, curve):
    """An ICC v4 display profile (ICC.1:2010) of three D50 columns and a parametric curve."""
    tags = {b"wtpt": b"XYZ \0\0\0\0" + fixed(0.9642) + fixed(1.0) + fixed(0.8249)}
    for name, column in zip((b"rXYZ", b"gXYZ", b"bXYZ"), columns):
        tags[name] = b"XYZ \0\0\0\0" + b"".join(map(fixed, column))
    kind = {1: 0, 5: 3}[len(curve)]
    body = b"para\0\0\0\0" + struct.pack(">HH", kind, 0) + b"".join(map(fixed, curve))
    for name in (b"rTRC", b"gTRC", b"bTRC"):
        tags[name] = body
    for name in (b"desc", b"cprt"):
        text = "Aglae".encode("utf-16-be")
        tags[name] = b"mluc\0\0\0\0" + struct.pack(">II2s2sII", 1, 12, b"en", b"US", len(text), 28) + text
    directory, data, start = b"", b"", 132 + 12 * len(tags)
    for name, value in tags.items():
        value += b"\0" * (-len(value) % 4)
        directory += name + struct.pack(">II", start + len(data), len(value))
        data += value
    size = start + len(data)
    header = struct.pack(">I4sI4s4s4s", size, b"\0\0\0\0", 0x04000000, b"mntr", b"RGB ", b"XYZ ")
    header += b"\0" * 12 + b"acsp" + b"\0" * 28 + fixed(0.9642) + fixed(1.0) + fixed(0.8249)
    header += b"\0" * (128 - len(header))
    return header + struct.pack(">I", len(tags)) + directory + data


SRGB_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
DISPLAY_P3 = matrix_profile(
    ((0.51512, 0.24120, -0.00105), (0.29198, 0.69225, 0.04189), (0.15710, 0.06657, 0.78407)),
    SRGB_CURVE)
ADOBE_RGB = matrix_profile(
    ((0.60974, 0.31111, 0.01947), (0.20528, 0.62567, 0.06087), (0.14919, 0.06322, 0.74457)),
    (563 / 256,))


def camera_exif(orientation):
    exif = Image.Exif()
    exif[0x0112], exif[0x010F], exif[0x0110] = orientation, "Aglae", "Benchmark"
    details = exif.get_ifd(0x8769)
    details[0x829A], details[0x920A], details[0xA405] = IFDRational(1, 120), IFDRational(51, 10), 26
    return exif


def main():
    if len(sys.argv) > 2:
        portrait = Image.open(sys.argv[2]).convert("RGB")
    else:
        from skimage import data

        portrait = Image.fromarray(data.astronaut())
    scale = max(3024 / portrait.width, 4032 / portrait.height)
    size = round(portrait.width * scale), round(portrait.height * scale)
    large = portrait.resize(size, Image.Resampling.LANCZOS)
    left, top = (size[0] - 3024) // 2, 0
    pixels = np.asarray(large.crop((left, top, left + 3024, top + 4032)), np.float32)
    noise = np.random.default_rng(20261124).normal(0, 3.0, pixels.shape[:2]).astype(np.float32)
    pixels = np.clip(pixels + noise[..., None], 0, 255).astype(np.uint8)
    stored = Image.fromarray(np.ascontiguousarray(np.rot90(pixels)))
    stored.save(
        sys.argv[1], quality=90, subsampling="4:2:0", icc_profile=DISPLAY_P3, exif=camera_exif(6))


if __name__ == "__main__":
    main()
