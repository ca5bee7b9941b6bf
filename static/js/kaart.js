/**
 * The interactive map beside the list. The page works without it: the server has drawn the city
 * as SVG, and this replaces the drawing only when areas and points have arrived.
 */
import { Gebieden } from "./gebieden.js";
import { icoon, make, Popup, visiblePart } from "./popup.js";
import { decodePunten, Puntenlaag } from "./puntenlaag.js";

const L = window.L;
const rustig = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
const donker = window.matchMedia("(prefers-color-scheme: dark)");

function readInstellingen() {
  return JSON.parse(document.getElementById("kaart-instellingen").textContent);
}

async function fetchJson(url, signal) {
  const antwoord = await fetch(url, { signal, headers: { Accept: "application/json" } });
  if (!antwoord.ok) throw new Error(`${url}: ${antwoord.status}`);
  return antwoord.json();
}

/** Three real buttons: closer, further away, back to the start. */
const Knoppen = L.Control.extend({
  options: { position: "topright" },

  onAdd(map) {
    const knop = (naam, tekst, doe) => {
      const el = make("button", { type: "button", class: "kaartknop", "aria-label": tekst, title: tekst }, icoon(naam));
      el.addEventListener("click", doe);
      return el;
    };
    const el = make(
      "div",
      { class: "kaartknoppen" },
      knop("plus", this.options.teksten.inzoomen, () => map.zoomIn()),
      knop("min", this.options.teksten.uitzoomen, () => map.zoomOut()),
      knop("midden", this.options.teksten.hele_stad, this.options.heleStad),
    );
    L.DomEvent.disableClickPropagation(el);
    return el;
  },
});

class Kaart {
  constructor(vak) {
    this.vak = vak;
    this.kaarten = new Map();
    this.gekozen = [];
    this.gewezen = [];
    this.gelezen = [];
  }

  /** Read the settings of the page as it is now, and draw. Calling again overtakes an earlier call. */
  async show() {
    this.vraag?.abort();
    const { signal } = (this.vraag = new AbortController());
    this.vak.setAttribute("aria-busy", "true");
    try {
      const instellingen = readInstellingen();
      const [gebieden, punten] = await Promise.all([
        this.map ? null : fetchJson(instellingen.gebieden, signal),
        fetchJson(instellingen.punten, signal),
      ]);
      this.instellingen = instellingen;
      if (!this.map) this._build(gebieden);
      this.popup.close({ focus: false });
      this._light([], "gekozen");
      this._choose(instellingen.stadsdelen, signal);
      this.laag.setPunten(decodePunten(punten));
      this.melding?.remove();
    } catch (fout) {
      if (!signal.aborted) this._fail(fout);
    } finally {
      if (!signal.aborted) this.vak.removeAttribute("aria-busy");
    }
  }

  _fail(fout) {
    console.error(fout);
    this.melding?.remove();
    if (!this.vak.classList.contains("levend")) this._clear();
    this.melding = make("p", { class: "kaartmelding", role: "status" }, readInstellingen().teksten.mislukt);
    this.vak.append(this.melding);
  }

  /** Half a map is worse than the drawing of the server. */
  _clear() {
    this.map?.remove();
    this.map = null;
    this.vak.querySelector(".kaartblad")?.remove();
  }

  _build(gebieden) {
    const { tegels, teksten } = this.instellingen;
    const blad = make("div", { class: "kaartblad", role: "region", "aria-label": teksten.kaart });
    this.vak.append(blad);
    this.map = L.map(blad, {
      zoomControl: false,
      zoomSnap: tegels ? 1 : 0.25,
      minZoom: 9.5,
      maxZoom: 18,
      scrollWheelZoom: this.vak.id === "kaart",
      maxBoundsViscosity: 0.8,
      trackResize: false,
      zoomAnimation: !rustig,
      fadeAnimation: !rustig,
      inertia: !rustig,
    });
    this.map.attributionControl.setPrefix(false);
    this.map.setView([52.36, 4.9], 11); // a path cannot be added to a map without a view
    this.gebieden = new Gebieden(this.map, gebieden, { teksten, tegels, link: (slug) => this._link(slug) });
    this.map.setMaxBounds(this.gebieden.omtrek.pad(1.5)); // room to put the city off centre
    this._addLaag();
    new Knoppen({ teksten, heleStad: () => this._showStad() }).addTo(this.map);
    L.control.scale({ imperial: false, maxWidth: 140 }).addTo(this.map);
    blad.append(make("p", { class: "vh" }, teksten.zelfde));
    new ResizeObserver(() => this.map.invalidateSize({ pan: false })).observe(blad);
    this._listenToRijen();
    for (const el of this.vak.querySelectorAll(":scope > .stadskaart")) el.remove();
    this.vak.classList.add("levend");
  }

  _addLaag() {
    const stad = this.map.getBoundsZoom(this.gebieden.omtrek);
    this.laag = new Puntenlaag({ stipTot: stad + 0.75, mijd: () => this.gebieden.placeNamen() });
    this.laag.on("update", () => this.laag.toontStippen() || this.gebieden.placeNamen(this.laag));
    this.laag.on("wijs", ({ ids }) => this._light(ids, "gewezen"));
    this.laag.on("leeg", () => this.popup.close());
    this.laag.on("kies", (keuze) => this._open(keuze));
    this.popup = new Popup(
      this.map,
      this.instellingen.teksten,
      (id, signal) => this._kaart(id, signal),
      () => this._light([], "gekozen"),
    );
    this.laag.addTo(this.map);
    const opnieuw = () => {
      this.gebieden.maten.clear();
      this.laag.refresh();
    };
    document.fonts.ready.then(opnieuw);
    donker.addEventListener("change", opnieuw);
  }

  /** Names of stadsdelen lead to the same search, there. */
  _link(slug) {
    if (this.vak.id !== "kaart") return null;
    const url = new URL(window.location.href);
    url.searchParams.delete("pagina");
    url.searchParams.set("stadsdeel", slug);
    return url.pathname + url.search;
  }

  _choose(slugs, signal) {
    const eerder = this.keuze;
    this.keuze = slugs.join();
    this.gebieden.choose(slugs);
    if (this.keuze === eerder) return;
    this._fit(this.gebieden.bounds(), eerder === undefined ? { animate: false } : {});
    for (const slug of this.gebieden.gekozen) {
      fetchJson(this.instellingen.buurten.replace("SLUG", slug), signal)
        .then(({ buurten }) => this.gebieden.setBuurten(slug, buurten))
        .catch((fout) => signal.aborted || console.error(fout)); // faint lines: nobody misses them
    }
  }

  /** Fit in the part of the map that is on the screen, clear of legend and buttons. */
  _fit(bounds, opties = {}) {
    const { boven, onder, hoog } = visiblePart(this.vak);
    const [zij, top] = this.map.getSize().x < 420 ? [8, 24] : [24, 56];
    const ruimte = { paddingTopLeft: [zij, boven + top], paddingBottomRight: [zij, hoog - onder + 32] };
    this.map.fitBounds(bounds, { ...ruimte, ...opties });
  }

  _showStad() {
    this.popup.close({ focus: false });
    this._fit(this.gebieden.omtrek);
  }

  async _kaart(id, signal) {
    if (!this.kaarten.has(id)) {
      this.kaarten.set(id, await fetchJson(this.instellingen.popup.replace(/\b0\b/, id), signal));
    }
    return this.kaarten.get(id);
  }

  /** A stack that falls apart when closer is zoomed into; else the card opens. */
  _open({ ids, latlng, bounds }) {
    const zoom = Math.min(this.map.getBoundsZoom(bounds.pad(0.3)), this.map.getMaxZoom());
    if (ids.length > 1 && zoom > this.map.getZoom() && !bounds.getNorthEast().equals(bounds.getSouthWest())) {
      this.popup.close();
      this.map.setView(bounds.getCenter(), Math.min(zoom, this.map.getZoom() + 3));
      return;
    }
    this._light(ids, "gekozen");
    this.popup.open(ids, latlng);
    const rij = this._rij(ids[0]);
    rij?.scrollIntoView({ block: "nearest", behavior: rustig ? "auto" : "smooth" });
  }

  _rij(id) {
    return document.querySelector(`[data-initiatief="${id}"]`);
  }

  /** Mark initiatives on map and list at once: "gekozen" (pressed), "gewezen" (marker under the mouse) or "gelezen" (row). */
  _light(ids, waarom) {
    this[waarom] = ids;
    const alle = new Set([...this.gekozen, ...this.gewezen, ...this.gelezen]);
    for (const rij of document.querySelectorAll("[data-initiatief]")) {
      rij.classList.toggle("gekozen", alle.has(Number(rij.dataset.initiatief)));
    }
    this.laag.setLicht(alle);
  }

  _listenToRijen() {
    const idOf = (e) => Number(e.target.closest?.("[data-initiatief]")?.dataset.initiatief) || undefined;
    const wijs = (id) => {
      if (this.gelezen[0] !== id) this._light(id ? [id] : [], "gelezen");
    };
    document.addEventListener("pointerover", (e) => e.pointerType === "mouse" && wijs(idOf(e)));
    document.addEventListener("focusin", (e) => wijs(idOf(e)));
  }
}

for (const vak of document.querySelectorAll("[data-kaart]")) {
  const kaart = new Kaart(vak);
  kaart.show();
  document.addEventListener("zoeken:klaar", () => kaart.show());
}
