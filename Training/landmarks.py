"""Trains the anatomical points on rendered faces and writes Models/anatomical_points.onnx.

usage: python Training/landmarks.py crops MEASURE_BENCHMARK FOLDER… CROPS.npz
       python Training/landmarks.py train CROPS.npz NAME WEIGHTS CPU_MINUTES [WEIGHTS_TO_GO_ON_FROM]
       python Training/landmarks.py export OUTPUT.onnx SHAPE.npz EYE MOUTH FACE LIDS LIPS

FOLDER holds tuning renders of Training/faces (kinds clinical and series; seeds from 10000 on are
refused: they are for measuring only). NAME is eye, mouth, face, lids or lips: five small networks, each with a
crop of the face's own frame (crops.py); the last two look closer at what is measured in millimetres.
A network gives a map for each of its points, whose mean position is the point. Both sides share one
network of eyes and one of lids, the left one mirrored; the others see the crop and its mirror image,
and the mean counts, so that a mirrored face has mirrored points. EYE … LIPS are files of weights.
Needs what `Setup/setup networks` installs: .deps/python-networks.
"""

import math
import pathlib
import sys
import time

import numpy
import onnx
import torch
from torch import nn
from torch.nn import functional

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import crops  # noqa: E402
import uncertainty  # noqa: E402

BATCH = 8
# Crops are kept twice as fine and with a margin, so that training can turn and shift them.
FINE = crops.FINE


class Block(nn.Sequential):
    def __init__(self, before: int, after: int, stride: int = 1):
        super().__init__(nn.Conv2d(before, after, 3, stride, 1, bias=False), nn.BatchNorm2d(after), nn.ReLU())


class PointNet(nn.Module):
    """Positions of points in a crop, as shares of its width and height."""

    def __init__(self, name: str):
        super().__init__()
        self.name = name
        count = len(crops.POINTS[name])
        self.whole = nn.Sequential(Block(12, 20), Block(20, 20))
        self.second = nn.Sequential(Block(20, 32, 2), Block(32, 32))
        self.fourth = nn.Sequential(Block(32, 48, 2), Block(48, 48))
        self.eighth = nn.Sequential(Block(48, 56, 2), Block(56, 56), Block(56, 48))
        self.join3, self.join2, self.join1 = Block(48, 32), Block(32, 20), Block(20, 20)
        self.last = nn.Conv2d(20, count, 1)

    def forward(self, light):
        """`light`: linear intensities, count × 3 × height × width. Relative to the crop's own mean, as logarithms:
        exposure and white balance add a constant."""
        x = torch.log2(light.clamp(min=0) + 0.01)
        x = x - x.mean((2, 3), keepdim=True)
        a = self.whole(functional.pixel_unshuffle(x, 2))
        b = self.second(a)
        c = self.fourth(b)
        d = self.eighth(c)
        c = self.join3(c + functional.interpolate(d, scale_factor=2))
        b = self.join2(b + functional.interpolate(c, scale_factor=2))
        a = self.join1(a + functional.interpolate(b, scale_factor=2))
        maps = self.last(a)
        height, width = maps.shape[2:]
        shares = torch.softmax(maps.flatten(2), 2)
        height, width = int(height), int(width)
        rows = torch.tensor([(i + 0.5) / height for i in range(height)]).repeat_interleave(width)
        columns = torch.tensor([(i + 0.5) / width for i in range(width)]).repeat(height)
        return torch.stack([shares @ columns, shares @ rows], 2), shares


class Symmetric(nn.Module):
    """The mean of a crop's points and its mirror image's."""

    def __init__(self, net: PointNet):
        super().__init__()
        self.net, self.order = net, crops.mirrored_order(net.name)

    def forward(self, light):
        points, _ = self.net(torch.cat([light, light.flip(3)], 0))
        other = points[1:2, self.order]
        return (points[:1] + torch.cat([1 - other[..., :1], other[..., 1:]], 2)) / 2


class Shape(nn.Module):
    """Where the mesh's shape alone expects the points (shape.py), 478 × 3 to places × 3, the same of a mirrored
    face as the mirror image."""

    def __init__(self, path: str):
        super().__init__()
        data = {key: torch.tensor(value) for key, value in numpy.load(path).items()}
        self.mirror = data["mirror"]
        self.register_buffer("middle", data["middle"].float())
        self.register_buffer("axes", data["axes"].float().T.contiguous())
        self.register_buffer("coefficients", data["coefficients"].float())
        self.register_buffer("mean", data["mean"].float())
        order = uncertainty.mirrored(numpy.arange(3 * len(uncertainty.places())).reshape(-1, 3))
        self.order = torch.tensor(numpy.abs(order[:, 0]) // 3)
        self.register_buffer("sign", torch.tensor([-1.0, 1.0, 1.0]))

    def once(self, mesh):
        return ((mesh.reshape(1, -1) - self.middle) @ self.axes @ self.coefficients + self.mean).reshape(1, -1, 3)

    def forward(self, mesh):
        other = self.once(mesh[:, self.mirror] * self.sign)
        return (self.once(mesh) + other[:, self.order] * self.sign) / 2


class Whole(nn.Module):
    """The regression and all networks; eyes and lids: the right one, then the left one mirrored."""

    def __init__(self, shape, eye, mouth, face, lids, lips):
        super().__init__()
        self.shape, self.eye, self.mouth, self.face = shape, eye, Symmetric(mouth), Symmetric(face)
        self.lids, self.lips = lids, Symmetric(lips)

    def forward(self, mesh, eyes, mouth, face, lids, lips):
        return (self.shape(mesh), self.eye(eyes)[0], self.mouth(mouth), self.face(face), self.lids(lids)[0],
                self.lips(lips))


def uniform(count: int, low: float, high: float) -> torch.Tensor:
    return low + (high - low) * torch.rand(count, 1, 1, 1)


def smooth(count: int, rows: int, columns: int, size) -> torch.Tensor:
    return functional.interpolate(torch.randn(count, 3, rows, columns), size, mode="bicubic", align_corners=True)


# Of the bent crops: pixels between the places of the grid that are moved, and how far as a share of that.
BEND, BENT = 24, 0.07


def bending(count: int, width: int, height: int) -> torch.Tensor:
    """How far each place of a crop is moved, pixels, count × 2 × height × width: lips and lids of other
    proportions than the people's who are rendered."""
    grid = torch.randn(count, 2, height // BEND + 2, width // BEND + 2) * BENT * BEND
    grid = grid * (torch.rand(count, 1, 1, 1) < 0.7)
    return functional.interpolate(grid, (height, width), mode="bicubic", align_corners=True)


def straightened(at: torch.Tensor, bend: torch.Tensor) -> torch.Tensor:
    """Places of a bent crop, as shares, where those of `at` have come to: x with x + bend(x) = at."""
    size = torch.tensor([bend.shape[3], bend.shape[2]])
    found = at
    for _ in range(6):
        moved = functional.grid_sample(bend, (2 * found - 1)[:, None], padding_mode="border", align_corners=False)
        found = at - moved[:, :, 0].transpose(1, 2) / size
    return found


def drawn(stored: torch.Tensor, points: torch.Tensor, name: str):
    """Crops bent, turned, scaled and shifted each its own way, under another light, as other cameras see them."""
    width, height = crops.SIZE[name]
    count = len(stored)
    symmetric = name not in crops.SIDED
    flip = torch.where((torch.rand(count) < 0.5) & symmetric, -1.0, 1.0)
    turn, scale = torch.randn(count) * crops.TURN[name], torch.exp(torch.randn(count) * 0.035)
    shift = torch.randn(count, 2) * crops.JITTER[name]
    # From the drawn crop's pixels, centre zero, to the stored one's.
    matrix = torch.zeros(count, 2, 3)
    matrix[:, 0, 0], matrix[:, 0, 1] = torch.cos(turn) * scale * flip, -torch.sin(turn) * scale
    matrix[:, 1, 0], matrix[:, 1, 1] = torch.sin(turn) * scale * flip, torch.cos(turn) * scale
    matrix[:, :, 2] = shift
    fine_height, fine_width = stored.shape[2:]
    y, x = torch.meshgrid(torch.arange(height) + 0.5 - height / 2, torch.arange(width) + 0.5 - width / 2, indexing="ij")
    bend = bending(count, width, height)
    from_middle = torch.stack([x, y])[None] + bend
    flat = torch.cat([from_middle, torch.ones(count, 1, height, width)], 1).flatten(2)
    grid = flat.transpose(1, 2) @ matrix.transpose(1, 2)
    grid = grid * FINE / torch.tensor([fine_width / 2, fine_height / 2])
    light = functional.grid_sample(
        (stored.float() / 255) ** 2.2, grid.reshape(count, height, width, 2), padding_mode="border", align_corners=False)
    inverse = torch.linalg.inv(matrix[:, :, :2])
    # `points` are in pixels of the crop as stored, its centre zero.
    at = ((points - shift[:, None]) @ inverse.transpose(1, 2)) / torch.tensor([width, height]) + 0.5
    at = straightened(at, bend)
    if symmetric:
        order = crops.mirrored_order(name)
        at = torch.where(flip[:, None, None] < 0, at[:, order], at)
    # What is highest after bending is another place.
    highest = torch.tensor(["crista_philtri" in n for n in crops.POINTS[name]])
    return seen(light), at, ~(highest & (bend.abs().amax((1, 2, 3)) > 0)[:, None])


def seen(light: torch.Tensor) -> torch.Tensor:
    """Other exposure, white balance, tone curve, shade, sharpness, size and noise."""
    count, size = len(light), light.shape[2:]

    def chance(p: float) -> bool:
        return torch.rand(1).item() < p

    light = light ** uniform(count, 0.8, 1.25)
    light = light * torch.exp2(torch.randn(count, 1, 1, 1) * 0.5 + torch.randn(count, 3, 1, 1) * 0.15)
    if chance(0.3):
        grey = light.mean(1, keepdim=True)
        light = torch.lerp(light, grey.expand_as(light), uniform(count, 0, 1))
    if chance(0.5):
        light = light * torch.exp2(smooth(count, 3, 3, size) * uniform(count, 0, 0.4))
    if chance(0.4):
        soft = functional.avg_pool2d(functional.pad(light, (1, 1, 1, 1), mode="replicate"), 3, 1)
        light = torch.lerp(light, soft, uniform(count, -0.6, 1)).clamp(min=0)
    if chance(0.2):
        factor = 1 + torch.rand(1).item()
        coarse = functional.interpolate(light, scale_factor=1 / factor, mode="bilinear", antialias=True)
        light = functional.interpolate(coarse, size, mode="bilinear")
    level = light.mean((1, 2, 3), keepdim=True)
    grain = torch.randn_like(light)
    if chance(0.5):
        grain = functional.avg_pool2d(functional.pad(grain, (1, 1, 1, 1)), 3, 1) * 2
    return (light + grain * level * uniform(count, 0, 0.1)).clamp(0, 1.2)


def loss(positions, shares, target, known, size):
    width, height = size
    unit = torch.tensor([width, height]) / 4.0
    error = torch.sqrt((((positions - target) * unit) ** 2).sum(2) + 1e-4)
    # A map that is narrow around its point keeps away from other places that look like it.
    rows, columns = height // 2, width // 2
    y, x = torch.meshgrid((torch.arange(rows) + 0.5) / rows, (torch.arange(columns) + 0.5) / columns, indexing="ij")
    far = ((x.flatten() - target[..., :1]) * unit[0]) ** 2 + ((y.flatten() - target[..., 1:]) * unit[1]) ** 2
    spread = (shares * far.clamp(max=9)).sum(2)
    return ((error + 0.15 * spread) * known).sum() / known.sum()


def errors(net, stored, points, name):
    """Median distance in pixels of the crop, each point."""
    net.eval()
    width, height = crops.SIZE[name]
    with torch.no_grad():
        found = []
        for i in range(0, len(stored), 32):
            part = stored[i:i + 32]
            top = (part.shape[2] - FINE * height) // 2
            left = (part.shape[3] - FINE * width) // 2
            light = (part[:, :, top:top + FINE * height, left:left + FINE * width].float() / 255) ** 2.2
            found.append(net(functional.avg_pool2d(light, FINE))[0])
    found = (torch.cat(found) - 0.5) * torch.tensor([width, height])
    return (found - points).norm(dim=2).nanmedian(0).values


def train(path: str, name: str, output: str, minutes: str, start_from: str = "") -> None:
    torch.manual_seed(20261124)
    data = numpy.load(path)
    stored, points = torch.tensor(data[f"{name}_light"]), torch.tensor(data[f"{name}_points"])
    watched = torch.tensor(data[f"{name}_seeds"] % 10 == 7)
    known = torch.isfinite(points).all(2).float()
    net = PointNet(name)
    if start_from:
        begun = torch.load(start_from)
        # Another network's: its last layer has other points.
        net.load_state_dict({k: v for k, v in begun.items() if v.shape == net.state_dict()[k].shape}, strict=False)
    print(f"{name}: {len(stored)} crops, {int(watched.sum())} watched; {sum(p.numel() for p in net.parameters())} weights")
    optimiser = torch.optim.AdamW(net.parameters(), 3e-3, weight_decay=1e-4)
    begin, step, shown = time.process_time(), 0, 0.0
    chances = (~watched).float()
    while (spent := (time.process_time() - begin) / 60 / float(minutes)) < 1:
        for group in optimiser.param_groups:
            group["lr"] = (1.5e-3 if start_from else 3e-3) * min(1, (step + 1) / 30) * (0.5 + 0.5 * math.cos(math.pi * spent))
        chosen = torch.multinomial(chances, BATCH)
        light, target, stays = drawn(stored[chosen], points[chosen].nan_to_num(), name)
        net.train()
        positions, shares = net(light)
        value = loss(positions, shares, target, known[chosen] * stays, crops.SIZE[name])
        optimiser.zero_grad()
        value.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 5.0)
        optimiser.step()
        step += 1
        if spent - shown > 0.1 or step == 1:
            shown = spent
            medians = errors(net, stored[watched], points[watched], name) * crops.MILLIMETRES[name]
            print(f"step {step}, {spent:.0%}: loss {value.item():.3f}, watched medians, mm: "
                  + ", ".join(f"{k} {v:.2f}" for k, v in zip(crops.POINTS[name], medians.tolist())), flush=True)
            torch.save(net.state_dict(), output)
    torch.save(net.state_dict(), output)


def export(output: str, shape: str, *weights: str) -> None:
    nets = []
    for name, path in zip(crops.POINTS, weights):
        net = PointNet(name)
        net.load_state_dict(torch.load(path))
        nets.append(net)
    whole = Whole(Shape(shape), *nets).eval()
    sizes = [(1, 478, 3)] + [(2 if name in crops.SIDED else 1, 3, *crops.SIZE[name][::-1]) for name in crops.POINTS]
    torch.onnx.export(
        whole, tuple(torch.zeros(size) for size in sizes), output, input_names=["mesh", "eyes", "mouth", "face", "lids", "lips"],
        output_names=["expected", "eyePoints", "mouthPoints", "facePoints", "lidPoints", "lipPoints"], opset_version=17, dynamo=False)
    halve(output)


def halve(path: str) -> None:
    """Writes large weights in sixteen bits, widened again when the model is loaded."""
    model = onnx.load(path)
    casts, weights = [], []
    for weight in model.graph.initializer:
        if weight.data_type == onnx.TensorProto.FLOAT and numpy.prod(weight.dims) > 500:
            values = onnx.numpy_helper.to_array(weight).astype(numpy.float16)
            weights.append(onnx.numpy_helper.from_array(values, weight.name + "_half"))
            casts.append(onnx.helper.make_node("Cast", [weight.name + "_half"], [weight.name], to=onnx.TensorProto.FLOAT))
        else:
            weights.append(weight)
    nodes = casts + list(model.graph.node)
    del model.graph.initializer[:], model.graph.node[:]
    model.graph.initializer.extend(weights)
    model.graph.node.extend(nodes)
    onnx.checker.check_model(model)
    onnx.save(model, path)


if __name__ == "__main__":
    {"crops": crops.write, "train": train, "export": export}[sys.argv[1]](*sys.argv[2:])
