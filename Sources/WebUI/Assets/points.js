// Correcting points: dragged under a magnifier or moved by keys; the server recomputes everything.
import { place, reveal } from "./stage.js";

const part = document.getElementById("points-part");
const edit = document.getElementById("edit");
const viewport = document.getElementById("viewport");
const plane = document.getElementById("plane");
const layers = document.getElementById("layers");
const picture = document.getElementById("photograph");
const magnifier = document.getElementById("magnifier");
const choice = document.getElementById("point");
const readout = document.getElementById("point-place");
const status = document.getElementById("points-status");
const [undo, redo, reset] = ["undo", "redo", "reset"].map((id) => document.getElementById(id));
const width = Number(plane.dataset.width);
const height = Number(plane.dataset.height);
const reach = 22;
const enlargement = 3;

let points = read();
const past = [];
let future = [];
let chosen = null;
let dragged = null;
let sending = 0;
let timer = null;

function read() {
  const found = [];
  for (const dot of layers.querySelectorAll(".point")) {
    found[Number(dot.dataset.point)] = [Number(dot.getAttribute("cx")), Number(dot.getAttribute("cy"))];
  }
  return found;
}
const dot = (index) => layers.querySelector(`[data-point="${index}"]`);
const format = new Intl.NumberFormat(document.documentElement.lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 });

function choose(index) {
  if (chosen !== null) dot(chosen)?.classList.remove("is-chosen");
  chosen = index;
  if (index !== null) {
    dot(index)?.classList.add("is-chosen");
    let option = choice.querySelector(`option[value="${index}"]`);
    if (!option) {
      option = new Option(`${part.querySelector("label[for=point]").textContent} ${index}`, index);
      choice.append(option);
    }
  }
  choice.value = index ?? "";
  tell();
}

function tell() {
  readout.textContent = chosen === null ? "" : `x ${format.format(points[chosen][0])} px, y ${format.format(points[chosen][1])} px`;
}

function move(index, x, y) {
  points[index] = [Math.min(width, Math.max(0, x)), Math.min(height, Math.max(0, y))];
  const element = dot(index);
  element?.setAttribute("cx", points[index][0]);
  element?.setAttribute("cy", points[index][1]);
  tell();
}

function remember() {
  past.push(points.map((p) => [...p]));
  future = [];
}

function updateButtons(moved) {
  undo.disabled = past.length === 0;
  redo.disabled = future.length === 0;
  reset.disabled = !moved && past.length === 0;
}

async function recompute(method = "PUT") {
  const turn = ++sending;
  status.textContent = part.dataset.total;
  try {
    const answer = await fetch(part.dataset.landmarks, {
      method,
      headers: { "Accept": "application/json", "Content-Type": "application/json" },
      body: method === "PUT" ? JSON.stringify({ points }) : undefined,
    });
    const changed = await answer.json();
    if (turn !== sending) return;
    if (!answer.ok) {
      status.textContent = changed.message ?? part.dataset.changed;
      return;
    }
    if (dragged) return;
    layers.innerHTML = changed.layers;
    document.getElementById("reading").outerHTML = changed.reading;
    document.getElementById("measures").outerHTML = changed.measures;
    if (method === "DELETE") points = read();
    status.textContent = `${part.dataset.phrase} ${changed.movedPoints}`;
    updateButtons(changed.movedPoints > 0);
    choose(chosen);
  } catch {
    if (turn === sending) status.textContent = part.dataset.changed;
  }
}

// By hand
viewport.addEventListener("pointerdown", (event) => {
  if (!edit.checked || event.button !== 0 || !event.isPrimary) return;
  const at = inPhotograph(event);
  let nearest = null;
  let least = reach / place.scale;
  points.forEach(([x, y], index) => {
    const distance = Math.hypot(x - at.x, y - at.y);
    if (distance < least) [nearest, least] = [index, distance];
  });
  if (nearest === null) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  viewport.setPointerCapture(event.pointerId);
  choose(nearest);
  remember();
  const [x, y] = points[nearest];
  dragged = { pointer: event.pointerId, dx: x - at.x, dy: y - at.y, hasMoved: false };
  viewport.focus({ preventScroll: true });
  magnify(event);
}, { capture: true });
viewport.addEventListener("pointermove", (event) => {
  if (dragged?.pointer !== event.pointerId) return;
  event.stopImmediatePropagation();
  const at = inPhotograph(event);
  dragged.hasMoved = true;
  move(chosen, at.x + dragged.dx, at.y + dragged.dy);
  magnify(event);
}, { capture: true });
for (const name of ["pointerup", "pointercancel"]) {
  viewport.addEventListener(name, (event) => {
    if (dragged?.pointer !== event.pointerId) return;
    event.stopImmediatePropagation();
    magnifier.hidden = true;
    const { hasMoved } = dragged;
    dragged = null;
    if (name === "pointercancel" || !hasMoved) {
      const before = past.pop();
      move(chosen, ...before[chosen]);
    } else {
      updateButtons(true);
      recompute();
    }
  }, { capture: true });
}

function inPhotograph(event) {
  const box = viewport.getBoundingClientRect();
  return { x: (event.clientX - box.left - place.x) / place.scale, y: (event.clientY - box.top - place.y) / place.scale };
}

/** Draws the surroundings of the dragged point enlarged, in the corner away from the finger. */
function magnify(event) {
  const size = 176;
  const ratio = devicePixelRatio || 1;
  magnifier.width = magnifier.height = size * ratio;
  magnifier.hidden = false;
  const box = viewport.getBoundingClientRect();
  const isLeft = event.clientX - box.left > box.width / 2;
  magnifier.style.top = "12px";
  magnifier.style.left = isLeft ? "12px" : `${box.width - size - 12}px`;
  const [x, y] = points[chosen];
  const scale = place.scale * enlargement;
  const context = magnifier.getContext("2d");
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.fillStyle = "#777";
  context.fillRect(0, 0, size, size);
  const shown = size / scale;
  const natural = picture.naturalWidth / width;
  context.drawImage(picture, (x - shown / 2) * natural, (y - shown / 2) * natural, shown * natural, shown * natural, 0, 0, size, size);
  points.forEach(([px, py], index) => {
    if (index === chosen || Math.abs(px - x) > shown / 2 || Math.abs(py - y) > shown / 2) return;
    context.beginPath();
    context.arc(size / 2 + (px - x) * scale, size / 2 + (py - y) * scale, 2, 0, 2 * Math.PI);
    context.fillStyle = "#fff";
    context.fill();
  });
  for (const [colour, breadth] of [["#1c1c1c", 3], ["#fff", 1]]) {
    context.strokeStyle = colour;
    context.lineWidth = breadth;
    context.beginPath();
    for (const sign of [-1, 1]) {
      context.moveTo(size / 2 + sign * 6, size / 2);
      context.lineTo(size / 2 + sign * 30, size / 2);
      context.moveTo(size / 2, size / 2 + sign * 6);
      context.lineTo(size / 2, size / 2 + sign * 30);
    }
    context.stroke();
  }
}

// By keys
function step(by) {
  const values = [...choice.options].map((option) => option.value).filter(Boolean);
  const at = values.indexOf(String(chosen));
  pick(values[(at + by + values.length) % values.length]);
}
function pick(value) {
  choose(value ? Number(value) : null);
  if (chosen === null) return;
  edit.checked = true;
  setEditing();
  reveal(...points[chosen]);
}
choice.addEventListener("change", () => pick(choice.value));
document.getElementById("previous-point").addEventListener("click", () => step(-1));
document.getElementById("next-point").addEventListener("click", () => step(1));

let nudging = false;
viewport.addEventListener("keydown", (event) => {
  if (!edit.checked || chosen === null || event.ctrlKey || event.metaKey) return;
  const far = event.shiftKey ? 5 : 0.5;
  const step = { ArrowLeft: [-far, 0], ArrowRight: [far, 0], ArrowUp: [0, -far], ArrowDown: [0, far] }[event.key];
  if (event.key === "Escape") choose(null);
  if (!step) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (!nudging) remember();
  nudging = true;
  move(chosen, points[chosen][0] + step[0], points[chosen][1] + step[1]);
  updateButtons(true);
  clearTimeout(timer);
  timer = setTimeout(() => { nudging = false; recompute(); }, 400);
}, { capture: true });

// Back and forth
function swap(from, to) {
  if (!from.length) return;
  to.push(points);
  points = from.pop();
  points.forEach(([x, y], index) => move(index, x, y));
  updateButtons(true);
  recompute();
}
undo.addEventListener("click", () => swap(past, future));
redo.addEventListener("click", () => swap(future, past));
reset.addEventListener("click", () => {
  remember();
  recompute("DELETE");
});
document.addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.target.closest("select, input[type=text]")) return;
  const key = event.key.toLowerCase();
  if (key === "z" && !event.shiftKey) swap(past, future);
  else if (key === "y" || (key === "z" && event.shiftKey)) swap(future, past);
  else return;
  event.preventDefault();
});

function setEditing() {
  viewport.classList.toggle("is-editing", edit.checked);
  if (!edit.checked) choose(null);
}
edit.addEventListener("change", setEditing);
setEditing();
updateButtons(!/\b0\b/.test(status.textContent) && /\d/.test(status.textContent));
