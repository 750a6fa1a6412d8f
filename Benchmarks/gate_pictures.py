"""Clean pictures, rendered faults, and the program that judges them."""

import json
import os
import pathlib
import subprocess
import tempfile

import numpy as np
from PIL import Image

# People who have been judged, first seed and end: they may move limits and are never reported on again.
SEEN = [(10_000, 14_000), (15_000, 17_000)]


def is_seen(seed):
    return any(first <= seed < end for first, end in SEEN)


def clean(folders):
    """(path, scale in mm/px, middle between the eyes, tone) of pictures without fault, by their truth."""
    found = []
    for folder in folders:
        for path in sorted(pathlib.Path(folder).glob("*.json")):
            truth = json.loads(path.read_text())
            picture = path.with_suffix(".jpg")
            if not picture.exists():
                continue
            if truth["schema"] == "aglae.fault/1":
                if truth["fault"] == "clean":
                    found.append((picture, truth["millimetresPerPixel"], truth["eyes"] if "eyes" in truth else None,
                                  truth["person"]["tone"], truth))
            elif is_clean(truth):
                points = truth["points"]
                eyes = np.mean([points["left_eye"]["at"], points["right_eye"]["at"]], 0)
                found.append((picture, truth["scale"]["millimetresPerPixel"], eyes, truth["person"]["tone"], truth))
    return found


def is_clean(truth):
    """Whether a picture with truth keeps the protocol: frontal within 5°, at rest, far enough, bare."""
    pose, look = truth["pose"], truth["look"]
    return (
        max(abs(pose["yaw"]), abs(pose["pitch"]), abs(pose["roll"])) <= 5 and truth["person"]["expression"] == "neutral"
        and truth["camera"]["distance"] >= 660 and not look["glasses"]
        and (look["headwear"] != "none" or look["hair"] in ("bald", "buzz", "tied", "receding", "crop"))
        and look["light"] in ("clinic", "beauty", "office", "flash", "window"))


class Judge:
    """gate-benchmark as a process that stays; give it pictures, get its lines."""

    def __init__(self, program, *arguments):
        self.process = subprocess.Popen(
            [program, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.folder = tempfile.TemporaryDirectory()

    def file(self, path):
        self.process.stdin.write(f"{path}\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def pixels(self, pixels, quality=93):
        path = os.path.join(self.folder.name, "picture.jpg")
        Image.fromarray(pixels).save(path, "JPEG", quality=quality, subsampling=0)
        return self.file(path)
