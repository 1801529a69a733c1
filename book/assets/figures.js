// Live figures without a kernel. A page links the state of its figures as Jupyter embeds it, and a script for each kind
// of figure. A figure is made when a reader comes near it; until then its still picture stands in the place that it will
// take (figures.css), so that nothing jumps and a page with many figures is read in as quickly as one without.
"use strict";

const liveFigures = (() => {
  const LINKS = { LinkModel: true, DirectionalLinkModel: false }; // true: both ways
  const NEAR = "150% 0px"; // of the window's height, above and below it
  const MOVES = ["scroll", "keydown", "pointerdown"];
  const makers = new Map();
  const waiting = new Set(); // places whose figure is not made yet
  let entries = {}; // model id to what the notebook holds of it
  let figures; // model id to kind and model
  let watch;

  /** What a figure needs of a Jupyter model: traits, and events when they change. */
  function makeModel(traits) {
    const listeners = new Map();
    const tell = (event, value) => [...(listeners.get(event) ?? [])].forEach((listener) => listener(model, value));
    const model = {
      get: (name) => traits[name],
      set(name, value) {
        if (traits[name] === value) return;
        traits[name] = value;
        tell(`change:${name}`, value);
        tell("change", value);
      },
      on: (event, listener) => listeners.set(event, [...(listeners.get(event) ?? []), listener]),
      off: (event, listener) => listeners.set(event, (listeners.get(event) ?? []).filter((each) => each !== listener)),
      save_changes() {},
    };
    return model;
  }

  /** Keep a trait of one model equal to a trait of another, as `jslink` and `jsdlink` do. */
  function link({ model_name: kind, state: { source, target } }) {
    const [[from, fromTrait], [to, toTrait]] = [source, target].map(([reference, trait]) => [
      figures.get(reference.replace("IPY_MODEL_", ""))?.model,
      trait,
    ]);
    if (!from || !to) return;
    from.on(`change:${fromTrait}`, () => to.set(toTrait, from.get(fromTrait)));
    if (LINKS[kind]) to.on(`change:${toTrait}`, () => from.set(fromTrait, to.get(toTrait)));
    to.set(toTrait, from.get(fromTrait));
  }

  function readFigures() {
    figures = new Map();
    for (const [id, { kind, state }] of Object.entries(entries)) {
      if (kind) figures.set(id, { kind, model: makeModel(state) });
    }
    for (const entry of Object.values(entries)) if (entry.model_name in LINKS) link(entry);
  }

  /** Make the figure of a place, which keeps its still picture for print. */
  function show(place) {
    if (!waiting.delete(place)) return;
    watch.unobserve(place);
    const el = document.createElement("div");
    el.className = "live";
    try {
      if (!figures) readFigures();
      const { kind, model } = figures.get(place.dataset.model);
      place.append(el);
      place.classList.add("is-live");
      makers.get(kind)().render({ model, el });
    } catch (error) {
      el.remove();
      place.classList.remove("is-live");
      place.classList.add("is-still");
      console.error(error);
    }
  }

  /** Make the figures that are within a margin of the window now, and later those that come there. */
  function showWithin(margin) {
    watch?.disconnect();
    const met = (seen) => seen.filter(({ isIntersecting }) => isIntersecting).forEach(({ target }) => show(target));
    watch = new IntersectionObserver(met, { rootMargin: margin });
    waiting.forEach((place) => watch.observe(place));
  }

  /** At first the figures in the window; with the reader's first move those near it; for the keyboard, all. */
  function start() {
    document.querySelectorAll(".live-figure").forEach((place) => waiting.add(place));
    showWithin("0px");
    const moved = () => {
      MOVES.forEach((event) => removeEventListener(event, moved));
      showWithin(NEAR);
    };
    MOVES.forEach((event) => addEventListener(event, moved, { passive: true }));
    addEventListener("keydown", ({ key }) => key === "Tab" && waiting.forEach(show));
  }

  document.addEventListener("DOMContentLoaded", start);
  return {
    /** Called by a figure's script: `make` gives what anywidget calls a module's default export. */
    define: (kind, make) => makers.set(kind, make),

    /** Called by the page's own script, with the state of its models. */
    embed: (state) => (entries = state),
  };
})();
