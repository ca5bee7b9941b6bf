/** Typing answers over from paper: a figure chooses the answer and goes on to the next question; 0 is no answer. */
const form = document.querySelector("[data-papier]");
const vragen = form ? [...form.querySelectorAll(".papiervraag")] : [];

function enter(vraag) {
  const veld = vraag.querySelector("input:checked") ?? vraag.querySelector("input, textarea");
  veld.focus();
  vraag.scrollIntoView({ block: "nearest" });
}

function choose(vraag, cijfer) {
  const keuzes = [...vraag.querySelectorAll("input")];
  const keuze = keuzes.find((veld) => veld.value === cijfer);
  if (!keuze && cijfer !== "0") return false;
  for (const veld of keuzes) veld.checked = veld === keuze;
  return true;
}

form?.addEventListener("keydown", (event) => {
  const vraag = event.target.closest("fieldset.papiervraag");
  // With ten answers or more "10" would be 1 here and 0 at the next question: there one points or uses the arrows.
  if (!vraag || vraag.querySelectorAll("input").length > 9) return;
  if (!/^\d$/.test(event.key) || event.ctrlKey || event.altKey || event.metaKey) return;
  event.preventDefault();
  const volgende = vragen[vragen.indexOf(vraag) + 1];
  if (choose(vraag, event.key)) enter(volgende ?? vraag);
});

if (vragen.length) enter(form.querySelector(".papiervraag.fout") ?? vragen[0]);
