"""The documents keep the published Schema, and the Schema notices documents that do not."""

import copy
import json
import re

import pytest
from jsonschema import Draft202012Validator
from PIL import Image

from conftest import FIXTURES, ROOT, document

SCHEMA = json.loads((ROOT / "Documentation/schemas/aglae.analysis-1.schema.json").read_text())
VALIDATOR = Draft202012Validator(SCHEMA)


def keeps(result):
    errors = [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(result)]
    assert errors == []
    return result


def test_the_schema_is_one():
    Draft202012Validator.check_schema(SCHEMA)


def test_the_lists_of_the_schema_are_those_of_the_program():
    def raw_values(path):
        text = (ROOT / "Engine/Sources/Vocabulary" / path).read_text()
        values = []
        for line in re.findall(r"^\s*case ([^(:{\n]+)$", text, re.MULTILINE):
            for case in line.split(","):
                name, _, value = case.partition("=")
                values.append(value.strip().strip('"') or name.strip())
        return set(values)
    definitions = SCHEMA["$defs"]
    sides = {"left", "right", "midline"}
    assert set(definitions["region"]["enum"]) == raw_values("FaceRegion.swift") - sides
    assert set(definitions["softTissueLandmark"]["enum"]) == raw_values("SoftTissueLandmark.swift")
    assert set(definitions["refusal"]["properties"]["code"]["enum"]) == raw_values("Refusal.swift")
    assert set(definitions["view"]["properties"]["kind"]["enum"]) == raw_values(
        "PhotographicView.swift")
    assert set(definitions["measure"]["properties"]["notMeasurable"]["enum"]) == raw_values(
        "../FaceAnalysis/Measures/NotMeasurable.swift")


@pytest.mark.parametrize("fixture", [
    "rgb.jpg", "bomb.png", "page.pdf", "animated.png", "one.png", "rgb16.tiff"])
def test_documents_of_files_without_a_face_keep_it(fixture):
    assert keeps(document(FIXTURES / fixture))["refused"]


def test_the_document_of_an_unread_file_keeps_it():
    assert keeps(document("/dev/zero"))["sha256"] is None


def test_profile_points_keep_it(grey, tmp_path):
    points = tmp_path / "points.json"
    points.write_text('{"prn": [10, 20], "me": [30, 200]}')
    for options in [[], ["--scale", "0.2"], ["--view", "right_profile"]]:
        assert keeps(document(grey, "--landmarks", points, *options))["profileLandmarks"]


def test_documents_of_faces_keep_it(face, tmp_path):
    accepted = keeps(document(face))
    assert accepted["refused"] is None
    points = tmp_path / "points.json"
    points.write_text(json.dumps({"points": accepted["landmarks"]["points"]}))
    for options in [["--landmarks", points], ["--scale", "0.1"], ["--frontal", face]]:
        assert keeps(document(face, *options))["refused"] is None
    picture = Image.open(face)
    picture.resize((160, 200)).save(tmp_path / "small.png")
    pair = Image.new("RGB", (2400, 1500))
    pair.paste(picture, (0, 0))
    pair.paste(picture, (1200, 0))
    pair.save(tmp_path / "pair.png")
    for name, refused in [("small", "face_too_small"), ("pair", "several_faces")]:
        for options in [[], ["--force"]]:
            result = keeps(document(tmp_path / f"{name}.png", *options))
            assert result["refused"][0]["code"] == refused
    result = keeps(document(tmp_path / "small.png", "--frontal", face))
    assert [entry["code"] for entry in result["refused"]] == ["frontal_unusable", "face_too_small"]


@pytest.fixture(scope="module")
def full():
    """A document in which every part is filled."""
    digest = "0" * 64
    return {
        "schema": "aglae.analysis/1", "file": "a.jpg", "sha256": digest,
        "image": {"width": 300, "height": 400},
        "refused": [{"code": "face_too_small", "message": {"fr": "Petit.", "en": "Small."},
                     "value": 21, "limit": 60, "unit": "px"}],
        "quality": [{"id": "sharpness", "value": 0.6, "limit": 0.35, "unit": "1", "ok": True}],
        "view": {"kind": "frontal", "yaw": 1.2, "pitch": -3, "roll": 0.4,
                 "uncertainty": {"yaw": 2, "pitch": 3, "roll": 1}},
        "scale": {"millimetresPerPixel": 0.11, "relativeUncertainty": 0.043, "source": "iris"},
        "perspective": {"status": "corrected", "distanceMillimetres": 1200},
        "colour": {"status": "calibrated", "source": "chart", "meanDeltaE2000": 1.2,
                   "maxDeltaE2000": 3, "fittedMeanDeltaE2000": 0.9, "fittedMaxDeltaE2000": 2,
                   "edition": "from_november_2014",
                   "correction": {"weights": [[1, 0, 0, 0, 0, 0]] * 3}, "skinCorrection": None},
        "chart": {"corners": [[1, 2]] * 4, "patches": [{"at": [1, 2], "use": "used"}] * 24,
                  "size": {"name": "classic", "pitchInMillimetres": 45.65, "source": "irises"},
                  "edition": "unknown", "tilt": 4, "millimetresPerPixel": 0.2,
                  "relativeUncertainty": 0.02, "meanDeltaE2000": 1.2, "maxDeltaE2000": 3,
                  "givesScale": True, "givesColour": True},
        "station": {"name": "Salle 1", "since": "2026-11-24T09:00:00Z",
                    "checked": "2026-11-24T10:00:00Z"},
        "landmarks": {"model": "m", "points": [[1, 2, 3]] * 478,
                      "anatomical": {"menton": [1, 2, 3]}},
        "profileLandmarks": {"n": {"at": [1, 2], "uncertainty": 1.3}},
        "measures": [{"id": "nasolabial_angle", "value": 101.2, "uncertainty": 2.1,
                      "repeatability": 0.9, "unit": "deg"},
                     {"id": "facial_thirds.upper", "notMeasurable": "wrong_view"}],
        "findings": [{"id": "f1", "kind": "brown_spot", "region": "left_cheek", "centre": [1, 2],
                      "polygon": [[0, 0], [1, 0], [0, 1]], "areaMm2": 9.1, "lengthMm": None,
                      "widthMm": None, "contrast": 0.31, "severity": 0.42, "confidence": 0.88}],
        "scores": [{"concern": "wrinkles", "region": "left_crows_foot", "value": 31,
                    "uncertainty": 0.8, "unit": "0-100"}],
        "grades": [{"scale": "hayashi", "value": 2, "probabilities": [0.1, 0.9]}],
        "skinTone": {"status": "measured", "ita": 28.4, "uncertainty": 3},
        "provenance": {"engine": "0.1.0", "models": [{"id": "m", "sha256": digest}],
                       "knowledge": "2026.11"}}


def places(value, path=()):
    """Every place in a document, the lists of numbers only at their first entry."""
    yield path
    entries = value.items() if isinstance(value, dict) else (
        enumerate(value[:1]) if isinstance(value, list) else ())
    for key, entry in entries:
        yield from places(entry, path + (key,))


def changed(base, path, change):
    result = copy.deepcopy(base)
    parent = result
    for key in path[:-1]:
        parent = parent[key]
    change(parent, path[-1])
    return result


def test_the_full_document_keeps_it(full):
    keeps(full)
    keeps(full | {"added": "later"})


def test_a_value_of_another_type_is_noticed_wherever_it_stands(full):
    missed = [path for path in places(full) if path and VALIDATOR.is_valid(
        changed(full, path, lambda parent, key: parent.__setitem__(key, "?" if isinstance(
            parent[key], (int, float, list, dict)) or parent[key] is None else 5)))]
    assert missed == []


def test_a_missing_key_is_noticed_wherever_it_stands(full):
    # Added later than the rest; documents of before are still read.
    optional = {("view", "uncertainty"), ("perspective",), ("landmarks", "anatomical"),
                ("landmarks", "anatomical", "menton"), ("measures", 0, "repeatability"),
                ("colour", "skinCorrection")}
    missed = [path for path in places(full)
              if path and isinstance(path[-1], str) and path not in optional
              # One of several named entries may be left out.
              and path[:-1] != ("profileLandmarks",) and VALIDATOR.is_valid(
                  changed(full, path, lambda parent, key: parent.pop(key)))]
    assert missed == []


@pytest.mark.parametrize("path, value", [
    (("schema",), "aglae.analysis/2"), (("sha256",), "0" * 63), (("sha256",), None),
    (("image",), None), (("image", "width"), 0), (("image", "width"), 1.5), (("refused",), []),
    (("refused", 0, "code"), "ugly"), (("refused", 0, "value"), None),
    (("refused", 0, "message", "fr"), ""), (("view", "kind"), "behind"), (("view", "yaw"), None),
    (("view", "yaw"), 181), (("view", "pitch"), -91), (("view", "uncertainty", "yaw"), 0),
    (("perspective", "status"), "flat"), (("perspective", "distanceMillimetres"), None),
    (("perspective", "distanceMillimetres"), 0), (("measures", 0, "repeatability"), 0),
    (("landmarks", "anatomical", "menton"), [1, 2]), (("scale", "source"), "none"), (("scale", "source"), "guess"),
    (("scale", "millimetresPerPixel"), 0), (("scale", "relativeUncertainty"), None),
    (("colour", "status"), "uncalibrated"), (("landmarks", "points"), [[1, 2, 3]] * 477),
    (("landmarks", "points", 0), [1, 2]), (("profileLandmarks",), {}),
    (("profileLandmarks", "nose"), {"at": [1, 2], "uncertainty": 1}),
    (("profileLandmarks", "n", "at"), [1, 2, 3]), (("measures", 0, "notMeasurable"), "blurred"),
    (("measures", 1, "value"), 3),
    (("measures", 1, "notMeasurable"), "too_hard"), (("findings", 0, "region"), "ear"),
    (("findings", 0, "kind"), "naevus"), (("findings", 0, "severity"), 1.1),
    (("findings", 0, "polygon"), [[0, 0], [1, 1]]), (("findings", 0, "areaMm2"), -1),
    (("scores", 0, "value"), 101), (("scores", 0, "unit"), "%"), (("grades", 0, "value"), 1.5),
    (("grades", 0, "probabilities"), [1]), (("skinTone", "ita"), None),
    (("skinTone", "status"), "uncalibrated"), (("provenance", "engine"), "new"),
    (("provenance", "models"), []), (("provenance", "knowledge"), "latest"),
])
def test_a_value_outside_its_range_is_noticed(full, path, value):
    assert not VALIDATOR.is_valid(
        changed(full, path, lambda parent, key: parent.__setitem__(key, value)))


def test_an_accepted_document_has_points(full):
    assert not VALIDATOR.is_valid(
        full | {"refused": None, "landmarks": None, "profileLandmarks": None})


def test_every_id_stands_in_the_glossary():
    glossary = (ROOT / "Documentation/glossary.md").read_text()
    definitions = SCHEMA["$defs"]
    ids = definitions["region"]["enum"] + definitions["softTissueLandmark"]["enum"]
    ids += definitions["view"]["properties"]["kind"]["enum"]
    ids += definitions["finding"]["properties"]["kind"]["enum"]
    assert [entry for entry in ids if f"`{entry}`" not in glossary] == []


def test_every_refusal_has_its_place_in_the_journey():
    journey = (ROOT / "Documentation/photo-journey.md").read_text()
    codes = SCHEMA["$defs"]["refusal"]["properties"]["code"]["enum"]
    assert [code for code in codes if f"`{code}`" not in journey] == []
