/* Asks the browser for a passkey, and puts its answer in the form (templates/mfa/webauthn/knop.html). */

const naarBytes = (tekst) =>
  Uint8Array.from(atob(tekst.replaceAll("-", "+").replaceAll("_", "/")), (teken) => teken.charCodeAt(0));

const naarTekst = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

const metBytes = (sleutels) => (sleutels ?? []).map((sleutel) => ({ ...sleutel, id: naarBytes(sleutel.id) }));

function readOptions({ publicKey }) {
  const opties = {
    ...publicKey,
    challenge: naarBytes(publicKey.challenge),
    allowCredentials: metBytes(publicKey.allowCredentials),
    excludeCredentials: metBytes(publicKey.excludeCredentials),
  };
  return publicKey.user ? { ...opties, user: { ...publicKey.user, id: naarBytes(publicKey.user.id) } } : opties;
}

function toJson(sleutel) {
  const antwoord = {};
  for (const naam of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (sleutel.response[naam]) antwoord[naam] = naarTekst(sleutel.response[naam]);
  }
  return JSON.stringify({
    id: sleutel.id,
    rawId: naarTekst(sleutel.rawId),
    type: sleutel.type,
    response: antwoord,
    clientExtensionResults: sleutel.getClientExtensionResults(),
  });
}

for (const formulier of document.querySelectorAll("form[data-passkey]")) {
  const actie = formulier.dataset.passkey;
  const knop = formulier.querySelector("[data-passkey-knop]");
  const mislukt = formulier.querySelector("[data-passkey-mislukt]");
  const gegevens = JSON.parse(document.getElementById("passkey-gegevens").textContent);
  const kan = Boolean(window.PublicKeyCredential);
  knop.hidden = !kan;
  formulier.querySelector("[data-passkey-onbekend]").hidden = kan;
  const ask = async () => {
    mislukt.hidden = true;
    knop.disabled = true;
    try {
      const publicKey = readOptions(gegevens.creation_options ?? gegevens.request_options);
      formulier.elements.credential.value = toJson(await navigator.credentials[actie]({ publicKey }));
      formulier.submit();
    } catch {
      mislukt.hidden = false;
      knop.disabled = false;
      knop.focus();
    }
  };
  knop.addEventListener("click", ask);
  formulier.addEventListener("submit", (gebeurtenis) => {
    gebeurtenis.preventDefault();
    ask();
  });
}
