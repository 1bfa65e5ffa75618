// The command bar: "/" or Ctrl-K goes to it from anywhere, the arrows walk
// through what is proposed, Escape leaves.

import { say } from "./live";

const form = document.querySelector<HTMLFormElement>("[data-search]");
const input = form?.querySelector<HTMLInputElement>("input[type=search]");
const found = form?.querySelector<HTMLElement>("#found");

const typing = (e: Event) =>
  e.target instanceof HTMLElement && (e.target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(e.target.tagName));

function walk(step: number) {
  if (!input || !found) return;
  const stops: HTMLElement[] = [input, ...found.querySelectorAll<HTMLAnchorElement>("a")];
  const at = stops.indexOf(document.activeElement as HTMLElement);
  stops[(at + step + stops.length) % stops.length]?.focus();
}

if (form && input && found) {
  document.addEventListener("keydown", (e) => {
    const slash = e.key === "/" && !typing(e);
    const ctrlK = e.key.toLowerCase() === "k" && (e.ctrlKey || e.metaKey);
    if (!slash && !ctrlK) return;
    e.preventDefault();
    input.focus();
    input.select();
  });

  form.addEventListener("keydown", (e) => {
    if (e.key === "ArrowDown" || e.key === "ArrowUp") {
      e.preventDefault();
      walk(e.key === "ArrowDown" ? 1 : -1);
    } else if (e.key === "Escape") {
      found.hidden = true;
      input.focus();
    }
  });

  const show = () => { found.hidden = input.value.trim() === "" || found.childElementCount === 0; };
  form.addEventListener("htmx:after:swap", () => {
    show();
    say(found);
  });
  input.addEventListener("focus", show);
  input.addEventListener("input", () => { if (input.value.trim() === "") found.hidden = true; });
  form.addEventListener("focusout", (e) => {
    if (!form.contains(e.relatedTarget as Node | null)) found.hidden = true;
  });
}
