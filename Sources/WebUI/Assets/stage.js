// The photograph's stage: zoom and pan by wheel, fingers and keys; the picture and the lists
// point at each other; one part of the panel at a time.

const viewport = document.getElementById("viewport");
const plane = document.getElementById("plane");
const picture = document.getElementById("photograph");
const layers = document.getElementById("layers");
const level = document.getElementById("zoom-level");
const tip = document.getElementById("tip");
const width = Number(plane.dataset.width);
const height = Number(plane.dataset.height);

/** Where the photograph lies: screen pixels a photograph pixel, and its top left corner. */
export const place = { scale: 1, x: 0, y: 0 };
let fitScale = 1;

plane.classList.add("is-placed");
for (const element of [picture, layers]) {
  element.style.width = `${width}px`;
  element.style.height = `${height}px`;
  element.style.left = element.style.top = "0";
}

function apply() {
  plane.style.transform = `translate(${place.x}px, ${place.y}px) scale(${place.scale})`;
  plane.style.setProperty("--u", 1 / place.scale);
  const percent = new Intl.NumberFormat(document.documentElement.lang, { style: "percent" });
  level.textContent = percent.format(place.scale * devicePixelRatio);
  // Before the first picture has come nothing can be said about its size.
  const shown = picture.naturalWidth * Math.max(1, height / width);
  if (shown && place.scale * devicePixelRatio * Math.max(width, height) > shown * 1.25) loadFullPicture();
  viewport.dispatchEvent(new Event("placed"));
}

function loadFullPicture() {
  if (!plane.dataset.full) return;
  const full = new Image();
  full.src = plane.dataset.full;
  delete plane.dataset.full;
  full.decode().then(() => { picture.src = full.src; }).catch(() => {});
}

/** Shows the whole photograph. */
export function fit() {
  const box = viewport.getBoundingClientRect();
  fitScale = Math.min(box.width / width, box.height / height);
  place.scale = fitScale;
  place.x = (box.width - width * fitScale) / 2;
  place.y = (box.height - height * fitScale) / 2;
  apply();
}

function keepInSight() {
  const box = viewport.getBoundingClientRect();
  const margin = 80;
  place.x = Math.min(box.width - margin, Math.max(margin - width * place.scale, place.x));
  place.y = Math.min(box.height - margin, Math.max(margin - height * place.scale, place.y));
}

/** Zooms by `factor`; the place (x, y) of the viewport stays where it is. */
export function zoom(factor, x, y) {
  const box = viewport.getBoundingClientRect();
  x ??= box.width / 2;
  y ??= box.height / 2;
  const scale = Math.min(16, Math.max(fitScale * 0.5, place.scale * factor));
  place.x = x - (x - place.x) * (scale / place.scale);
  place.y = y - (y - place.y) * (scale / place.scale);
  place.scale = scale;
  keepInSight();
  apply();
}

export function pan(dx, dy) {
  place.x += dx;
  place.y += dy;
  keepInSight();
  apply();
}

/** Brings a box of the photograph into view when it lies outside. */
export function reveal(x, y) {
  const box = viewport.getBoundingClientRect();
  const at = { x: place.x + x * place.scale, y: place.y + y * place.scale };
  if (at.x < 40 || at.y < 40 || at.x > box.width - 40 || at.y > box.height - 40) {
    pan(box.width / 2 - at.x, box.height / 2 - at.y);
  }
}

viewport.addEventListener("wheel", (event) => {
  event.preventDefault();
  const box = viewport.getBoundingClientRect();
  const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
  zoom(Math.exp(-event.deltaY * lines * 0.0016), event.clientX - box.left, event.clientY - box.top);
}, { passive: false });

const fingers = new Map();
let last = null;

viewport.addEventListener("pointerdown", (event) => {
  if (event.button !== 0 || event.defaultPrevented) return;
  viewport.setPointerCapture(event.pointerId);
  fingers.set(event.pointerId, event);
  last = gesture();
  viewport.classList.add("is-panning");
});
viewport.addEventListener("pointermove", (event) => {
  if (!fingers.has(event.pointerId)) return;
  fingers.set(event.pointerId, event);
  const now = gesture();
  pan(now.x - last.x, now.y - last.y);
  if (last.spread && now.spread) {
    const box = viewport.getBoundingClientRect();
    zoom(now.spread / last.spread, now.x - box.left, now.y - box.top);
  }
  last = now;
});
for (const name of ["pointerup", "pointercancel"]) {
  viewport.addEventListener(name, (event) => {
    if (!fingers.delete(event.pointerId)) return;
    last = fingers.size ? gesture() : null;
    viewport.classList.toggle("is-panning", fingers.size > 0);
  });
}
viewport.addEventListener("dblclick", (event) => {
  const box = viewport.getBoundingClientRect();
  if (place.scale > fitScale * 1.5) fit();
  else zoom(2.5, event.clientX - box.left, event.clientY - box.top);
});

function gesture() {
  const all = [...fingers.values()].slice(0, 2);
  const x = all.reduce((sum, f) => sum + f.clientX, 0) / all.length;
  const y = all.reduce((sum, f) => sum + f.clientY, 0) / all.length;
  const spread = all.length === 2 ? Math.hypot(all[0].clientX - all[1].clientX, all[0].clientY - all[1].clientY) : 0;
  return { x, y, spread };
}

viewport.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  const steps = { ArrowLeft: [48, 0], ArrowRight: [-48, 0], ArrowUp: [0, 48], ArrowDown: [0, -48] };
  if (steps[event.key]) pan(...steps[event.key]);
  else if (event.key === "+" || event.key === "=") zoom(1.25);
  else if (event.key === "-") zoom(0.8);
  else if (event.key === "0") fit();
  else return;
  event.preventDefault();
});
document.getElementById("zoom-in").addEventListener("click", () => zoom(1.25));
document.getElementById("zoom-out").addEventListener("click", () => zoom(0.8));
document.getElementById("zoom-fit").addEventListener("click", fit);

// Layers stay as they were chosen, on every photograph of this sitting.
for (const box of document.querySelectorAll(".layer-switches input")) {
  const kept = sessionStorage.getItem(box.id);
  if (kept !== null) box.checked = kept === "on";
  box.addEventListener("change", () => sessionStorage.setItem(box.id, box.checked ? "on" : "off"));
}

// Regions: the picture and the list point at each other.
function light(region, from) {
  for (const element of document.querySelectorAll("[data-region]")) {
    element.classList.toggle("is-lit", element.dataset.region === region);
  }
  const entry = region && document.querySelector(`.region-list [data-region="${region}"]`);
  tip.hidden = !(entry && from);
  if (entry && from) {
    const box = viewport.getBoundingClientRect();
    tip.textContent = entry.textContent;
    const left = Math.min(from.clientX - box.left + 16, box.width - tip.offsetWidth - 8);
    tip.style.left = `${left}px`;
    tip.style.top = `${Math.max(8, from.clientY - box.top - 40)}px`;
  }
}
const pressed = () => document.querySelector(".region-list [aria-pressed=true]")?.dataset.region ?? null;

viewport.addEventListener("pointermove", (event) => {
  const region = event.target.closest?.(".region");
  if (region && !fingers.size) light(region.dataset.region, event);
  else if (!fingers.size) light(pressed());
});
viewport.addEventListener("pointerleave", () => light(pressed()));
for (const button of document.querySelectorAll(".region-list button")) {
  button.addEventListener("pointerenter", () => light(button.dataset.region));
  button.addEventListener("pointerleave", () => light(pressed()));
  button.addEventListener("focus", () => light(button.dataset.region));
  button.addEventListener("blur", () => light(pressed()));
  button.addEventListener("click", () => {
    const isOn = button.getAttribute("aria-pressed") === "true";
    for (const other of document.querySelectorAll(".region-list button")) other.setAttribute("aria-pressed", "false");
    button.setAttribute("aria-pressed", String(!isOn));
    light(isOn ? null : button.dataset.region);
  });
}

// Measures: the one that is pointed at or pressed shows how it was taken. The list may be made anew.
function show(measure) {
  for (const group of document.querySelectorAll(".measure")) {
    group.classList.toggle("is-lit", group.dataset.measure === measure);
  }
}
const measureButton = (event) => event.target.closest?.(".measure-list button");
const pressedMeasure = () => document.querySelector(".measure-list [aria-pressed=true]")?.dataset.measure ?? null;
for (const name of ["pointerover", "focusin"]) {
  document.addEventListener(name, (event) => show(measureButton(event)?.dataset.measure ?? pressedMeasure()));
}
document.addEventListener("click", (event) => {
  const button = measureButton(event);
  if (!button) return;
  const isOn = button.getAttribute("aria-pressed") === "true";
  for (const other of document.querySelectorAll(".measure-list button")) other.setAttribute("aria-pressed", "false");
  button.setAttribute("aria-pressed", String(!isOn));
  show(isOn ? null : button.dataset.measure);
});

// One part of the panel at a time.
const panel = document.querySelector(".panel");
const tabs = [...document.querySelectorAll("[role=tab]")];
panel.classList.add("has-tabs");

export function openPart(name) {
  for (const tab of tabs) {
    const isOpen = tab.dataset.panel === name;
    tab.setAttribute("aria-selected", String(isOpen));
    tab.tabIndex = isOpen ? 0 : -1;
    document.getElementById(`part-${tab.dataset.panel}`).hidden = !isOpen;
  }
  sessionStorage.setItem("part", name);
}
for (const [index, tab] of tabs.entries()) {
  tab.addEventListener("click", () => openPart(tab.dataset.panel));
  tab.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const next = tabs[(index + step + tabs.length) % tabs.length];
    openPart(next.dataset.panel);
    next.focus();
  });
}
const kept = sessionStorage.getItem("part");
openPart(tabs.some((tab) => tab.dataset.panel === kept) ? kept : "reading");

// Choosing a view applies it.
document.addEventListener("change", (event) => {
  if (event.target.closest("#view-form")) event.target.form.requestSubmit();
});

new ResizeObserver(() => fit()).observe(viewport);
