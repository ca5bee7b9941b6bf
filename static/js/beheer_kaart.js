/**
 * The map in the admin. Beside two number fields, a click or a drag fills them, and typing moves the mark;
 * without such fields it only shows. Django adds new places to a page with `formset:added`.
 */
import { Gebieden } from "./gebieden.js";

const L = window.L;
const MARGE = { padding: [20, 20], animate: false };
const rustig = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
let gebieden;

function fetchGebieden(url) {
  gebieden ??= fetch(url).then((antwoord) => {
    if (!antwoord.ok) throw new Error(`${url}: ${antwoord.status}`);
    return antwoord.json();
  });
  return gebieden;
}

/** A pin that is drawn by CSS, so it has the colours of the page and needs no picture. */
const SPELD = L.divIcon({ className: "speld", iconSize: [28, 28], iconAnchor: [14, 28] });

class Beheerkaart {
  constructor(vak, data) {
    this.lon = vak.closest(".inline-related")?.querySelector("input[name$='-lon']");
    this.lat = vak.closest(".inline-related")?.querySelector("input[name$='-lat']");
    this.map = L.map(vak, {
      minZoom: 10,
      maxZoom: 18,
      zoomSnap: 0.25,
      scrollWheelZoom: false,
      zoomAnimation: !rustig,
      fadeAnimation: !rustig,
      attributionControl: true,
      zoomControl: false,
    });
    this.map.attributionControl.setPrefix(false);
    const teksten = JSON.parse(vak.dataset.teksten);
    L.control.zoom({ zoomInTitle: teksten.inzoomen, zoomOutTitle: teksten.uitzoomen }).addTo(this.map);
    this.map.setView([52.36, 4.93], 11);
    this.gebieden = new Gebieden(this.map, data, { teksten, tegels: JSON.parse(vak.dataset.tegels) });
    this.map.on("zoomend moveend", () => this.gebieden.placeNamen());
    this.map.fitBounds(this.gebieden.bounds(), MARGE);
    this._showVlak(vak);
    if (this.lon) this._connectFields();
    else if (vak.dataset.lon) this._place(L.latLng(vak.dataset.lat, vak.dataset.lon), true);
  }

  _showVlak(vak) {
    const json = vak.parentElement.querySelector("script[type='application/json']");
    if (!json) return;
    const vorm = L.geoJSON(JSON.parse(json.textContent), { style: { className: "gekozenvlak" } }).addTo(this.map);
    this.map.fitBounds(vorm.getBounds(), MARGE);
  }

  _connectFields() {
    const lees = (ver) => {
      const [lon, lat] = [this.lon.valueAsNumber, this.lat.valueAsNumber];
      if (Number.isFinite(lon) && Number.isFinite(lat)) this._place(L.latLng(lat, lon), ver);
      else this._remove();
    };
    for (const veld of [this.lon, this.lat]) veld.addEventListener("input", () => lees(true));
    this.map.getContainer().classList.add("wijst");
    this.map.on("click", ({ latlng }) => this._write(latlng));
    lees(true);
  }

  _write(latlng) {
    const { lat, lng } = latlng.wrap();
    this.lon.value = lng.toFixed(6);
    this.lat.value = lat.toFixed(6);
    this._place(latlng, false);
  }

  _place(latlng, ver) {
    if (!this.speld) {
      const versleepbaar = Boolean(this.lon);
      this.speld = L.marker(latlng, { icon: SPELD, draggable: versleepbaar, keyboard: false });
      this.speld.on("dragend", () => this._write(this.speld.getLatLng()));
    }
    this.speld.setLatLng(latlng).addTo(this.map);
    if (ver) this.map.setView(latlng, Math.max(this.map.getZoom(), 14), { animate: false });
  }

  _remove() {
    this.speld?.remove();
  }
}

async function show(vak) {
  try {
    new Beheerkaart(vak, await fetchGebieden(vak.dataset.gebieden));
  } catch (fout) {
    console.error(fout);
    vak.textContent = JSON.parse(vak.dataset.teksten).mislukt;
    vak.classList.add("stuk");
  }
}

for (const vak of document.querySelectorAll("[data-beheerkaart]")) {
  if (!vak.closest(".empty-form")) show(vak);
}
document.addEventListener("formset:added", ({ target }) => {
  for (const vak of target.querySelectorAll("[data-beheerkaart]")) show(vak);
});
