/** The button says how many parts will be taken over. */
const knop = document.querySelector("[data-tel]");
const vakjes = [...document.querySelectorAll("#overnemen [name=onderdelen]")];

function tell() {
  const aantal = vakjes.filter((vakje) => vakje.checked).length;
  knop.textContent = aantal ? knop.dataset.tekst.replace("{aantal}", aantal) : knop.dataset.geen;
}

if (knop) {
  document.getElementById("overnemen").addEventListener("change", tell);
  tell();
}
