"""Shapes for the renderer, and cutting a mesh along a line."""

import os
import pathlib

LLVM = pathlib.Path("/usr/lib/x86_64-linux-gnu/libLLVM.so.19.1")
if LLVM.exists():  # the default, LLVM 14, cannot compile the renderer's kernels
    os.environ.setdefault("DRJIT_LIBLLVM_PATH", str(LLVM))

import drjit as dr
import mitsuba as mi
import numpy as np

import geometry

mi.set_variant("llvm_ad_rgb" if LLVM.exists() else "scalar_rgb")
if LLVM.exists():
    dr.set_thread_count(1)
T = mi.ScalarTransform4f


def colour(value) -> dict:
    return {"type": "rgb", "value": [float(x) for x in np.broadcast_to(value, 3)]}


def shape(positions, triangles, bsdf: dict, colours=None, normals=None) -> mi.Mesh:
    """A mesh; `colours` (count × 3) is what `{"type": "mesh_attribute", "name": "vertex_color"}` reads."""
    properties = mi.Properties()
    properties["bsdf"] = mi.load_dict(bsdf)
    result = mi.Mesh("mesh", len(positions), len(triangles), has_vertex_normals=True, props=properties)
    if colours is not None:
        result.add_attribute("vertex_color", 3, np.ravel(colours).astype(np.float32))
    if normals is None:
        normals = geometry.normals(positions, triangles)
    values = mi.traverse(result)
    values["vertex_positions"] = np.ravel(positions).astype(np.float32)
    values["vertex_normals"] = np.ravel(normals).astype(np.float32)
    values["faces"] = np.ravel(triangles).astype(np.uint32)
    values.update()
    return result


def ribbons(strands: np.ndarray, radii: np.ndarray, eye, bsdf: dict, colours=None) -> mi.Mesh:
    """Hairs as ribbons that face the camera at `eye`, their normals bent like a cylinder's.

    `strands` count × points × 3, `radii` count × points, millimetres; `colours` count × 3.
    """
    n, m, _ = strands.shape
    tangent = np.gradient(strands, axis=1)
    view = eye - strands
    side = np.cross(tangent, view)
    side /= np.maximum(np.linalg.norm(side, axis=2, keepdims=True), 1e-9)
    facing = np.cross(side, tangent)
    facing /= np.maximum(np.linalg.norm(facing, axis=2, keepdims=True), 1e-9)
    offset = side * radii[..., None]
    positions = np.stack([strands - offset, strands + offset], 2).reshape(-1, 3)
    normals = np.stack([facing - 0.9 * side, facing + 0.9 * side], 2).reshape(-1, 3)
    normals /= np.linalg.norm(normals, axis=1, keepdims=True)
    first = (np.arange(n)[:, None] * m + np.arange(m - 1)).ravel() * 2
    triangles = np.concatenate([np.stack([first, first + 1, first + 2], 1), np.stack([first + 1, first + 3, first + 2], 1)])
    if colours is not None:
        colours = np.repeat(colours, 2 * m, axis=0)
    return shape(positions, triangles, bsdf, colours, normals)


def clip(positions, triangles, inside, *others):
    """The part of a mesh where `inside` (one value a vertex) is positive, cut along its zero line.

    Returns positions, triangles and `others` (arrays of one row a vertex) of that part.
    """
    sign = inside[triangles] > 0
    count = sign.sum(1)
    whole = triangles[count == 3]
    pieces, extra, made = [whole], [], 0
    base = len(positions)
    for wanted in (1, 2):
        cut = count == wanted
        tri, s = triangles[cut], sign[cut]
        odd = np.argmax(s if wanted == 1 else ~s, axis=1)
        a, b, c = (tri[np.arange(len(tri)), (odd + k) % 3] for k in range(3))
        ab = inside[a] / (inside[a] - inside[b])
        ac = inside[a] / (inside[a] - inside[c])
        first = base + made + np.arange(len(tri))
        second = first + len(tri)
        made += 2 * len(tri)
        extra += [(a, b, ab), (a, c, ac)]
        if wanted == 1:
            pieces.append(np.stack([a, first, second], 1))
        else:
            pieces += [np.stack([first, b, c], 1), np.stack([first, c, second], 1)]
    tris = np.concatenate(pieces)
    def grown(values):
        new = [values[i] + (values[j] - values[i]) * (t if values.ndim == 1 else t[:, None]) for i, j, t in extra]
        return np.concatenate([values] + new)
    used, numbers = np.unique(tris, return_inverse=True)
    results = [grown(v)[used] for v in (positions, *others)]
    return results[0], numbers.reshape(-1, 3), *results[1:]
