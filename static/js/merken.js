/** How a dot, a marker and a stack look on a canvas. Colours come from the CSS tokens. */

const MERK = 26;
const GEKOZEN = 30;
export const STAPEL = 30;
const DOMEINEN = ["fysiek", "sociaal", "psychisch", "spiritueel", "inkt-2"];

/** The signs of the domains on a grid of 24, the same as in the icon sprite. */
const TEKENS = [
  {
    vul: "M12 1.2a2.8 2.8 0 1 1 0 5.6 2.8 2.8 0 0 1 0-5.6zM2.7 7.3a1.4 1.4 0 0 1 1.7-1C6.8 7 9.3 7.6 12 7.6s5.2-.6 7.6-1.3a1.4 1.4 0 1 1 .8 2.7c-1.6.5-3.3.9-5 1.2v3.3l2.6 7.2a1.5 1.5 0 0 1-2.8 1L12 14.8l-3.2 6.9a1.5 1.5 0 0 1-2.8-1l2.6-7.2v-3.3c-1.7-.3-3.4-.7-5-1.2a1.4 1.4 0 0 1-.9-1.7z",
  },
  { lijn: "M2.9 12a5.3 5.3 0 1 1 10.6 0 5.3 5.3 0 0 1-10.6 0zM10.5 12a5.3 5.3 0 1 1 10.6 0 5.3 5.3 0 0 1-10.6 0z" },
  {
    vul: "M4.5 4h15A2.5 2.5 0 0 1 22 6.5v8a2.5 2.5 0 0 1-2.5 2.5h-6.7L7 21.5V17H4.5A2.5 2.5 0 0 1 2 14.5v-8A2.5 2.5 0 0 1 4.5 4z",
  },
  {
    vul: "M12.3 1.5c.6 3.9 7 7 7 13A7.2 7.2 0 0 1 12 22a7.2 7.2 0 0 1-7.3-7.3c0-3.2 1.6-5.2 3.2-7 .2 1.9.7 2.9 1.7 3.6-.1-4 .5-7 2.7-9.8zM12 14.5c-1.3 1.3-2.2 2.2-2.2 3.6a2.2 2.2 0 0 0 4.4 0c0-1.4-.9-2.3-2.2-3.6z",
  },
];

function teken(ctx, domein, kleur, maat) {
  const vorm = TEKENS[domein];
  if (!vorm) return;
  ctx.save();
  ctx.scale((0.64 * maat) / 24, (0.64 * maat) / 24);
  ctx.translate(-12, -12);
  ctx.fillStyle = ctx.strokeStyle = kleur;
  ctx.lineWidth = 2.8;
  if (vorm.vul) ctx.fill(new Path2D(vorm.vul), "evenodd");
  else ctx.stroke(new Path2D(vorm.lijn));
  ctx.restore();
}

/** A circle (informal) or a square with soft corners (formal), centred on 0,0. */
function vul(ctx, rond, maat, kleur) {
  ctx.beginPath();
  if (rond) ctx.arc(0, 0, maat / 2, 0, 2 * Math.PI);
  else ctx.roundRect(-maat / 2, -maat / 2, maat, maat, maat / 8);
  ctx.fillStyle = kleur;
  ctx.fill();
}

export class Merken {
  constructor(element, dpr) {
    const stijl = getComputedStyle(element);
    const kleur = (naam) => stijl.getPropertyValue(`--${naam}`).trim();
    this.kleur = Object.fromEntries(
      ["op-domein", "land-gekozen", "vlak", "inkt", "lamp", "kaart-punt", ...DOMEINEN].map((naam) => [naam, kleur(naam)]),
    );
    this.letter = stijl.fontFamily;
    this.dpr = dpr;
    this.sprites = new Map();
  }

  /** A small picture per kind of item, drawn once and then put where it is needed. */
  sprite(soort, aantal) {
    const sleutel = aantal > 1 ? `n${aantal}` : `m${soort}`;
    if (!this.sprites.has(sleutel)) {
      this.sprites.set(sleutel, this.paint(2 * STAPEL, (ctx) => this.draw(ctx, soort, aantal, false)).canvas);
    }
    return this.sprites.get(sleutel);
  }

  /** A dot as pixels: the one colour of all dots, with the coverage in the highest byte. */
  stempel(stip, rond) {
    const sleutel = `s${stip}-${rond}`;
    if (!this.sprites.has(sleutel)) {
      const ctx = this.paint(stip + 2, (doek) => vul(doek, rond, stip, this.kleur["kaart-punt"]));
      const maat = ctx.canvas.width;
      const inkt = new Uint32Array(ctx.getImageData(0, 0, maat, maat).data.buffer);
      const kleur = inkt[(maat >> 1) * maat + (maat >> 1)] & 0xffffff;
      this.sprites.set(sleutel, { maat, inkt: inkt.map((pixel) => (pixel & 0xff000000) | kleur) });
    }
    return this.sprites.get(sleutel);
  }

  /** A canvas of `maat` pixels on which `doe` paints round 0,0. */
  paint(maat, doe) {
    const ctx = document.createElement("canvas").getContext("2d");
    ctx.canvas.width = ctx.canvas.height = Math.ceil(maat * this.dpr);
    ctx.setTransform(this.dpr, 0, 0, this.dpr, ctx.canvas.width / 2, ctx.canvas.width / 2);
    doe(ctx);
    return ctx;
  }

  draw(ctx, soort, aantal, gekozen) {
    if (aantal > 1) this.drawStapel(ctx, aantal, gekozen);
    else this.drawMerk(ctx, soort, gekozen);
  }

  drawMerk(ctx, soort, gekozen) {
    const { inkt, lamp, "land-gekozen": rand, "op-domein": wit } = this.kleur;
    const maat = gekozen ? GEKOZEN : MERK;
    const ringen = gekozen ? [[16, inkt], [13, lamp], [4, rand]] : [[3, rand]];
    for (const [breder, kleur] of ringen) vul(ctx, soort & 1, maat + breder, kleur);
    vul(ctx, soort & 1, maat, this.kleur[DOMEINEN[soort >> 1]]);
    teken(ctx, soort >> 1, wit, maat);
  }

  /** Two stacked sheets with the count: never round, so nobody takes it for an informal one. */
  drawStapel(ctx, aantal, gekozen) {
    const { vlak, inkt, lamp } = this.kleur;
    const tekst = String(aantal);
    const breed = Math.max(STAPEL, 14 + 8.5 * tekst.length);
    const blad = (dx, dy, meer, kleur) => {
      ctx.beginPath();
      ctx.roundRect(dx - (breed + meer) / 2, dy - (STAPEL + meer) / 2, breed + meer, STAPEL + meer, 6 + meer / 3);
      ctx.fillStyle = kleur;
      ctx.fill();
    };
    if (gekozen) {
      blad(0, 0, 20, inkt);
      blad(0, 0, 17, lamp);
    }
    ctx.strokeStyle = inkt;
    ctx.lineWidth = 1.8;
    blad(2.5, -3, -3, vlak);
    ctx.stroke();
    blad(-1, 1, -3, vlak);
    ctx.stroke();
    ctx.fillStyle = inkt;
    ctx.font = `700 15px ${this.letter}`;
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.fillText(tekst, -1, 2);
  }
}
