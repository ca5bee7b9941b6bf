/**
 * What is on the map already, while somebody types a new initiative. Without script the same list comes with the next
 * step.
 */
const vak = document.getElementById("bekend");
const formulier = document.querySelector("[data-bekend]");
const status = document.getElementById("bekendstatus");
const lijst = vak.querySelector("ul");
const VELDEN = ["naam", "postcode", "telefoon", "website", "email"];
const WACHT = 400;
let wekker;
let vraag;

function makeRow({ naam, url, plek, redenen }) {
  const rij = document.createElement("li");
  const link = document.createElement("a");
  const over = document.createElement("span");
  link.href = url;
  link.target = "_blank";
  link.rel = "noopener";
  link.lang = "nl";
  link.textContent = naam;
  over.className = "meta";
  over.textContent = [plek, redenen.join(", ")].filter(Boolean).join(" · ");
  rij.append(link, " ", over);
  return rij;
}

function show(bekend) {
  lijst.replaceChildren(...bekend.map(makeRow));
  vak.hidden = !bekend.length;
  const { een, meer } = vak.dataset;
  const tekst = bekend.length > 1 ? meer.replace("{aantal}", bekend.length) : een;
  status.textContent = bekend.length ? tekst : "";
}

async function ask() {
  vraag?.abort();
  const { signal } = (vraag = new AbortController());
  const alles = new FormData(formulier);
  const body = new FormData();
  for (const naam of [...VELDEN, "csrfmiddlewaretoken"]) body.append(naam, alles.get(naam) ?? "");
  try {
    const antwoord = await fetch(vak.dataset.adres, { method: "POST", body, signal });
    if (antwoord.ok) show((await antwoord.json()).bekend);
  } catch {
    // Typed on, or no connection: what was shown still holds.
  }
}

formulier.addEventListener("input", (e) => {
  if (!VELDEN.includes(e.target.name)) return;
  clearTimeout(wekker);
  wekker = setTimeout(ask, WACHT);
});
