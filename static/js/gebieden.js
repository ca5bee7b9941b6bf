/**
 * The base map without tiles: water, ripples round the city, land, and borders drawn in water.
 * Only geometry and widths are here; every colour is a CSS class (static/css/kaart.css).
 */
const L = window.L;

const DICHTBIJ = 12.5; // from this zoom: wider canals, names of wijken
const WIJKNAMEN = 13;
const RIMPELS = [60, 40, 23]; // room for the lines round the city; CSS has the exact widths

function latLngs({ type, coordinates }) {
  return L.GeoJSON.coordsToLatLngs(coordinates, { LineString: 0, MultiLineString: 1, Polygon: 1, MultiPolygon: 2 }[type]);
}

/** One path for many areas: fewer elements, the same picture. */
function samen(vlakken) {
  return vlakken.flatMap(({ vlak }) => (vlak.type === "Polygon" ? [latLngs(vlak)] : latLngs(vlak)));
}

function overlapt(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function binnen(a, b) {
  return a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom;
}

/** What a renderer has drawn beyond the edges is enough as long as one pans within it. */
export function stillCovers(renderer) {
  const map = renderer._map;
  const hoek = map.containerPointToLayerPoint([0, 0]);
  const staat = `${map.getZoom()} ${map.getPixelOrigin()}`;
  const genoeg = renderer._staat === staat && renderer._bounds.contains(L.bounds(hoek, hoek.add(map.getSize())));
  renderer._staat = staat;
  return genoeg;
}

const Ondergrond = L.SVG.extend({
  options: { padding: 0.5 },

  _update() {
    if (!stillCovers(this)) L.SVG.prototype._update.call(this);
  },
});

export class Gebieden {
  /**
   * @param data what /gebieden.json gives
   * @param teksten the words that the page gave
   * @param link gives the address that a stadsdeel's name leads to now, or null for plain text
   */
  constructor(map, data, { teksten, tegels = null, link = () => null }) {
    this.map = map;
    this.data = data;
    this.link = link;
    this.gekozen = new Set();
    this.maten = new Map(); // sizes of the names
    this.renderer = new Ondergrond();
    map.createPane("punten");
    map.createPane("namen");
    if (tegels) {
      L.tileLayer(tegels.url, { attribution: teksten.tegels, maxZoom: 19, referrerPolicy: "strict-origin" }).addTo(map);
      map.getContainer().classList.add("met-tegels");
    }
    this.omtrek = this._drawLand();
    this._drawNamen();
    this.renderer._container.setAttribute("aria-hidden", "true");
    const schets = data.stadsdelen.some((s) => s.schets);
    map.attributionControl.addAttribution(schets ? teksten.schets : teksten.grenzen);
    map.on("zoomend", this._zoom, this);
  }

  _path(vorm, className, weight, lijn = false) {
    const opties = { className, weight, renderer: this.renderer, interactive: false, smoothFactor: 0.5, fill: !lijn };
    return (lijn ? L.polyline(vorm, opties) : L.polygon(vorm, opties)).addTo(this.map);
  }

  /** From the bottom up; the order is what makes borders read as canals. */
  _drawLand() {
    const { stadsdelen, omtrek, ij, wijken } = this.data;
    const rond = latLngs(omtrek);
    RIMPELS.forEach((breed, i) => {
      this._path(rond, `rimpel rimpel-${i + 1}`, breed);
      this._path(rond, `rimpel rimpel-water-${i + 1}`, breed);
    });
    this.paden = new Map(stadsdelen.map((s) => [s.slug, { vorm: latLngs(s.vlak) }]));
    for (const pad of this.paden.values()) pad.land = this._path(pad.vorm, "land", 7);
    for (const pad of this.paden.values()) pad.buurt = this._path([], "buurt", 1);
    for (const [slug, pad] of this.paden) {
      pad.wijk = this._path(samen(wijken.filter((w) => w.stadsdeel === slug)), "wijk", 1.1);
    }
    for (const pad of this.paden.values()) pad.grens = this._path(pad.vorm, "stadsdeelgrens", 7);
    if (ij?.coordinates?.length) this._path(latLngs(ij), "ij", 16, true);
    for (const pad of this.paden.values()) pad.keuze = this._path(pad.vorm, "gekozenrand", 2.2);
    return L.polygon(rond).getBounds();
  }

  _drawNamen() {
    const naam = (soort, { naam: tekst, punt, slug }) => {
      const href = slug ? this.link(slug) : null;
      const el = document.createElement(href ? "a" : "span");
      el.className = "naam-tekst";
      el.textContent = tekst;
      if (href) this._makeLink(el, L.latLng(punt[1], punt[0]));
      const icon = L.divIcon({ html: el, className: `naam naam-${soort}`, iconSize: [0, 0] });
      const marker = L.marker([punt[1], punt[0]], { icon, pane: "namen", interactive: false, keyboard: false });
      return { soort, slug, el, marker: marker.addTo(this.map) };
    };
    this.namen = [
      ...this.data.stadsdelen.map((s) => naam("stadsdeel", s)),
      ...this.data.buurgemeenten.map((b) => naam("buur", b)),
      ...this.data.wijken.map((w) => naam("wijk", { naam: w.naam, punt: w.punt })),
    ];
    this._zoom();
  }

  _makeLink(el, latlng) {
    el.draggable = false;
    el.addEventListener("focus", () => this.map.panInside(latlng, { padding: [60, 60] }));
    el.addEventListener("click", (e) => {
      if (!this.map.dragging.moved()) return;
      e.preventDefault();
      e.stopPropagation();
    });
  }

  _zoom() {
    this.map.getContainer().classList.toggle("dichtbij", this.map.getZoom() >= DICHTBIJ);
    this.maten.clear(); // names are larger when near
  }

  _box({ marker, el }) {
    const { x, y } = this.map.latLngToLayerPoint(marker.getLatLng());
    if (!this.maten.has(el)) this.maten.set(el, [el.offsetWidth / 2 + 1, el.offsetHeight / 2]);
    const [w, h] = this.maten.get(el);
    return { left: x - w, right: x + w, top: y - h, bottom: y + h };
  }

  /**
   * Show the names that fit, and give the boxes (layer pixels) of the stadsdelen among them.
   * Between dots a name keeps its place and no dot is drawn under it; between markers (`laag`
   * given) a name gives way, because a marker can be pressed.
   */
  placeNamen(laag = null) {
    const wijken = this.map.getZoom() >= WIJKNAMEN;
    const { min, max } = this.map.getPixelBounds();
    const nul = this.map.getPixelOrigin();
    const zicht = { left: min.x - nul.x, right: max.x - nul.x, top: min.y - nul.y, bottom: max.y - nul.y };
    const bezet = [];
    for (const naam of this.namen) {
      const plek = this._box(naam);
      const past =
        (wijken || naam.soort !== "wijk") &&
        (!laag || binnen(plek, zicht)) &&
        !bezet.some((b) => overlapt(b, plek)) &&
        (!laag || laag.isFree(plek));
      if (past) bezet.push({ ...plek, soort: naam.soort });
      naam.el.classList.toggle("weg", !past);
    }
    return bezet.filter(({ soort }) => soort === "stadsdeel");
  }

  /** Light up the chosen stadsdelen; the others recede. Buurten come with `setBuurten`. */
  choose(slugs) {
    this.gekozen = new Set(slugs.filter((slug) => this.paden.has(slug)));
    const keuze = this.gekozen.size > 0;
    const zet = (el, slug) => {
      el.classList.toggle("gekozen", this.gekozen.has(slug));
      el.classList.toggle("buiten", keuze && !this.gekozen.has(slug));
    };
    for (const [slug, pad] of this.paden) {
      for (const deel of [pad.land, pad.wijk, pad.buurt, pad.grens, pad.keuze]) zet(deel.getElement(), slug);
      if (!this.gekozen.has(slug)) pad.buurt.setLatLngs([]);
    }
    for (const { slug, el } of this.namen.filter((naam) => naam.slug)) {
      zet(el, slug);
      if (el.href !== undefined) el.href = this.link(slug);
    }
    this.maten.clear(); // and when chosen
  }

  setBuurten(slug, buurten) {
    if (this.gekozen.has(slug)) this.paden.get(slug).buurt.setLatLngs(samen(buurten));
  }

  /** The bounds of what is chosen: some stadsdelen or the whole city. */
  bounds() {
    if (!this.gekozen.size) return this.omtrek;
    const uit = L.latLngBounds([]);
    for (const slug of this.gekozen) uit.extend(this.paden.get(slug).land.getBounds());
    return uit;
  }
}
