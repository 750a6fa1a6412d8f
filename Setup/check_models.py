"""Checks prepared model files against Models/manifest.json.

usage: python Setup/check_models.py MANIFEST MODELS_FOLDER    exit status 1 names each difference
"""

import hashlib
import json
import pathlib
import sys


def main(manifest: pathlib.Path, folder: pathlib.Path) -> int:
    differences = 0
    for model in json.loads(manifest.read_text())["models"]:
        file = folder / model["file"]
        found = hashlib.sha256(file.read_bytes()).hexdigest() if file.exists() else "missing"
        if found != model["sha256"]:
            print(f"{file.name}: expected {model['sha256']}, found {found}", file=sys.stderr)
            differences += 1
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])))
