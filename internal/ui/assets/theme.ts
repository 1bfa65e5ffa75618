// The light changes at once; the choice is kept by the form behind the button.

document.addEventListener("click", (e) => {
  const button = e.target instanceof Element ? e.target.closest<HTMLButtonElement>("[data-theme-switch] button") : null;
  const form = button?.form;
  if (!button || !form) return;
  e.preventDefault();
  if (button.value) document.documentElement.dataset.theme = button.value;
  else delete document.documentElement.dataset.theme;
  for (const other of form.querySelectorAll("button")) other.setAttribute("aria-pressed", String(other === button));
  const chosen = new FormData(form);
  chosen.set("theme", button.value);
  void fetch(form.action, { method: "POST", body: new URLSearchParams(chosen as unknown as Record<string, string>), redirect: "manual" });
});

export {};
