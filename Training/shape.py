"""Where the anatomical points lie by the shape of the mesh alone, and how much the networks are believed.

usage: python Training/shape.py fit MEASURE_BENCHMARK CLINICAL_FOLDER SHAPE.npz
       python Training/shape.py weights MEASURE_BENCHMARK SERIES_FOLDER SHAPE.npz EYE MOUTH FACE > PointWeights.swift

`fit` makes a ridge regression on the main axes of the mesh's shape (positions and depth in the face's
own frame, every face and its mirror image), for the position and the depth of every point. `weights`
compares it with the networks (their weights' files) on people whom neither has seen, and prints how
much of the way from the one to the other is best, each point and axis.
"""

import json
import math
import pathlib
import re
import sys

import numpy

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import crops  # noqa: E402
import uncertainty  # noqa: E402

AXES, RIDGE = 30, 1e-6


def counterparts() -> numpy.ndarray:
    text = (pathlib.Path(__file__).resolve().parent.parent
            / "Engine/Sources/FaceAnalysis/Regions/MeshMirror.swift").read_text()
    pairs = re.search(r"\[\n(.*?)\n\s*\]", text[text.index("["):] if "[\n" not in text else text, re.S).group(1)
    numbers = [int(n) for n in re.findall(r"\d+", pairs)]
    return numpy.array(numbers)


def described(mesh: numpy.ndarray) -> numpy.ndarray:
    """478 × 3 in the face's frame: to the patient's left and down from midway between the irises, depth
    from theirs; interpupillary distances."""
    origin, level, unit = crops.frame(mesh)
    flat = (mesh[:, :2] - origin) / unit
    depth = (mesh[:, 2] - (mesh[468, 2] + mesh[473, 2]) / 2) / unit
    return numpy.stack([flat @ level, flat @ [-level[1], level[0]], depth], 1)


def targets(mesh: numpy.ndarray, truth: dict) -> numpy.ndarray:
    """Places × 3 in the same frame."""
    origin, level, unit = crops.frame(mesh)
    true = truth["points"]
    eyes = (true["left_eye"]["depth"] + true["right_eye"]["depth"]) / 2
    rows = []
    for place in uncertainty.places():
        point = true[uncertainty.true_name(place)]
        flat = (numpy.array(point["at"]) - origin) / unit
        depth = (point["depth"] - eyes) / truth["scale"]["millimetresPerPixel"] / unit
        rows.append([flat @ level, flat @ [-level[1], level[0]], depth])
    return numpy.array(rows)


def load(program: str, folder: str):
    pictures = [p for p in sorted(pathlib.Path(folder).glob("*.jpg")) if p.with_suffix(".json").exists()]
    if any(int(p.stem.split("-")[1]) >= crops.FIRST_HELDOUT_SEED for p in pictures):
        sys.exit("There are held-out renders among these.")
    for path, document in zip(pictures, crops.documents(program, pictures), strict=True):
        if document["landmarks"]:
            yield path, numpy.array(document["landmarks"]["points"]), json.loads(path.with_suffix(".json").read_text())


def fit(program: str, folder: str, output: str) -> None:
    mirror = counterparts()
    x, y = [], []
    for _, mesh, truth in load(program, folder):
        shape, points = described(mesh), targets(mesh, truth)
        x += [shape, shape[mirror] * [-1, 1, 1]]
        y += [points, uncertainty.mirrored(points)]
    x, y = numpy.array(x).reshape(len(x), -1), numpy.array(y).reshape(len(y), -1)
    middle = x.mean(0)
    _, _, axes = numpy.linalg.svd(x - middle, full_matrices=False)
    a = (x - middle) @ axes[:AXES].T
    coefficients = numpy.linalg.solve(a.T @ a + RIDGE * len(a) * numpy.eye(AXES), a.T @ (y - y.mean(0)))
    numpy.savez(output, axes=axes[:AXES], coefficients=coefficients, middle=middle, mean=y.mean(0), mirror=mirror)
    print(f"{len(x) // 2} faces; what is left, mm:", (62 * (a @ coefficients + y.mean(0) - y).std(0)).mean().round(3))


def expected(data, shape: numpy.ndarray) -> numpy.ndarray:
    """Places × 3 by the regression."""
    return ((shape.ravel() - data["middle"]) @ data["axes"].T @ data["coefficients"] + data["mean"]).reshape(-1, 3)


def network_positions(linear, mesh, nets) -> dict[str, numpy.ndarray]:
    """By the truth's names, in the face's frame."""
    import torch
    origin, level, unit = crops.frame(mesh)
    found = {}
    for name, net in nets.items():
        for side in ("right", "left") if name == "eye" else ("",):
            matrix, centre = crops.crop(mesh, name, side or "right")
            width, height = crops.SIZE[name]
            light = crops.sampled(linear, matrix, centre, width, height).transpose(2, 0, 1)
            with torch.no_grad():
                points = net(torch.tensor(light[None], dtype=torch.float32))
            points = (points[0] if isinstance(points, tuple) else points)[0].numpy()
            for point, at in zip(crops.POINTS[name], points):
                if name == "face" and point == "menton":
                    continue
                flat = (matrix @ ((at - 0.5) * [width, height]) + centre - origin) / unit
                found[point.replace("SIDE", side)] = numpy.array([flat @ level, flat @ [-level[1], level[0]]])
    return found


def weights(program: str, folder: str, shape: str, *files: str) -> None:
    import landmarks
    import torch
    torch.set_num_threads(1)
    data, nets = numpy.load(shape), {}
    for name, path in zip(crops.POINTS, files):
        net = landmarks.PointNet(name)
        net.load_state_dict(torch.load(path))
        nets[name] = (net if name == "eye" else landmarks.Symmetric(net)).eval()
    by_shape, by_network, depths = {}, {}, []
    for path, mesh, truth in load(program, folder):
        by_regression = expected(data, described(mesh))
        depths.append(62 * (by_regression - targets(mesh, truth))[:, 2])
        true = targets(mesh, truth)[:, :2]
        found = network_positions(crops.linear_of(path), mesh, nets)
        for place, here, goal in zip(uncertainty.places(), by_regression[:, :2], true):
            point = place.removeprefix("right").removeprefix("left")
            point = point[0].lower() + point[1:]
            by_shape.setdefault(point, []).append(here - goal)
            by_network.setdefault(point, []).append(found[uncertainty.true_name(place)] - goal)
    print("""/// How far an anatomical point goes from where the mesh's shape expects it to where the network finds
/// it, across and down the face: the shares with the least errors on rendered people of the tuning
/// seeds whom neither had seen (Training/shape.py).
struct PointWeights: Sendable {
  let across, down: Double
  /// Root mean square of the way between both, over the interpupillary distance.
  let deviation: Double

  init(_ across: Double, _ down: Double, _ deviation: Double) {
    self.across = across
    self.down = down
    self.deviation = deviation
  }
}

extension FacialPoint {
  var weights: PointWeights {
    switch self {""")
    for point in by_shape:
        a, b = numpy.array(by_shape[point]), numpy.array(by_network[point])
        way = b - a
        best = numpy.clip(-(a * way).sum(0) / (way**2).sum(0), 0, 1)
        left = 62 * numpy.sqrt(((a + best * way) ** 2).mean(0))
        deviation = math.sqrt((way**2).sum(1).mean())
        print(f"    case .{point}: .init({best[0]:.2f}, {best[1]:.2f}, {deviation:.4f})")
        print(point, "shape", (62 * numpy.sqrt((a**2).mean(0))).round(2), "network", (62 * numpy.sqrt((b**2).mean(0))).round(2),
              "both", left.round(2), "mm", file=sys.stderr)
    print("    }\n  }\n}")
    print("depth, mm:", dict(zip(uncertainty.places(), numpy.sqrt(numpy.mean(numpy.square(depths), 0)).round(1).tolist())),
          file=sys.stderr)


if __name__ == "__main__":
    {"fit": fit, "weights": weights}[sys.argv[1]](*sys.argv[2:])
