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
// A box that ticks all of a column.
document.querySelectorAll("input[data-all]").forEach((box) => {
  box.hidden = false;
  box.addEventListener("change", () => {
    box.form.querySelectorAll("input[name=" + box.dataset.all + "]").forEach((other) => {
      other.checked = box.checked;
    });
  });
});
// What went wrong is read first.
const fault = document.querySelector("[aria-invalid=true]");
if (fault) fault.focus();
