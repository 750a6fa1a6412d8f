"""`aglae analyze` as other programs see it: usage, exit status, order, views and scales."""

import json
import os
import subprocess

import pytest
from PIL import Image, ImageFilter

from conftest import AGLAE, ROOT, analyze, document, refused


def test_a_path_that_does_not_exist_is_wrong_usage(tmp_path):
    result = analyze(tmp_path / "nothing.jpg", "--json")
    assert result.returncode == 2
    assert result.stdout == ""
    assert "nothing.jpg" in result.stderr


@pytest.mark.parametrize("arguments, says", [
    (["--no-such-option"], "--no-such-option"),
    ([], "photo"),
    (["--jobs", "0"], "--jobs"),
    (["--jobs", "many"], "--jobs"),
    (["--scale", "0"], "--scale"),
    (["--scale", "nan"], "--scale"),
    (["--view", "behind"], "- left_profile"),
    (["--chart", "perhaps"], "Please provide one of"),
    (["--scale", "0.1", "--frontal", "PHOTO"], "Use one of them"),
    (["--frontal", "/nowhere.jpg"], "/nowhere.jpg"),
    (["--landmarks", "/nowhere.json"], "/nowhere.json"),
    (["PHOTO", "--landmarks", "PHOTO"], "exactly one photograph"),
])
def test_wrong_usage_says_what_is_wrong(grey, arguments, says):
    arguments = [str(grey) if part == "PHOTO" else part for part in arguments]
    photo = [grey] if arguments else []
    result = analyze(*photo, *arguments)
    assert result.returncode == 2
    assert result.stdout == "" and says in result.stderr


def test_help_and_version_tell_how_to_go_on():
    def run(*arguments):
        return subprocess.run([AGLAE, *arguments], capture_output=True, text=True)
    assert run("--version").stdout == "0.1.0\n" and run("--version").returncode == 0
    assert "analyze" in run("--help").stdout and run("--help").returncode == 0
    described = run("analyze", "--help").stdout
    assert described == run("help", "analyze").stdout
    for option in ["view", "chart", "scale", "frontal", "landmarks", "force", "output", "json", "jobs",
                   "chart-size", "station", "data"]:
        assert f"--{option}" in described
    assert "Exit status" in described
    assert run("analyse", "a.jpg").returncode == 2


def test_a_picture_without_a_face_is_refused_with_a_document(grey):
    result = refused(grey)
    assert result["schema"] == "aglae.analysis/1"
    assert result["image"] == {"width": 320, "height": 240}
    assert result["refused"][0]["code"] == "no_face"
    assert result["landmarks"] is None and result["view"] is None
    assert refused(grey, "--force")["refused"][0]["code"] == "no_face"


def test_documents_come_in_the_order_given(tmp_path):
    paths = []
    for index in range(6):
        path = tmp_path / f"{index}.png"
        # The first ones take longest.
        Image.new("RGB", (3000 - 500 * index, 2000), (90, 90, 90)).save(path)
        paths.append(path)
    result = analyze(*paths, "--json", "--jobs", "2")
    widths = [json.loads(line)["image"]["width"] for line in result.stdout.splitlines()]
    assert widths == [3000, 2500, 2000, 1500, 1000, 500]
    assert result.stderr == ""


def test_an_altered_model_is_not_used(tmp_path, grey):
    (tmp_path / "Models").mkdir()
    manifest = json.loads((ROOT / "Models/manifest.json").read_text())
    (tmp_path / "Models/manifest.json").write_text(json.dumps(manifest))
    models = tmp_path / ".deps/models"
    models.mkdir(parents=True)
    for path in (ROOT / ".deps/models").iterdir():
        content = bytearray(path.read_bytes())
        content[len(content) // 2] ^= 1
        (models / path.name).write_bytes(content)
    result = analyze(grey, "--json", env=os.environ | {"AGLAE_HOME": str(tmp_path)})
    assert result.returncode == 1 and result.stdout == ""
    assert "was refused" in result.stderr and "make setup" in result.stderr


def test_a_missing_installation_is_a_failure_with_a_sentence(tmp_path, grey):
    result = analyze(grey, env=os.environ | {"AGLAE_HOME": str(tmp_path)})
    assert result.returncode == 1 and "manifest" in result.stderr


def test_a_face_is_understood(face):
    result = document(face)
    assert result["refused"] is None
    assert len(result["landmarks"]["points"]) == 478
    assert result["scale"]["source"] == "iris"
    assert 0.15 < result["scale"]["millimetresPerPixel"] < 0.35
    assert result["view"]["kind"] == "frontal"


@pytest.mark.parametrize("chart", ["auto", "none"])
def test_charts_are_accepted_and_change_nothing(face, chart):
    assert document(face, "--chart", chart) == document(face)


def test_a_named_view_stands_before_the_pose(face):
    named = document(face, "--view", "left_oblique")["view"]
    found = document(face)["view"]
    assert named == found | {"kind": "left_oblique"}


def test_a_given_scale_is_taken(face):
    assert document(face, "--scale", "0.25")["scale"] == {
        "millimetresPerPixel": 0.25, "relativeUncertainty": 0, "source": "given"}


def test_the_frontal_photograph_gives_its_scale_and_doubt(face, tmp_path):
    frontal = document(face)["scale"]
    cropped = tmp_path / "cropped.png"
    Image.open(face).crop((0, 0, 1200, 1300)).save(cropped)
    scale = document(cropped, "--frontal", face)["scale"]
    assert scale == frontal | {"source": "frontal"}


def test_a_frontal_photograph_of_another_size_is_refused(face, tmp_path):
    larger = tmp_path / "larger.png"
    Image.open(face).resize((1600, 2000)).save(larger)
    result = refused(larger, "--frontal", face)
    assert result["refused"][0]["code"] == "frontal_unusable"
    assert "another size" in result["refused"][0]["message"]["en"]
    assert result["scale"]["source"] == "none" and len(result["landmarks"]["points"]) == 478


def test_an_unusable_frontal_photograph_is_refused_with_its_reason(face, grey, tmp_path):
    empty = tmp_path / "empty.jpg"
    empty.write_bytes(b"")
    for frontal, reason in [(grey, "No face"), (empty, "empty"), ("/dev/zero", "no plain file")]:
        refusal = document(face, "--frontal", frontal)["refused"][0]
        assert refusal["code"] == "frontal_unusable" and reason in refusal["message"]["en"]


def test_two_faces_are_refused_and_kept_when_forced(face, tmp_path):
    pair = tmp_path / "pair.png"
    single = Image.open(face)
    both = Image.new("RGB", (2400, 1500))
    both.paste(single, (0, 0))
    both.paste(single, (1200, 0))
    both.save(pair)
    for options in [[], ["--force"]]:
        result = document(pair, *options)
        assert [entry["code"] for entry in result["refused"]] == ["several_faces"]
        assert len(result["landmarks"]["points"]) == 478 and result["quality"]


def test_a_blurred_face_is_refused_with_its_reading(face, tmp_path):
    blurred = tmp_path / "blurred.jpg"
    Image.open(face).filter(ImageFilter.GaussianBlur(12)).save(blurred)
    found = refused(blurred)
    refusal = next(entry for entry in found["refused"] if entry["code"] == "blurred")
    reading = next(entry for entry in found["quality"] if entry["id"] == "blur_width")
    assert not reading["ok"] and reading["value"] == refusal["value"] > refusal["limit"]
    assert found["measures"] == [] and len(found["landmarks"]["points"]) == 478


def test_a_small_face_is_refused_with_value_and_limit(face, tmp_path):
    small = tmp_path / "small.png"
    Image.open(face).resize((160, 200)).save(small)
    refusal = document(small)["refused"][0]
    assert refusal["code"] == "face_too_small"
    assert refusal["value"] < refusal["limit"] and refusal["unit"] == "px"
