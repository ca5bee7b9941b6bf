/**
 * The search page without loading it anew. Every choice fetches the same address that the form
 * would send, and the parts marked `data-vervang` come from the page that answers. When anything
 * fails, the browser goes to that address in the ordinary way.
 */
const formulier = document.getElementById("zoekformulier");
const status = document.getElementById("zoekstatus");
const filters = document.getElementById("filters");
const schakel = document.querySelector(".kaartschakel");
let vraag;

/** The address of what the form says now; empty fields say nothing. */
function formAddress() {
  const url = new URL(formulier.action);
  for (const [naam, waarde] of new FormData(formulier)) if (waarde) url.searchParams.append(naam, waarde);
  return url;
}

function replaceParts(nieuw) {
  const focus = document.activeElement?.id;
  for (const oud of document.querySelectorAll("[data-vervang]")) {
    const deel = nieuw.getElementById(oud.id);
    if (!deel) throw new Error(`geen #${oud.id}`);
    oud.replaceWith(document.adoptNode(deel));
  }
  document.getElementById("zoekpagina").className = nieuw.getElementById("zoekpagina").className;
  document.title = nieuw.title;
  if (focus) document.getElementById(focus)?.focus({ preventScroll: true });
}

/** Fetch and show an address of this page. A newer call overtakes an older one. */
async function show(url, { schrijf = true } = {}) {
  vraag?.abort();
  const { signal } = (vraag = new AbortController());
  const resultaten = document.getElementById("resultaten");
  resultaten.setAttribute("aria-busy", "true");
  try {
    const antwoord = await fetch(url, { signal, headers: { Accept: "text/html" } });
    if (!antwoord.ok) throw new Error(String(antwoord.status));
    replaceParts(new DOMParser().parseFromString(await antwoord.text(), "text/html"));
    if (schrijf) history.pushState(null, "", url + window.location.hash);
    status.textContent = document.getElementById("titel").textContent;
    document.dispatchEvent(new CustomEvent("zoeken:klaar"));
  } catch (fout) {
    if (!signal.aborted) window.location.assign(url);
  }
}

function scrollToTop() {
  const lijst = document.getElementById("lijst");
  if (lijst.getBoundingClientRect().top < 0) lijst.scrollIntoView();
}

formulier.addEventListener("change", (e) => {
  if (["checkbox", "radio"].includes(e.target.type)) show(formAddress());
});

/** What was left out of a question means nothing for another one. */
document.getElementById("q").addEventListener("input", () => {
  for (const deel of formulier.querySelectorAll('input[name="zonder"]')) deel.remove();
});

formulier.addEventListener("submit", (e) => {
  e.preventDefault();
  filters.hidePopover?.();
  closeFields();
  document.getElementById("locatiestand").textContent = "";
  show(formAddress()).then(scrollToTop);
});

formulier.addEventListener("suggestie:gekozen", (e) => {
  if (e.detail.pathname !== window.location.pathname) return;
  e.preventDefault();
  document.getElementById("q").value = "";
  show(e.detail).then(scrollToTop);
});

/** Chips, ways on and pages are links to this same page. */
document.getElementById("zoekpagina").addEventListener("click", (e) => {
  const link = e.target.closest("a[href]");
  if (!link || e.defaultPrevented || e.button || e.metaKey || e.ctrlKey || e.shiftKey || e.altKey) return;
  const url = new URL(link.href);
  if (url.origin !== window.location.origin || url.pathname !== window.location.pathname || url.hash) return;
  e.preventDefault();
  const lijst = document.getElementById("lijst");
  show(url).then(() => {
    document.getElementById("q").value = url.searchParams.get("q") ?? "";
    if (!document.activeElement || document.activeElement === document.body) lijst.focus({ preventScroll: true });
    scrollToTop();
  });
});

let getoond = window.location.search;
addEventListener("popstate", () => {
  if (window.location.search !== getoond) {
    const url = new URL(window.location.href);
    url.hash = "";
    show(url, { schrijf: false }).then(() => {
      document.getElementById("q").value = url.searchParams.get("q") ?? "";
    });
  }
});
document.addEventListener("zoeken:klaar", () => {
  getoond = window.location.search;
});

/** The button that opened the filters may have been replaced meanwhile; then the browser has nothing to go back to. */
filters.addEventListener("toggle", ({ newState }) => {
  const waar = document.activeElement;
  if (newState !== "closed" || (waar !== document.body && !filters.contains(waar))) return;
  (document.querySelector(".filterknop") ?? document.getElementById("lijst")).focus({ preventScroll: true });
});

/** The two fields that open: one at a time, closed by Escape or a press elsewhere. */
function closeFields(behalve = null) {
  for (const veld of formulier.querySelectorAll(".keuzeveld details[open]")) if (veld !== behalve) veld.open = false;
}
document.addEventListener("pointerdown", (e) => closeFields(e.target.closest(".keuzeveld details")));
formulier.addEventListener("focusin", (e) => closeFields(e.target.closest(".keuzeveld details")));
formulier.addEventListener("keydown", (e) => {
  const veld = e.key === "Escape" && e.target.closest(".keuzeveld details[open]");
  if (!veld) return;
  veld.open = false;
  veld.querySelector("summary").focus();
});

/** Say which of list and map is shown; what is shown follows from the address. */
function markSwitch() {
  const kaart = window.location.hash === "#kaartvak";
  for (const link of schakel.querySelectorAll("a")) {
    if ((link.hash === "#kaartvak") === kaart) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}
addEventListener("hashchange", markSwitch);
markSwitch();
