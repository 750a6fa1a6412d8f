"""A small version of the load benchmark: every page is what was asked for, on both engines."""

import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]


def test_a_small_practice_answers_every_client_on_both_engines():
    done = subprocess.run(
        [sys.executable, ROOT / "Benchmarks/load.py", "--sizes", "32", "--full", "3", "--rate", "40", "--clients", "2"],
        env={**os.environ, "AGLAE_BINARY": str(ROOT / ".build/debug/aglae")}, text=True, capture_output=True)
    assert done.returncode == 0, done.stderr
    rows = [line.strip("| ").split(" | ") for line in done.stdout.splitlines()]
    counts = {(row[0], row[3]): int(row[4]) for row in rows if len(row) == 9 and row[3] in ("patient", "record", "search")}
    assert len(counts) == 6 and all(count > 0 for count in counts.values()), done.stdout
