/* The work list with the keyboard: arrows from box to box, and one box for all. Without this, Tab and Space do. */
const vakjes = [...document.querySelectorAll('.dinglijst input[type="checkbox"]')];
const alles = document.querySelector("[data-kies-alles]");

function step(event) {
  const stap = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const volgende = stap && vakjes[vakjes.indexOf(event.target) + stap];
  if (volgende) {
    event.preventDefault();
    volgende.focus();
  }
}

function count() {
  const aan = vakjes.filter((vakje) => vakje.checked).length;
  alles.checked = aan === vakjes.length;
  alles.indeterminate = aan > 0 && aan < vakjes.length;
}

if (alles) {
  alles.closest("[hidden]").hidden = false;
  alles.addEventListener("change", () => vakjes.forEach((vakje) => (vakje.checked = alles.checked)));
  for (const vakje of vakjes) {
    vakje.addEventListener("keydown", step);
    vakje.addEventListener("change", count);
  }
  count();
}
