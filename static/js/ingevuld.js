/** What was sent is no longer kept on this device. */
try {
  localStorage.removeItem(`vragenlijst:${document.querySelector("[data-ingevuld]").dataset.ingevuld}`);
} catch {
  // storage is turned off, so nothing was kept
}
