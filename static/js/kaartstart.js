/**
 * Fetch the map's code when the map comes into view: on a phone that is after a tap on "Kaart".
 * Leaflet first, because the modules need it; scripts that are not async keep their order.
 */
const vak = document.querySelector("[data-kaart]");
const kijker = new IntersectionObserver(
  ([{ isIntersecting }]) => {
    if (!isIntersecting) return;
    kijker.disconnect();
    for (const [src, type] of [
      [vak.dataset.leaflet, "text/javascript"],
      [vak.dataset.kaart, "module"],
    ]) {
      document.head.append(Object.assign(document.createElement("script"), { src, type, async: false }));
    }
  },
  { rootMargin: "200px" },
);
kijker.observe(vak);
