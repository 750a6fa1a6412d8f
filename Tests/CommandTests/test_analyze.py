"""`aglae analyze` as other programs see it: exit status, documents, bad input."""

import json
import os
import pathlib
import subprocess

import pytest
from PIL import Image

ROOT = pathlib.Path(__file__).resolve().parents[2]
AGLAE = os.environ.get("AGLAE_BINARY", str(ROOT / ".build/debug/aglae"))


def analyze(*arguments):
    return subprocess.run(
        [AGLAE, "analyze", *map(str, arguments)], capture_output=True, text=True, timeout=120)


@pytest.fixture
def grey(tmp_path):
    path = tmp_path / "grey.png"
    Image.new("RGB", (320, 240), (128, 128, 128)).save(path)
    return path


def test_a_path_that_does_not_exist_is_wrong_usage(tmp_path):
    result = analyze(tmp_path / "nothing.jpg", "--json")
    assert result.returncode == 2
    assert result.stdout == ""
    assert "nothing.jpg" in result.stderr


def test_an_unknown_option_is_wrong_usage():
    assert analyze("--no-such-option").returncode == 2


def test_a_picture_without_a_face_is_refused_with_a_document(grey):
    result = analyze(grey, "--json")
    assert result.returncode == 3
    document = json.loads(result.stdout)
    assert document["schema"] == "aglae.analysis/1"
    assert document["image"] == {"width": 320, "height": 240}
    assert document["refused"][0]["code"] == "no_face"
    assert document["refused"][0]["message"]["fr"] and document["refused"][0]["message"]["en"]
    assert document["landmarks"] is None
    assert len(document["sha256"]) == 64


@pytest.mark.parametrize("content", [b"", b"\xff\xd8\xff\xe0 cut short", os.urandom(20000)])
def test_a_file_that_is_no_image_is_undecodable(tmp_path, content):
    path = tmp_path / "photo.jpg"
    path.write_bytes(content)
    result = analyze(path, "--json")
    assert result.returncode == 3
    document = json.loads(result.stdout)
    assert document["refused"][0]["code"] == "undecodable"
    assert document["image"] is None and document["landmarks"] is None


def test_a_drawing_in_disguise_is_a_blocked_format(tmp_path):
    path = tmp_path / "photo.jpg"
    path.write_text("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>")
    document = json.loads(analyze(path, "--json").stdout)
    assert document["refused"][0]["code"] == "blocked_format"


def test_documents_come_in_the_order_given(tmp_path, grey):
    paths = []
    for index in range(6):
        path = tmp_path / f"{index}.png"
        Image.new("RGB", (64 + index, 64), (90, 90, 90)).save(path)
        paths.append(path)
    result = analyze(*paths, "--json", "--jobs", "2")
    widths = [json.loads(line)["image"]["width"] for line in result.stdout.splitlines()]
    assert widths == [64, 65, 66, 67, 68, 69]
    assert result.stderr == ""


def test_the_output_folder_gets_document_and_picture(tmp_path, grey):
    result = analyze(grey, "--output", tmp_path / "out")
    assert result.returncode == 3
    assert json.loads((tmp_path / "out/grey.analysis.json").read_text())["file"] == "grey.png"
    report = (tmp_path / "out/grey.report.html").read_text()
    assert report.startswith("<!DOCTYPE html>") or report.startswith("<!doctype html>")
    assert "Aucun visage" in report and "No face" in report
    assert Image.open(tmp_path / "out/grey.overlay.png").size == (320, 240)


def test_a_face_is_understood_where_test_material_is_there(tmp_path):
    face = ROOT.parent / "shared/data/faces/astronaut_eileen_collins_512.png"
    if not face.exists():
        pytest.skip("no ../shared/data/faces here")
    result = analyze(face, "--json", "--output", tmp_path)
    document = json.loads(result.stdout)
    assert result.returncode == 0 and document["refused"] is None
    assert len(document["landmarks"]["points"]) == 478
    assert document["scale"]["source"] == "iris"
    assert 0.5 < document["scale"]["millimetresPerPixel"] < 2.5
    assert document["view"]["kind"] == "frontal"
