"""Writes the lines of the face mesh, as the published package lists them, for the screens to draw.

usage: mesh_edges.py MEDIAPIPE_WHEEL OUTPUT.json
"""

import ast
import json
import pathlib
import sys
import zipfile

SOURCE = "mediapipe/python/solutions/face_mesh_connections.py"


def edges(source: str) -> list[list[int]]:
    """The pairs in FACEMESH_TESSELATION, each once, smaller vertex first, sorted."""
    for node in ast.parse(source).body:
        if isinstance(node, ast.Assign) and node.targets[0].id == "FACEMESH_TESSELATION":
            pairs = ast.literal_eval(node.value.args[0])
            return [list(pair) for pair in sorted({tuple(sorted(pair)) for pair in pairs})]
    raise SystemExit(f"{SOURCE} lists no FACEMESH_TESSELATION")


def main(wheel: str, output: str) -> None:
    with zipfile.ZipFile(wheel) as archive:
        found = edges(archive.read(SOURCE).decode())
    path = pathlib.Path(output)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(found, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
