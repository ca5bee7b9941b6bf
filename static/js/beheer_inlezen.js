/** Follows how far the worker is with a sheet; when a step is done, the page shows what comes next. */

const WACHT = 2000;
const vak = document.querySelector("[data-voortgang]");

async function follow() {
  const antwoord = await fetch(vak.dataset.voortgang, { headers: { Accept: "application/json" } });
  if (!antwoord.ok) throw new Error(String(antwoord.status));
  const { taak, klaar, totaal } = await antwoord.json();
  if (taak !== vak.dataset.taak) {
    location.reload();
    return;
  }
  const getal = new Intl.NumberFormat(document.documentElement.lang);
  vak.querySelector("[data-klaar]").textContent = getal.format(klaar);
  vak.querySelector("[data-totaal]").textContent = getal.format(totaal);
  const meter = vak.querySelector("progress");
  meter.max = Math.max(totaal, 1);
  meter.value = klaar;
  setTimeout(retry, WACHT);
}

/** A server that is away for a moment is asked again. */
function retry() {
  follow().catch(() => setTimeout(retry, WACHT * 5));
}

if (vak) retry();
