// All works without this; it spares key strokes.
"use strict";
// A long form is not lost by a slip: leaving with something typed is asked about.
document.querySelectorAll("form[data-keep]").forEach((form) => {
  let typed = false;
  form.addEventListener("input", () => { typed = true; });
  form.addEventListener("submit", () => { typed = false; });
  window.addEventListener("beforeunload", (event) => { if (typed) event.preventDefault(); });
});
// One click books once.
document.querySelectorAll("form[method=post]").forEach((form) => {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "1";
  });
  window.addEventListener("pageshow", () => { delete form.dataset.sent; });
});
// Long work tells how far it is.
document.querySelectorAll("[data-long]").forEach((thing) => {
  thing.addEventListener(thing.href ? "click" : "submit", (event) => {
    if (event.defaultPrevented) return;
    const mark = crypto.randomUUID();
    if (thing.href) {
      const address = new URL(thing.href);
      address.searchParams.set("vorgang", mark);
      thing.href = address.href;
    } else {
      const field = thing.querySelector("[name=vorgang]") || document.createElement("input");
      Object.assign(field, { type: "hidden", name: "vorgang", value: mark });
      thing.append(field);
    }
    const place = document.getElementById("fortschritt");
    const source = new EventSource("/vorgang/" + mark);
    const over = () => { source.close(); place.hidden = true; };
    source.addEventListener("message", (told) => {
      const [share, text] = told.data.split("\n");
      const bar = place.querySelector("progress");
      if (share < 0) bar.removeAttribute("value"); else bar.value = share;
      place.querySelector("span").textContent = text;
      place.hidden = false;
    });
    source.addEventListener("over", over);
    source.addEventListener("error", over);
  });
});
// A box that ticks all of a column.
document.querySelectorAll("input[data-all]").forEach((box) => {
  box.hidden = false;
  box.addEventListener("change", () => {
    box.form.querySelectorAll("input[name=" + box.dataset.all + "]").forEach((other) => {
      other.checked = box.checked;
    });
  });
});
// Of positions and sources those of the chosen measure; a position chosen first names its measure.
document.querySelectorAll("select[data-narrow]").forEach((select) => {
  const by = document.getElementById(select.dataset.narrow);
  const groups = [...select.querySelectorAll("optgroup")];
  const narrow = () => {
    groups.forEach((group) => {
      if (!by.value || group.label === by.value) select.append(group); else group.remove();
    });
    if (by.value && select.options.length === 2) select.selectedIndex = 1;
  };
  by.addEventListener("change", narrow);
  select.addEventListener("change", () => {
    const option = select.selectedOptions[0];
    if (!by.value && option && option.value) { by.value = option.parentElement.label; narrow(); }
  });
  narrow();
});
// A file may be dropped anywhere on its form.
document.querySelectorAll("form").forEach((form) => {
  const input = form.querySelector("input[type=file]");
  if (!input) return;
  form.addEventListener("dragover", (event) => { event.preventDefault(); form.classList.add("dropping"); });
  form.addEventListener("dragleave", () => form.classList.remove("dropping"));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("dropping");
    if (!event.dataTransfer.files.length) return;
    // Dropped on a field of its own, it belongs there.
    const place = event.target.closest(".field");
    const own = (place && place.querySelector("input[type=file]")) || input;
    own.files = event.dataTransfer.files;
    own.dispatchEvent(new Event("change", { bubbles: true }));
  });
});
// What a form would book is shown while it is filled.
document.querySelectorAll("form[data-live]").forEach((form) => {
  let timer = 0;
  form.addEventListener("change", () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const data = new FormData(form);
      form.querySelectorAll("input[type=file]").forEach((input) => data.delete(input.name));
      data.set("do", "preview");
      try {
        const answer = await fetch(form.action, { method: "POST", body: data });
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const fresh = page.getElementById("preview");
        if (fresh) document.getElementById("preview").replaceWith(fresh);
      } catch (error) { /* The button still shows it. */ }
    }, 400);
  });
});
// What went wrong is read first.
const fault = document.querySelector("[aria-invalid=true]");
if (fault) fault.focus();
