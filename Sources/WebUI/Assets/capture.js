// Takes a photograph with this device's camera.
import { sendPhotograph } from "./send.js";

const form = document.getElementById("capture-form");
const finder = document.getElementById("finder");
const video = document.getElementById("camera");
const shot = document.getElementById("shot");
const outline = document.getElementById("outline");
const shutter = document.getElementById("shutter");
const use = document.getElementById("use");
const again = document.getElementById("again");
const turn = document.getElementById("turn");
const error = document.getElementById("upload-error");

let cameras = [];
let current = null;
let taken = null;

async function start(deviceId) {
  stop();
  const size = { width: { ideal: 4096 }, height: { ideal: 3072 } };
  const stream = await navigator.mediaDevices.getUserMedia({
    video: deviceId ? { deviceId: { exact: deviceId }, ...size } : { facingMode: "environment", ...size },
  });
  video.srcObject = stream;
  await video.play();
  const settings = stream.getVideoTracks()[0].getSettings();
  current = settings.deviceId;
  // Only the screen is mirrored, as people know themselves; the photograph never is.
  finder.classList.toggle("is-mirrored", settings.facingMode === "user");
  shutter.disabled = false;
  cameras = (await navigator.mediaDevices.enumerateDevices()).filter((d) => d.kind === "videoinput");
  turn.hidden = cameras.length < 2;
}

function stop() {
  for (const track of video.srcObject?.getTracks() ?? []) track.stop();
  video.srcObject = null;
}

function explain(problem) {
  const none = ["NotFoundError", "OverconstrainedError", "NotReadableError"].includes(problem?.name);
  document.getElementById("no-camera-reason").textContent = none ? form.dataset.changed : form.dataset.phrase;
  document.getElementById("no-camera").hidden = false;
  outline.setAttribute("hidden", "");
  shutter.hidden = true;
}

shutter.addEventListener("click", () => {
  const canvas = document.createElement("canvas");
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext("2d").drawImage(video, 0, 0);
  canvas.toBlob((blob) => {
    taken = blob;
    shot.src = URL.createObjectURL(blob);
    setTaken(true);
    use.focus();
  }, "image/jpeg", 0.95);
});

again.addEventListener("click", () => {
  URL.revokeObjectURL(shot.src);
  taken = null;
  setTaken(false);
  shutter.focus();
});

turn.addEventListener("click", () => {
  const at = cameras.findIndex((camera) => camera.deviceId === current);
  start(cameras[(at + 1) % cameras.length].deviceId).catch(explain);
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (!taken) return;
  use.disabled = true;
  error.hidden = true;
  sendPhotograph(form, taken, "camera.jpg", () => {}, (message) => {
    use.disabled = false;
    error.textContent = message;
    error.hidden = false;
  });
});

function setTaken(isTaken) {
  shot.hidden = use.hidden = again.hidden = !isTaken;
  video.hidden = shutter.hidden = isTaken;
  turn.hidden = isTaken || cameras.length < 2;
  error.hidden = true;
  use.disabled = false;
}

addEventListener("pagehide", stop);
if (navigator.mediaDevices?.getUserMedia) start().catch(explain);
else explain();
