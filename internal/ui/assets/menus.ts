// Menus close when one looks elsewhere, and on Escape.

const open = () => document.querySelectorAll<HTMLDetailsElement>("details.menu[open]");

document.addEventListener("click", (e) => {
  for (const menu of open()) if (!menu.contains(e.target as Node)) menu.open = false;
});

document.addEventListener("keydown", (e) => {
  if (e.key !== "Escape") return;
  for (const menu of open()) {
    menu.open = false;
    menu.querySelector("summary")?.focus();
  }
});

export {};
