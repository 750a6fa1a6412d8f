"""What the command's tests share: the program, and pictures."""

import json
import os
import pathlib
import struct
import subprocess

import pytest
from PIL import Image

ROOT = pathlib.Path(__file__).resolve().parents[2]
AGLAE = os.environ.get("AGLAE_BINARY", str(ROOT / ".build/debug/aglae"))
FIXTURES = ROOT / "Engine/Tests/RasterCodecsTests/Fixtures"


@pytest.fixture(autouse=True)
def own_configuration(tmp_path_factory, monkeypatch):
    """Keys of a test's practice lie in a folder of its own, outside its data."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("configuration")))


def analyze(*arguments, **options):
    """The finished process of `aglae analyze`."""
    options.setdefault("timeout", 120)
    return subprocess.run(
        [AGLAE, "analyze", *map(str, arguments)], capture_output=True, text=True, **options)


def document(*arguments):
    """The one document that `aglae analyze --json` prints."""
    result = analyze("--json", *arguments)
    lines = result.stdout.splitlines()
    assert len(lines) == 1, result.stderr
    return json.loads(lines[0])


def refused(*arguments):
    """The document of a refused photograph, with what every refusal must keep."""
    result = analyze("--json", *arguments)
    assert result.returncode == 3, result.stderr
    assert result.stderr == ""
    found = json.loads(result.stdout)
    for refusal in found["refused"]:
        assert refusal["message"]["fr"] and refusal["message"]["en"]
    return found


def code(*arguments):
    """The code of the first refusal."""
    return refused(*arguments)["refused"][0]["code"]


@pytest.fixture
def grey(tmp_path):
    path = tmp_path / "grey.png"
    Image.new("RGB", (320, 240), (128, 128, 128)).save(path)
    return path


@pytest.fixture
def face():
    """A frontal face that the project rendered, 1200 × 1500."""
    return ROOT / "Demonstration/face-2.jpg"


def ink_profile():
    """An ICC profile of four inks whose cyan prints red: no default profile gives that colour."""
    lab = {"white": (100, 0, 0), "red": (54, 81, 70), "black": (5, 0, 0)}
    table = bytearray()
    for node in range(16):
        cyan, black = node & 8, node & 1
        lightness, a, b = lab["black" if black else "red" if cyan else "white"]
        table += bytes([round(lightness * 2.55), a + 128, b + 128])
    identity = bytes(range(256))
    unit = struct.pack(">9i", *[65536 * (i % 4 == 0) for i in range(9)])
    mapping = (b"mft1" + bytes(4) + bytes([4, 3, 2, 0]) + unit + identity * 4 + bytes(table)
               + identity * 3)
    description = b"desc" + bytes(4) + struct.pack(">I", 5) + b"inks\0" + bytes(78)
    copyright_ = b"text" + bytes(4) + b"none\0"
    white = b"XYZ " + bytes(4) + struct.pack(">3i", 63190, 65536, 54061)
    entries = [(b"desc", description), (b"cprt", copyright_), (b"wtpt", white)]
    entries += [(name, mapping) for name in (b"A2B0", b"A2B1", b"A2B2")]
    at = 128 + 4 + 12 * len(entries)
    directory, body = struct.pack(">I", len(entries)), b""
    for name, data in entries:
        directory += name + struct.pack(">II", at + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    head = bytearray(128)
    head[8:12] = bytes([2, 0x40, 0, 0])
    head[12:24] = b"prtrCMYKLab "
    head[24:36] = struct.pack(">6H", 2026, 11, 24, 0, 0, 0)
    head[36:40] = b"acsp"
    head[68:80] = struct.pack(">3i", 63190, 65536, 54061)
    head[0:4] = struct.pack(">I", at + len(body))
    return bytes(head) + directory + body
