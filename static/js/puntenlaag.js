/**
 * All initiatives on one canvas, drawn in one pass.
 *
 * Leaflet keeps a JavaScript object per marker; with ten thousand of them that is slow. Here a
 * point is a number in a typed array, projected once; a zoom level only multiplies. L.Renderer
 * does the rest: it moves the canvas along while panning and scales it while zooming.
 *
 * An *item* is what one sees: a dot, a marker or a stack of markers that would overlap. The
 * members of item g are leden[begin[g]] up to leden[begin[g + 1]], the first one is its place.
 */
import { stillCovers } from "./gebieden.js";
import { Merken, STAPEL } from "./merken.js";

const L = window.L;

const STIP = 4.6;
const STIP_KLEIN = 3.4; // the city on a phone
const STIP_VANAF = 150; // with fewer points markers are readable at any zoom
const STRAAL_VER = 56; // closer together than this: one stack
const STRAAL = 38;
const RAAK = 20; // finger or mouse this near hits
const RAAK_STIP = 10;

/** Turn the compact columns of /kaart.json (delta coded, 1e5) into map positions between 0 and 1. */
export function decodePunten({ id, x, y, v }) {
  const n = id.length;
  const mx = new Float64Array(n);
  const my = new Float64Array(n);
  let lon = 0;
  let lat = 0;
  for (let i = 0; i < n; i++) {
    lon += x[i];
    lat += y[i];
    const sin = Math.sin((lat * Math.PI) / 18e6);
    mx[i] = lon / 36e6 + 0.5;
    my[i] = 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI);
  }
  return { n, id: Int32Array.from(id), mx, my, soort: Uint8Array.from(v) };
}

/** Every point its own item. */
function alleLos({ n }) {
  const begin = new Int32Array(n + 1);
  for (let i = 0; i <= n; i++) begin[i] = i;
  return { leden: begin, begin, aantal: n };
}

/**
 * Group points that lie within `straal` pixels of the first one, in the order of the points, so
 * the same data always gives the same stacks, wherever the map is dragged.
 */
function groepeer({ n, mx, my }, schaal, straal) {
  const cel = (i) => [Math.floor((mx[i] * schaal) / straal), Math.floor((my[i] * schaal) / straal)];
  const sleutel = (cx, cy) => cx * 0x4000000 + cy;
  const eerste = new Map();
  const volgende = new Int32Array(n);
  for (let i = n - 1; i >= 0; i--) {
    const k = sleutel(...cel(i));
    volgende[i] = eerste.get(k) ?? -1;
    eerste.set(k, i);
  }
  const leden = new Int32Array(n);
  const begin = new Int32Array(n + 1);
  const klaar = new Uint8Array(n);
  let vol = 0;
  let aantal = 0;
  for (let i = 0; i < n; i++) {
    if (klaar[i]) continue;
    begin[aantal++] = vol;
    klaar[i] = 1;
    leden[vol++] = i;
    const [cx, cy] = cel(i);
    for (let dx = -1; dx <= 1; dx++) {
      for (let dy = -1; dy <= 1; dy++) {
        for (let j = eerste.get(sleutel(cx + dx, cy + dy)) ?? -1; j >= 0; j = volgende[j]) {
          const afstand = Math.hypot(mx[j] - mx[i], my[j] - my[i]) * schaal;
          if (klaar[j] || afstand >= straal) continue;
          klaar[j] = 1;
          leden[vol++] = j;
        }
      }
    }
  }
  begin[aantal] = vol;
  return { leden, begin, aantal };
}

export const Puntenlaag = L.Renderer.extend({
  options: {
    padding: 0.25,
    pane: "punten",
    interactive: false,
    stipTot: 12.5, // below this zoom many points are dots
    mijd: () => [], // boxes in layer pixels where no dot may come
  },

  getEvents() {
    return {
      ...L.Renderer.prototype.getEvents.call(this),
      mousemove: (e) => this._point(this.itemAt(e.layerPoint)),
      mouseout: () => this._point(-1),
      click: (e) => this._click(e),
    };
  },

  _initContainer() {
    this._container = L.DomUtil.create("canvas", "puntenlaag");
    this._container.setAttribute("aria-hidden", "true");
    this._ctx = this._container.getContext("2d");
    this._licht = new Set();
    this._wijst = -1;
    this._beeld = { k: new Int32Array(0), x: new Float32Array(0), y: new Float32Array(0), n: 0 };
  },

  _destroyContainer() {
    L.Util.cancelAnimFrame(this._wacht);
    this._container.remove();
    delete this._container;
  },

  _update() {
    if (this._map._animatingZoom && this._bounds) return;
    if (!stillCovers(this)) this._redrawAll();
    this.fire("update");
  },

  _redrawAll() {
    L.Renderer.prototype._update.call(this);
    L.DomUtil.setPosition(this._container, this._bounds.min);
    const doek = this._container;
    const maat = this._bounds.getSize();
    const dpr = window.devicePixelRatio || 1;
    if (dpr !== this._merken?.dpr) this._merken = new Merken(this._map.getContainer(), dpr);
    if (doek.width !== Math.round(maat.x * dpr) || doek.height !== Math.round(maat.y * dpr)) {
      doek.width = Math.round(maat.x * dpr);
      doek.height = Math.round(maat.y * dpr);
      doek.style.width = `${maat.x}px`;
      doek.style.height = `${maat.y}px`;
    }
    this._mijd = this._punten && this._items().stip ? this.options.mijd() : [];
    this.draw();
  },

  /** Colours and letters live in CSS: draw again when the theme changes or the fonts arrive. */
  refresh() {
    this._merken = null;
    this._staat = null;
    this._update();
  },

  setPunten(punten) {
    this._punten = punten;
    this._zoomItems = null;
    this._wijst = -1;
    this._staat = null;
    if (this._map) this._update();
    return this;
  },

  /** The initiatives (ids) that get the lamp. */
  setLicht(ids) {
    this._licht = new Set(ids);
    this.redraw();
  },

  redraw() {
    L.Util.cancelAnimFrame(this._wacht);
    this._wacht = L.Util.requestAnimFrame(() => this._container && this.draw());
  },

  _latLng(i) {
    const { mx, my } = this._punten;
    return L.CRS.EPSG3857.pointToLatLng(L.point(mx[i] * 256, my[i] * 256), 0);
  },

  toontStippen() {
    return this._map.getZoom() < this.options.stipTot && (this._punten?.n ?? 0) > STIP_VANAF;
  },

  _items() {
    const zoom = this._map.getZoom();
    if (this._zoomItems?.zoom === zoom) return this._zoomItems;
    const stip = !this.toontStippen() ? 0 : zoom < 10.75 ? STIP_KLEIN : STIP;
    const straal = zoom < 14 && this._punten.n > STIP_VANAF ? STRAAL_VER : STRAAL;
    const items = stip ? alleLos(this._punten) : groepeer(this._punten, 256 * 2 ** zoom, straal);
    this._zoomItems = { zoom, stip, ...items };
    return this._zoomItems;
  },

  /** One pass: which items are in the picture and where. */
  _project() {
    const items = this._items();
    const { mx, my } = this._punten;
    const schaal = 256 * 2 ** this._map.getZoom();
    const nul = this._map.getPixelOrigin();
    const { min, max } = this._bounds;
    const beeld = this._beeld;
    if (beeld.k.length < items.aantal) {
      beeld.k = new Int32Array(items.aantal);
      beeld.x = new Float32Array(items.aantal);
      beeld.y = new Float32Array(items.aantal);
    }
    let n = 0;
    for (let g = 0; g < items.aantal; g++) {
      const i = items.leden[items.begin[g]];
      const x = mx[i] * schaal - nul.x;
      const y = my[i] * schaal - nul.y;
      if (x < min.x - STAPEL || x > max.x + STAPEL || y < min.y - STAPEL || y > max.y + STAPEL) continue;
      if (this._mijd.some((d) => x > d.left && x < d.right && y > d.top && y < d.bottom)) continue;
      beeld.k[n] = g;
      beeld.x[n] = x;
      beeld.y[n++] = y;
    }
    beeld.n = n;
    return items;
  },

  draw() {
    const ctx = this._ctx;
    const { min } = this._bounds;
    const { dpr } = this._merken;
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.clearRect(0, 0, this._container.width, this._container.height);
    if (!this._punten) return;
    const items = this._project();
    const { soort } = this._punten;
    const { k, x, y, n } = this._beeld;
    const lampen = this._lampItems(items);
    const eerste = (g) => soort[items.leden[items.begin[g]]];
    const aantal = (g) => items.begin[g + 1] - items.begin[g];
    if (items.stip) this._drawStippen(items.stip, eerste);
    const helder = [];
    for (let i = 0; i < n; i++) {
      if (lampen.has(k[i])) helder.push(i);
      else if (!items.stip) {
        const sprite = this._merken.sprite(eerste(k[i]), aantal(k[i]));
        const half = sprite.width / 2;
        ctx.drawImage(sprite, Math.round((x[i] - min.x) * dpr - half), Math.round((y[i] - min.y) * dpr - half));
      }
    }
    for (const i of helder) {
      ctx.setTransform(dpr, 0, 0, dpr, (x[i] - min.x) * dpr, (y[i] - min.y) * dpr);
      this._merken.draw(ctx, eerste(k[i]), aantal(k[i]), true);
    }
  },

  /**
   * Thousands of dots of one colour: stamp the pixels ourselves and hand over one picture. A
   * browser without graphics card needs several times longer for as many drawing commands.
   */
  _drawStippen(stip, soortVan) {
    const { k, x, y, n } = this._beeld;
    const { min } = this._bounds;
    const { dpr } = this._merken;
    const { width: breed, height: hoog } = this._container;
    const stempels = [0, 1].map((rond) => this._merken.stempel(stip, rond));
    const { maat } = stempels[0];
    if (this._blad?.width !== breed || this._blad.height !== hoog) this._blad = this._ctx.createImageData(breed, hoog);
    const pixels = new Uint32Array(this._blad.data.buffer).fill(0);
    for (let i = 0; i < n; i++) {
      const px = Math.round((x[i] - min.x) * dpr - maat / 2);
      const py = Math.round((y[i] - min.y) * dpr - maat / 2);
      if (px < 0 || py < 0 || px + maat > breed || py + maat > hoog) continue;
      const { inkt } = stempels[soortVan(k[i]) & 1];
      for (let rij = 0, bron = 0; rij < maat; rij++) {
        let doel = (py + rij) * breed + px;
        for (let kolom = 0; kolom < maat; kolom++, bron++, doel++) {
          if (inkt[bron] > pixels[doel]) pixels[doel] = inkt[bron]; // one colour: the most covered wins
        }
      }
    }
    this._ctx.putImageData(this._blad, 0, 0);
  },

  _lampItems(items) {
    const uit = new Set();
    if (!this._licht.size) return uit;
    const { id } = this._punten;
    for (let g = 0; g < items.aantal; g++) {
      for (let m = items.begin[g]; m < items.begin[g + 1]; m++) {
        if (this._licht.has(id[items.leden[m]])) uit.add(g);
      }
    }
    return uit;
  },

  /** The item under a layer point, or -1. A scan of typed arrays: microseconds for ten thousand. */
  itemAt({ x: px, y: py }) {
    const { k, x, y, n } = this._beeld;
    let beste = -1;
    let kortst = (this._zoomItems?.stip ? RAAK_STIP : RAAK) ** 2;
    for (let i = 0; i < n; i++) {
      const afstand = (x[i] - px) ** 2 + (y[i] - py) ** 2;
      if (afstand > kortst) continue;
      kortst = afstand;
      beste = k[i];
    }
    return beste;
  },

  /** Whether a box (layer pixels) covers no marker; names ask this. */
  isFree({ left, right, top, bottom }) {
    const { x, y, n } = this._beeld;
    const rand = STAPEL / 2;
    for (let i = 0; i < n; i++) {
      if (x[i] > left - rand && x[i] < right + rand && y[i] > top - rand && y[i] < bottom + rand) return false;
    }
    return true;
  },

  _ids(g) {
    const { leden, begin } = this._zoomItems;
    return [...new Set(Array.from(leden.subarray(begin[g], begin[g + 1]), (i) => this._punten.id[i]))];
  },

  _point(g) {
    if (g === this._wijst) return;
    this._wijst = g;
    this._map.getContainer().classList.toggle("wijst", g >= 0);
    this.fire("wijs", { ids: g < 0 ? [] : this._ids(g) });
  },

  _click({ layerPoint, originalEvent }) {
    if (originalEvent.target.closest?.("a")) return; // the name of a stadsdeel
    const g = this.itemAt(layerPoint);
    if (g < 0) {
      this.fire("leeg");
      return;
    }
    const { leden, begin } = this._zoomItems;
    const plekken = Array.from(leden.subarray(begin[g], begin[g + 1]), (i) => this._latLng(i));
    this.fire("kies", { ids: this._ids(g), latlng: plekken[0], bounds: L.latLngBounds(plekken) });
  },
});
