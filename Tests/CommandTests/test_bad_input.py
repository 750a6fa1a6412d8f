"""Files that are no usable photograph: each a sentence, the right exit status, nothing left."""

import io
import json
import os
import random
import struct
import subprocess
import sys
import zlib

import pytest
from PIL import Image

from conftest import AGLAE, FIXTURES, analyze, code, ink_profile, refused


def write(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    return path


def jpeg(mode="RGB", size=(64, 48), colour=0, **options):
    data = io.BytesIO()
    Image.new(mode, size, colour).save(data, "JPEG", **options)
    return data.getvalue()


def vast_png(width, height):
    """A black PNG of any size in a few kilobytes."""
    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(
            ">I", zlib.crc32(name + data))
    packer = zlib.compressobj(9)
    rows = b"".join(packer.compress(bytes(1 + width)) for _ in range(height)) + packer.flush()
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.mark.parametrize("name, content", [
    ("empty.jpg", b""),
    ("truncated.jpg", jpeg()[:200]),
    ("half.png", (FIXTURES / "rgb.png").read_bytes()[:100]),
    ("text.jpg", "Ceci n’est pas une photo.".encode()),
    ("noise.jpg", random.Random(7).randbytes(2_000_000)),
    ("noise-behind-a-header.jpg", b"\xff\xd8\xff\xe0" + random.Random(8).randbytes(2_000_000)),
])
def test_a_file_that_is_no_whole_image_is_undecodable(tmp_path, name, content):
    result = refused(write(tmp_path, name, content))
    assert result["refused"][0]["code"] == "undecodable"
    assert result["image"] is None and result["landmarks"] is None
    assert len(result["sha256"]) == 64


@pytest.mark.parametrize("name, content", [
    ("drawing.jpg", b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"),
    ("page.jpg", (FIXTURES / "page.pdf").read_bytes()),
    ("animated.png", (FIXTURES / "animated.png").read_bytes()),
    ("animated.webp", (FIXTURES / "animated.webp").read_bytes()),
    ("animated.jpg", (FIXTURES / "animated.gif").read_bytes()),
    ("still.jpg", (FIXTURES / "still.bmp").read_bytes()),
])
def test_what_is_no_still_photograph_is_a_blocked_format(tmp_path, name, content):
    assert code(write(tmp_path, name, content)) == "blocked_format"


def test_400_megapixels_are_refused_from_the_header(tmp_path):
    path = write(tmp_path, "vast.png", vast_png(20_000, 20_000))
    refusal = refused(path)["refused"][0]
    assert refusal["code"] == "too_many_pixels"
    assert refusal["value"] == 400_000_000 and refusal["limit"] < refusal["value"]
    assert refusal["unit"] == "px"


@pytest.mark.parametrize("name, size", [
    ("wrong-ending.heic", (64, 48)), ("no-ending", (64, 48)), ("one.png", (1, 1)),
])
def test_the_content_counts_and_not_the_name(tmp_path, name, size):
    result = refused(write(tmp_path, name, jpeg(size=size)))
    assert result["refused"][0]["code"] == "no_face"
    assert result["image"] == {"width": size[0], "height": size[1]}


@pytest.mark.parametrize("fixture", ["rgb16.png", "grey16.png", "rgb16.tiff", "cmyk.jpg", "deep.heic"])
def test_unusual_samples_are_read_and_drawn_on(tmp_path, fixture):
    assert code(FIXTURES / fixture, "--output", tmp_path) == "no_face"
    assert Image.open(next(tmp_path.glob("*.overlay.png"))).size[0] >= 1


def test_the_inks_of_an_embedded_profile_give_the_colours(tmp_path):
    content = jpeg("CMYK", colour=(255, 0, 0, 0), icc_profile=ink_profile())
    analyze(write(tmp_path, "inks.jpg", content), "--output", tmp_path)
    red, green, blue = Image.open(tmp_path / "inks.overlay.png").getpixel((32, 24))
    assert red > 200 and green < 80 and blue < 80


def test_inks_without_a_profile_give_the_usual_colours(tmp_path):
    content = jpeg("CMYK", colour=(255, 0, 0, 0))
    analyze(write(tmp_path, "inks.jpg", content), "--output", tmp_path)
    red, green, blue = Image.open(tmp_path / "inks.overlay.png").getpixel((32, 24))
    assert red < 80 and blue > 150


def test_a_folder_without_pictures_is_wrong_usage(tmp_path):
    (tmp_path / "photo.jpg").mkdir()
    (tmp_path / "photo.jpg/notes.txt").write_text("no picture")
    result = analyze(tmp_path / "photo.jpg", "--json")
    assert result.returncode == 2 and result.stdout == ""
    assert "no picture" in result.stderr


@pytest.mark.parametrize("path", ["/dev/zero", "/dev/stdin", "/proc/self/mem", "/proc/self/environ"])
def test_a_device_or_a_file_of_the_system_is_not_read(path):
    assert code(path) == "undecodable"


def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.jpg")
    result = refused(tmp_path / "pipe.jpg")
    assert result["refused"][0]["code"] == "undecodable"
    assert result["sha256"] is None and result["file"] == "pipe.jpg"


def test_a_file_without_permission_is_refused_and_the_others_go_on(tmp_path, grey):
    locked = write(tmp_path, "locked.jpg", jpeg())
    locked.chmod(0)
    # The superuser may read every file unless that right is taken away.
    limits = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"]
    result = subprocess.run(
        (limits if os.geteuid() == 0 else []) + [AGLAE, "analyze", "--json", locked, grey],
        capture_output=True, text=True, timeout=120)
    assert result.returncode == 3, result.stderr
    first, second = map(json.loads, result.stdout.splitlines())
    assert first["refused"][0]["code"] == "undecodable" and first["sha256"] is None
    assert "access is denied" in first["refused"][0]["message"]["en"]
    assert second["image"]


def test_a_loop_of_links_is_wrong_usage(tmp_path):
    (tmp_path / "a.jpg").symlink_to(tmp_path / "b.jpg")
    (tmp_path / "b.jpg").symlink_to(tmp_path / "a.jpg")
    result = analyze(tmp_path / "a.jpg")
    assert result.returncode == 2 and "a.jpg" in result.stderr


def test_a_sparse_terabyte_is_refused_unread(tmp_path):
    with open(tmp_path / "vast.tiff", "wb") as file:
        file.truncate(1 << 40)
    refusal = refused(tmp_path / "vast.tiff")["refused"][0]
    assert refusal["code"] == "undecodable" and "too large" in refusal["message"]["en"]


def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path):
    path = tmp_path / "growing.jpg"
    with open(path, "wb") as file:
        file.truncate(200 << 20)
    writer = subprocess.Popen([sys.executable, "-c", f"""
import os, time
end = time.time() + 60
while time.time() < end:
    os.utime({str(path)!r}, ns=(time.time_ns(), time.time_ns()))
"""])
    try:
        refusal = refused(path)["refused"][0]
    finally:
        writer.kill()
        writer.wait()
    assert refusal["code"] == "undecodable" and "changing" in refusal["message"]["en"]


def test_names_cannot_move_the_cursor_of_a_terminal(tmp_path):
    path = write(tmp_path, "a\x1b[2Jb.jpg", b"")
    result = analyze(path)
    assert result.returncode == 3 and "\x1b" not in result.stdout
    result = analyze(tmp_path / "none\x1b[2J.jpg")
    assert result.returncode == 2 and "\x1b" not in result.stderr


def test_a_name_that_is_no_text_is_not_left_out_unsaid(tmp_path, grey):
    (tmp_path / "in").mkdir()
    with open(os.path.join(os.fsencode(tmp_path / "in"), b"\xff\xfe.png"), "wb") as file:
        file.write(grey.read_bytes())
    result = analyze(tmp_path / "in", "--json")
    assert result.returncode == 2 and result.stdout == "" and "Rename it" in result.stderr
