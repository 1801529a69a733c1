// What a page does beyond being read: choose light or dark, fold the contents, copy code, search by a key.

const root = document.documentElement;

/** Remember a choice where the browser allows it. */
function remember(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // A private window forgets; the choice still holds on this page.
  }
}

function setUpColours() {
  const button = document.getElementById("colours-button");
  const show = () => button.setAttribute("aria-pressed", String(root.dataset.theme === "dark"));
  button.addEventListener("click", () => {
    root.dataset.theme = root.dataset.theme === "dark" ? "light" : "dark";
    remember("colours", root.dataset.theme);
    show();
  });
  show();
}

/** On a wide screen the contents stand beside the text, and the button folds them away. */
function setUpContents() {
  const button = document.getElementById("contents-button");
  const wide = matchMedia("(min-width: 64rem)");
  button.addEventListener("click", (event) => {
    if (!wide.matches) return;
    event.preventDefault();
    root.toggleAttribute("data-contents-folded");
  });
  const contents = document.getElementById("book-contents");
  contents.addEventListener("click", (event) => {
    if (event.target.closest("a") && contents.matches(":popover-open")) contents.hidePopover();
  });
  if (wide.matches) contents.querySelector("a.current")?.scrollIntoView({ block: "center" });
}

/** What scrolls must be within reach of the keyboard, and only what scrolls. */
function setUpScrollers() {
  const update = (element) => {
    if (element.scrollWidth > element.clientWidth + 1) element.tabIndex = 0;
    else element.removeAttribute("tabindex");
  };
  const observer = new ResizeObserver((entries) => entries.forEach((entry) => update(entry.target)));
  const scrollers = document.querySelectorAll(
    ".formula, .highlight pre, .pst-scrollable-table-container, .drawing, .output.text_html",
  );
  scrollers.forEach((element) => observer.observe(element));
  // On a phone what is far from the screen has not been laid out, so nobody has observed it: a few at a time, and
  // again when a page becomes as narrow as a phone's.
  let waiting = [];
  const updateSome = (idle) => {
    while (waiting.length && idle.timeRemaining() > 5) update(waiting.shift());
    root.toggleAttribute("data-measuring", waiting.length > 0);
    if (waiting.length) whenIdle(updateSome);
  };
  const updateAll = () => {
    if (!waiting.length) whenIdle(updateSome);
    waiting = [...scrollers];
    root.toggleAttribute("data-measuring", waiting.length > 0);
  };
  document.fonts.ready.then(updateAll);
  matchMedia("(max-width: 40rem)").addEventListener("change", updateAll);
}

/** Call a function when there is nothing else to do; where the browser has no notion of that, soon. */
function whenIdle(work) {
  if (window.requestIdleCallback) requestIdleCallback(work);
  else setTimeout(() => work({ timeRemaining: () => 10 }), 50);
}

/** Each block of code that a reader may want to run gets a button; what code printed does not. */
function setUpCopying() {
  if (!navigator.clipboard) return;
  document.querySelectorAll("article .highlight").forEach((block) => {
    if (block.closest(".cell_output")) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy-button";
    button.textContent = "Copy";
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(block.querySelector("pre").textContent);
      button.textContent = "Copied";
      setTimeout(() => (button.textContent = "Copy"), 1500);
    });
    block.append(button);
  });
}

/** "/" goes to the search field, as on many sites of documentation. */
function setUpSearchKey() {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    const field = document.querySelector(".search-form input, .search-page-form input");
    if (!field || !field.checkVisibility()) return;
    event.preventDefault();
    field.focus();
  });
}

setUpColours();
setUpContents();
setUpScrollers();
setUpCopying();
setUpSearchKey();
