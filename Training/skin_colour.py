"""Writes what predicts, from a chart's patches, how a camera sees skin under the same light.

usage: .deps/python-training/bin/python Training/skin_colour.py

Responses (camera times light, through a maker's matrix) are drawn at random: sensitivities of three wide
bands with a side lobe, black bodies of 2,500 to 8,000 K, white LEDs and fluorescent lamps. Their second
moments give a basis, most of it smooth, and a prior (cf. Jiang, Liu, Gu & Süsstrunk 2013, "What is the
space of spectral sensitivity functions for digital color cameras?", doi:10.1109/WACV.2013.6475015). What
the patches show fixes the weights; skin follows. No camera, light or skin of Benchmarks/chart.py's table
enters: its skins are made to have measured colours, these are the optical model as it is.
"""

import pathlib
import subprocess
import sys

import numpy as np

ROOT = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "Benchmarks"))
from charts import spectra  # noqa: E402

TARGET = ROOT / "Engine/Sources/FaceAnalysis/Calibration/Chart/SkinColourBasis.swift"
NM = spectra.NM
BASIS = 8


def bump(centre, width):
    return np.exp(-(((NM - centre) / width) ** 2))


def light(rng):
    kind = rng.random()
    if kind < 0.7:
        metres = NM * 1e-9
        return 1e-28 / (metres**5 * (np.exp(1.4388e-2 / (metres * rng.uniform(2500, 8000))) - 1))
    if kind < 0.85:
        return rng.uniform(0.3, 1.0) * bump(rng.uniform(445, 460), rng.uniform(10, 14)) + bump(rng.uniform(555, 605), rng.uniform(50, 75))
    lines = sum(rng.uniform(0, 1) * share * bump(at, 5) for at, share in (
        (405, 0.4), (436, 1), (488, 0.4), (545, 1), (578, 0.4), (611, 1)))
    return lines + 0.25 * bump(rng.uniform(560, 600), 80)


def camera(rng):
    bands = [bump(at + rng.normal(0, 9), rng.uniform(*width)) + rng.uniform(0, 0.12) * bump(rng.uniform(420, 680), rng.uniform(25, 60))
             for at, width in ((600, (28, 45)), (538, (32, 50)), (462, (22, 38)))]
    bands[0] += rng.uniform(0, 0.1) * bump(440, 25)
    return np.stack(bands, 1)


def response(rng):
    """What each developed channel weighs the wavelengths by: wavelengths × 3."""
    sensitivity = camera(rng)
    paints = np.vstack([spectra.smooth_reflectances(120, rng), np.ones((20, len(NM)))])
    daylight = sensitivity * spectra.ILLUMINANTS["D65"][:, None]
    matrix = np.linalg.lstsq(paints @ daylight / daylight.sum(0), spectra.lab_to_srgb(spectra.paint_lab(paints)), rcond=None)[0]
    lit = sensitivity * light(rng)[:, None]
    return lit / lit.sum(0) * rng.uniform(0.95, 1.05, 3) @ (matrix / matrix.sum(0))


def skins():
    return np.array([spectra.skin(m, b, 0.75) for m in np.geomspace(0.01, 0.5, 6) for b in (0.008, 0.025)])


def table():
    """Patches and skins in the basis, scaled so that each weight is drawn with variance one."""
    drawn = np.concatenate([response(np.random.default_rng([1, k])).T for k in range(600)])
    values, vectors = np.linalg.eigh(drawn.T @ drawn / len(drawn))
    basis = vectors[:, -BASIS:] * np.sqrt(values[-BASIS:])
    return spectra.PAINTS["average"] @ basis, skins() @ basis, spectra.paint_lab(skins())


def rows(values, digits):
    return ",\n".join("    [" + ", ".join(f"{v:.{digits}f}" for v in row) + "]" for row in values)


if __name__ == "__main__":
    patches, skin, colours = table()
    labs = ",\n".join("    LabColour(" + ", ".join(f"{v:.2f}" for v in row) + ")" for row in colours)
    TARGET.write_text(f"""// Made by Training/skin_colour.py; do not edit.

internal import Raster

/// Reflectances of the chart's patches and of skins, in a basis of what cameras under lamps respond to; a
/// response's weights have variance one. Paint: mean of 30 charts (BabelColor, colour-science 0.4.7).
/// Skin: melanin and blood after Jacques 2013, doi:10.1088/0031-9155/58/11/R37.
enum SkinColourBasis {{
  /// Patch by patch, as in `ChartEdition.colours`.
  static let patches: [[Double]] = [
{rows(patches, 5)},
  ]
  static let skins: [[Double]] = [
{rows(skin, 5)},
  ]
  /// The skins under D50.
  static let colours = [
{labs},
  ]
}}
""")
    subprocess.run(["swift", "format", "-i", TARGET], check=True)
