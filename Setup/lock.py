"""Writes a requirements file with a sha256 for every package, ready for `pip install --require-hashes`.

usage: python3 Setup/lock.py NAME

Reads Setup/NAME.in (direct requirements, exact versions), resolves it for this platform and
writes Setup/NAME.txt. Run it when a version changes; set-up itself only reads NAME.txt.
"""

import hashlib
import pathlib
import subprocess
import sys
import tempfile

here = pathlib.Path(__file__).resolve().parent


def main(name: str) -> None:
    source = here / f"{name}.in"
    no_dependencies = "# no-deps" in source.read_text()
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--only-binary=:all:"]
        command += ["--no-deps"] if no_dependencies else []
        subprocess.run([*command, "-d", folder, "-r", str(source)], check=True)
        lines = []
        for wheel in sorted(pathlib.Path(folder).iterdir(), key=lambda p: p.name.lower()):
            package, version = wheel.name.split("-")[:2]
            digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
            lines.append(f"{package.replace('_', '-').lower()}=={version} --hash=sha256:{digest}\n")
    header = f"# Made by Setup/lock.py from {source.name}: Debian 12, x86-64, Python 3.11.\n"
    (here / f"{name}.txt").write_text(header + "".join(lines))


if __name__ == "__main__":
    main(sys.argv[1])
