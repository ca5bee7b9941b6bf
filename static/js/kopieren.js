/** Copy buttons: hidden until this module shows that they work. */
for (const knop of document.querySelectorAll("[data-kopieer]")) {
  const regel = knop.closest("[data-kopieer-regel]");
  const veld = document.getElementById(knop.dataset.kopieer);
  const status = regel.querySelector("[role=status]");
  knop.addEventListener("click", async () => {
    veld.select();
    const gelukt = await navigator.clipboard?.writeText(veld.value).then(() => true, () => false);
    status.textContent = gelukt ? status.dataset.gekopieerd : status.dataset.mislukt;
  });
  regel.hidden = false;
}
