/**
 * "My location", only when somebody asks. The position stays in the browser: it is rounded to some hundred metres
 * and compared with the areas that the map draws; only the name of the area comes in the field. Whoever sees that
 * it is right, searches.
 */
const sjabloon = document.getElementById("locatieknop");
const stand = document.getElementById("locatiestand");

/** Whether a ring of [lon, lat] goes round the point: a line from the point crosses it an odd number of times. */
function goesRound(ring, [x, y]) {
  return ring.reduce((binnen, [x1, y1], i) => {
    const [x2, y2] = ring[(i || ring.length) - 1];
    return y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1 ? !binnen : binnen;
  }, false);
}

function holds({ type, coordinates }, punt) {
  const vlakken = type === "Polygon" ? [coordinates] : coordinates;
  return vlakken.some(([rand, ...gaten]) => goesRound(rand, punt) && !gaten.some((gat) => goesRound(gat, punt)));
}

async function read(adres) {
  const antwoord = await fetch(adres);
  if (!antwoord.ok) throw new Error(String(antwoord.status));
  return antwoord.json();
}

/** The name of the smallest area that we know at the point, or null outside the city. */
async function findName(punt) {
  const { gebieden, buurten } = JSON.parse(document.getElementById("kaart-instellingen").textContent);
  const { stadsdelen, wijken } = await read(gebieden);
  const stadsdeel = stadsdelen.find(({ vlak }) => holds(vlak, punt));
  if (!stadsdeel) return null;
  const fijn = await read(buurten.replace("SLUG", stadsdeel.slug));
  return [...fijn.buurten, ...wijken, stadsdeel].find(({ vlak }) => holds(vlak, punt)).naam;
}

function askPosition() {
  return new Promise((resolve, reject) => {
    navigator.geolocation.getCurrentPosition(resolve, reject, { timeout: 10_000, maximumAge: 60_000 });
  });
}

async function fillIn() {
  stand.textContent = stand.dataset.zoekt;
  try {
    const { coords } = await askPosition();
    const naam = await findName([coords.longitude, coords.latitude].map((graden) => Number(graden.toFixed(3))));
    stand.textContent = naam ? stand.dataset.gevonden.replace("{buurt}", naam) : stand.dataset.buiten;
    if (!naam) return;
    document.getElementById("plaats").value = naam;
    document.querySelector(".zoekbalk > .knop").focus();
  } catch {
    stand.textContent = stand.dataset.geen;
  }
}

if (navigator.geolocation && window.isSecureContext) {
  sjabloon.replaceWith(sjabloon.content);
  document.querySelector(".locatieknop").addEventListener("click", fillIn);
}
