// Forms: filters that answer at once, a refused form that shows its summary, one
// sending for one press.

document.documentElement.classList.add("auto");

document.addEventListener("change", (e) => {
  const form = e.target instanceof Element ? e.target.closest<HTMLFormElement>("form[data-auto-submit]") : null;
  form?.requestSubmit();
});

document.querySelector<HTMLElement>("[data-focus]")?.focus();

document.addEventListener("submit", (e) => {
  if (e.defaultPrevented || !(e.target instanceof HTMLFormElement) || e.target.method !== "post") return;
  const form = e.target;
  if (form.dataset.sent) {
    e.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
  working(e.submitter);
  setTimeout(() => delete form.dataset.sent, 4000); // an answer may be a file, and the page stay
});

// working says that long work has begun, in the words of the button that began it.
function working(button: HTMLElement | null) {
  const words = button?.dataset.busy;
  if (!button || !words) return;
  button.setAttribute("aria-busy", "true");
  const said = document.createElement("span");
  said.setAttribute("role", "status");
  said.className = "working";
  said.textContent = words;
  button.after(said);
}

// A slider says where it stands.
document.addEventListener("input", (e) => {
  if (e.target instanceof HTMLInputElement && e.target.type === "range" && e.target.nextElementSibling instanceof HTMLOutputElement)
    e.target.nextElementSibling.value = e.target.value + "\u202f%";
});

window.addEventListener("pageshow", () => document.querySelectorAll(".working").forEach((said) => said.remove())); // come back to

export {};
