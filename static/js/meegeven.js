/**
 * The list to take along, on every page: how many are on it, which rows are, and putting one on it
 * or taking it off without leaving the page. The server keeps the list in a cookie; pages are the
 * same for everybody, so what differs per visitor is marked here.
 */
const formulier = document.getElementById("meegeef");
const aantal = document.getElementById("meegeefaantal");
const status = document.getElementById("meegeefstatus");
let gewoon = false;

function readList() {
  const koek = document.cookie.split("; ").find((deel) => deel.startsWith("meegeeflijst="));
  return koek ? koek.split("=")[1].split(".") : [];
}

export function markList() {
  const lijst = readList();
  aantal.firstElementChild.textContent = lijst.length;
  aantal.hidden = !lijst.length;
  for (const knop of document.querySelectorAll("button[form=meegeef]")) {
    const erop = lijst.includes(knop.value);
    knop.classList.toggle("erop", erop);
    knop.name = erop ? "eraf" : "erbij";
    knop.title = erop ? formulier.dataset.weghalen : "";
  }
}

formulier.addEventListener("submit", async (e) => {
  if (gewoon) return;
  e.preventDefault();
  const knop = e.submitter;
  const { name } = knop;
  const body = new URLSearchParams(new FormData(formulier, knop));
  // A list that took it answers with a way back, which we do not need; anything else the visitor has to see.
  const antwoord = await fetch(formulier.action, { method: "POST", body, redirect: "manual" }).catch(() => null);
  if (antwoord?.type !== "opaqueredirect") {
    gewoon = true;
    formulier.requestSubmit(knop);
    return;
  }
  markList();
  status.textContent = `${knop.querySelector(".naam").textContent} ${formulier.dataset[name]}`;
});

// Back from another page or another window, where the list may have changed.
addEventListener("pageshow", markList);
document.addEventListener("visibilitychange", markList);
document.addEventListener("zoeken:klaar", markList);
