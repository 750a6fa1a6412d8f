"""`aglae knowledge check`: the edition is whole, or it says what is wrong."""

import os
import shutil
import subprocess

from conftest import AGLAE, ROOT


def check(home=ROOT):
    return subprocess.run(
        [AGLAE, "knowledge", "check"], capture_output=True, text=True, timeout=60,
        env={**os.environ, "AGLAE_HOME": str(home)})


def test_the_edition_is_whole():
    result = check()
    assert result.returncode == 0, result.stderr
    assert "Edition 2026.11: 18 norms of 10 cohorts in 3 articles; 0 not yet verified." in result.stdout


def test_an_altered_edition_is_refused(tmp_path):
    shutil.copytree(ROOT / "Knowledge", tmp_path / "Knowledge")
    file = tmp_path / "Knowledge/editions/2026.11/norms.json"
    file.write_text(file.read_text().replace("38.27", "38.28"))
    result = check(tmp_path)
    assert result.returncode == 1 and result.stdout == ""
    assert "2026.11 was refused" in result.stderr and "SHA-256" in result.stderr


def test_a_missing_edition_is_told(tmp_path):
    result = check(tmp_path)
    assert result.returncode == 1 and "is missing" in result.stderr
