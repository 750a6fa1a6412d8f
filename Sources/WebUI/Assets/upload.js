// The start page: choose, drop or paste a photograph.
import { sendPhotograph } from "./send.js";

const form = document.getElementById("upload");
const field = document.getElementById("photograph");
const progress = document.getElementById("progress");
const sent = document.getElementById("sent");
const status = document.getElementById("status");
const error = document.getElementById("upload-error");

function send(file) {
  error.hidden = true;
  progress.hidden = false;
  form.classList.add("is-busy");
  sendPhotograph(form, file, file.name || "photo.png", show, fail);
}

function show(share, text) {
  if (share === null) sent.removeAttribute("value");
  else sent.value = share;
  if (status.textContent !== text) status.textContent = text;
}

function fail(message) {
  progress.hidden = true;
  form.classList.remove("is-busy");
  field.value = "";
  error.textContent = message;
  error.hidden = false;
}

field.addEventListener("change", () => field.files[0] && send(field.files[0]));
form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (field.files[0]) send(field.files[0]);
});

document.addEventListener("dragover", (event) => {
  if (!event.dataTransfer.types.includes("Files")) return;
  event.preventDefault();
  form.classList.add("is-over");
});
document.addEventListener("dragleave", (event) => {
  if (!event.relatedTarget) form.classList.remove("is-over");
});
document.addEventListener("drop", (event) => {
  event.preventDefault();
  form.classList.remove("is-over");
  const file = event.dataTransfer.files[0];
  if (file) send(file);
});
document.addEventListener("paste", (event) => {
  const file = event.clipboardData.files[0];
  if (file) send(file);
});

// A page brought back by the browser's history starts afresh.
addEventListener("pageshow", () => {
  progress.hidden = true;
  form.classList.remove("is-busy");
  field.value = "";
});
