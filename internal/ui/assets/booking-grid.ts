// A sheet of bookings is one stop of the Tab key; arrows walk in it. Everything in
// it is a link, and stays one without this script.

const lines = (sheet: HTMLElement) =>
  [...sheet.querySelectorAll<HTMLElement>(sheet.matches("table") ? "tbody tr" : ":scope > li")].filter((line) => links(line).length > 0);

// links are those of a line in the order in which they stand along it.
const links = (line: HTMLElement) => {
  const down = line.matches("li");
  const start = (a: HTMLElement) => (down ? a.getBoundingClientRect().top : a.getBoundingClientRect().left);
  return [...line.querySelectorAll<HTMLAnchorElement>("a")].filter((a) => a.offsetParent !== null).sort((a, b) => start(a) - start(b));
};

const middle = (a: HTMLElement, down: boolean) => {
  const box = a.getBoundingClientRect();
  return down ? box.top + box.height / 2 : box.left + Math.min(box.width, 48) / 2;
};

function go(sheet: HTMLElement, to: HTMLAnchorElement | undefined) {
  if (!to) return;
  for (const a of sheet.querySelectorAll("a")) a.tabIndex = a === to ? 0 : -1;
  to.focus();
}

// nearest is the link of another line that stands beside one.
function nearest(line: HTMLElement | undefined, from: HTMLElement, down: boolean) {
  if (!line) return undefined;
  const at = middle(from, down);
  return links(line).sort((a, b) => Math.abs(middle(a, down) - at) - Math.abs(middle(b, down) - at))[0];
}

function walk(sheet: HTMLElement, key: string, from: HTMLAnchorElement) {
  const all = lines(sheet);
  const at = all.findIndex((line) => line.contains(from));
  const line = all[at];
  if (!line) return false;
  const down = !sheet.matches("table"); // its lines stand side by side
  const [back, on] = down ? ["ArrowUp", "ArrowDown"] : ["ArrowLeft", "ArrowRight"];
  const [before, after] = down ? ["ArrowLeft", "ArrowRight"] : ["ArrowUp", "ArrowDown"];
  const own = links(line);
  switch (key) {
    case back: go(sheet, own[own.indexOf(from) - 1]); break;
    case on: go(sheet, own[own.indexOf(from) + 1]); break;
    case before: go(sheet, nearest(all[at - 1], from, down)); break;
    case after: go(sheet, nearest(all[at + 1], from, down)); break;
    case "Home": go(sheet, own[0]); break;
    case "End": go(sheet, own.at(-1)); break;
    case "PageUp": document.querySelector<HTMLAnchorElement>(".turn [rel=prev]")?.click(); break;
    case "PageDown": document.querySelector<HTMLAnchorElement>(".turn [rel=next]")?.click(); break;
    default: return false;
  }
  return true;
}

for (const sheet of document.querySelectorAll<HTMLElement>("[data-cells]")) {
  if (sheet.matches("table")) sheet.setAttribute("role", "grid");
  const first = sheet.querySelector<HTMLAnchorElement>("tbody .today a, li.today a") ?? sheet.querySelector<HTMLAnchorElement>("tbody a, li a");
  for (const a of sheet.querySelectorAll<HTMLAnchorElement>("tbody a, li a")) a.tabIndex = a === first ? 0 : -1;
  sheet.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || !(e.target instanceof HTMLAnchorElement)) return;
    if (walk(sheet, e.key, e.target)) e.preventDefault();
  });
}

export {};
