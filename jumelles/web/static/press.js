// Keys for the press desk, and words marked in the text. Without this file every button still works.
"use strict";
(() => {
  const card = document.getElementById("card");
  const text = document.querySelector("[data-text]");
  const adding = document.getElementById("adding");

  // The words of the proposal come into view in their own column.
  const paper = text && text.closest(".paper");
  const now = text && text.querySelector(".now");
  if (now && paper.scrollHeight > paper.clientHeight) {
    paper.scrollTop += now.getBoundingClientRect().top - paper.getBoundingClientRect().top - paper.clientHeight / 3;
  }

  for (const chosen of document.querySelectorAll("[data-at-once]")) {
    chosen.addEventListener("change", () => chosen.form.submit());
  }

  // A correction ticks its attribute.
  if (card) {
    card.addEventListener("input", (event) => {
      const tick = event.target.id.startsWith("v-") && document.getElementById(`t-${event.target.id.slice(2)}`);
      if (tick) tick.checked = event.target.value !== "";
    });
  }

  // Positions count code points, as the register does; the browser counts units of UTF-16.
  const points = (string) => Array.from(string).length;
  const place = (node, offset) => {
    const piece = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-from]");
    if (!piece) return null;
    return Number(piece.dataset.from) + points(piece.textContent.slice(0, node.nodeType === Node.TEXT_NODE ? offset : 0));
  };
  document.addEventListener("selectionchange", () => {
    const marked = document.getSelection();
    if (!text || !adding || marked.isCollapsed || !text.contains(marked.anchorNode) || !text.contains(marked.focusNode)) return;
    const range = marked.getRangeAt(0);
    const start = place(range.startContainer, range.startOffset);
    const end = place(range.endContainer, range.endOffset);
    if (start === null || end === null || start >= end) return;
    const words = Array.from(text.querySelectorAll("[data-from]"), (piece) => piece.textContent).join("");
    adding.elements.words.value = Array.from(words).slice(start, end).join("");
    adding.elements.start.value = start;
    adding.elements.end.value = end;
  });

  const follow = (step) => {
    const all = Array.from(document.querySelectorAll(".group li a"));
    const at = all.findIndex((link) => link.hasAttribute("aria-current"));
    const next = all[at + step];
    if (next) next.click();
  };
  const press = {
    e: () => { const field = card && card.querySelector(".slot :is(input[type=text], select)"); if (field) field.focus(); },
    r: () => { const reason = document.getElementById("reason"); if (reason) reason.focus(); },
    m: () => { const into = document.getElementById("into"); if (into) into.focus(); },
    n: () => follow(1),
    j: () => follow(1),
    p: () => follow(-1),
    k: () => follow(-1),
    "?": () => { const keys = document.querySelector(".keys"); if (keys) keys.open = !keys.open; },
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") document.activeElement.blur();
    if (event.target.closest("input, select, textarea, [contenteditable]")) return;
    const act = press[event.key];
    const button = act ? null : document.querySelector(`button[data-key="${CSS.escape(event.key)}"]`);
    if (!act && !button) return;
    event.preventDefault();
    if (act) act(); else button.click();
  });
})();
