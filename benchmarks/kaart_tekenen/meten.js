/**
 * Draws the same points with our layer and with Leaflet's circle markers on a canvas, and times
 * both. Every time ends with reading a pixel back, so that the drawing is really done.
 */
import { decodePunten, Puntenlaag } from "/static/js/puntenlaag.js";

const L = window.L;
const MIDDEN = [52.36, 4.9];
const ZOOM = 11.25;
const PADDING = 0.25;

/** Points over the city in the form of /kaart.json; a fixed seed, so that every run draws the same. */
function makePunten(aantal) {
  let staat = 7;
  const kans = () => (staat = (staat * 16807) % 2147483647) / 2147483647;
  const klok = () => (kans() + kans() + kans()) / 1.5 - 1; // dense in the middle, like a city
  const uit = { id: [], x: [], y: [], v: [] };
  let vx = 0;
  let vy = 0;
  for (let i = 0; i < aantal; i++) {
    const x = Math.round((MIDDEN[1] + 0.17 * klok()) * 1e5);
    const y = Math.round((MIDDEN[0] + 0.08 * klok()) * 1e5);
    uit.id.push(i + 1);
    uit.x.push(x - vx);
    uit.y.push(y - vy);
    uit.v.push(Math.floor(kans() * 8));
    vx = x;
    vy = y;
  }
  return uit;
}

function makeMap() {
  const map = L.map("kaart", { zoomControl: false, zoomSnap: 0.25, zoomAnimation: false, inertia: false });
  map.createPane("punten");
  return map.setView(MIDDEN, ZOOM);
}

const WIJZEN = {
  ons: (map, kolommen) => {
    const laag = new Puntenlaag({ padding: PADDING }).addTo(map).setPunten(decodePunten(kolommen));
    return { klaar: () => laag._ctx.getImageData(0, 0, 1, 1) };
  },
  leaflet: (map, { id, x, y }) => {
    const renderer = L.canvas({ padding: PADDING });
    const punten = [];
    let lon = 0;
    let lat = 0;
    for (let i = 0; i < id.length; i++) {
      lon += x[i];
      lat += y[i];
      punten.push(L.circleMarker([lat / 1e5, lon / 1e5], { renderer, radius: 2.3, stroke: false, fillOpacity: 1 }));
    }
    L.layerGroup(punten).addTo(map);
    return {
      klaar: () => {
        L.Util.cancelAnimFrame(renderer._redrawRequest);
        renderer._redraw();
        renderer._ctx.getImageData(0, 0, 1, 1);
      },
    };
  },
  leeg: () => ({ klaar: () => {} }),
};

/** Milliseconds until the first picture stands, and until it stands again after a zoom step. */
function time(wijs, kolommen) {
  const map = makeMap();
  const begin = performance.now();
  const laag = WIJZEN[wijs](map, kolommen);
  laag.klaar();
  const eerste = performance.now() - begin;
  const zoom = performance.now();
  map.setZoom(ZOOM + 1, { animate: false });
  laag.klaar();
  const opnieuw = performance.now() - zoom;
  map.remove();
  return { eerste, opnieuw };
}

function frame() {
  return new Promise((klaar) => requestAnimationFrame(klaar));
}

/** Drag the map to and fro and note how long each frame took. */
async function pan(wijs, kolommen) {
  const map = makeMap();
  WIJZEN[wijs](map, kolommen).klaar();
  const el = map.getContainer();
  const muis = (soort, x) =>
    el.dispatchEvent(new MouseEvent(soort, { bubbles: true, clientX: x, clientY: 400, button: 0, buttons: 1 }));
  const tijden = [];
  let taken = 0;
  const wacht = new PerformanceObserver((lijst) => (taken += lijst.getEntries().length));
  wacht.observe({ type: "longtask" });
  for (let i = 0; i < 20; i++) await frame();
  let vorige = await frame();
  for (let keer = 0; keer < 4; keer++) {
    const kant = keer % 2 ? -1 : 1;
    muis("mousedown", 450);
    for (let stap = 1; stap <= 30; stap++) {
      muis("mousemove", 450 + kant * stap * 8);
      const nu = await frame();
      tijden.push(nu - vorige);
      vorige = nu;
    }
    muis("mouseup", 450 + kant * 240);
  }
  await frame();
  wacht.disconnect();
  map.remove();
  return { traag: tijden.filter((t) => t > 20).length / tijden.length, taken };
}

/** The lower quartile: what the work costs when the machine does nothing else. */
const rustig = (rij) => rij.toSorted((a, b) => a - b)[rij.length >> 2];

/** Round robin, so that a slow moment of the machine hits both. */
window.measure = async (aantal, ronden) => {
  const kolommen = makePunten(aantal);
  const tijden = { ons: [], leaflet: [] };
  for (let ronde = -1; ronde < ronden; ronde++) {
    for (const wijs of Object.keys(tijden)) {
      const tijd = time(wijs, kolommen);
      if (ronde >= 0) tijden[wijs].push(tijd); // the first round warms up
      await frame();
    }
  }
  const keer = (deel) => rustig(tijden.leaflet.map((t) => t[deel])) / rustig(tijden.ons.map((t) => t[deel]));
  const schuiven = { ons: [], leaflet: [], leeg: [] };
  for (let ronde = 0; ronde < 6; ronde++) {
    for (const wijs of Object.keys(WIJZEN)) schuiven[wijs].push(await pan(wijs, kolommen));
  }
  // A frame is lost to any other process on the machine; the calmest round shows the work itself.
  const traag = (wijs) => Math.min(...schuiven[wijs].map((p) => p.traag));
  const taken = (wijs) => Math.min(...schuiven[wijs].map((p) => p.taken));
  return {
    eerste: keer("eerste"),
    opnieuw: keer("opnieuw"),
    schuiven: Object.fromEntries(Object.keys(WIJZEN).map((wijs) => [wijs, { traag: traag(wijs), taken: taken(wijs) }])),
  };
};
