// Signing a half-day. What is signed waits in the telephone until the network takes it: it
// survives a reload, and the server knows by its key that it came before.

interface Waiting { key: string; to: string; body: string; what: string; who: string; refused?: string }

const box = document.querySelector<HTMLElement>("[data-waiting]");
const me = box?.dataset.waiting ?? "";
const store = "pilotis-signatures";

const all = (): Waiting[] => JSON.parse(localStorage.getItem(store) ?? "[]");
const keep = (list: Waiting[]) => localStorage.setItem(store, JSON.stringify(list));
const forget = (key: string) => keep(all().filter((w) => w.key !== key));
const refuse = (key: string, why: string) => keep(all().map((w) => (w.key === key ? { ...w, refused: why } : w)));

// A form that signs is kept first and sent next, so that nothing is lost in between.
document.addEventListener("submit", (e) => {
  const form = e.target;
  if (!box || !(form instanceof HTMLFormElement) || form.dataset.sign === undefined) return;
  e.preventDefault();
  const data = new FormData(form);
  data.set("device", new Date().toISOString());
  data.delete("back");
  const key = String(data.get("key"));
  const body = new URLSearchParams([...data].map(([name, value]) => [name, String(value)])).toString();
  keep([...all().filter((w) => w.key !== key), { key, to: form.action, body, what: form.dataset.sign, who: me }]);
  show();
  void send();
});

// send gives the server what waits, one after the other, and shows the page anew where some was taken in.
async function send() {
  let taken = false, stranger = false;
  for (const w of all().filter((w) => w.who === me && !w.refused)) {
    try {
      const answer = await fetch(w.to, { method: "POST", body: w.body, headers: { "Content-Type": "application/x-www-form-urlencoded", "HX-Request": "true" } });
      const said = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector<HTMLElement>("[data-outcome]");
      if (said?.dataset.outcome === "kept") {
        forget(w.key);
        taken = true;
      } else if (said?.dataset.outcome === "refused") refuse(w.key, said.textContent ?? "");
      else stranger ||= !!said || answer.headers.has("HX-Redirect"); // signed out meanwhile, or somebody else signed in
    } catch {
      break; // no network: later
    }
  }
  if (taken && !all().some((w) => w.who === me && w.refused)) location.reload();
  else show(stranger);
}

// show lists what waits and what was refused, and hides the forms that have been used.
function show(stranger = false) {
  if (!box) return;
  const mine = all().filter((w) => w.who === me);
  box.hidden = mine.length === 0;
  box.querySelector("ul")?.replaceChildren(...mine.map((w) => {
    const line = document.createElement("li");
    line.textContent = `${w.what} — ${w.refused ?? (stranger ? box.dataset.again : box.dataset.said)} `;
    if (w.refused) {
      const press = document.createElement("button");
      press.type = "button";
      press.className = "button quiet";
      press.textContent = box.dataset.forget ?? "";
      press.onclick = () => { forget(w.key); location.reload(); };
      line.append(press);
    }
    return line;
  }));
  for (const form of document.querySelectorAll<HTMLFormElement>("form.sign")) form.hidden = mine.some((w) => w.to === form.action && !w.refused);
}

// open lets a half-day be signed on a page that was loaded before its time.
function open() {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-opens]")) {
    if (Date.now() < Date.parse(form.dataset.opens ?? "")) continue;
    form.querySelector("[type=submit]")?.removeAttribute("disabled");
    form.querySelector("[data-early]")?.remove();
  }
}

// pad draws where a finger goes.
function pad(pad: HTMLElement) {
  const sheet = pad.querySelector("svg"), line = pad.querySelector("path"), kept = pad.querySelector("input");
  if (!sheet || !line || !kept) return;
  pad.hidden = false;
  const at = (e: PointerEvent, mark: string) => {
    const r = sheet.getBoundingClientRect();
    const x = Math.round(((e.clientX - r.left) / r.width) * 600), y = Math.round(((e.clientY - r.top) / r.height) * 200);
    if (x < 0 || y < 0 || kept.value.length > 7900) return;
    kept.value += `${kept.value && " "}${mark}${x} ${y}`;
    line.setAttribute("d", kept.value);
  };
  sheet.addEventListener("pointerdown", (e) => { sheet.setPointerCapture(e.pointerId); at(e, "M"); });
  sheet.addEventListener("pointermove", (e) => { if (kept.value && sheet.hasPointerCapture(e.pointerId)) at(e, "L"); });
  pad.querySelector("button")?.addEventListener("click", () => { kept.value = ""; line.removeAttribute("d"); });
}

if (box) {
  show();
  open();
  setInterval(open, 30_000);
  void send();
  addEventListener("online", () => void send());
  document.querySelectorAll<HTMLElement>("[data-pad]").forEach(pad);
  // The pages of attendance stay at hand without a network; this one is told by its visitor.
  void navigator.serviceWorker?.register(box.dataset.worker ?? "", { scope: box.dataset.scope }).then(async () => {
    const { active } = await navigator.serviceWorker.ready;
    active?.postMessage([location.href, ...performance.getEntriesByType("resource").map((r) => r.name)]);
  });
}

// Whoever signs out leaves no page behind.
document.addEventListener("submit", (e) => {
  if (e.target instanceof HTMLFormElement && e.target.getAttribute("action") === "/sign-out") void window.caches?.delete("attendance");
});

export {};
