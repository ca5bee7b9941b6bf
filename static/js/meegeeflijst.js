/**
 * The page of the list: moving and taking off without losing one's place, notes that print in full,
 * a print button and a link to copy. Without this module the same buttons send the form.
 */
import { markList } from "./meegeven.js";

const formulier = document.getElementById("aanvulling");
const status = document.getElementById("lijststatus");
let gewoon = false;

/** Show what works with a script only, and give each field a paragraph that paper can show in full. */
function prepare() {
  for (const knop of document.querySelectorAll("[data-kopieer]")) knop.hidden = !navigator.clipboard;
  for (const regel of document.querySelectorAll("[data-print-regel]")) regel.hidden = false;
  for (const papier of document.querySelectorAll(".papiertekst")) {
    papier.hidden = false;
    copyText(papier.previousElementSibling);
  }
}

function copyText(veld) {
  veld.nextElementSibling.textContent = veld.value;
}

/** Where the keyboard goes when what was pressed is gone: the other button of that line, undo, or the title. */
function restoreFocus(id) {
  const ander = id.replace(/^om(hoog|laag)/, (woord) => (woord === "omhoog" ? "omlaag" : "omhoog"));
  for (const kandidaat of [id, ander, "zet-terug", "meegeeftitel"]) {
    const doel = document.getElementById(kandidaat);
    if (doel) return doel.focus();
  }
}

async function send(knop) {
  try {
    const body = new URLSearchParams(new FormData(formulier, knop));
    const antwoord = await fetch(formulier.action, { method: "POST", body });
    if (!antwoord.ok) throw new Error(String(antwoord.status));
    const nieuw = new DOMParser().parseFromString(await antwoord.text(), "text/html");
    const deel = document.adoptNode(nieuw.getElementById("lijstinhoud"));
    document.getElementById("lijstinhoud").replaceWith(deel);
    prepare();
    markList();
    restoreFocus(knop.id);
    status.textContent = [...deel.querySelectorAll(".meldingtekst")].map((regel) => regel.textContent).join(" ");
  } catch {
    gewoon = true;
    formulier.requestSubmit(knop);
  }
}

formulier?.addEventListener("submit", (e) => {
  if (gewoon || "gewoon" in e.submitter.dataset) return;
  e.preventDefault();
  send(e.submitter);
});
formulier?.addEventListener("input", (e) => {
  if (e.target.nextElementSibling?.matches(".papiertekst")) copyText(e.target);
});

document.addEventListener("click", async ({ target }) => {
  if (target.closest("[data-print]")) window.print();
  const kopieer = target.closest("[data-kopieer]");
  if (!kopieer) return;
  await navigator.clipboard.writeText(kopieer.dataset.kopieer);
  document.getElementById("meegeefstatus").textContent = kopieer.dataset.gelukt;
  kopieer.textContent = kopieer.dataset.gelukt;
});

prepare();
