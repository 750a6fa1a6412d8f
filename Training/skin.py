"""Trains the skin network on rendered faces and writes Models/skin_segmentation.onnx.

usage: python Training/skin.py SKIN_BENCHMARK TRUTH_FOLDER OUTPUT.onnx [MINUTES [WEIGHTS]]

TRUTH_FOLDER holds the tuning renders of Training/faces (seeds below 10000; those above are refused:
they are for measuring only). The weights are also written beside OUTPUT; training goes on from WEIGHTS
when they are named. Every fifth seed is left out of training to watch it. SKIN_BENCHMARK is
the engine's own program: it writes what the network will see, so that training and use cannot differ.
Needs what `Setup/setup networks` installs; OMP_WAIT_POLICY=passive where other work runs.
"""

import json
import math
import pathlib
import subprocess
import sys
import tempfile
import time

import numpy
import torch
from PIL import Image
from torch import nn
from torch.nn import functional

CHANNELS, HEIGHT, WIDTH = 9, 512, 320
FIRST_HELDOUT_SEED = 10000
HAIR = 2  # in the renders' parts.png
BATCH = 6


class Block(nn.Sequential):
    def __init__(self, before: int, after: int, stride: int = 1, size: int = 3):
        super().__init__(
            nn.Conv2d(before, after, size, stride, size // 2, bias=False), nn.BatchNorm2d(after), nn.ReLU())


class Up(nn.Module):
    """Doubles the coarse planes and joins the fine ones."""

    def __init__(self, coarse: int, fine: int, after: int):
        super().__init__()
        self.join, self.mix = Block(coarse + fine, after, size=1), Block(after, after)

    def forward(self, coarse, fine):
        return self.mix(self.join(torch.cat([functional.interpolate(coarse, scale_factor=2), fine], 1)))


class SkinNet(nn.Module):
    """Works on blocks of 4 × 4 pixels, whose sixteen inputs and outputs stand side by side."""

    def __init__(self):
        super().__init__()
        self.blocks = nn.Sequential(Block(16 * CHANNELS, 32, size=1), Block(32, 32))
        self.eighth = nn.Sequential(Block(32, 32, 2), Block(32, 32))
        self.sixteenth = nn.Sequential(Block(32, 48, 2), Block(48, 48))
        self.coarsest = nn.Sequential(Block(48, 48, 2), Block(48, 48))
        self.up3, self.up2, self.up1 = Up(48, 48, 48), Up(48, 32, 32), Up(32, 32, 32)
        self.last = nn.Conv2d(32, 16, 3, padding=1)

    def forward(self, x):
        a = self.blocks(functional.pixel_unshuffle(x, 4))
        b = self.eighth(a)
        c = self.sixteenth(b)
        d = self.coarsest(c)
        return functional.pixel_shuffle(self.last(self.up1(self.up2(self.up3(d, c), b), a)), 4)


def onto_frame(mask: Image.Image, to_picture: list[float]) -> numpy.ndarray:
    """A truth plane, 0…1, seen through the frame."""
    a, b, tx, c, d, ty = to_picture
    # Pillow takes positions of pixel centres plus a half on both sides, as the engine does.
    image = mask.convert("L").transform(
        (WIDTH, HEIGHT), Image.Transform.AFFINE, (a, b, tx, c, d, ty), Image.Resampling.BILINEAR)
    return numpy.asarray(image, numpy.float32) / 255


def load(program: str, folder: pathlib.Path):
    """Seeds, weights, inputs and targets (skin, person, hair) of every tuning render with a face found."""
    pictures = [p for p in sorted(folder.glob("*.jpg")) if p.with_suffix(".skin.png").exists()]
    seeds = [int(p.stem.split("-")[1]) for p in pictures]
    if any(seed >= FIRST_HELDOUT_SEED for seed in seeds):
        sys.exit(f"{folder} holds held-out renders: train on the tuning ones.")
    kept, weights, inputs, targets = [], [], [], []
    with tempfile.TemporaryDirectory() as work:
        lines = subprocess.run(
            [program, "input", work, *map(str, pictures)], check=True, capture_output=True, text=True).stdout
        for seed, picture, line in zip(seeds, pictures, map(json.loads, lines.splitlines())):
            if not line["width"]:
                continue
            planes = numpy.fromfile(pathlib.Path(work) / f"{picture.stem}.input.f32", numpy.float32)
            inputs.append(planes.reshape(CHANNELS, HEIGHT, WIDTH))
            parts = Image.open(picture.with_suffix(".parts.png")).convert("L")
            hair = parts.point([255 if value == HAIR else 0 for value in range(256)])
            masks = [*(Image.open(picture.with_suffix(f".{kind}.png")) for kind in ("skin", "person")), hair]
            targets.append(numpy.stack([onto_frame(mask, line["toPicture"]) for mask in masks]))
            kept.append(seed)
            # Faces under hair, beard and glasses are fewer and harder than the plain ones.
            weights.append(1.0 if picture.stem.startswith("plain") else 4.0)
    return numpy.array(kept), torch.tensor(weights), torch.tensor(numpy.array(inputs)), torch.tensor(numpy.array(targets))


def field(count: int, rows: int, columns: int, channels: int = 1) -> torch.Tensor:
    """Random planes that vary smoothly."""
    return functional.interpolate(
        torch.randn(count, channels, rows, columns), (HEIGHT, WIDTH), mode="bilinear", align_corners=True)


def noise(count: int, bank=[]) -> torch.Tensor:
    """White noise of three planes, drawn once and shifted about: drawing takes as long as learning."""
    if not bank:
        bank.append(torch.randn(12, 3, HEIGHT, WIDTH))
    shifts = (int(torch.randint(HEIGHT, (1,))), int(torch.randint(WIDTH, (1,))))
    return bank[0][torch.randperm(len(bank[0]))[:count]].roll(shifts, (2, 3))


def uniform(count: int, low: float, high: float) -> torch.Tensor:
    return low + (high - low) * torch.rand(count, 1, 1, 1)


def moved(planes: torch.Tensor) -> torch.Tensor:
    """Turned, scaled, shifted and mirrored a little, each picture its own way."""
    count = len(planes)
    turn, scale = (torch.rand(count) - 0.5) * 0.25, 1 + (torch.rand(count) - 0.5) * 0.2
    flip = torch.where(torch.rand(count) < 0.5, -1.0, 1.0)
    ratio = HEIGHT / WIDTH
    matrix = torch.zeros(count, 2, 3)
    matrix[:, 0, 0] = torch.cos(turn) * scale * flip
    matrix[:, 0, 1] = -torch.sin(turn) * scale * ratio
    matrix[:, 1, 0] = torch.sin(turn) * scale * flip / ratio
    matrix[:, 1, 1] = torch.cos(turn) * scale
    matrix[:, :, 2] = (torch.rand(count, 2) - 0.5) * 0.08
    grid = functional.affine_grid(matrix, list(planes.shape), align_corners=False)
    return functional.grid_sample(planes, grid, padding_mode="border", align_corners=False)


def augmented(x: torch.Tensor, targets: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """Other light, other backgrounds, noise, an unsure silhouette; each batch has some of them."""
    count = len(x)

    def chance(p: float) -> bool:
        return torch.rand(1).item() < p

    both = moved(torch.cat([x, targets], 1))
    x, targets = both[:, :CHANNELS], both[:, CHANNELS:]
    colours = x[:, :3]
    if chance(0.5):
        # Another background: the network must not learn the renders' backdrops.
        other = field(count, 2, 2, 3) * 0.5 + field(count, 24, 16, 3) * uniform(count, 0, 0.3) \
            + noise(count) * uniform(count, 0, 0.2)
        swap = (torch.rand(count, 1, 1, 1) < 0.8) * (1 - targets[:, 1:2])
        colours = torch.lerp(colours, other, swap)
    if chance(0.5):
        # Hair of the skin's own colour, told from it by its texture alone.
        soft = functional.avg_pool2d(functional.pad(colours, (8, 8, 8, 8), mode="replicate"), 17, 1)
        tint = torch.randn(count, 3, 1, 1) * torch.tensor([0.35, 0.12, 0.12]).view(1, 3, 1, 1)
        swap = (torch.rand(count, 1, 1, 1) < 0.7) * targets[:, 2:3] * uniform(count, 0.5, 1)
        colours = torch.lerp(colours, colours - soft + tint, swap)
    gains = torch.cat([uniform(count, 0.75, 1.3), uniform(count, 0.6, 1.5), uniform(count, 0.6, 1.5)], 1)
    colours = colours * gains + torch.randn(count, 3, 1, 1) * 0.06
    if chance(0.6):
        # Hard light from one side, of another colour than the rest.
        strength = torch.cat([uniform(count, 0, 0.9), *[uniform(count, 0, 0.3)] * 2], 1)
        colours = colours + field(count, 4, 3, 3) * strength
    if chance(0.3):
        colours = colours + field(count, 40, 26, 3) * uniform(count, 0, 0.08)
    if chance(0.6):
        colours = colours + noise(count) * uniform(count, 0, 0.12)
    if chance(0.3):
        soft = functional.avg_pool2d(functional.pad(colours, (1, 1, 1, 1), mode="replicate"), 3, 1)
        colours = torch.lerp(colours, soft, uniform(count, 0, 1))
    doubt = x[:, 6:7]
    if chance(0.5):
        doubt = (doubt + field(count, 6, 4) * uniform(count, 0, 0.3)).clamp(0, 1)
    if chance(0.1):
        doubt = torch.ones_like(doubt)
    x = torch.cat([colours.clamp(-2, 2), x[:, 3:6], doubt, x[:, 7:]], 1)
    return x, targets[:, :1]


def loss(logits: torch.Tensor, target: torch.Tensor) -> torch.Tensor:
    p = torch.sigmoid(logits)
    shared, whole = (p * target).sum((1, 2, 3)), (p + target - p * target).sum((1, 2, 3))
    return functional.binary_cross_entropy_with_logits(logits, target) + (1 - shared / whole).mean()


def overlap(net: nn.Module, x: torch.Tensor, targets: torch.Tensor) -> list[float]:
    net.eval()
    with torch.no_grad():
        masks = torch.cat([net(x[i:i + 1]) > 0 for i in range(len(x))])
    truth = targets[:, :1] > 0.5
    return ((masks & truth).sum((1, 2, 3)) / (masks | truth).sum((1, 2, 3))).tolist()


def train(
    net: SkinNet, x: torch.Tensor, targets: torch.Tensor, weights: torch.Tensor, watched: torch.Tensor,
    minutes: float, rate: float) -> None:
    net.to(memory_format=torch.channels_last)
    optimiser = torch.optim.AdamW(net.parameters(), rate, weight_decay=1e-4)
    weights = torch.where(watched, 0.0, weights)
    start, step, shown = time.monotonic(), 0, 0.0
    while (spent := (time.monotonic() - start) / 60 / minutes) < 1:
        for group in optimiser.param_groups:
            group["lr"] = rate * min(1, (step + 1) / 30) * (0.5 + 0.5 * math.cos(math.pi * spent))
        chosen = torch.multinomial(weights, BATCH)
        inputs, target = augmented(x[chosen], targets[chosen])
        net.train()
        value = loss(net(inputs.to(memory_format=torch.channels_last)), target)
        optimiser.zero_grad()
        value.backward()
        optimiser.step()
        step += 1
        if spent - shown > 0.1 or step == 1:
            shown = spent
            inside = overlap(net, x[watched], targets[watched])
            print(f"step {step}, {spent:.0%}: loss {value.item():.3f}, watched IoU in the frame "
                  f"mean {numpy.mean(inside):.3f}, least {min(inside):.3f}", flush=True)


def export(net: SkinNet, path: pathlib.Path) -> None:
    net.eval()
    whole = nn.Sequential(net, nn.Sigmoid())
    torch.onnx.export(
        whole.to(memory_format=torch.contiguous_format), (torch.zeros(1, CHANNELS, HEIGHT, WIDTH),), str(path),
        input_names=["planes"], output_names=["skin"], opset_version=17, dynamo=False)


def main(program: str, folder: str, output: str, minutes: str = "20", weights: str = "") -> None:
    torch.manual_seed(20261124)
    seeds, picks, x, targets = load(program, pathlib.Path(folder))
    watched = torch.tensor(seeds % 5 == 4)
    print(f"{len(seeds)} renders, {int(watched.sum())} of them watched, {torch.get_num_threads()} threads")
    net, kept = SkinNet(), pathlib.Path(output).with_suffix(".weights")
    if weights:
        net.load_state_dict(torch.load(weights))
    train(net, x, targets, picks, watched, float(minutes), rate=1.5e-3 if weights else 3e-3)
    torch.save(net.state_dict(), kept)
    export(net, pathlib.Path(output))
    inside = overlap(net, x[watched], targets[watched])
    print(f"watched IoU in the frame: mean {numpy.mean(inside):.3f}, least {min(inside):.3f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
