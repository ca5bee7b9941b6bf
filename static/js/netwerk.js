// Points at one organisation in a crowded network: its own lines stand out, with the names at their other ends.
const SVG = "http://www.w3.org/2000/svg";
const plaatje = document.querySelector("svg.netwerk");
const knopen = [...plaatje.querySelectorAll(".knoop")];
const buren = new Map(knopen.map((knoop) => [knoop, new Set()]));
for (const knoop of knopen) {
  for (const nummer of knoop.dataset.buren?.split(" ") ?? []) {
    buren.get(knoop).add(knopen[nummer]);
    buren.get(knopen[nummer]).add(knoop);
  }
}
const lijnen = document.createElementNS(SVG, "path");
lijnen.classList.add("nw-wijslijnen");
plaatje.querySelector(".nw-knopen").before(lijnen);

const plek = (knoop) => knoop.getAttribute("transform").match(/\d+/g).join(" ");

/** Who has no lines changes nothing. */
function wijs(knoop) {
  const samen = buren.get(knoop) ?? new Set();
  plaatje.classList.toggle("wijst", samen.size > 0);
  for (const ander of knopen) ander.classList.toggle("buur", ander === knoop || samen.has(ander));
  lijnen.setAttribute("d", [...samen].map((buur) => `M${plek(knoop)}L${plek(buur)}`).join(""));
}

plaatje.addEventListener("pointerover", ({ target }) => wijs(target.closest(".knoop")));
plaatje.addEventListener("pointerleave", () => wijs(null));
plaatje.addEventListener("focusin", ({ target }) => wijs(target.closest(".knoop")));
plaatje.addEventListener("focusout", () => wijs(null));
