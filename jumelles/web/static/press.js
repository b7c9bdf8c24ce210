// The press desk without a reload: keys, words marked in the text, and where the focus goes. Without this file every button still works.
"use strict";
(() => {
  const one = (selector) => document.querySelector(selector);
  const REFUSED = 422;
  const root = document.documentElement;

  // The words of the proposal come into view in their own column, whichever page of a long text they are on.
  const light = () => {
    const now = one("[data-text] .now");
    const paper = one("#text");
    if (now && paper.scrollHeight > paper.clientHeight) {
      paper.scrollTop += now.getBoundingClientRect().top - paper.getBoundingClientRect().top - paper.clientHeight / 3;
    }
  };

  // A select that is changed acts at once, and keeps the focus; a correction ticks its attribute.
  let changed = "";
  document.addEventListener("change", (event) => {
    if (!event.target.matches("[data-at-once]")) return;
    changed = event.target.id;
    event.target.form.requestSubmit();
  });
  // A file that is too large is told before it is sent: who keeps the limit would stop it on the way.
  const fits = (field) => {
    const large = field.files.length > 0 && field.files[0].size > Number(field.dataset.most);
    field.setCustomValidity(large ? field.dataset.tooLarge : "");
    return field.reportValidity();
  };
  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-most]")) fits(event.target);
  });
  document.addEventListener("submit", (event) => {
    const field = event.target.querySelector("[data-most]");
    if (field && !fits(field)) event.preventDefault();
  });
  document.addEventListener("input", (event) => {
    const tick = event.target.id.startsWith("v-") && document.getElementById(`t-${event.target.id.slice(2)}`);
    if (tick) tick.checked = event.target.value !== "";
  });

  // After a decision the next card has the focus, and screen readers are told what was done.
  let leads = false;
  document.addEventListener("htmx:beforeRequest", (event) => {
    leads = Boolean(event.target.closest("[data-leads]"));
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.target.id !== "desk" && !(event.detail.elt && event.detail.elt.id === "desk")) return;
    light();
    const [led, select] = [leads, changed && document.getElementById(changed)];
    [leads, changed] = [false, ""];
    const wrong = one("#card [autofocus]");
    if (wrong || select) (wrong || select).focus();
    if (wrong || select || !led) return;
    const card = one("#card") || one("#all");
    card.focus({ preventScroll: true });
    const top = card.getBoundingClientRect().top;
    if (top < one("#news").offsetHeight || top > innerHeight / 2) card.scrollIntoView();
  });
  // Whoever is led elsewhere, to sign in again perhaps, goes there whole.
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { xhr, target } = event.detail;
    if (target.id !== "desk") return;
    if ((xhr.status < 400 || xhr.status === REFUSED) && xhr.responseText.includes('id="desk"')) {
      event.detail.shouldSwap = true;
      event.detail.isError = false;
      return;
    }
    event.detail.shouldSwap = false;
    if (xhr.status < 400) location.assign(xhr.responseURL);
    else location.reload();
  });
  document.addEventListener("htmx:sendError", () => {
    const said = document.createElement("p");
    said.className = "notice error";
    said.textContent = one("#news").dataset.silent;
    one("#news").replaceChildren(said);
  });

  // Positions count code points, as the register does; the browser counts units of UTF-16.
  const points = (string) => Array.from(string).length;
  const place = (node, offset) => {
    const inText = node.nodeType === Node.TEXT_NODE;
    const piece = inText ? node.parentElement : node;
    if (piece.dataset.from) return Number(piece.dataset.from) + points(inText ? node.data.slice(0, offset) : offset ? node.textContent : "");
    // In a mark, or between pieces: where the next piece begins.
    let next = inText ? piece.nextElementSibling : node.childNodes[offset];
    while (next && !next.dataset.from) next = next.nextElementSibling;
    return next ? Number(next.dataset.from) : points(written());
  };
  const written = () => Array.from(document.querySelectorAll("[data-from]"), (piece) => piece.textContent).join("");
  document.addEventListener("selectionchange", () => {
    const [marked, text, adding] = [document.getSelection(), one("[data-text]"), one("#adding")];
    if (!text || !adding) return;
    if (marked.isCollapsed) {
      if (!adding.contains(document.activeElement)) adding.classList.remove("ready");
      return;
    }
    if (!text.contains(marked.anchorNode) || !text.contains(marked.focusNode)) return;
    const range = marked.getRangeAt(0);
    const start = place(range.startContainer, range.startOffset);
    const end = place(range.endContainer, range.endOffset);
    if (start === null || end === null || start >= end) return;
    adding.elements.words.value = Array.from(written()).slice(start, end).join("");
    adding.elements.start.value = start;
    adding.elements.end.value = end;
    adding.classList.add("ready");
  });
  // To mark words inside a coloured span does not open its card.
  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-text] a") || document.getSelection().isCollapsed) return;
    event.preventDefault();
    event.stopPropagation();
  }, true);

  const follow = (step) => {
    const all = Array.from(document.querySelectorAll(".group li a"));
    const at = all.findIndex((link) => link.hasAttribute("aria-current"));
    const next = at < 0 ? all[0] : all[at + step];
    if (next) next.click();
  };
  const go = (selector) => {
    const field = one(selector);
    if (field) field.focus();
  };
  const keys = one(".keys");
  const press = {
    e: () => go("#card .slot :is(input[type=text], select)"),
    r: () => go("#reason"),
    m: () => go("#into"),
    n: () => follow(1),
    j: () => follow(1),
    p: () => follow(-1),
    k: () => follow(-1),
    "?": () => {
      keys.open = !keys.open;
      if (keys.open) keys.querySelector("summary").focus();
    },
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !acting || !acting.checked) return;
    if (event.key === "Enter" && event.target.id === "into") {
      event.preventDefault();
      event.target.form.requestSubmit(event.target.form.querySelector("button"));
      return;
    }
    const field = event.target.closest("input:not([type=checkbox], [type=radio]), select, textarea, [contenteditable]");
    if (event.key === "Escape" && field) go("#card");
    if (field) return;
    const act = press[event.key];
    const button = act ? null : one(`button[data-key="${CSS.escape(event.key)}"]`);
    if (!act && !button) return;
    event.preventDefault();
    if (act) act(); else button.click();
  });

  // Keys of one letter can be turned off, for those who speak to their computer; the browser remembers it.
  const acting = one("#keys-act");
  if (acting) {
    const shown = () => root.classList.toggle("has-keys", acting.checked);
    acting.checked = localStorage.getItem("keys") !== "off";
    acting.addEventListener("change", () => {
      localStorage.setItem("keys", acting.checked ? "on" : "off");
      shown();
    });
    keys.hidden = false;
    shown();
  }
  root.classList.add("scripted");
  light();
})();
