/** The card beside a marker; on a phone it docks at the bottom. Filled with textContent only. */
const L = window.L;

const MEER = 8; // so many names in the list of a stack
const AFSTAND = 30; // from the middle of the marker to the card
const BOVEN = 64; // the legend stays free

/** make("a", { class: "x", href: "/" }, "text", child…): an element without a string of HTML. */
export function make(tag, eigenschappen = {}, ...kinderen) {
  const el = document.createElement(tag);
  for (const [naam, waarde] of Object.entries(eigenschappen)) el.setAttribute(naam, waarde);
  el.append(...kinderen.filter(Boolean));
  return el;
}

export function icoon(naam) {
  const ns = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(ns, "svg");
  const use = document.createElementNS(ns, "use");
  svg.setAttribute("class", "icoon");
  svg.setAttribute("aria-hidden", "true");
  use.setAttribute("href", `#i-${naam}`);
  svg.append(use);
  return svg;
}

/** The part of an element that is on the screen: a sticky map may reach below the fold. */
export function visiblePart(el) {
  const { top, bottom, height } = el.getBoundingClientRect();
  const boven = Math.max(0, -top);
  const onder = Math.min(height, window.innerHeight - top);
  return onder - boven > height / 3 ? { boven, onder, hoog: height } : { boven: 0, onder: height, hoog: height };
}

const soort = (kaart) => make("span", { class: `soort soort-${kaart.soort}` }, kaart.soort_naam);
const naam = (kaart) => make("a", { class: "kaartpopup-naam", href: kaart.url }, kaart.naam);

function enkel(kaart, teksten) {
  const stand = kaart.open ? "kaartpopup-stand open" : "kaartpopup-stand";
  return [
    naam(kaart),
    make(
      "p",
      { class: "kaartpopup-regel" },
      soort(kaart),
      kaart.organisatie && make("span", { class: "kaartpopup-organisatie" }, kaart.organisatie),
      kaart.voorbeeld && make("span", { class: "voorbeeld" }, teksten.voorbeeld),
    ),
    kaart.stand && make("p", { class: stand }, kaart.stand),
    kaart.telefoon && make("a", { class: "belknop", href: kaart.telefoon_uri }, icoon("telefoon"), kaart.telefoon),
  ];
}

function meer(kaarten, aantal, teksten) {
  const rest = aantal - kaarten.length;
  return [
    make("p", { class: "kaartpopup-kop" }, teksten.stapel.replace("{aantal}", aantal)),
    make("ul", { class: "kaartpopup-lijst" }, ...kaarten.map((kaart) => make("li", {}, naam(kaart), soort(kaart)))),
    rest > 0 && make("p", { class: "kaartpopup-stand" }, teksten.rest.replace("{aantal}", rest)),
  ];
}

export class Popup {
  /** @param haal (id, signal) => promise of the card's data @param closed called after closing */
  constructor(map, teksten, haal, closed) {
    this.map = map;
    this.teksten = teksten;
    this.haal = haal;
    this.closed = closed;
    this.inhoud = make("div", { class: "kaartpopup-inhoud" });
    const sluit = make("button", { class: "kaartpopup-sluit", type: "button", "aria-label": teksten.sluiten }, icoon("kruis"));
    this.el = make("div", { class: "kaartpopup", role: "dialog", "aria-label": teksten.popup, tabindex: "-1", hidden: "" });
    this.el.append(this.inhoud, sluit);
    map.getContainer().append(this.el);
    sluit.addEventListener("click", () => this.close());
    L.DomEvent.disableClickPropagation(this.el);
    L.DomEvent.disableScrollPropagation(this.el);
    this.el.addEventListener("pointermove", (e) => e.stopPropagation());
    this.el.addEventListener("mousemove", (e) => e.stopPropagation());
    document.addEventListener("keydown", (e) => e.key === "Escape" && !this.el.hidden && this.close());
    map.on("move zoomend", () => this._place());
    map.on("zoomanim", () => this.el.classList.add("zoomt"));
    map.on("zoomend", () => this.el.classList.remove("zoomt"));
  }

  /** Show one initiative, or the list of a stack. A newer call overtakes an older one. */
  async open(ids, latlng) {
    this.vraag?.abort();
    const { signal } = (this.vraag = new AbortController());
    if (this.el.hidden) this.terug = document.activeElement;
    let delen;
    try {
      const kaarten = await Promise.all(ids.slice(0, MEER).map((id) => this.haal(id, signal)));
      delen = ids.length === 1 ? enkel(kaarten[0], this.teksten) : meer(kaarten, ids.length, this.teksten);
    } catch (fout) {
      if (signal.aborted) return;
      delen = [make("p", {}, this.teksten.popup_mislukt)];
    }
    if (signal.aborted) return;
    this.inhoud.replaceChildren(...delen.filter(Boolean));
    this.latlng = latlng;
    this.el.hidden = false;
    this._place();
    this._makeRoom();
    this.el.focus({ preventScroll: true });
  }

  /** Close and give the focus back to where it came from. */
  close({ focus = true } = {}) {
    this.vraag?.abort();
    if (this.el.hidden) return;
    this.el.hidden = true;
    const terug = this.terug?.isConnected && this.terug !== document.body ? this.terug : this.map.getContainer();
    if (focus) terug.focus({ preventScroll: true });
    this.closed();
  }

  /** Right of the marker, else left; the tip stays at the marker's height. */
  _place() {
    if (this.el.hidden || !this.latlng) return;
    const { x, y } = this.map.latLngToContainerPoint(this.latlng);
    const { x: breed } = this.map.getSize();
    const { boven, onder } = visiblePart(this.map.getContainer());
    const { offsetWidth: w, offsetHeight: h } = this.el;
    const links = x + AFSTAND + w > breed && x - AFSTAND - w >= 0;
    const top = Math.max(Math.min(boven + BOVEN, y - 20), Math.min(y - h / 2, onder - h - 8));
    this.el.classList.toggle("links", links);
    this.el.style.setProperty("--x", `${Math.round(links ? x - AFSTAND - w : x + AFSTAND)}px`);
    this.el.style.setProperty("--y", `${Math.round(top)}px`);
    this.el.style.setProperty("--punt", `${Math.round(Math.max(14, Math.min(y - top, h - 14)))}px`);
  }

  /** Pan when the marker is hidden by the docked card or has no room on either side. */
  _makeRoom() {
    const { x, y } = this.map.latLngToContainerPoint(this.latlng);
    const { x: breed, y: hoog } = this.map.getSize();
    const { offsetWidth: w, offsetTop } = this.el;
    const gedokt = getComputedStyle(this.el).transform === "none";
    let dx = 0;
    let dy = 0;
    if (gedokt) {
      if (y > offsetTop - 40) dy = y - offsetTop / 2;
    } else if (x + AFSTAND + w > breed && x - AFSTAND - w < 0) dx = x + AFSTAND + w + 8 - breed;
    if (y < 40 || (!gedokt && y > hoog - 40)) dy = y - hoog / 2;
    if (dx || dy) this.map.panBy([Math.round(dx), Math.round(dy)], { animate: this.map.options.inertia });
  }
}
