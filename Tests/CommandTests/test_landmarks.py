"""`--landmarks`: points that a person placed."""

import json

import pytest

from conftest import analyze, document


@pytest.fixture
def points(tmp_path):
    def write(content):
        path = tmp_path / "points.json"
        if isinstance(content, bytes):
            path.write_bytes(content)
        else:
            path.write_text(content if isinstance(content, str) else json.dumps(content))
        return path
    return write


def test_corrected_points_replace_the_found_ones(face, points):
    found = document(face)
    moved = [[x + 3, y] for x, y, _ in found["landmarks"]["points"]]
    result = document(face, "--landmarks", points({"points": moved}))
    assert [point[:2] for point in result["landmarks"]["points"]] == moved
    # Depth and with it the pose come from the face that was found.
    assert [point[2] for point in result["landmarks"]["points"]] == pytest.approx(
        [point[2] for point in found["landmarks"]["points"]])
    assert result["view"]["yaw"] == pytest.approx(found["view"]["yaw"])
    assert result["scale"]["millimetresPerPixel"] == pytest.approx(
        found["scale"]["millimetresPerPixel"])


def test_profile_points_stand_in_the_document(grey, points):
    given = points({"prn": [20, 100], "sn": [40, 120.5], "st": [30, 90], "na": [1, 2], "np": [3, 4]})
    result = document(grey, "--landmarks", given, "--view", "left_profile", "--scale", "0.32")
    assert result["refused"] is None and result["landmarks"] is None
    assert result["view"] == {
        "kind": "left_profile", "yaw": None, "pitch": None, "roll": None, "uncertainty": None}
    assert set(result["profileLandmarks"]) == {"prn", "sn", "st", "na", "np"}
    # 0.64 mm, the published error of placing a point, at 0.32 mm a pixel.
    assert result["profileLandmarks"]["sn"] == {"at": [40, 120.5], "uncertainty": pytest.approx(2)}


def test_the_error_of_profile_points_is_unknown_without_a_scale(grey, points):
    result = document(grey, "--landmarks", points({"prn": [20, 100]}))
    assert result["profileLandmarks"] == {"prn": {"at": [20, 100], "uncertainty": None}}
    assert result["scale"]["source"] == "none" and result["view"] is None
    assert analyze(grey, "--landmarks", points({"prn": [20, 100]})).returncode == 0


@pytest.mark.parametrize("content, says", [
    ({"nose": [1, 2]}, "“nose”"),
    ({"prn": [320.5, 10]}, "“prn” lies outside"),
    ({"prn": [10, -1]}, "“prn” lies outside"),
    ({"points": [[1, 2]] * 477}, "477 positions"),
    ({"points": [[1, 2]] * 477 + [[5000, 1]]}, "“points[477]” lies outside"),
    ({"points": [[1, 2]] * 478, "prn": [1, 2]}, "together"),
    ({}, "No point"),
    ([], "from byte 0"),
    ("", "from byte 0"),
    ('{"prn": [1, 2], "prn": [3, 4]}', "given twice"),
    ('{"prn": [NaN, 2]}', "from byte 9"),
    ('{"prn": [1e999, 2]}', "from byte 9"),
    ('{"prn": ' + "[" * 100_000, "from byte 9"),
    ("[" * 500_000 + "]" * 500_000, "from byte 0"),
    ('{"prn": [1, 2]}' + " " * (1 << 20), "1 MiB"),
    (b'{"\xff\xfe": [1, 2]}', "from byte 2"),
    (b"\x00" * 1000, "from byte 0"),
])
def test_points_that_cannot_be_taken_are_wrong_usage(grey, points, content, says):
    result = analyze(grey, "--json", "--landmarks", points(content))
    assert result.returncode == 2
    assert result.stdout == "" and says in result.stderr


def test_a_device_as_points_is_wrong_usage(grey):
    result = analyze(grey, "--landmarks", "/dev/zero")
    assert result.returncode == 2 and "plain file" in result.stderr
