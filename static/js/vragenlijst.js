/**
 * A questionnaire one question at a time. What somebody answers stays on this device until it is sent, or until they
 * stop. Without this module all questions stand under each other, and are sent in the same way.
 */
const form = document.querySelector("[data-vragenlijst]");
const stappen = [...form.querySelectorAll("[data-stap]")];
const bewaarplek = `vragenlijst:${form.dataset.vragenlijst}`;
const titel = document.title;
const stopvraag = document.querySelector(".stopvraag");
const hervat = form.querySelector("[data-hervat]");
const verstuurd = "verstuurd" in form.dataset; // it came back: the page holds what was typed
const bewaard = read();
const velden = [...form.elements].filter((veld) => veld.name.startsWith("v-"));

/* --- what is on this device --- */

function read() {
  try {
    return JSON.parse(localStorage.getItem(bewaarplek));
  } catch {
    return null; // somebody turned storage off, or another page wrote there
  }
}

function keep() {
  try {
    localStorage.setItem(
      bewaarplek,
      JSON.stringify({ kenmerk: form.elements.kenmerk.value, antwoorden: answers(), stap: current().id }),
    );
  } catch {
    // without storage one fills it in in one go
  }
}

function wipe() {
  try {
    localStorage.removeItem(bewaarplek);
  } catch {
    // nothing was kept either
  }
}

function answers() {
  const gegeven = velden.filter((veld) => (veld.type === "radio" ? veld.checked : veld.value.trim()));
  return Object.fromEntries(gegeven.map((veld) => [veld.name, veld.value]));
}

function fill(antwoorden) {
  for (const veld of velden) {
    const waarde = antwoorden[veld.name];
    if (veld.type === "radio") veld.checked = veld.value === waarde;
    else veld.value = waarde ?? "";
  }
}

/* --- one step at a time --- */

const current = () => stappen.find((stap) => !stap.hidden);

function show(stap, focus = true) {
  for (const ander of stappen) ander.hidden = ander !== stap;
  document.title = stap.dataset.stap ? `${stap.dataset.stap} · ${titel}` : titel;
  const geteld = stap.querySelector("[data-geteld]");
  if (geteld) {
    geteld.textContent = geteld.dataset.geteld.replace("#", Object.keys(answers()).length);
    geteld.hidden = false;
  }
  if (focus) {
    scrollTo(0, 0);
    stap.querySelector("h2").focus({ preventScroll: true });
  }
}

/** The address follows, so that the browser's own way back leads to the question before. */
function go(verder) {
  const naar = stappen[stappen.indexOf(current()) + verder];
  if (naar) location.hash = naar.id;
}

const isVraag = (stap) => stap.classList.contains("vraag");
const eigen = (stap) => velden.filter((veld) => stap.contains(veld));
const answered = (stap) => eigen(stap).some((veld) => (veld.type === "radio" ? veld.checked : veld.value.trim()));

function complain(stap, fout) {
  const regel = stap.querySelector("[data-fout]");
  regel.hidden = !fout;
  stap.querySelector("textarea")?.setAttribute("aria-invalid", fout);
  if (fout) eigen(stap)[0].focus();
}

function next() {
  const stap = current();
  if (isVraag(stap) && !answered(stap)) complain(stap, true);
  else if (stap === stappen[0] && bewaard?.stap !== stap.id) location.hash = bewaard?.stap ?? stappen[1].id;
  else go(1);
}

function skip() {
  const stap = current();
  for (const veld of eigen(stap)) {
    if (veld.type === "radio") veld.checked = false;
    else veld.value = "";
  }
  complain(stap, false);
  go(1);
}

/** The step of the address; else where the server found something wrong; else the beginning. */
function first() {
  const fout = stappen.find((stap) => stap.querySelector("[data-fout]:not([hidden])"));
  const naam = location.hash.slice(1) || fout?.id || form.dataset.begin;
  return stappen.find((stap) => stap.id === naam) ?? stappen[0];
}

/* --- the buttons --- */

function stop(event) {
  if (!Object.keys(answers()).length) return wipe();
  event.preventDefault();
  stopvraag.showModal();
}

function restart() {
  fill({});
  wipe();
  location.reload();
}

const klik = (keuze, doe) => {
  for (const knop of document.querySelectorAll(keuze)) knop.addEventListener("click", doe);
};
klik("[data-volgende]", next);
klik("[data-vorige]", () => go(-1));
klik("[data-overslaan]", skip);
klik("[data-stop]", stop);
klik("[data-wis]", wipe);
klik("[data-verder]", () => stopvraag.close());
klik("[data-opnieuw]", restart);
klik(".melding a", () => form.querySelector(".melding[role=alert]").remove());

form.addEventListener("input", () => {
  if (answered(current())) complain(current(), false);
  keep();
});

// Enter in a field sends a form; here it goes on to the next question.
form.addEventListener("submit", (event) => {
  if (current() === stappen.at(-1)) return;
  event.preventDefault();
  next();
});

window.addEventListener("hashchange", () => {
  form.querySelector(".melding[role=alert]")?.remove();
  show(first());
  keep();
});

// Back after sending: what was sent is not shown to whoever holds the device now.
window.addEventListener("pageshow", (event) => {
  if (event.persisted && !read()) location.reload();
});

// Sent or stopped in another tab: then this one keeps nothing either.
window.addEventListener("storage", (event) => {
  if (event.key === bewaarplek && event.newValue === null) location.reload();
});

for (const knoppen of form.querySelectorAll("[data-knoppen]")) knoppen.hidden = false;
if (bewaard?.antwoorden && !verstuurd) {
  form.elements.kenmerk.value = bewaard.kenmerk;
  fill(bewaard.antwoorden);
  hervat.hidden = false;
}
show(first(), verstuurd);
