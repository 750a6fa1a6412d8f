"""Where results go: all of a photograph's files or none, under names that do not clash."""

import json
import os
import pathlib
import pty
import signal
import subprocess
import time

import pytest
from PIL import Image

from conftest import AGLAE, analyze

ENDINGS = {"analysis.json", "overlay.png", "report.html"}


def pictures(folder, count, size=(64, 48)):
    folder.mkdir(exist_ok=True)
    paths = [folder / f"{index:02}.png" for index in range(count)]
    for index, path in enumerate(paths):
        Image.new("RGB", size, (index, 90, 90)).save(path)
    return paths


def sets(folder):
    """The results by photograph; every name must be one of the three files."""
    found = {}
    for name in os.listdir(folder):
        stem, first, second = name.rsplit(".", 2)
        assert f"{first}.{second}" in ENDINGS, name
        found.setdefault(stem, set()).add(f"{first}.{second}")
    return found


def children(pid):
    return pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text().split()


def test_a_photograph_gets_document_picture_and_report(tmp_path, grey):
    result = analyze(grey, "--output", tmp_path / "new/out")
    assert result.returncode == 3
    out = tmp_path / "new/out"
    assert sets(out) == {"grey": ENDINGS}
    assert json.loads((out / "grey.analysis.json").read_text())["file"] == "grey.png"
    report = (out / "grey.report.html").read_text()
    assert report.startswith("<!DOCTYPE html>")
    assert "Aucun visage" in report and "No face" in report
    assert Image.open(out / "grey.overlay.png").size == (1200, 900)


def test_what_cannot_be_shown_has_no_picture_not_even_an_older_one(tmp_path, grey):
    analyze(grey, "--output", tmp_path / "out")
    grey.write_bytes(b"")
    assert analyze(grey, "--output", tmp_path / "out").returncode == 3
    assert sets(tmp_path / "out") == {"grey": ENDINGS - {"overlay.png"}}


def test_equal_names_are_numbered_in_the_order_given(tmp_path):
    for folder in ["first", "second"]:
        pictures(tmp_path / folder, 1)
    jpeg = tmp_path / "first/00.jpg"
    Image.new("RGB", (30, 40)).save(jpeg)
    taken = tmp_path / "first/00-2.png"
    Image.new("RGB", (50, 60)).save(taken)
    out = tmp_path / "out"
    result = analyze(
        tmp_path / "second/00.png", tmp_path / "first", "--jobs", "2", "--json", "--output", out)
    assert result.returncode == 3
    assert sets(out) == {name: ENDINGS for name in ["00", "00-2", "00-3", "00-4"]}
    files = {name: json.loads((out / f"{name}.analysis.json").read_text()) for name in sets(out)}
    assert files["00-2"]["file"] == "00-2.png"
    assert files["00-3"]["file"] == "00.jpg" and files["00-4"]["file"] == "00.png"


def test_a_very_long_name_is_cut(tmp_path):
    name = "é" * 120 + ".png"
    Image.new("RGB", (30, 40)).save(tmp_path / name)
    assert analyze(tmp_path / name, "--output", tmp_path / "out").returncode == 3
    assert sets(tmp_path / "out") == {"é" * 100: ENDINGS}


def test_a_folder_stands_for_the_pictures_directly_in_it(tmp_path):
    pictures(tmp_path / "visit", 2)
    pictures(tmp_path / "visit/older", 1)
    (tmp_path / "visit/.hidden.png").write_bytes(b"")
    (tmp_path / "visit/notes.txt").write_text("notes")
    (tmp_path / "visit/folder.png").mkdir()
    result = analyze(tmp_path / "visit", "--json")
    names = [json.loads(line)["file"] for line in result.stdout.splitlines()]
    assert names == ["00.png", "01.png"]


def test_a_place_that_is_a_file_is_a_failure_with_a_sentence(tmp_path, grey):
    (tmp_path / "out").write_text("in the way")
    result = analyze(grey, "--output", tmp_path / "out")
    assert result.returncode == 1
    assert "is not a folder" in result.stderr and result.stdout == ""
    result = analyze(grey, "--output", tmp_path / "out/deeper")
    assert result.returncode == 1 and "is not a folder" in result.stderr
    assert (tmp_path / "out").read_text() == "in the way"


def test_a_folder_in_the_way_of_one_file_leaves_none(tmp_path, grey):
    (tmp_path / "out/grey.report.html").mkdir(parents=True)
    result = analyze(grey, "--output", tmp_path / "out")
    assert result.returncode == 1 and "is a folder" in result.stderr
    assert os.listdir(tmp_path / "out") == ["grey.report.html"]


def test_a_place_that_takes_no_files_is_a_failure_with_a_sentence(grey):
    result = analyze(grey, "--output", "/proc/self")
    assert result.returncode == 1 and "Nothing was written" in result.stderr
    result = analyze(grey, "--output", "/proc/nothing")
    assert result.returncode == 1 and "cannot be made" in result.stderr


@pytest.fixture
def small_disk(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=96k", "tmpfs", str(disk)], capture_output=True)
    if mount.returncode:
        pytest.skip("no file system can be mounted here")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk_keeps_whole_sets_and_says_what_to_do(tmp_path, small_disk):
    paths = pictures(tmp_path / "in", 12, size=(400, 300))
    result = analyze(*paths, "--output", small_disk, "--json")
    assert result.returncode == 1
    assert "no room left" in result.stderr and "Free some space" in result.stderr
    found = sets(small_disk)
    assert 0 < len(found) < 12 and all(files == ENDINGS for files in found.values())
    assert len(result.stdout.splitlines()) == len(found)


def test_standard_output_that_is_full_is_a_failure(grey):
    with open("/dev/full", "w") as full:
        result = subprocess.run(
            [AGLAE, "analyze", "--json", str(grey)], stdout=full, stderr=subprocess.PIPE)
    assert result.returncode == 1 and b"Standard output" in result.stderr


def test_a_reader_that_leaves_ends_the_run_quietly(tmp_path):
    paths = pictures(tmp_path / "in", 30)
    process = subprocess.Popen(
        [AGLAE, "analyze", "--json", "--output", str(tmp_path / "out"), *map(str, paths)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(60) == -signal.SIGPIPE
    found = sets(tmp_path / "out")
    assert 0 < len(found) < 30 and all(files == ENDINGS for files in found.values())


@pytest.mark.parametrize("asked", [signal.SIGINT, signal.SIGTERM])
def test_an_interruption_leaves_whole_sets_and_no_process(tmp_path, asked):
    paths = pictures(tmp_path / "in", 40, size=(1500, 1000))
    process = subprocess.Popen(
        [AGLAE, "analyze", "--json", "--jobs", "2", "--output", str(tmp_path / "out"),
         *map(str, paths)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdout.readline()
    helpers = children(process.pid)
    assert helpers
    process.send_signal(asked)
    _, errors = process.communicate(timeout=10)
    assert process.returncode == -asked and errors == b""
    found = sets(tmp_path / "out")
    assert 0 < len(found) < 40 and all(files == ENDINGS for files in found.values())
    deadline = time.monotonic() + 10
    while any(pathlib.Path(f"/proc/{pid}/exe").exists() for pid in helpers):
        assert time.monotonic() < deadline, "a helper outlived the command"


def on_terminal(*arguments):
    """What the command writes to a terminal as its standard error, and its exit status."""
    terminal, side = pty.openpty()
    process = subprocess.Popen(
        [AGLAE, "analyze", *map(str, arguments)], stdout=subprocess.DEVNULL, stderr=side)
    os.close(side)
    shown = b""
    while True:
        try:
            part = os.read(terminal, 4096)
        except OSError:
            break
        if not part:
            break
        shown += part
    os.close(terminal)
    return shown.decode(), process.wait(60)


def test_a_terminal_shows_how_far_the_batch_is_and_is_left_clean(tmp_path):
    paths = pictures(tmp_path / "in", 4)
    shown, status = on_terminal("--json", *paths)
    assert status == 3
    frames = shown.split("\r\x1b[2K")
    assert any("0/4  loading the models" in frame for frame in frames)
    assert any("0/4  00.png" in frame for frame in frames)
    assert any(frame.startswith("[######------") and "1/4" in frame and "/s" in frame
               and "s left" in frame for frame in frames)
    assert all(len(frame) < 80 for frame in frames)
    assert frames[-1] == ""


def test_nothing_else_gets_a_progress_bar(tmp_path):
    paths = pictures(tmp_path / "in", 2)
    assert analyze("--json", *paths).stderr == ""
