"""`aglae compare` as other programs see it: document, Schema, exit status, sentences."""

import json
import math
import re
import subprocess

import pytest
from jsonschema import Draft202012Validator
from PIL import Image

from conftest import AGLAE, ROOT, document

SCHEMA = json.loads((ROOT / "Documentation/schemas/aglae.comparison-1.schema.json").read_text())
VALIDATOR = Draft202012Validator(SCHEMA)
FACES = [ROOT / f"Demonstration/face-{n}.jpg" for n in (1, 2)]


def compare(*arguments):
    return subprocess.run(
        [AGLAE, "compare", *map(str, arguments)], capture_output=True, text=True, timeout=120)


def compared(*arguments, status=0):
    """The document, which keeps the Schema."""
    result = compare("--json", *arguments)
    assert result.returncode == status, result.stderr
    assert result.stderr == "" and result.stdout.count("\n") == 1
    found = json.loads(result.stdout)
    assert [f"{e.json_path}: {e.message}" for e in VALIDATOR.iter_errors(found)] == []
    return found


def verdicts(found):
    return {entry["id"]: entry["verdict"] for entry in found["measures"]}


def test_the_schema_is_one():
    Draft202012Validator.check_schema(SCHEMA)


def test_definitions_that_both_schemas_hold_are_the_same():
    analysis = json.loads((ROOT / "Documentation/schemas/aglae.analysis-1.schema.json").read_text())
    shared = set(analysis["$defs"]) & set(SCHEMA["$defs"])
    assert len(shared) >= 6
    assert [name for name in shared if analysis["$defs"][name] != SCHEMA["$defs"][name]] == []


def test_the_codes_of_the_schema_are_those_of_the_program():
    def raw_values(name, kind):
        text = (ROOT / "Engine/Sources/FaceAnalysis/Comparison" / name).read_text()
        body = text[text.index(f"enum {kind}:"):]
        body = body[:body.index("\n  }")]
        values = set()
        for line in re.findall(r"^\s*case ([^(:{\n]+)$", body, re.MULTILINE):
            for case in line.split(","):
                word, _, value = case.partition("=")
                values.add(value.strip().strip('"') or word.strip())
        return values
    definitions = SCHEMA["$defs"]
    assert set(definitions["photographDifference"]["properties"]["code"]["enum"]) == raw_values(
        "PhotographDifference.swift", "Code")
    assert set(definitions["measureDifference"]["properties"]["reason"]["enum"]) - {
        None} == raw_values("MeasureDifference.swift", "NotComparable")


@pytest.mark.parametrize("same", [[], ["--same-person"]])
def test_a_photograph_with_itself_shows_no_change(same):
    found = compared(FACES[1], FACES[1], *same)
    assert found["samePerson"] == bool(same)
    assert set(verdicts(found).values()) == {"unchanged", "not_comparable"}
    assert found["registration"]["matrix"] == pytest.approx([1, 0, 0, 0, 1, 0], abs=1e-9)
    assert found["registration"]["residualPixels"] == pytest.approx(0, abs=1e-9)
    assert {entry["code"] for entry in found["notComparable"]} == {"colour_uncalibrated"}


def test_exchanging_the_photographs_turns_every_sign():
    there, back = compared(*FACES), compared(*reversed(FACES))
    assert verdicts(there) == verdicts(back)
    for a, b in zip(there["measures"], back["measures"]):
        assert a["first"] == b["second"] and a["second"] == b["first"]
        if a["difference"] is not None:
            assert a["difference"] == -b["difference"] and a["uncertainty"] == b["uncertainty"]
    assert there["registration"]["scale"] == pytest.approx(1 / back["registration"]["scale"])


@pytest.mark.parametrize("again", [False, True])
def test_values_are_those_of_the_analyses_and_the_rule_is_kept(again, tmp_path):
    """Two people; one person photographed again, one per cent darker."""
    faces = FACES
    if again:
        darker = tmp_path / "darker.png"
        Image.open(FACES[1]).convert("RGB").point(lambda v: round(v * 0.99)).save(darker)
        faces = [FACES[1], darker]
    found = compared(*faces, *(["--same-person"] if again else []))
    assert found["constantErrorsCancel"] == again
    deviation = "repeatability" if again else "uncertainty"
    analyses = [{m["id"]: m for m in document(face)["measures"]} for face in faces]
    changed = 0
    for entry in found["measures"]:
        if entry["difference"] is None:
            continue
        one, other = (analysis[entry["id"]] for analysis in analyses)
        assert entry["first"]["value"] == one["value"]
        assert entry["difference"] == other["value"] - one["value"]
        assert entry["uncertainty"] == pytest.approx(
            math.hypot(one[deviation], other[deviation]))
        beyond = abs(entry["difference"]) > 2 * entry["uncertainty"]
        assert entry["verdict"] == ("changed" if beyond else "unchanged")
        changed += beyond
    assert len(found["measures"]) == len(analyses[0])
    assert (changed == 0) == again


def test_a_photograph_shifted_turned_and_reduced_is_laid_back(tmp_path):
    turned = tmp_path / "turned.png"
    picture = Image.open(FACES[1]).convert("RGB")
    picture.rotate(-5, resample=Image.BICUBIC, fillcolor=(120, 130, 140)).resize((960, 1200)).save(turned)
    found = compared(FACES[1], turned, "--same-person")
    assert found["registration"]["scale"] == pytest.approx(1.25, rel=0.01)
    assert found["registration"]["rotation"] == pytest.approx(-5, abs=0.4)
    assert found["registration"]["residualMillimetres"] < 1
    codes = {entry["code"] for entry in found["notComparable"]}
    # A picture of the same shape with fewer pixels was resampled, not taken from farther away.
    assert "roll" in codes and "size" not in codes


def test_photographs_that_differ_are_named_with_what_to_do(tmp_path):
    nearer = tmp_path / "nearer.png"
    picture = Image.open(FACES[1]).convert("RGB")
    picture.resize((1500, 1875)).crop((150, 100, 1350, 1600)).save(nearer)
    found = compared(FACES[1], nearer, "--same-person")
    assert found["constantErrorsCancel"]
    size = next(entry for entry in found["notComparable"] if entry["code"] == "size")
    assert size["value"] == pytest.approx(25, abs=1) and size["limit"] == 3
    assert "distance" in size["message"]["en"] and "distance" in size["message"]["fr"]


def test_a_photograph_without_a_face_is_compared_with_status_3(grey):
    found = compared(FACES[1], grey, status=3)
    assert found["registration"] is None
    assert found["second"]["refused"][0]["code"] == "no_face"
    codes = [entry["code"] for entry in found["notComparable"]]
    assert codes == ["refused", "colour_uncalibrated"]
    assert set(verdicts(found).values()) == {"not_comparable"}


def test_a_file_that_is_no_photograph_is_compared_with_status_3(tmp_path):
    path = tmp_path / "words.jpg"
    path.write_text("no photograph")
    assert compared(path, FACES[1], status=3)["first"]["image"] is None


def test_wrong_usage_says_what_is_wrong(grey):
    for arguments, says in [
        ([grey], "second"), ([grey, "/nowhere.jpg"], "/nowhere.jpg"), ([grey, grey, grey], "Unexpected"),
    ]:
        result = compare(*arguments)
        assert result.returncode == 2 and says in result.stderr and result.stdout == ""


def test_a_person_reads_lines():
    result = compare(*FACES, "--same-person")
    assert result.returncode == 0
    assert result.stdout.startswith("laid over the first by ")
    assert "unchanged within the margin" in result.stdout
