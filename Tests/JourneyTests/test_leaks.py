"""What the site leaves on disks when people work with it: nothing that a thief of them could read.

Sixty patients, a thousand with AGLAE_CAMPAIGN=1: entered, found, opened, noted through the pages.
"""

import os
import re

import pytest

from practice import Practice

COUNT = 1000 if os.environ.get("AGLAE_CAMPAIGN") else 60


def planted(number):
    """A name, a phone and a note that stand nowhere else."""
    letters = "".join(chr(ord("a") + int(digit)) for digit in f"{number:04d}")
    return f"Zyx{letters}quev", f"0798{number:06d}", f"remarque-{letters}-confidentielle"


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_nothing_of_patients_is_readable_on_a_disk(engine, tmp_path):
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    log = tmp_path / "site.log"
    practice = Practice(
        tmp_path, "--log-requests", engine=engine, environment={"TMPDIR": str(temporary)}, log=log)
    physician = practice.set_up()
    practice.copy_keys(physician)
    _, page = physician.page("/patients/new")
    assert 'name="phone"' in page
    words = []
    for number in range(COUNT):
        name, phone, note = planted(number)
        words += [name, phone, note]
        answer, content = physician.send("/patients", {
            "family-name": name, "given-names": "Camille", "birth-date": "1980-02-03", "phone": phone,
            "key": f"{number:032x}"}, page)
        assert answer.status == 303, content
        place = answer.headers["Location"]
        _, record = physician.page(place + "/record")
        key = re.search(r'name="key" value="([0-9a-f]+)"', record)[1]
        answer, content = physician.send(place + "/encounters", {"kind": "AMB", "note": note, "key": key}, record)
        assert answer.status == 303, content
    _, search = physician.page("/patients")
    name, _, note = planted(COUNT - 1)
    # They are there for who may see them.
    assert name.lower() in physician.send("/patients/search", {"text": name}, search)[1].lower()
    assert note in physician.page(place + "/record")[1]
    answer, _ = physician.send("/demonstrations/1", {}, search)
    assert answer.status == 303
    assert physician.page(answer.headers["Location"])[0] == 200
    found, files = [], 0
    # While it runs, so that logs of writes and temporary files are there too; then after its end.
    places = [*practice.places, practice.keys, practice.folder / "copy", temporary, log]
    for _ in range(2):
        for path in (file for place in places for file in ([place] if place.is_file() else place.rglob("*"))):
            if path.is_file():
                content = path.read_bytes()
                files += 1
                found += [(path, word) for word in words if word.lower().encode() in content.lower()]
                found += [(path, "JPEG")] if b"\xff\xd8\xff" in content and path.suffix != ".o" else []
        if practice.process.poll() is None:
            practice.process.terminate()
            assert practice.process.wait(20) == 0
    assert log.stat().st_size > 0 and files > 10
    assert not found, found[:10]
    print(f"{engine}: {len(words)} words of {COUNT} patients in none of {files} files")
    if practice.server:
        practice.server.remove()
