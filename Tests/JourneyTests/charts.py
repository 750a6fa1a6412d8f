"""Photographs of a painted ColorChecker, and EXIF that says which camera took a picture."""

import pathlib
import re

import numpy
from PIL import Image, ImageFilter

ROOT = pathlib.Path(__file__).resolve().parents[2]
VALUES = ROOT / "Engine/Sources/FaceAnalysis/Calibration/Chart/ChartEdition.swift"
# Bradford adaptation from D50 to D65 and XYZ to linear sRGB (IEC 61966-2-1), in one matrix.
TO_SRGB = numpy.array([
    [3.1338561, -1.6168667, -0.4906146], [-0.9787684, 1.9161415, 0.0334540],
    [0.0719453, -0.2289914, 1.4052427]])
D50 = numpy.array([0.9642, 1.0, 0.8249])
# With the pocket chart's 15 mm from patch to patch this is the scale of the rendered faces.
PITCH = 64


def colours():
    """The maker's values of the newer edition, as linear sRGB."""
    newer = VALUES.read_text().split("newer = [")[1]
    lab = numpy.array([list(map(float, v)) for v in re.findall(
        r"LabColour\((-?[\d.]+), (-?[\d.]+), (-?[\d.]+)\)", newer)])
    assert lab.shape == (24, 3)
    fy = (lab[:, 0] + 16) / 116
    f = numpy.stack([fy + lab[:, 1] / 500, fy, fy - lab[:, 2] / 200], axis=1)
    xyz = D50 * numpy.where(f > 6 / 29, f**3, 3 * (6 / 29) ** 2 * (f - 4 / 29))
    return numpy.clip(xyz @ TO_SRGB.T, 0, 1)


def encoded(linear):
    linear = numpy.clip(linear, 0, 1)
    return numpy.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055)


def exif(model="Camera 1", focal=50):
    """What a camera notes in its files."""
    notes = Image.Exif()
    notes[0x010F], notes[0x0110] = "Maker", model
    notes.get_ifd(0x8769)[0x920A] = focal
    return notes.tobytes()


def chart_photograph(path, size, light=(0.85, 0.8, 0.75), pitch=PITCH, model="Camera 1"):
    """Paints the chart in the middle of a picture of `size` under `light` and saves it."""
    width, height = size
    scene = numpy.full((height, width, 3), 0.3)
    left, top = width // 2 - 3 * pitch, height // 2 - 2 * pitch
    scene[top - pitch // 6:top + 4 * pitch + pitch // 6, left - pitch // 6:left + 6 * pitch + pitch // 6] = 0.02
    inset = round(pitch * 0.062)
    for index, colour in enumerate(colours()):
        y, x = top + index // 6 * pitch, left + index % 6 * pitch
        scene[y + inset:y + pitch - inset, x + inset:x + pitch - inset] = colour
    noise = numpy.random.default_rng(7).normal(0, 0.004, scene.shape)
    pixels = (255 * numpy.clip(encoded(scene * light) + noise, 0, 1)).round().astype(numpy.uint8)
    picture = Image.fromarray(pixels).filter(ImageFilter.GaussianBlur(0.8))
    picture.save(path, quality=95, exif=exif(model))
    return path


def photograph_by(path, picture, model="Camera 1"):
    """A copy of `picture` that says which camera took it."""
    Image.open(picture).save(path, quality=95, exif=exif(model))
    return path
