/**
 * Suggestions under the search field while somebody types: an editable combobox with a list
 * (ARIA Authoring Practices). Without script, or when nothing comes back, it is a plain search field.
 */
const veld = document.getElementById("q");
const lijst = document.getElementById("suggesties");
const status = document.getElementById("suggestiestatus");
const WACHT = 150;
// A place takes the room of a place that was chosen before.
const PLEK = ["plaats", "stadsdeel", "straal"];
// Their names are Dutch, also on a page in English.
const NEDERLANDS = ["initiatief", "plaats"];
let wekker;
let vraag;
let opties = [];
let actief = -1;

function make(naam, klasse, tekst = "") {
  const element = document.createElement(naam);
  element.className = klasse;
  element.textContent = tekst;
  return element;
}

/** Small letters without accents, with one space between words; `waar` tells where each came from. */
function fold(tekst) {
  let vlak = "";
  const waar = [];
  let plek = 0;
  for (const letter of tekst) {
    const kaal = letter.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
    const deel = /[\p{L}\p{N}]/u.test(kaal) ? kaal : " ";
    if (deel !== " " || (vlak && !vlak.endsWith(" "))) {
      vlak += deel;
      waar.push(...Array(deel.length).fill(plek));
    }
    plek += letter.length;
  }
  return { vlak, waar: [...waar, tekst.length] };
}

/** The text with what was typed marked, where a word begins with it. */
function addMarked(element, tekst, getypt) {
  const { vlak, waar } = fold(tekst);
  const begin = ` ${vlak}`.indexOf(` ${getypt}`);
  if (!getypt || begin < 0) {
    element.append(tekst);
    return;
  }
  const [van, tot] = [waar[begin], waar[begin + getypt.length]];
  element.append(tekst.slice(0, van), make("mark", "", tekst.slice(van, tot)), tekst.slice(tot));
}

function makeOption(suggestie, getypt) {
  const optie = make("div", "suggestie");
  optie.role = "option";
  optie.id = `suggestie-${opties.length}`;
  optie.ariaSelected = "false";
  optie.dataset.soort = suggestie.soort;
  optie.dataset.adres = suggestie.url;
  const naam = make("span", "suggestienaam");
  if (NEDERLANDS.includes(suggestie.soort)) naam.lang = "nl";
  addMarked(naam, suggestie.naam, suggestie.gevonden ? "" : getypt);
  optie.append(naam);
  if (suggestie.gevonden) {
    const gevonden = make("span", "suggestiewoord");
    gevonden.append(" “");
    addMarked(gevonden, suggestie.gevonden, getypt);
    gevonden.append("”");
    optie.append(gevonden);
  }
  if (suggestie.uitleg) optie.append(" ", make("span", "suggestieuitleg", suggestie.uitleg));
  opties.push(optie);
  return optie;
}

function show(suggesties) {
  const getypt = fold(veld.value).vlak.trim();
  close();
  for (const suggestie of suggesties) {
    let groep = lijst.lastElementChild;
    if (groep?.dataset.soort !== suggestie.soort) {
      groep = make("div", "suggestiegroep");
      groep.role = "group";
      groep.dataset.soort = suggestie.soort;
      const kop = make("div", "suggestiekop", lijst.dataset[suggestie.soort]);
      kop.id = `suggesties-${suggestie.soort}`;
      kop.role = "presentation";
      groep.setAttribute("aria-labelledby", kop.id);
      groep.append(kop);
      lijst.append(groep);
    }
    groep.append(makeOption(suggestie, getypt));
  }
  lijst.hidden = !opties.length;
  veld.ariaExpanded = String(!lijst.hidden);
  const { geen, een, meer } = lijst.dataset;
  status.textContent = opties.length > 1 ? meer.replace("{aantal}", opties.length) : opties.length ? een : geen;
}

function close() {
  opties = [];
  activate(-1);
  lijst.hidden = true;
  lijst.replaceChildren();
  veld.ariaExpanded = "false";
  status.textContent = "";
}

/** What was asked no longer matters. */
function stop() {
  clearTimeout(wekker);
  vraag?.abort();
  close();
}

/** The option that Enter takes; -1 is none: the field itself. */
function activate(nummer) {
  if (opties[actief]) opties[actief].ariaSelected = "false";
  actief = nummer;
  const optie = opties[actief];
  if (!optie) {
    veld.removeAttribute("aria-activedescendant");
    return;
  }
  optie.ariaSelected = "true";
  veld.setAttribute("aria-activedescendant", optie.id);
  optie.scrollIntoView({ block: "nearest" });
}

async function ask() {
  clearTimeout(wekker);
  vraag?.abort();
  if (veld.value.trim().length < 2) {
    close();
    return;
  }
  const { signal } = (vraag = new AbortController());
  const url = new URL(lijst.dataset.adres, window.location.href);
  url.searchParams.set("q", veld.value);
  try {
    const antwoord = await fetch(url, { signal });
    const { suggesties } = antwoord.ok ? await antwoord.json() : { suggesties: [] };
    if (!signal.aborted && document.activeElement === veld) show(suggesties);
  } catch {
    if (!signal.aborted) close();
  }
}

/** Go there, with the other choices that the form already holds. */
function choose(optie) {
  const url = new URL(optie.dataset.adres, window.location.href);
  const formulier = veld.form;
  if (url.pathname === new URL(formulier.action).pathname) {
    const zelf = new Set([...url.searchParams.keys(), "q", "zonder", ...(optie.dataset.soort === "plaats" ? PLEK : [])]);
    for (const [naam, waarde] of new FormData(formulier)) {
      if (waarde && !zelf.has(naam)) url.searchParams.append(naam, waarde);
    }
  }
  stop();
  const gekozen = new CustomEvent("suggestie:gekozen", { bubbles: true, cancelable: true, detail: url });
  if (veld.dispatchEvent(gekozen)) window.location.assign(url);
}

function move(stap) {
  if (!opties.length) ask();
  else activate(((actief < 0 && stap < 0 ? 0 : actief) + stap + opties.length) % opties.length);
}

const TOETSEN = {
  ArrowDown: () => move(1),
  ArrowUp: () => move(-1),
  Enter: () => (opties[actief] ? choose(opties[actief]) : false),
  Escape() {
    if (!lijst.hidden) stop();
    else if (veld.value) {
      veld.value = "";
      veld.dispatchEvent(new Event("input", { bubbles: true }));
    } else return false;
  },
};

veld.addEventListener("keydown", (e) => {
  if (e.isComposing || e.ctrlKey || e.metaKey || e.shiftKey) return;
  const doe = TOETSEN[e.key];
  if (doe) {
    if (doe() === false) return;
    e.preventDefault();
    e.stopPropagation();
  } else activate(-1); // the cursor is in the text again
});
veld.addEventListener("input", () => {
  clearTimeout(wekker);
  wekker = setTimeout(ask, WACHT);
});
veld.addEventListener("blur", stop);
veld.form.addEventListener("submit", stop);
// The field keeps the focus while the list is pressed or scrolled.
lijst.addEventListener("mousedown", (e) => e.preventDefault());
lijst.addEventListener("click", (e) => {
  const optie = e.target.closest("[role=option]");
  if (optie) choose(optie);
});

veld.role = "combobox";
veld.autocomplete = "off";
veld.ariaAutoComplete = "list";
veld.ariaExpanded = "false";
veld.setAttribute("aria-controls", lijst.id);
lijst.role = "listbox";
lijst.ariaLabel = lijst.dataset.titel;
