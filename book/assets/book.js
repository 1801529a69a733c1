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
  const current = contents.querySelector("a.current");
  if (!wide.matches || !current) return;
  const middle = contents.getBoundingClientRect().top + contents.clientHeight / 2;
  contents.scrollTop += current.getBoundingClientRect().top - middle; // scrollIntoView would move the page as well
}

/**
 * What scrolls must be within reach of the keyboard, and only what scrolls. On a phone what is far from the screen has
 * not been laid out, and measuring it would take that work: until it comes near, it is in reach, scrolling or not.
 */
function setUpScrollers() {
  const unmeasured = new Set();
  const measure = (elements) => {
    const overflows = elements.map((element) => element.scrollWidth > element.clientWidth + 1); // read all, then write
    elements.forEach((element, k) => {
      unmeasured.delete(element);
      if (overflows[k]) element.tabIndex = 0;
      else if (element !== document.activeElement) element.removeAttribute("tabindex");
    });
  };
  const seen = { contentVisibilityAuto: true };
  const isLaidOut = ({ firstElementChild: content }) => !content || content.checkVisibility(seen);
  const observer = new ResizeObserver((entries) => measure(entries.map(({ target }) => target).filter(isLaidOut)));
  const scrollers = document.querySelectorAll(
    ".formula, .highlight pre, .pst-scrollable-table-container, .drawing, .output.text_html",
  );
  const measureWhenLaidOut = () => {
    for (const element of scrollers) {
      element.tabIndex = 0;
      unmeasured.add(element);
      observer.unobserve(element);
      observer.observe(element);
    }
  };
  measureWhenLaidOut();
  matchMedia("(max-width: 40rem)").addEventListener("change", measureWhenLaidOut);
  // Whoever goes from stop to stop meets none that is of no use.
  addEventListener("keydown", ({ key }) => key === "Tab" && unmeasured.size && measure([...unmeasured]));
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
