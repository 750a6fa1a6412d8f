"""What a document says about measures: all of them, with value and doubt, or with the reason."""

import json

from PIL import Image

from conftest import ROOT, document


def by_id(result):
    return {entry["id"]: entry for entry in result["measures"]}


def test_a_frontal_face_has_measures_with_their_uncertainty(face):
    measures = by_id(document(face))
    for name in ["intercanthal_distance", "canthal_tilt.left", "vermilion_ratio"]:
        assert measures[name]["uncertainty"] > 0
        assert 0 < measures[name]["repeatability"]
    assert measures["intercanthal_distance"]["unit"] == "mm"
    assert 20 < measures["intercanthal_distance"]["value"] < 45
    assert measures["facial_thirds.upper"]["notMeasurable"] == "landmark_not_reliable"
    assert measures["nasolabial_angle"]["notMeasurable"] == "wrong_view"


def test_millimetres_follow_the_given_scale(face):
    once, twice = (by_id(document(face, "--scale", size)) for size in ["0.1", "0.2"])
    for name, entry in once.items():
        if entry.get("unit") == "mm":
            assert abs(twice[name]["value"] - 2 * entry["value"]) < 1e-9
        else:
            assert twice[name] == entry


def test_a_known_distance_undoes_perspective_and_the_document_says_so(face):
    unknown, near, far = (document(face, *options) for options in [
        (), ("--distance", "600"), ("--distance", "1e9")])
    assert unknown["perspective"] == {"status": "uncorrected", "distanceMillimetres": None}
    assert near["perspective"] == {"status": "corrected", "distanceMillimetres": 600}
    # The nose stands nearer than the eyes: seen from near it looked larger than it is.
    width, wider = (by_id(result)["alar_base_width"]["value"] for result in (near, far))
    assert 0.94 < width / wider < 0.995


def test_another_view_refuses_the_measures_of_the_front(face):
    refused = document(face, "--view", "left_oblique")
    assert [entry["code"] for entry in refused["refused"]] == ["wrong_pose"]
    assert refused["measures"] == []
    measures = by_id(document(face, "--view", "left_oblique", "--force"))
    assert {entry["notMeasurable"] for entry in measures.values()} == {"wrong_view"}


def test_a_refused_photograph_has_measures_only_when_a_person_goes_on(face, tmp_path):
    small = tmp_path / "small.png"
    Image.open(face).resize((160, 200)).save(small)
    assert document(small)["measures"] == []
    forced = document(small, "--force")
    assert forced["refused"] and by_id(forced)["canthal_tilt.left"]["value"] is not None


def test_points_without_depth_say_why_nothing_is_measured(grey, tmp_path):
    points = tmp_path / "points.json"
    points.write_text(json.dumps({"points": [[100 + i % 20, 80 + i // 20] for i in range(478)]}))
    measures = by_id(document(grey, "--landmarks", points, "--view", "frontal", "--force"))
    assert measures["canthal_tilt.left"]["notMeasurable"] == "pose_unknown"


def test_every_measure_stands_in_the_glossary(face):
    glossary = (ROOT / "Documentation/glossary.md").read_text()
    for name in by_id(document(face)):
        measure, _, component = name.partition(".")
        assert f"`{measure}`" in glossary, name
        bare = component.removeprefix("left_").removeprefix("right_")
        assert not component or component in ("left", "right") or any(
            f"`{word}`" in glossary for word in [component, bare]), name
