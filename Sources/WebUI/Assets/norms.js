// Published values: shown for the cohorts that were chosen, for as long as the page is open.
// Nothing is kept: no store, cookie or address names a cohort.

const block = document.getElementById("norms");
const sheet = new CSSStyleSheet();
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

function show() {
  const isOn = document.getElementById("show-norms").checked;
  document.getElementById("norm-choice").hidden = !isOn;
  const chosen = [...block.querySelectorAll("[data-cohort]:checked")].map(
    (box) => `.norm[data-cohort="${CSS.escape(box.dataset.cohort)}"]`);
  const rules = isOn && chosen.length
    ? [`${chosen.join(",")} { display: block; }`, `.measure-list li:not(:has(${chosen.join(",")})) .not-covered { display: block; }`]
    : [];
  sheet.replaceSync(rules.join("\n"));
}

if (block) {
  block.hidden = false;
  // A browser may bring back ticks when a page is loaded again; published values start switched off.
  for (const box of block.querySelectorAll("input")) box.checked = false;
  block.addEventListener("change", show);
  show();
}
