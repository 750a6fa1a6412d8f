"""`aglae station` and `aglae analyze` with a chart or a station, as other programs see them."""

import json
import subprocess

import pytest
from PIL import Image, ImageDraw
from PIL.TiffImagePlugin import IFDRational

from conftest import AGLAE, document

# sRGB of the patches from November 2014 (X-Rite 2016, by way of colour-science 0.4.7).
PATCHES = [
    (116, 79, 65), (197, 144, 127), (91, 120, 155), (91, 108, 64), (131, 127, 175), (95, 189, 172),
    (224, 124, 48), (69, 90, 167), (197, 80, 95), (93, 58, 104), (156, 187, 58), (227, 161, 39),
    (40, 62, 145), (61, 147, 70), (178, 54, 57), (236, 199, 15), (191, 79, 146), (0, 133, 165),
    (241, 242, 235), (201, 202, 201), (161, 163, 163), (121, 121, 121), (83, 84, 85), (50, 50, 50)]


def camera(focal=85, model="M1"):
    exif = Image.Exif()
    exif[0x10F], exif[0x110] = "Maker", model
    exif.get_ifd(0x8769)[0x920A] = IFDRational(focal, 1)
    return exif


def paint_chart(picture, left, top, pitch):
    draw = ImageDraw.Draw(picture)
    draw.rectangle([left - 10, top - 10, left + 6 * pitch + 10, top + 4 * pitch + 10], (30, 30, 30))
    for k, colour in enumerate(PATCHES):
        x, y = left + k % 6 * pitch + pitch // 16, top + k // 6 * pitch + pitch // 16
        draw.rectangle([x, y, x + pitch * 7 // 8, y + pitch * 7 // 8], colour)
    return picture


@pytest.fixture
def chart(tmp_path):
    path = tmp_path / "chart.png"
    paint_chart(Image.new("RGB", (800, 600), (120, 130, 140)), 150, 120, 80).save(path, exif=camera())
    return path


@pytest.fixture
def data(tmp_path):
    (tmp_path / "practice").mkdir()
    return tmp_path / "practice"


def station(*arguments):
    return subprocess.run(
        [AGLAE, "station", *map(str, arguments)], capture_output=True, text=True, timeout=120)


def register(chart, data, *more):
    return station("register", chart, "--name", "Salle 1", "--distance", 1500, "--data", data, *more)


def listed(data):
    return [json.loads(line) for line in station("list", "--data", data, "--json").stdout.splitlines()]


def test_a_chart_gives_scale_and_colour_and_its_place(chart):
    result = document(chart)
    assert result["scale"]["source"] == "chart"
    assert result["scale"]["millimetresPerPixel"] == pytest.approx(45.65 / 80, rel=0.005)
    assert result["colour"]["status"] == "calibrated" and result["colour"]["source"] == "chart"
    assert result["colour"]["edition"] == "from_november_2014"
    assert result["colour"]["meanDeltaE2000"] < 1
    assert result["chart"]["corners"][0] == pytest.approx([150, 120], abs=2)
    assert result["chart"]["patches"][23]["at"] == pytest.approx([590, 400], abs=2)
    assert result["chart"]["size"]["source"] == "assumed" and result["chart"]["givesScale"]


def test_its_size_is_named_and_it_is_not_looked_for_on_request(chart):
    named = document(chart, "--chart-size", "passport")
    assert named["scale"]["millimetresPerPixel"] == pytest.approx(15 / 80, rel=0.005)
    measured = document(chart, "--chart-size", "40")
    assert measured["chart"]["size"] == {
        "name": "measured", "pitchInMillimetres": 40, "source": "given"}
    given = document(chart, "--scale", "0.3")
    assert given["scale"]["source"] == "given" and not given["chart"]["givesScale"]
    none = document(chart, "--chart", "none")
    assert none["chart"] is None and none["colour"]["status"] == "uncalibrated"
    assert none["colour"]["meanDeltaE2000"] is None


def test_without_a_chart_colour_is_uncalibrated(face):
    result = document(face)
    assert result["chart"] is None and result["station"] is None
    assert result["colour"]["status"] == "uncalibrated"


def test_a_station_is_registered_checked_and_listed(chart, data):
    assert listed(data) == []
    assert register(chart, data, "--lights", "deux boîtes").returncode == 0
    assert station("check", chart, "--station", "Salle 1", "--data", data).returncode == 0
    [found] = listed(data)
    assert found["name"] == "Salle 1" and found["lights"] == "deux boîtes" and found["valid"]
    assert found["checks"][0]["outcome"] == "passed" and found["checked"] > "2026"
    assert register(chart, data).returncode == 0
    assert len(listed(data)) == 1 and listed(data)[0]["checks"] == []


def test_it_serves_its_camera_until_a_check_fails(chart, data, face, tmp_path):
    register(chart, data)
    def photograph(name, width, **maker):
        picture = Image.open(face).resize((width, width * 5 // 4))
        canvas = Image.new("RGB", (600, 800), picture.getpixel((0, 0)))
        canvas.paste(picture, (60, 100))
        canvas.save(tmp_path / name, exif=camera(**maker))
        return tmp_path / name
    # Its irises agree with the station at the first size only.
    ours, theirs = photograph("ours.jpg", 480), photograph("theirs.jpg", 480, model="M2")
    elsewhere = photograph("elsewhere.jpg", 320)
    use = ["--station", "Salle 1", "--data", data, "--force"]
    result = document(ours, *use)
    assert result["colour"]["source"] == "station"
    assert result["station"]["name"] == "Salle 1"
    assert result["scale"]["source"] == "chart"
    assert result["scale"]["millimetresPerPixel"] == pytest.approx(45.65 / 80, rel=0.005)
    assert result["perspective"] == {"status": "corrected", "distanceMillimetres": 1500}
    apart = document(elsewhere, *use)
    assert apart["scale"]["source"] == "iris" and apart["perspective"]["status"] == "uncorrected"
    other = document(theirs, *use)
    assert "station_other" in [entry["code"] for entry in other["refused"]]
    assert other["station"] is None and other["colour"]["status"] == "uncalibrated"

    moved = tmp_path / "moved.png"
    paint_chart(Image.new("RGB", (800, 600), (120, 130, 140)), 120, 90, 86).save(moved, exif=camera())
    failed = station("check", moved, "--station", "Salle 1", "--data", data)
    assert failed.returncode == 3 and "FAILED" in failed.stdout
    assert not listed(data)[0]["valid"] and listed(data)[0]["failedAt"]
    refused = document(ours, *use)
    assert "station_failed" in [entry["code"] for entry in refused["refused"]]
    assert refused["station"] is None


def test_what_cannot_register_or_check_says_why(chart, data, grey, tmp_path):
    plain = tmp_path / "plain.png"
    Image.open(chart).save(plain, exif=Image.Exif())
    for photo, says in [(plain, "which camera"), (grey, "which camera")]:
        result = register(photo, data)
        assert result.returncode == 3 and says in result.stderr
    without = tmp_path / "without.jpg"
    Image.open(grey).save(without, exif=camera())
    assert "No ColorChecker" in register(without, data).stderr
    assert station("check", chart, "--station", "Salle 9", "--data", data).returncode == 2
    assert register(chart, tmp_path / "absent").returncode == 2
    assert station(
        "register", chart, "--name", "", "--distance", 1500, "--data", data).returncode == 2
    assert station(
        "register", chart, "--name", "A", "--distance", "near", "--data", data).returncode == 2
    assert listed(data) == []
