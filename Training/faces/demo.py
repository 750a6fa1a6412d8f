"""The demonstration faces: people who do not exist, dressed for clinical photographs.

usage: python demo.py WHEEL OUTPUT [NUMBER…]     writes OUTPUT/face-N.jpg and face-N.json
"""

import pathlib
import sys
import tempfile

from PIL import Image

import person
import render
import subject

PEOPLE = {
    1: dict(seed=20001, tone=38, female=1.0, years=36, hair=(0.045, 0.024, 0.013), style="tied", headwear="headband",
            cloth=(0.42, 0.52, 0.55), backdrop="clinical"),
    2: dict(seed=20014, tone=-30, female=0.0, years=48, hair=(0.010, 0.008, 0.007), style="buzz", headwear="none",
            cloth=(0.22, 0.33, 0.45), backdrop="clinical"),
    3: dict(seed=20027, tone=12, female=1.0, years=64, hair=(0.10, 0.09, 0.085), style="tied", headwear="headband",
            cloth=(0.50, 0.56, 0.58), backdrop="clinical"),
}


def main(wheel: pathlib.Path, output: pathlib.Path, numbers: list[int]) -> None:
    base = subject.Base(wheel)
    output.mkdir(parents=True, exist_ok=True)
    for number in numbers or PEOPLE:
        given = PEOPLE[number]
        who = person.make(given["seed"], given["tone"], given["female"], given["years"], "neutral")
        look = subject.Look(
            style=given["style"], hair_colour=given["hair"], headwear=given["headwear"], neckline="high",
            cloth=given["cloth"], grey_share=0.25 if given["years"] > 60 else 0.0, roughness=0.5, specular=0.45)
        with tempfile.TemporaryDirectory() as folder:
            made = pathlib.Path(folder)
            render.render(base, "demo", given["seed"], 1200, 48, made, who, look,
                          light="clinic", backdrop=given["backdrop"], body_share=1.0, detail=1.6)
            stem = made / f"demo-{given['seed']:05d}"
            Image.open(f"{stem}.jpg").save(output / f"face-{number}.jpg", "JPEG", quality=88, optimize=True)
            (output / f"face-{number}.json").write_text(pathlib.Path(f"{stem}.json").read_text())


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), [int(n) for n in sys.argv[3:]])
