// Live figures without a kernel. A page holds the state of its figures as Jupyter embeds it, and a script for each
// kind of figure. Each figure is shown while the page is read in, before what follows it is laid out: nothing jumps.
"use strict";

const liveFigures = (() => {
  const STATE = 'script[type="application/vnd.jupyter.widget-state+json"]';
  const LINKS = { LinkModel: true, DirectionalLinkModel: false }; // true: both ways
  const makers = new Map();
  let figures; // model id to kind and model

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
    const entries = Object.entries(JSON.parse(document.querySelector(STATE).textContent).state);
    figures = new Map();
    for (const [id, { kind, state }] of entries) if (kind) figures.set(id, { kind, model: makeModel(state) });
    for (const [, entry] of entries) if (entry.model_name in LINKS) link(entry);
  }

  return {
    /** Called by a figure's script: `make` gives what anywidget calls a module's default export. */
    define: (kind, make) => makers.set(kind, make),

    /** Called in the page right after a figure's still picture, which stays for print. */
    show(id) {
      const place = document.querySelector(`.live-figure[data-model="${id}"]`);
      const el = document.createElement("div");
      el.className = "live";
      try {
        if (!figures) readFigures();
        const { kind, model } = figures.get(id);
        place.append(el);
        place.classList.add("is-live");
        makers.get(kind)().render({ model, el });
      } catch (error) {
        el.remove();
        place.classList.remove("is-live");
        console.error(error); // the still picture stays
      }
    },
  };
})();
