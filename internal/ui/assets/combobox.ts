// A field that proposes as one types. What is taken goes into the hidden field
// before it; typing again empties that field, for the words no longer say it.

import { say } from "./live";

const boxOf = (node: EventTarget | null) =>
  node instanceof HTMLInputElement && node.getAttribute("role") === "combobox" ? node : null;

const listOf = (box: HTMLInputElement) => document.getElementById(box.getAttribute("aria-controls") ?? "");

const hiddenOf = (box: HTMLInputElement) => box.parentElement?.querySelector<HTMLInputElement>("input[type=hidden]");

function show(box: HTMLInputElement, open: boolean) {
  const list = listOf(box);
  if (!list) return;
  list.hidden = !open || list.childElementCount === 0;
  box.setAttribute("aria-expanded", String(!list.hidden));
  if (list.hidden) box.removeAttribute("aria-activedescendant");
}

function mark(box: HTMLInputElement, step: number) {
  const items = [...(listOf(box)?.children ?? [])];
  if (items.length === 0) return;
  const at = items.findIndex((item) => item.getAttribute("aria-selected") === "true");
  const next = at < 0 && step < 0 ? items.length - 1 : (at + step + items.length) % items.length;
  items.forEach((item, i) => {
    item.id ||= `${box.id}-${i}`;
    item.setAttribute("aria-selected", String(i === next));
  });
  const item = items[next];
  if (!item) return;
  box.setAttribute("aria-activedescendant", item.id);
  item.scrollIntoView({ block: "nearest" });
}

function take(box: HTMLInputElement, item: Element) {
  const hidden = hiddenOf(box);
  if (!(item instanceof HTMLElement) || !hidden) return;
  hidden.value = item.dataset.value ?? "";
  box.value = item.dataset.label ?? "";
  show(box, false);
  box.dispatchEvent(new Event("change", { bubbles: true }));
}

document.addEventListener("input", (e) => {
  const box = boxOf(e.target);
  const hidden = box && hiddenOf(box);
  if (hidden) hidden.value = "";
});

document.addEventListener("htmx:after:swap", (e) => {
  const box = boxOf(e.target);
  if (!box) return;
  show(box, document.activeElement === box);
  say(listOf(box));
});

document.addEventListener("keydown", (e) => {
  const box = boxOf(e.target);
  const list = box && listOf(box);
  if (!box || !list) return;
  const chosen = list.hidden ? null : list.querySelector("[aria-selected=true]");
  if (e.key === "ArrowDown" || e.key === "ArrowUp") {
    e.preventDefault();
    show(box, true);
    mark(box, e.key === "ArrowDown" ? 1 : -1);
  } else if (e.key === "Enter" && chosen) {
    e.preventDefault();
    take(box, chosen);
  } else if (e.key === "Escape" && !list.hidden) {
    e.preventDefault();
    show(box, false);
  }
});

// mousedown, for a click would first take the focus away and close the list
document.addEventListener("mousedown", (e) => {
  const item = e.target instanceof Element ? e.target.closest(".proposals > li") : null;
  const list = item?.parentElement;
  const box = list && boxOf(document.querySelector(`[aria-controls="${CSS.escape(list.id)}"]`));
  if (!item || !box) return;
  e.preventDefault();
  take(box, item);
});

document.addEventListener("focusout", (e) => {
  const box = boxOf(e.target);
  if (box) show(box, false);
});
