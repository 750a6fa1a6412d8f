// Two photographs on one stage: linked zoom and pan, curtain, fade and alternation; the table and
// the photographs point at each other.

const panes = document.getElementById("panes");
const pictures = [...panes.querySelectorAll("svg")];
const photographs = [...panes.querySelectorAll("g.photograph")];
const second = panes.querySelector(".pane-second");
const line = document.getElementById("curtain-line");
const tip = document.getElementById("tip");
const share = document.getElementById("share");
const blink = document.getElementById("blink");
const level = document.getElementById("zoom-level");
const face = panes.dataset.view.split(" ").map(Number);
document.documentElement.classList.add("is-live");

/** What the stage shows: its middle, and units of the stage for a screen pixel. */
const view = { x: face[0] + face[2] / 2, y: face[1] + face[3] / 2, unit: 1 };
let faceUnit = 1;

const mode = () => document.querySelector("input[name=mode]:checked")?.value ?? "side";
const box = (picture = pictures[0]) => picture.getBoundingClientRect();

function apply() {
  const { width, height } = box();
  if (!width || !height) return;
  const [w, h] = [width * view.unit, height * view.unit];
  for (const [index, picture] of pictures.entries()) {
    picture.setAttribute("viewBox", `${view.x - w / 2} ${view.y - h / 2} ${w} ${h}`);
    const group = photographs[index];
    if (!group) continue;
    const { a, b } = group.transform.baseVal.consolidate().matrix;
    const size = Math.hypot(a, b);
    group.style.setProperty("--u", view.unit / size);
    sharpen(group, size / view.unit);
  }
  const percent = new Intl.NumberFormat(document.documentElement.lang, { style: "percent" });
  level.textContent = percent.format(faceUnit / view.unit);
}

/** Takes all pixels of a photograph when a pixel of its first picture covers more than one of the screen. */
function sharpen(group, scale) {
  const image = group.querySelector("image");
  const longest = Math.max(image.width.baseVal.value, image.height.baseVal.value);
  if (!image.dataset.full || scale * devicePixelRatio * longest < 2048 * 1.25) return;
  const full = new Image();
  full.src = image.dataset.full;
  delete image.dataset.full;
  full.decode().then(() => image.setAttribute("href", full.src)).catch(() => {});
}

function fit() {
  const { width, height } = box();
  if (!width || !height) return;
  faceUnit = Math.max(face[2] / width, face[3] / height);
  [view.x, view.y, view.unit] = [face[0] + face[2] / 2, face[1] + face[3] / 2, faceUnit];
  apply();
}

/** Zooms both by `factor`; the place (x, y) of a pane, from its middle, stays where it is. */
function zoom(factor, x = 0, y = 0) {
  const unit = Math.min(faceUnit * 4, Math.max(faceUnit / 24, view.unit / factor));
  view.x += x * (view.unit - unit);
  view.y += y * (view.unit - unit);
  view.unit = unit;
  pan(0, 0);
}

function pan(dx, dy) {
  const keep = (at, start, size) => Math.min(start + 1.5 * size, Math.max(start - 0.5 * size, at));
  view.x = keep(view.x - dx * view.unit, face[0], face[2]);
  view.y = keep(view.y - dy * view.unit, face[1], face[3]);
  apply();
}

/** The pane under a pointer, and the pointer from its middle. */
function place(event) {
  const at = pictures.find((picture) => {
    const b = box(picture);
    return event.clientX >= b.left && event.clientX <= b.right;
  }) ?? pictures[0];
  const b = box(at);
  return { x: event.clientX - b.left - b.width / 2, y: event.clientY - b.top - b.height / 2 };
}

panes.addEventListener("wheel", (event) => {
  event.preventDefault();
  const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
  const { x, y } = place(event);
  zoom(Math.exp(-event.deltaY * lines * 0.0016), x, y);
}, { passive: false });

// Fingers and mouse: one moves both photographs or the curtain, two zoom.
const fingers = new Map();
let last = null;
let isDrawing = false;

function gesture() {
  const all = [...fingers.values()].slice(0, 2);
  const x = all.reduce((sum, f) => sum + f.clientX, 0) / all.length;
  const y = all.reduce((sum, f) => sum + f.clientY, 0) / all.length;
  const spread = all.length === 2 ? Math.hypot(all[0].clientX - all[1].clientX, all[0].clientY - all[1].clientY) : 0;
  return { clientX: x, clientY: y, spread };
}

panes.addEventListener("pointerdown", (event) => {
  if (event.button !== 0) return;
  panes.setPointerCapture(event.pointerId);
  fingers.set(event.pointerId, event);
  last = gesture();
  const middle = line.getBoundingClientRect();
  isDrawing = mode() === "curtain" && Math.abs(event.clientX - middle.left - middle.width / 2) < 24;
  panes.classList.add("is-panning");
});
panes.addEventListener("pointermove", (event) => {
  if (!fingers.has(event.pointerId)) return;
  fingers.set(event.pointerId, event);
  const now = gesture();
  if (isDrawing) {
    const b = box();
    setShare(100 * (now.clientX - b.left) / b.width);
  } else {
    pan(now.clientX - last.clientX, now.clientY - last.clientY);
    if (last.spread && now.spread) {
      const { x, y } = place(now);
      zoom(now.spread / last.spread, x, y);
    }
  }
  last = now;
});
for (const name of ["pointerup", "pointercancel"]) {
  panes.addEventListener(name, (event) => {
    if (!fingers.delete(event.pointerId)) return;
    last = fingers.size ? gesture() : null;
    isDrawing = isDrawing && fingers.size > 0;
    panes.classList.toggle("is-panning", fingers.size > 0);
  });
}
panes.addEventListener("dblclick", (event) => {
  const { x, y } = place(event);
  if (view.unit < faceUnit / 1.5) fit();
  else zoom(2.5, x, y);
});

panes.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const steps = { ArrowLeft: [48, 0], ArrowRight: [-48, 0], ArrowUp: [0, 48], ArrowDown: [0, -48] };
  if (steps[event.key]) pan(...steps[event.key]);
  else if (event.key === "+" || event.key === "=") zoom(1.25);
  else if (event.key === "-") zoom(0.8);
  else if (event.key === "0") fit();
  else if (event.key === " " && share) {
    if (mode() === "side") choose("fade");
    setShare(Number(share.value) < 50 ? 100 : 0);
  } else return;
  event.preventDefault();
});
document.getElementById("zoom-in").addEventListener("click", () => zoom(1.25));
document.getElementById("zoom-out").addEventListener("click", () => zoom(0.8));
document.getElementById("zoom-fit").addEventListener("click", fit);

// Ways to look: side by side, curtain, fade.
function setShare(value) {
  share.value = Math.min(100, Math.max(0, value));
  showShare();
}

function showShare() {
  panes.style.setProperty("--share", share.value / 100);
}

function setMode() {
  panes.dataset.mode = mode();
  document.getElementById("slider").hidden = mode() === "side";
  blink.hidden = mode() !== "fade";
  if (mode() !== "fade") alternate(false);
  sessionStorage.setItem("comparison-mode", mode());
  fit();
}

function choose(name) {
  const input = document.getElementById(`mode-${name}`);
  if (!input) return;
  input.checked = true;
  setMode();
}

let turn = null;
function alternate(isOn) {
  blink.setAttribute("aria-pressed", String(isOn));
  clearInterval(turn);
  turn = isOn ? setInterval(() => setShare(Number(share.value) < 50 ? 100 : 0), 900) : null;
}

if (share) {
  for (const input of document.querySelectorAll("input[name=mode]")) input.addEventListener("change", setMode);
  share.addEventListener("input", () => { alternate(false); showShare(); });
  blink.addEventListener("click", () => {
    const isOn = blink.getAttribute("aria-pressed") !== "true";
    if (isOn) setShare(0);
    alternate(isOn);
  });
  showShare();
  choose(sessionStorage.getItem("comparison-mode") ?? "side");
}

// Measures: the row that is pointed at or pressed shows how it was taken, in both photographs; a
// measure that is pointed at in a photograph lights its row.
const rows = [...document.querySelectorAll("#differences tr[data-measure]")];
const pressed = () => document.querySelector("#differences [aria-pressed=true]")?.dataset.measure ?? null;

function light(measure) {
  for (const group of panes.querySelectorAll(".measure")) group.classList.toggle("is-lit", group.dataset.measure === measure);
  for (const row of rows) row.classList.toggle("is-lit", row.dataset.measure === measure);
}

for (const row of rows) {
  const button = row.querySelector("button");
  row.addEventListener("pointerenter", () => light(row.dataset.measure));
  row.addEventListener("pointerleave", () => light(pressed()));
  button.addEventListener("focus", () => light(row.dataset.measure));
  button.addEventListener("blur", () => light(pressed()));
  button.addEventListener("click", () => {
    const isOn = button.getAttribute("aria-pressed") === "true";
    for (const other of rows) other.querySelector("button").setAttribute("aria-pressed", "false");
    button.setAttribute("aria-pressed", String(!isOn));
    light(isOn ? null : row.dataset.measure);
  });
}

/** The measures' lines of one photograph, in its own pixels. */
const lines = photographs.map((group) => [...group.querySelectorAll(".measure")]
  .filter((measure) => rows.some((row) => row.dataset.measure === measure.dataset.measure))
  .flatMap((measure) => [...measure.querySelectorAll("line.measured")].map((shape) => ({
    measure: measure.dataset.measure,
    ...Object.fromEntries(["x1", "y1", "x2", "y2"].map((name) => [name, Number(shape.getAttribute(name))])),
  }))));

function nearest(event) {
  const shown = mode() === "side" ? [0, 1] : [0];
  for (const index of shown) {
    const b = box(pictures[index]);
    const matrix = photographs[index]?.getScreenCTM();
    if (!matrix || event.clientX < b.left || event.clientX > b.right || event.clientY < b.top || event.clientY > b.bottom) continue;
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
    let found = null;
    let least = 10 / Math.hypot(matrix.a, matrix.b);
    for (const one of lines[index]) {
      const [dx, dy] = [one.x2 - one.x1, one.y2 - one.y1];
      const along = Math.min(1, Math.max(0, ((at.x - one.x1) * dx + (at.y - one.y1) * dy) / (dx * dx + dy * dy || 1)));
      const distance = Math.hypot(at.x - one.x1 - along * dx, at.y - one.y1 - along * dy);
      if (distance < least) [found, least] = [one.measure, distance];
    }
    return found;
  }
  return null;
}

panes.addEventListener("pointermove", (event) => {
  if (fingers.size) return;
  const measure = nearest(event);
  light(measure ?? pressed());
  const row = rows.find((one) => one.dataset.measure === measure);
  tip.hidden = !row;
  if (!row) return;
  const b = panes.getBoundingClientRect();
  tip.textContent = row.querySelector("button").textContent;
  tip.style.left = `${Math.max(8, Math.min(event.clientX - b.left + 16, b.width - tip.offsetWidth - 8))}px`;
  tip.style.top = `${Math.max(8, event.clientY - b.top - 40)}px`;
});
panes.addEventListener("pointerleave", () => {
  tip.hidden = true;
  light(pressed());
});

// What the user states applies at once.
document.getElementById("statement").addEventListener("change", (event) => event.target.form.requestSubmit());

new ResizeObserver(fit).observe(panes);
