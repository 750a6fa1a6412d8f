"""Where the anatomical points lie by the shape of the mesh alone, and how much the networks are believed.

usage: python Training/shape.py fit MEASURE_BENCHMARK SHAPE.npz FOLDER…
       python Training/shape.py find MEASURE_BENCHMARK FOLDER SHAPE.npz FOUND.npz EYE MOUTH FACE LIDS LIPS
       python Training/shape.py weights FOUND.npz… > PointWeights.swift

`fit` makes a ridge regression on the main axes of the mesh's shape (positions and depth in the face's
own frame, every face and its mirror image), for the position and the depth of every point. `find`
notes where it expects the points and where the networks (their weights' files) find them on people
whom neither has seen, beside the truth, at full size and on coarser copies. `weights` prints how much
of the way from the one to the other is best, each point and axis.
"""

import json
import math
import pathlib
import re
import sys

import numpy
from PIL import Image

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


def fit(program: str, output: str, *folders: str) -> None:
    mirror = counterparts()
    x, y = [], []
    for _, mesh, truth in (entry for folder in folders for entry in load(program, folder)):
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
    """By the truth's names, in the face's frame; of two networks that see a point the mean."""
    import torch
    origin, level, unit = crops.frame(mesh)
    found = {}
    for name, net in nets.items():
        for side in ("right", "left") if name in crops.SIDED else ("",):
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
                place = numpy.array([flat @ level, flat @ [-level[1], level[0]]])
                found.setdefault(point.replace("SIDE", side), []).append(place)
    return {point: numpy.mean(positions, 0) for point, positions in found.items()}


def find(program: str, folder: str, shape: str, output: str, *files: str) -> None:
    import landmarks
    import torch
    torch.set_num_threads(1)
    data, nets = numpy.load(shape), {}
    for name, path in zip(crops.POINTS, files):
        net = landmarks.PointNet(name)
        net.load_state_dict(torch.load(path))
        nets[name] = (net if name in crops.SIDED else landmarks.Symmetric(net)).eval()
    rows = {key: [] for key in ("seeds", "true", "expected", "network", "coarse", "unit", "axes", "ratio")}
    for path, mesh, truth in load(program, folder):
        _, level, unit = crops.frame(mesh)
        at = {side: numpy.array(truth["points"][f"{side}_eye"]["at"]) for side in ("left", "right")}
        own = (at["left"] - at["right"]) / numpy.linalg.norm(at["left"] - at["right"])
        apart = numpy.subtract(truth["points"]["left_exocanthion"]["at"], truth["points"]["right_exocanthion"]["at"])
        linear, found = crops.linear_of(path), []
        for size in (1, *uncertainty.COARSER):
            picture, factor = coarser(linear, size)
            places = network_positions(picture, mesh * [factor, factor, 1], nets)
            found.append([places[uncertainty.true_name(place)] for place in uncertainty.places()])
        # Of the frame's axes in those level with the true pupils.
        turn = numpy.array([[own @ level, own @ [-level[1], level[0]]], [-own[1] * level[0] + own[0] * level[1], own @ level]])
        for key, value in (("seeds", int(path.stem.split("-")[1])), ("true", targets(mesh, truth)),
                           ("expected", expected(data, described(mesh))), ("network", found[0]), ("coarse", found[1:]),
                           ("unit", unit), ("axes", turn), ("ratio", unit / numpy.linalg.norm(apart))):
            rows[key].append(value)
    numpy.savez(output, **{key: numpy.array(value) for key, value in rows.items()})


def coarser(linear: numpy.ndarray, size: float):
    """A copy with fewer pixels, and the share that it really has."""
    if size == 1:
        return linear, 1.0
    wide = round(linear.shape[1] * size)
    high = round(linear.shape[0] * size)
    planes = [numpy.asarray(Image.fromarray(linear[..., k]).resize((wide, high), Image.BOX)) for k in range(3)]
    return numpy.stack(planes, 2), wide / linear.shape[1]


def point_of(place: str) -> str:
    point = place.removeprefix("right").removeprefix("left")
    return point[0].lower() + point[1:]


def best(found, chosen):
    """By point: the shares of the way that leave least of the `chosen` pictures' errors, and the root mean
    square of that way."""
    shares = {}
    for point in dict.fromkeys(map(point_of, uncertainty.places())):
        own = [i for i, place in enumerate(uncertainty.places()) if point_of(place) == point]
        a = (found["expected"][chosen][:, own, :2] - found["true"][chosen][:, own, :2]).reshape(-1, 2)
        way = (found["network"][chosen][:, own] - found["expected"][chosen][:, own, :2]).reshape(-1, 2)
        share = numpy.clip(-(a * way).sum(0) / (way**2).sum(0), 0, 1)
        shares[point] = share, math.sqrt((way**2).sum(1).mean())
    return shares


def blended(found, shares, network="network"):
    """Pictures × places × 3: the points as AnatomicalBlend.swift places them."""
    result = found["expected"].copy()
    for i, place in enumerate(uncertainty.places()):
        share, deviation = shares[point_of(place)]
        positions = found["network"] if network == "network" else found["coarse"][:, network]
        way = positions[:, i] - result[:, i, :2]
        result[:, i, :2] += numpy.where(numpy.linalg.norm(way, axis=1, keepdims=True) <= MOST * deviation, way * share, 0)
    return result


# AnatomicalBlend.mostDeviations.
MOST = 6.0


def weights(*paths: str) -> None:
    found = uncertainty.loaded(*paths)
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
    for point, (share, deviation) in best(found, slice(None)).items():
        print(f"    case .{point}: .init({share[0]:.2f}, {share[1]:.2f}, {deviation:.4f})")
        own = [i for i, place in enumerate(uncertainty.places()) if point_of(place) == point]
        kinds = (("shape", found["expected"][..., :2]), ("network", found["network"]),
                 ("both", blended(found, best(found, slice(None)))[..., :2]))
        sizes = [(k, (62 * numpy.sqrt(((v - found["true"][..., :2])[:, own] ** 2).mean((0, 1)))).round(2)) for k, v in kinds]
        print(point, sizes, "mm", file=sys.stderr)
    print("    }\n  }\n}")


if __name__ == "__main__":
    {"fit": fit, "find": find, "weights": weights}[sys.argv[1]](*sys.argv[2:])
