"""Prints the sums that SamplingTests.swift expects: crops made by OpenCV 4.11 the way the networks'
published pipelines make them.

usage: .deps/python-peer/bin/python Engine/Tests/RasterTests/crop_sums.py
"""

import math

import cv2
import numpy

CASES = [  # picture width, height; centre; side; radians; crop side; border
    (474, 472, 237.0, 236.0, 474.0, 0.0, 128, cv2.BORDER_CONSTANT),
    (473, 472, 236.5, 236.0, 473.0, 0.0, 128, cv2.BORDER_CONSTANT),
    (320, 512, 160.0, 256.0, 512.0, 0.0, 192, cv2.BORDER_CONSTANT),
    (474, 474, 223.25, 247.5, 254.03125, -0.184, 192, cv2.BORDER_REPLICATE),
    (300, 200, 40.5, 30.25, 190.75, 0.7, 192, cv2.BORDER_REPLICATE),
]


def picture(width: int, height: int) -> numpy.ndarray:
    y, x, c = numpy.mgrid[0:height, 0:width, 0:3]
    return ((x * x * 7 + y * 13 + x * y + c * 85) % 256).astype(numpy.uint8)


def fnv(data: bytes) -> int:
    value = 0xCBF29CE484222325
    for byte in data:
        value = (value ^ byte) * 0x100000001B3 % 2**64
    return value


for width, height, x, y, side, radians, size, border in CASES:
    degrees = float(numpy.float32(float(numpy.float32(radians) * numpy.float32(180)) / math.pi))
    corners = cv2.boxPoints(((x, y), (side, side), degrees))
    target = numpy.array([[0, size], [0, 0], [size, 0], [size, size]], numpy.float32)
    matrix = cv2.getPerspectiveTransform(corners, target)
    crop = cv2.warpPerspective(
        picture(width, height), matrix, (size, size), flags=cv2.INTER_LINEAR, borderMode=border)
    print(width, height, x, y, side, radians, size, border, hex(fnv(crop.tobytes())))
