"""A person assembled: morphed, dressed, turned; every part with its material and its class."""

import dataclasses

import numpy as np
from scipy.spatial.transform import Rotation

import anatomy
import eyes
import geometry
import hair
import landmarks
import lids
import lines
import mesh
import noise
import person as people
import props
import skin

# What a part counts as in the masks.
SKIN, HAIR, OTHER = range(3)
PAINT = {"type": "mesh_attribute", "name": "vertex_color"}
FIBRE = {"type": "twosided", "bsdf": {"type": "principled", "base_color": PAINT, "roughness": 0.36, "specular": 0.5}}


@dataclasses.dataclass
class Look:
    """What a person wears and how they are groomed."""
    style: str = "crop"
    hair_colour: tuple = (0.02, 0.012, 0.008)
    grey_share: float = 0.0
    beard: str = "none"
    beard_colour: tuple = (0.02, 0.012, 0.008)
    glasses: bool = False
    longer_fringe: float = 0.0  # millimetres
    frame: tuple | None = None  # thickness, millimetres, and colour; drawn from the seed without
    headwear: str = "none"
    neckline: str = "round"
    cloth: tuple = (0.25, 0.32, 0.40)
    roughness: float = 0.45
    specular: float = 0.5


@dataclasses.dataclass
class Part:
    """One shape: a mesh (positions, triangles) or strands with radii."""
    kind: int
    points: np.ndarray
    triangles: np.ndarray | None = None
    radii: np.ndarray | None = None
    material: dict | None = None
    colours: np.ndarray | None = None
    classes: np.ndarray | None = None
    normals: np.ndarray | None = None
    is_frame: bool = False


class Base:
    """What all people share, computed once."""

    def __init__(self, wheel, levels=3):
        self.shape = geometry.Geometry(wheel, levels)
        self.maps = skin.SkinMaps(self.shape)
        self.names = anatomy.named_vertices(self.shape.rest)
        groups = self.shape.groups
        self.lashes = {
            (side, part): np.unique(groups[f"helper-{side}-eyelashes-{key}"][0])
            for side in ("l", "r") for part, key in (("lower", 1), ("upper", 2))}
        self.eye_index = {s: np.unique(groups[f"helper-{s}-eye"][0]) for s in ("l", "r")}
        self.teeth = {}
        for name in ("upper", "lower"):
            faces, corners = groups[f"helper-{name}-teeth"]
            matrix, fine = None, faces
            texture = np.zeros(faces.shape + (2,))
            count = len(self.shape.positions)
            for _ in range(2):
                step, fine, texture = geometry.subdivide(fine, texture, count)
                count = step.shape[0]
                matrix = step if matrix is None else step @ matrix
            used, numbers = np.unique(fine, return_inverse=True)
            fine = numbers.reshape(-1, 4)
            self.teeth[name] = (matrix[used], np.concatenate([fine[:, [0, 1, 2]], fine[:, [0, 2, 3]]]))


class Subject:
    """The parts in world coordinates and the truth about them."""

    def __init__(self, base: Base, who: people.Person, look: Look, pose, body_share=0.3, gaze_follows=0.7,
                 detail=1.0, lid_share=None, gaze=(0.0, 0.0), borders=True):
        """With `lid_share` the pupils of the level head lie at this share of the lids' opening below the upper
        lid, and the lids follow where the eyes then look. `gaze` turns the eyes besides, degrees to the
        person's left and up. Without `borders` the points that follow what is drawn are left out."""
        rng = np.random.default_rng([who.seed, 3])
        self.base, self.who, self.look, self.rng, self.detail = base, who, look, rng, detail
        self.parts: list[Part] = []
        who.morphs = who.morphs | self._lids(who)
        neutral_base = base.shape.morphed(who.morphs)
        neutral = base.shape.matrix @ neutral_base
        moved_base = base.shape.morphed({**who.morphs, **who.expression_morphs})
        self._aim(neutral, pose, body_share)
        # The eyes look towards the camera by a share: in the head's frame the camera lies at -pose.
        turn = np.clip(np.radians([-pose[0], -pose[1]]) * gaze_follows, -0.55, 0.55) + np.radians(gaze)
        if lid_share is not None:
            rest = self._gaze_between_lids(moved_base, lid_share)
            moved_base = lids.following(moved_base, base.shape.positions, self.frame, self._spheres(moved_base), turn[1])
            turn[1] += rest
        self._skin_and_hair(base.shape.matrix @ moved_base)
        self._eyes(moved_base, turn)
        self._teeth(moved_base)
        self._wear()
        if borders:
            self.still |= landmarks.drawn(
                self.frame, base, self.skin, base.shape.rest, self.eyeballs, self.irises, self.brow_strands)
        for part in self.parts:
            still = part.points.reshape(-1, 3)
            part.points = self.turn(still).reshape(part.points.shape)
            if part.normals is not None:
                part.normals = self.turn(still + 0.01 * part.normals) - part.points
                part.normals /= np.linalg.norm(part.normals, axis=1, keepdims=True)
        self.points = {k: self.turn(v[None])[0] for k, v in self.still.items()}
        self.limbus = {k: self.turn(v) for k, v in self.limbus.items()}

    def _lids(self, who):
        """Morphs that open both eyes as far as this person's are."""
        morphs, shape, names = {}, self.base.shape, self.base.names
        for side, name in (("l", "left"), ("r", "right")):
            rows = shape.matrix[[names[f"{name}_palpebrale_superius"], names[f"{name}_palpebrale_inferius"]]]
            def opening(weights):
                upper, lower = rows @ shape.morphed(weights)
                return np.linalg.norm(upper - lower)
            now = opening(who.morphs)
            ending = "incr" if now < who.lid_opening else "decr"
            target = f"eyes/{side}-eye-height2-{ending}"
            step = opening(who.morphs | {target: 0.3}) - now
            morphs[target] = float(np.clip(0.3 * (who.lid_opening - now) / step, 0, 1.5)) if abs(step) > 1e-3 else 0.0
        return morphs

    def _aim(self, neutral, pose, body_share):
        """Turns of head and body: the head's Frankfurt frame comes to the asked pose exactly."""
        names = self.base.names
        self.frame = anatomy.head_axes({k: neutral[i] for k, i in names.items()})
        yaw, pitch, roll = pose
        wanted = Rotation.from_euler("YXZ", [yaw, -pitch, -roll], degrees=True).as_matrix()
        self.rotation = wanted @ self.frame.T
        self.vector = Rotation.from_matrix(self.rotation).as_rotvec()
        self.body = Rotation.from_euler("Y", body_share * yaw, degrees=True)
        ears = (neutral[names["left_tragion"]] + neutral[names["right_tragion"]]) / 2
        self.pivot = ears + np.array([0, -50.0, -22.0])
        rest = self.base.shape.rest
        self.shift = ears - (rest[names["left_tragion"]] + rest[names["right_tragion"]]) / 2

    def turn(self, points):
        """Places of the untouched head after head, neck and body have turned."""
        weight = anatomy.turns_with_head(points - self.shift)[:, None]
        # From the body's turn to the head's, about one vector.
        rest = Rotation.from_matrix(self.rotation) * self.body.inv()
        bend = Rotation.from_rotvec(weight * rest.as_rotvec())
        return (bend * self.body).apply(points - self.pivot) + self.pivot

    def _skin_and_hair(self, positions):
        base, who, look, rng = self.base, self.who, self.look, self.rng
        template, triangles = base.shape.rest, base.shape.triangles
        normals = geometry.normals(positions, triangles)
        self.surface = surface = hair.Surface(positions, normals, triangles, template)
        shadow, under = np.zeros(len(template)), np.zeros(len(template))
        if look.beard != "none":
            strands, radius, shadow = hair.facial(look.beard, surface, base.maps.lips, rng, self.detail)
            self._hairs(HAIR, strands, radius, look.beard_colour, look.grey_share)
            shadow = shadow * np.clip(1 - 2.2 * np.mean(look.beard_colour), 0, 1)
        style = look.style
        if look.headwear == "cap":
            style = "bald"
        elif look.headwear == "headband" and style not in ("bald", "buzz", "receding"):
            style = "tied"
        strands, radius, under = hair.scalp(style, surface, rng, self.detail, look.longer_fringe)
        if strands is not None and len(strands):
            self._hairs(HAIR, strands, radius, look.hair_colour, look.grey_share)
        strands, radius = self.brow_strands, _ = hair.brows(surface, rng, rng.uniform(0.7, 1.25) * (1 - 0.4 * who.female), self.detail)
        darker = np.array(look.hair_colour) * 0.6 if np.mean(look.hair_colour) < 0.3 else np.array(look.hair_colour) * 0.45
        self._hairs(HAIR, strands, radius, darker, 0.3 * look.grey_share)
        covered = np.clip(under * (0.9 if style not in ("bald",) else 0), 0, 1)
        colours, _ = skin.albedo(template, base.maps, who, shadow, covered, look.hair_colour)
        relief = skin.relief(template, base.maps, who)
        bumpy = positions + normals * relief[:, None]
        self.skin = bumpy
        classes = np.zeros((len(template), 3))
        lips = np.clip((base.maps.lips - 0.3) / 0.4, 0, 1)
        feature = np.maximum.reduce([lips, base.maps.inside_mouth.astype(float), base.maps.nostril])
        scalp = (covered > 0.5).astype(float)
        classes[:, OTHER] = feature
        classes[:, HAIR] = (1 - feature) * scalp
        classes[:, SKIN] = (1 - feature) * (1 - scalp)
        bumpy, normals, triangles, colours, classes = lines.refined(
            lines.of(who), template, bumpy, geometry.normals(bumpy, triangles), triangles, colours, classes)
        head = Part(SKIN, bumpy, triangles, normals=normals, colours=colours, classes=classes, material={
            "type": "principled", "base_color": PAINT,
            "roughness": look.roughness, "specular": look.specular, "flatness": 0.5, "sheen": 0.15})
        self.parts.append(head)
        names = self.base.names
        self.still = {k: positions[i] for k, i in names.items()}

    def _hairs(self, kind, strands, radius, colour, grey):
        """Hairs of one colour, none quite like the next, and grey ones among them."""
        if len(strands) == 0:
            return
        rng = self.rng
        tint = np.array(colour) * np.exp(rng.normal(0, 0.35, (len(strands), 1)))
        tint[rng.random(len(strands)) < grey] = (0.42, 0.41, 0.40)
        taper = radius * (1 - 0.7 * np.linspace(0, 1, strands.shape[1]) ** 2)
        self.parts.append(Part(
            kind, strands, radii=np.broadcast_to(taper, strands.shape[:2]).copy(),
            colours=np.clip(tint, 0.004, 0.8), material=FIBRE))

    def _spheres(self, base_positions):
        """Centre and radius of the left and the right eyeball."""
        spheres = []
        for side in ("l", "r"):
            index = self.base.eye_index[side]
            low, high = base_positions[index].min(0), base_positions[index].max(0)
            centre, radius = (low + high) / 2, (high - low)[:2].mean() / 2
            centre[2] = low[2] + radius
            spheres.append((centre, radius))
        return spheres

    def _gaze_between_lids(self, base_positions, share):
        """Radians by which both eyes turn down so that the pupils lie at `share` of the opening."""
        turns, shape = [], self.base.shape
        for centre, radius in self._spheres(base_positions):
            edges = landmarks.lid_margins(
                self.frame, (shape.matrix @ base_positions, shape.triangles),
                eyes.eyeball(centre, radius, self.frame[:, 2], 11.7, (0, 0, 0), 1)[:2], centre)
            top, bottom = (edges[f"margin_palpebrale_{k}"] @ self.frame[:, 1] for k in ("superius", "inferius"))
            wanted = top - share * (top - bottom) - centre @ self.frame[:, 1]
            turns.append(np.arcsin(np.clip(wanted / (radius * 0.9), -0.5, 0.5)))
        return float(np.mean(turns))

    def _eyes(self, base_positions, turn):
        """Eyeballs that look along `turn`, radians to the left and up in the head's frame, and lashes."""
        who, rng = self.who, self.rng
        self.irises, self.eyeballs, self.limbus = {}, {}, {}
        yaw, pitch = turn + rng.normal(0, 0.015, 2)
        ahead = np.array([np.sin(yaw) * np.cos(pitch), np.sin(pitch), np.cos(yaw) * np.cos(pitch)])
        gaze = self.frame @ ahead
        for side, (centre, radius) in zip(("l", "r"), self._spheres(base_positions)):
            p, t, c = eyes.eyeball(centre, radius, gaze, who.iris_diameter, who.iris_colour, who.seed)
            self.eyeballs[side] = (p, t)
            self.parts.append(Part(OTHER, p, t, colours=c, material={
                "type": "principled", "base_color": PAINT, "roughness": 0.07, "specular": 0.45}))
            limbus = np.arcsin(who.iris_diameter / 2 / radius)
            self.irises[side] = centre + gaze * radius * np.cos(limbus)
            turn = np.linspace(0, 2 * np.pi, 64, endpoint=False)
            aside = np.cross([0, 1, 0], gaze) / np.linalg.norm(np.cross([0, 1, 0], gaze))
            ring = np.cos(turn)[:, None] * aside + np.sin(turn)[:, None] * np.cross(gaze, aside)
            self.limbus[side] = self.irises[side] + who.iris_diameter / 2 * ring
            self._lashes(base_positions, side, centre)
        self.still["left_eye"], self.still["right_eye"] = self.irises["l"], self.irises["r"]

    def _lashes(self, base_positions, side, centre):
        rng, sign = self.rng, 1 if side == "l" else -1
        for part, length, count in (("upper", 8.0, 150), ("lower", 4.0, 70)):
            strip = base_positions[self.base.lashes[side, part]]
            order = np.argsort(sign * strip[:, 0])
            strip = strip[order]
            # The edge of the lid is the strip's back row.
            edge = []
            for chunk in np.array_split(strip, 9):
                edge.append(chunk[np.argmin(chunk[:, 2])])
            strands, radii = eyes.lashes(np.array(edge), centre, length, int(count * self.detail), rng, part == "lower")
            dark = np.clip(np.array(self.look.hair_colour) * 0.3, 0.004, 0.05)
            self.parts.append(Part(OTHER, strands, radii=radii, material=FIBRE, colours=np.tile(dark, (len(strands), 1))))

    def _teeth(self, base_positions):
        if not any("open" in k or "part" in k for k in self.who.expression_morphs):
            return
        for matrix, triangles in self.base.teeth.values():
            p = matrix @ base_positions
            arch = np.abs(p[:, 0])
            gap = 0.5 + 0.5 * np.cos(2 * np.pi * arch / 7.8)
            colours = np.array([0.62, 0.57, 0.46]) * (1 - 0.35 * gap[:, None] ** 6)
            self.parts.append(Part(OTHER, p, triangles, colours=colours, material={
                "type": "principled", "base_color": PAINT, "roughness": 0.25}))

    def _wear(self):
        look, rng = self.look, self.rng
        self.lenses = None
        if look.glasses:
            frame, lens, tint = props.glasses(self.still, rng, look.frame)
            self.parts.append(Part(OTHER, *frame, material={
                "type": "roughplastic", "diffuse_reflectance": mesh.colour(tint), "alpha": 0.12}, is_frame=True))
            self.lenses = (self.turn(lens[0]), lens[1])
        if look.headwear in ("headband", "cap"):
            make = props.headband if look.headwear == "headband" else props.cap
            p, t = make(self.surface, rng, 4.0)
            fabric = np.clip(np.array(look.cloth) * rng.uniform(0.8, 1.5, 1), 0, 0.8)
            self._fabric(p, t, fabric)
        p, t = props.drape(self.surface, rng, look.neckline)
        self._fabric(p, t, np.array(look.cloth))

    def _fabric(self, p, t, tint):
        weave = 1 + 0.06 * noise.value(p, 1.5, 41) + 0.05 * noise.value(p, 9, 42)
        self.parts.append(Part(OTHER, p, t, colours=np.clip(tint * weave[:, None], 0, 0.85), material={
            "type": "twosided", "bsdf": {"type": "diffuse", "reflectance": PAINT}}))
