// A long file says how far it is on its way. A short one goes as forms do, and so does any
// where JavaScript does not run.

import htmx from "htmx.org";

const long = 1 << 20; // bytes

document.addEventListener("submit", (e) => {
  const form = e.target;
  if (e.defaultPrevented || !(form instanceof HTMLFormElement) || !form.dataset.sending) return;
  const data = new FormData(form, e.submitter);
  const size = [...data.values()].reduce((sum, v) => sum + (v instanceof File ? v.size : 0), 0);
  if (size < long) return;
  e.preventDefault();
  send(form, data);
});

function send(form: HTMLFormElement, data: FormData) {
  const { said, bar } = shown(form);
  const sent = new XMLHttpRequest();
  sent.upload.onprogress = (e) => {
    bar.max = e.total;
    bar.value = e.loaded;
  };
  sent.upload.onload = () => {
    bar.removeAttribute("value"); // how long reading takes is not known
    bar.ariaLabel = said.textContent = form.dataset.reading ?? "";
  };
  sent.onload = () => answered(sent);
  sent.onerror = () => form.submit(); // the browser says what is wrong with the way there
  sent.open(form.method, form.action);
  sent.setRequestHeader("HX-Request", "true");
  sent.send(data);
  form.inert = true;
  said.focus();
}

// shown says below the form that the file is on its way.
function shown(form: HTMLFormElement) {
  const box = document.createElement("div");
  box.className = "form sending";
  const said = document.createElement("p");
  said.tabIndex = -1;
  const bar = document.createElement("progress");
  bar.ariaLabel = said.textContent = form.dataset.sending ?? "";
  box.append(said, bar);
  form.after(box);
  return { said, bar };
}

// answered goes where the answer leads, or shows the page that it is: what was refused, and why.
function answered(sent: XMLHttpRequest) {
  const to = sent.getResponseHeader("HX-Redirect");
  if (to) {
    location.assign(to);
    return;
  }
  const page = new DOMParser().parseFromString(sent.responseText, "text/html");
  document.title = page.title;
  document.body.replaceWith(page.body);
  htmx.process(document.body);
  document.querySelector<HTMLElement>("[data-focus]")?.focus();
}

window.addEventListener("pageshow", () => { // come back to
  for (const box of document.querySelectorAll(".sending")) {
    (box.previousElementSibling as HTMLElement).inert = false;
    box.remove();
  }
});
