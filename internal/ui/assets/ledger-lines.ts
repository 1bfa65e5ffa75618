// An entry's lines add up as they are typed. The server says the same once it is sent.

const amounts = (box: Element, side: string) =>
  [...box.querySelectorAll<HTMLInputElement>(`input[name$=".${side}"]`)].reduce((sum, input) => sum + cents(input.value), 0);

// cents reads what a person types; what is no amount counts for nothing here.
function cents(text: string): number {
  const plain = text.replace(/[\s€]/g, "").replace(",", ".");
  return /^\d*\.?\d{0,2}$/.test(plain) && plain !== "" ? Math.round(Number(plain) * 100) : 0;
}

document.addEventListener("input", (e) => {
  const box = e.target instanceof HTMLInputElement ? e.target.closest<HTMLElement>("[data-balance]") : null;
  const out = box?.querySelector<HTMLElement>("[data-gap]");
  if (!box || !out) return;
  const gap = amounts(box, "debit") - amounts(box, "credit");
  const badge = out.querySelector(".badge");
  const said = new Intl.NumberFormat(document.documentElement.lang, { style: "currency", currency: "EUR" }).format(Math.abs(gap) / 100);
  badge?.replaceChildren(gap === 0 ? (out.dataset.even ?? "") : (out.dataset.gap ?? "").replace("{gap}", said));
  badge?.classList.toggle("well", gap === 0);
  badge?.classList.toggle("watch", gap !== 0);
});

export {};
