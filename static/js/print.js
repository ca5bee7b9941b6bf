/** Print buttons: hidden until this module shows that they work. */
for (const knop of document.querySelectorAll("[data-print]")) {
  knop.addEventListener("click", () => window.print());
  knop.closest("[data-print-regel]").hidden = false;
}
