// Sends one photograph and goes to its page; shows what is being done, and problems in words.

/**
 * @param form the form whose address and texts are used
 * @param file the picture, a File or Blob
 * @param name its file name
 * @param show called with (share 0…1 or null, text)
 * @param fail called with a sentence
 */
export function sendPhotograph(form, file, name, show, fail) {
  const body = new FormData(form);
  body.set("photograph", file, name);
  const request = new XMLHttpRequest();
  request.open("POST", form.action);
  request.setRequestHeader("Accept", "application/json");
  request.responseType = "json";
  request.upload.addEventListener("progress", (event) => {
    if (event.lengthComputable) show(event.loaded / event.total, form.dataset.phrase);
  });
  request.upload.addEventListener("load", () => show(null, form.dataset.changed));
  request.addEventListener("load", () => {
    if (request.status === 201) location.assign(request.response.location);
    else fail(request.response?.message ?? form.dataset.total);
  });
  request.addEventListener("error", () => fail(form.dataset.total));
  show(0, form.dataset.phrase);
  request.send(body);
}
