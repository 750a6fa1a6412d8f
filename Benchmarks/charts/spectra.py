"""Colours of a chart as light, paint and camera make them: spectra in, numbers out.

Reflectances, sensitivities and illuminants are those of data/spectra.json (PyPI colour-science 0.4.7:
BabelColor's average of 30 charts, the National Physical Laboratory's Nikon 5100 and Sigma SD Merrill,
CIE A, D50, D65, FL2, FL11, LED-B3). All tables are brought to 400…700 nm in steps of 5 nm.
"""

import json
import pathlib

import numpy as np

DATA = pathlib.Path(__file__).parent / "data"
NM = np.arange(400, 701, 5.0)
TABLES = json.loads((DATA / "spectra.json").read_text())
OBSERVER = np.loadtxt(DATA / "cie1931.tsv", skiprows=2)
CMF = np.stack([np.interp(NM, OBSERVER[:, 0], OBSERVER[:, k]) for k in (1, 2, 3)], 1)
ILLUMINANTS = {k: np.interp(NM, v["wavelengths"], v["spd"]) for k, v in TABLES["illuminants"].items()}
CAMERAS = {
    k: np.stack([np.interp(NM, v["wavelengths"], np.array(v["rgb"])[:, c]) for c in range(3)], 1)
    for k, v in TABLES["camera_sensitivities"].items()}
NAMES = list(TABLES["BabelColor_spectral_reflectance"]["patches"])
PAINT = np.stack([
    np.interp(NM, TABLES["BabelColor_spectral_reflectance"]["wavelengths"], v)
    for v in TABLES["BabelColor_spectral_reflectance"]["patches"].values()])
EDITIONS = {
    "before": np.array(list(TABLES["checkers"]["ColorChecker24 - Before November 2014"]["Lab"].values())),
    "after": np.array(list(TABLES["checkers"]["ColorChecker24 - After November 2014"]["Lab"].values()))}

D50 = np.array([0.96422, 1.0, 0.82521])
D65 = np.array([0.95047, 1.0, 1.08883])
BRADFORD = np.array([[0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296]])
SRGB = np.array([[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]])


def adapt(xyz, source, target):
    gains = (BRADFORD @ target) / (BRADFORD @ source)
    return xyz @ (np.linalg.inv(BRADFORD) @ np.diag(gains) @ BRADFORD).T


def lab(xyz, white=D50):
    t = np.asarray(xyz) / white
    f = np.where(t > 216 / 24389, np.cbrt(np.maximum(t, 1e-12)), (24389 / 27 * t + 16) / 116)
    return np.stack([116 * f[..., 1] - 16, 500 * (f[..., 0] - f[..., 1]), 200 * (f[..., 1] - f[..., 2])], -1)


def from_lab(values, white=D50):
    l, a, b = np.moveaxis(np.asarray(values, float), -1, 0)
    fy = (l + 16) / 116
    f = np.stack([fy + a / 500, fy, fy - b / 200], -1)
    return np.where(f > 6 / 29, f**3, (116 * f - 16) / (24389 / 27)) * white


def srgb_to_lab(linear):
    """Lab for D50 of linear sRGB."""
    return lab(adapt(np.asarray(linear) @ SRGB.T, D65, D50))


def lab_to_srgb(values):
    return adapt(from_lab(values), D50, D65) @ np.linalg.inv(SRGB).T


def encode(linear):
    v = np.clip(linear, 0, 1)
    return np.where(v <= 0.0031308, 12.92 * v, 1.055 * v ** (1 / 2.4) - 0.055)


def decode(code):
    return np.where(code <= 0.04045, code / 12.92, ((code + 0.055) / 1.055) ** 2.4)


BYTES = decode(np.arange(256) / 255).astype(np.float32)


def decode_bytes(samples):
    return BYTES[samples]


def paint_lab(reflectance):
    """Lab for D50 of reflectances under D50."""
    weights = CMF * ILLUMINANTS["D50"][:, None]
    return lab(reflectance @ weights / weights[:, 1].sum(), weights.sum(0) / weights[:, 1].sum())


def matched(reflectance, target, rounds=30):
    """The reflectances changed smoothly until their Lab is `target`: paint of another edition."""
    basis = np.stack([np.exp(-((NM - c) / 55) ** 2) for c in (450, 545, 620)], 1)
    changed, amount = reflectance.copy(), np.zeros((len(reflectance), 3))
    for _ in range(rounds):
        error = target - paint_lab(changed)
        slopes = np.stack([
            paint_lab(reflectance * np.exp((amount + 1e-4 * np.eye(3)[k]) @ basis.T)) - paint_lab(changed)
            for k in range(3)], -1) / 1e-4
        amount += np.linalg.solve(slopes, error[..., None])[..., 0]
        changed = reflectance * np.exp(amount @ basis.T)
    return changed


PAINTS = {"average": PAINT, **{k: matched(PAINT, v) for k, v in EDITIONS.items()}}


def delta_e(one, other):
    """CIEDE2000 (CIE 142-2001; Sharma, Wu and Dalal 2005)."""
    l1, a1, b1 = np.moveaxis(np.asarray(one, float), -1, 0)
    l2, a2, b2 = np.moveaxis(np.asarray(other, float), -1, 0)
    mean = (np.hypot(a1, b1) + np.hypot(a2, b2)) / 2
    g = 0.5 * (1 - np.sqrt(mean**7 / (mean**7 + 25.0**7)))
    a1, a2 = (1 + g) * a1, (1 + g) * a2
    c1, c2 = np.hypot(a1, b1), np.hypot(a2, b2)
    h1, h2 = np.degrees(np.arctan2(b1, a1)) % 360, np.degrees(np.arctan2(b2, a2)) % 360
    dh = (h2 - h1 + 180) % 360 - 180
    dh = np.where(c1 * c2 == 0, 0, dh)
    dl, dc, dbig = l2 - l1, c2 - c1, 2 * np.sqrt(c1 * c2) * np.sin(np.radians(dh / 2))
    lm, cm = (l1 + l2) / 2, (c1 + c2) / 2
    hm = np.where(c1 * c2 == 0, h1 + h2, (h1 + dh / 2) % 360)
    t = (1 - 0.17 * np.cos(np.radians(hm - 30)) + 0.24 * np.cos(np.radians(2 * hm))
         + 0.32 * np.cos(np.radians(3 * hm + 6)) - 0.20 * np.cos(np.radians(4 * hm - 63)))
    sl = 1 + 0.015 * (lm - 50) ** 2 / np.sqrt(20 + (lm - 50) ** 2)
    sc, sh = 1 + 0.045 * cm, 1 + 0.015 * cm * t
    rt = (-2 * np.sqrt(cm**7 / (cm**7 + 25.0**7))
          * np.sin(np.radians(60 * np.exp(-(((hm - 275) / 25) ** 2)))))
    return np.sqrt((dl / sl) ** 2 + (dc / sc) ** 2 + (dbig / sh) ** 2 + rt * dc / sc * dbig / sh)


def skin(melanin, blood, oxygen=0.7):
    """Reflectance of skin: an epidermis that absorbs by melanin over an endless dermis with blood.

    Melanosomes 6.6e11 nm^-3.33 per cm and reduced scattering 46 (nm/500)^-1.42 per cm: Jacques 2013,
    doi:10.1088/0031-9155/58/11/R37. The dermis by Kubelka and Munk. Haemoglobin: a coarse table of
    whole blood per cm read off Prahl's curves.
    """
    nm = np.array([400, 420, 440, 460, 480, 500, 520, 530, 542, 556, 560, 577, 590, 600, 620, 650, 700.0])
    oxy = np.array([1420, 2570, 550, 240, 145, 112, 130, 214, 285, 186, 175, 297, 77, 17, 5, 2, 1.6])
    deoxy = np.array([1195, 2180, 2210, 125, 78, 112, 169, 209, 252, 287, 288, 205, 151, 78, 35, 20, 9.6])
    absorbed = blood * (oxygen * np.interp(NM, nm, oxy) + (1 - oxygen) * np.interp(NM, nm, deoxy)) + 0.25
    scattered = 46 * (NM / 500) ** -1.42
    ratio = 2 * absorbed / (0.75 * scattered)
    dermis = 1 + ratio - np.sqrt(ratio**2 + 2 * ratio)
    return 0.02 + np.exp(-2 * melanin * 6.6e11 * NM**-3.33 * 0.004) * dermis * 0.93


def smooth_reflectances(count, rng):
    """Random smooth reflectances of moderate saturation: a level plus one or two wide bands."""
    result = []
    for _ in range(count):
        r = np.full(len(NM), rng.uniform(0.05, 0.45))
        for _ in range(rng.integers(1, 3)):
            r = r + rng.uniform(-0.3, 0.45) * np.exp(-(((NM - rng.uniform(410, 690)) / rng.uniform(35, 110)) ** 2))
        result.append(np.clip(r, 0.03, 0.9))
    return np.array(result)


# Medians of facial skin in ten bands of typology angle, L*, a*, b* as recorded; taken for D50 here.
# ISSA: Yan et al. 2025, Sci Data 12:487, doi:10.6084/m9.figshare.28228571.v4, CC BY 4.0.
FACES = np.array([
    [68.2, 10.2, 10.2], [65.7, 10.7, 13.4], [62.2, 11.4, 15.7], [58.3, 11.2, 17.9], [54.0, 11.7, 18.9],
    [50.3, 11.7, 19.0], [45.3, 11.1, 18.1], [40.8, 11.0, 16.0], [37.2, 10.2, 13.0], [33.6, 8.7, 9.6]])


def held_out():
    """Reflectances that no correction sees: skin of ten tones, made to have measured colours, and
    other paints."""
    rng = np.random.default_rng(77)
    melanin = np.geomspace(0.015, 0.35, len(FACES))
    return matched(np.array([skin(m, 0.015) for m in melanin]), FACES), smooth_reflectances(24, rng)


def raw(reflectance, camera, illuminant):
    """Linear camera values; a white surface gives green 1."""
    weights = CAMERAS[camera] * ILLUMINANTS[illuminant][:, None]
    return reflectance @ weights / weights[:, 1].sum()


def camera_matrix(camera):
    """Balanced camera values to linear sRGB, as a maker sets it: on other paints under D65."""
    paints = np.vstack([smooth_reflectances(300, np.random.default_rng(5)), np.ones((20, len(NM)))])
    values = raw(paints, camera, "D65") / raw(np.ones((1, len(NM))), camera, "D65")
    target = lab_to_srgb(paint_lab(paints))
    matrix = np.linalg.lstsq(values, target, rcond=None)[0]
    return matrix / matrix.sum(0)
