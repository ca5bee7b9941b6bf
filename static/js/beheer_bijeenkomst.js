/** Asks what kind of organisation it is as soon as somebody has typed a name that nobody knows. */

const einden = document.getElementById("einden");
const bekend = new Set(Array.from(einden?.options ?? [], (optie) => optie.value.toLowerCase()));

function ask(veld) {
  const naam = veld.value.trim().replace(/\s+/g, " ").toLowerCase();
  const vraag = veld.closest("[data-kant]").querySelector("[data-nieuw]");
  vraag.hidden = naam === "" || bekend.has(naam);
}

for (const veld of document.querySelectorAll('input[list="einden"]')) {
  veld.addEventListener("change", () => ask(veld));
  if (veld.value) ask(veld);
}
