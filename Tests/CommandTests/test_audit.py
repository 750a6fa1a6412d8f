"""`aglae audit`: what it says where there is no log to check."""

import subprocess

from conftest import AGLAE


def verify(data, keys, *arguments):
    return subprocess.run(
        [AGLAE, "audit", "verify", "--data", str(data), "--keys", str(keys), *arguments],
        capture_output=True, text=True, timeout=60)


def test_a_folder_without_data_is_wrong_usage(tmp_path):
    result = verify(tmp_path / "none", tmp_path / "keys")
    assert result.returncode == 2
    assert "no practice's data" in result.stderr
    assert not (tmp_path / "none").exists()


def test_a_missing_key_store_is_told(tmp_path):
    (tmp_path / "clinic.sqlite").touch()
    result = verify(tmp_path, tmp_path.parent / "keys-that-are-not-there")
    assert result.returncode == 1
    assert "no key store" in result.stderr


def test_keys_inside_the_data_are_refused(tmp_path):
    (tmp_path / "clinic.sqlite").touch()
    result = verify(tmp_path, tmp_path / "keys")
    assert result.returncode == 1
    assert "may not lie in the practice's data" in result.stderr
