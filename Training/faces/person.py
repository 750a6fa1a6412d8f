"""Who is rendered: everything about a face that follows from its seed.

The two sets share no seed and no morph beyond the broad ones of sex, age and ancestry: seeds below
10,000 are for tuning, seeds from 10,000 on are held out.
"""

import dataclasses

import numpy as np

HELD_OUT = 10_000
# Tuning seeds from here on have detail morphs of their own.
STRANGE = 9_000

# Facial skin of the ISSA archive: medians of diffuse reflectance in linear sRGB by individual
# typology angle. Yan et al., Sci Data 12:487 (2025), doi:10.6084/m9.figshare.28228571.v4, CC BY 4.0.
TONES = {
    62: (0.498, 0.322, 0.271), 50: (0.468, 0.286, 0.215), 38: (0.429, 0.246, 0.170),
    25: (0.376, 0.204, 0.128), 12: (0.322, 0.163, 0.093), 0: (0.274, 0.132, 0.068),
    -15: (0.213, 0.098, 0.048), -30: (0.166, 0.073, 0.035), -45: (0.128, 0.054, 0.028),
    -60: (0.092, 0.040, 0.024),
}

# Weights drawn so that lengths of the face spread as in adults: standard deviations of n-sn 3.3, n-gn 5.3,
# ex-ex 3.1, zy-zy 5.0, al-al 2.1, ch-ch 3.3 mm within a sex (Farkas 1994).
DETAIL_SPREAD = 0.27
# The base mesh has shorter eyes and a narrower mouth than adults (ex-ex 89, ch-ch 52 mm; Farkas 1994).
TYPICAL = {"eyes/l-eye-scale-incr": 0.35, "eyes/r-eye-scale-incr": 0.35, "mouth/mouth-scale-horiz-incr": 0.4}

# Opposite pairs of detail morphs; the first set is for tuning, the second held out.
DETAILS = {
    "tuning": [
        "nose/nose-hump-{decr,incr}", "nose/nose-width2-{decr,incr}", "nose/nose-point-{down,up}",
        "nose/nose-volume-{decr,incr}", "nose/nose-scale-depth-{decr,incr}",
        "nose/nose-base-{down,up}", "mouth/mouth-scale-horiz-{decr,incr}",
        "mouth/mouth-upperlip-volume-{decr,incr}", "mouth/mouth-trans-{down,up}",
        "chin/chin-width-{decr,incr}", "chin/chin-prominent-{decr,incr}", "head/head-fat-{decr,incr}",
        "head/head-scale-horiz-{decr,incr}", "forehead/forehead-temple-{decr,incr}",
        "=cheek/{s}-cheek-bones-{decr,incr}", "=eyes/{s}-eye-bag-{decr,incr}",
        "=eyes/{s}-eye-scale-{decr,incr}", "=eyes/{s}-eye-corner1-{down,up}",
        "=ears/{s}-ear-scale-{decr,incr}", "eyebrows/eyebrows-trans-{down,up}",
    ],
    "heldout": [
        "nose/nose-curve-{concave,convex}", "nose/nose-width3-{decr,incr}",
        "nose/nose-scale-vert-{decr,incr}", "nose/nose-flaring-{decr,incr}",
        "nose/nose-greek-{decr,incr}", "nose/nose-width1-{decr,incr}",
        "mouth/mouth-lowerlip-volume-{decr,incr}", "mouth/mouth-scale-vert-{decr,incr}",
        "mouth/mouth-upperlip-height-{decr,incr}", "chin/chin-height-{decr,incr}",
        "chin/chin-bones-{decr,incr}", "head/head-scale-vert-{decr,incr}",
        "head/head-scale-depth-{decr,incr}", "forehead/forehead-nubian-{decr,incr}",
        "=cheek/{s}-cheek-volume-{decr,incr}", "=cheek/{s}-cheek-inner-{decr,incr}",
        "=eyes/{s}-eye-trans-{in,out}", "=eyes/{s}-eye-corner2-{down,up}",
        "=ears/{s}-ear-wing-{decr,incr}", "head/head-age-{decr,incr}",
    ],
    # Of neither: tuning seeds from STRANGE on, by which the errors on unfamiliar shapes can be known.
    "strange": [
        "nose/nose-scale-horiz-{decr,incr}", "nose/nose-nostrils-width-{decr,incr}", "nose/nose-point-width-{decr,incr}",
        "nose/nose-septumangle-{decr,incr}", "nose/nose-trans-{down,up}",
        "mouth/mouth-cupidsbow-{decr,incr}", "mouth/mouth-lowerlip-height-{decr,incr}",
        "mouth/mouth-lowerlip-width-{decr,incr}", "mouth/mouth-upperlip-width-{decr,incr}",
        "mouth/mouth-philtrum-volume-{decr,incr}", "mouth/mouth-angles-{down,up}",
        "chin/chin-jaw-drop-{decr,incr}", "chin/chin-prognathism-{decr,incr}", "mouth/mouth-scale-depth-{decr,incr}",
        "=cheek/{s}-cheek-trans-{down,up}", "=eyes/{s}-eye-height1-{decr,incr}", "=eyes/{s}-eye-height3-{decr,incr}",
        "=eyes/{s}-eye-epicanthus-{in,out}", "forehead/forehead-scale-vert-{decr,incr}", "eyebrows/eyebrows-angle-{down,up}",
    ],
}
ASYMMETRY = {
    "tuning": ["asym-brown-1", "asym-cheek-1", "asym-nose-1", "asym-mouth-1", "asym-eye-1"],
    "heldout": ["asym-brown-2", "asym-cheek-2", "asym-nose-3", "asym-mouth-2", "asym-eye-5"],
}
HEAD_SHAPES = {
    "tuning": ["oval", "round", "square"],
    "heldout": ["rectangular", "diamond", "triangular", "invertedtriangular"],
}
EXPRESSIONS = {
    "neutral": {}, "slight_smile": {"mouth-corner-puller": 0.45},
    "smile_open": {"mouth-corner-puller": 0.6, "mouth-part-later": 0.5, "mouth-retraction": 0.3},
    "mouth_open": {"mouth-open": 0.45}, "brows_raised": {"eyebrows-left-up": 0.8, "eyebrows-right-up": 0.8},
    "frown": {"eyebrows-left-down": 0.7, "eyebrows-right-down": 0.7, "mouth-depression": 0.4},
    "pressed": {"mouth-compression": 0.6},
    "narrowed": {"eye-left-slit": 0.35, "eye-right-slit": 0.35},
}


@dataclasses.dataclass
class Person:
    seed: int
    split: str
    female: float
    years: float
    tone: int
    albedo: np.ndarray
    expression: str
    morphs: dict
    expression_morphs: dict
    iris_diameter: float  # millimetres
    iris_colour: tuple
    lid_opening: float  # millimetres, both eyes at rest


def split_of(seed: int) -> str:
    return "heldout" if seed >= HELD_OUT else "tuning"


def make(seed: int, tone: int | None = None, female: float | None = None, years: float | None = None,
         expression: str | None = None) -> Person:
    rng = np.random.default_rng([seed, 1])
    split = split_of(seed)
    female = float(rng.random() < 0.5) if female is None else female
    years = float(rng.choice([rng.uniform(19, 45), rng.uniform(45, 82)])) if years is None else years
    tones = list(TONES)
    tone = tones[seed % 10] if tone is None else tone
    albedo = np.array(TONES[tone]) * np.exp(rng.normal(0, 0.05) + rng.normal(0, 0.025, 3))
    names = list(EXPRESSIONS)
    if expression is None:
        expression = "neutral" if rng.random() < 0.5 else names[rng.integers(1, len(names))]
    ancestry = rng.dirichlet([1.0, 1.0, 1.0])
    return Person(
        seed=seed, split=split, female=female, years=years, tone=tone, albedo=albedo,
        expression=expression, morphs=_shape(rng, seed, split, female, years, ancestry),
        expression_morphs=_expression(EXPRESSIONS[expression], ancestry),
        # White-to-white corneal diameter 11.71 ± 0.42 mm: Rüfer, Schröder & Erb, Cornea 24:259 (2005).
        iris_diameter=float(np.clip(rng.normal(11.71, 0.42), 10.6, 12.8)),
        iris_colour=_iris(rng, tone),
        # Height of the palpebral fissure 10.0 ± 1.0 mm in young adults (Farkas 1994), less with age.
        lid_opening=float(np.clip(rng.normal(10.0 - 0.02 * max(years - 40, 0), 0.8), 8, 12)))


def _shape(rng, seed, split, female, years, ancestry) -> dict:
    morphs = {}
    old = np.clip((years - 25) / 60, 0, 1)
    # Full weight of the oldest macro shape is a very old head.
    old = 0.85 * old
    weight = rng.uniform(-0.5, 0.75)
    for sex, s in (("female", female), ("male", 1 - female)):
        for age, a in (("young", 1 - old), ("old", old)):
            for name, share in zip(("african", "asian", "caucasian"), ancestry):
                _add(morphs, f"macrodetails/{name}-{sex}-{age}", s * a * share)
            build = f"macrodetails/universal-{sex}-{age}-averagemuscle"
            _add(morphs, f"{build}-averageweight", s * a * (1 - abs(weight)))
            _add(morphs, f"{build}-{'max' if weight > 0 else 'min'}weight", s * a * abs(weight))
    for pattern in DETAILS["strange" if STRANGE <= seed < HELD_OUT else split]:
        amount = float(np.clip(rng.normal(0, DETAIL_SPREAD), -1, 1))
        sides = [("l", 1.0), ("r", 1.0)] if pattern.startswith("=") else [("", 1.0)]
        low, high = pattern[pattern.index("{", pattern.index("-")) + 1:-1].split(",")
        stem = pattern.lstrip("=")[: pattern.lstrip("=").rindex("{")]
        for side, scale in sides:
            name = stem.replace("{s}", side) + (high if amount > 0 else low)
            _add(morphs, name, abs(amount) * scale)
    for name in ASYMMETRY[split]:
        side = "l" if rng.random() < 0.5 else "r"
        _add(morphs, f"asym/{name}-{side}", float(abs(rng.normal(0, 0.12))))
    _add(morphs, "head/head-" + str(rng.choice(HEAD_SHAPES[split])), float(rng.uniform(0, 0.3)))
    for name, amount in TYPICAL.items():
        _add(morphs, name, amount)
    return {k: v for k, v in morphs.items() if v > 1e-3}


def _expression(units, ancestry) -> dict:
    morphs = {}
    for unit, amount in units.items():
        for name, share in zip(("african", "asian", "caucasian"), ancestry):
            _add(morphs, f"expression/units/{name}/{unit}", amount * share)
    return morphs


def _add(morphs, name, amount):
    morphs[name] = morphs.get(name, 0) + amount


def _iris(rng, tone) -> tuple:
    brown, blue, green = (0.075, 0.034, 0.013), (0.16, 0.22, 0.30), (0.13, 0.14, 0.07)
    light = tone >= 38 and rng.random() < 0.55
    base = np.array(blue if light and rng.random() < 0.6 else green if light else brown)
    return tuple(base * np.exp(rng.normal(0, 0.2)))
