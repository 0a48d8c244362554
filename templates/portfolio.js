"use strict";
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const one = (id) => document.getElementById(id);
  const made = (svg, name, told) => {
    const element = document.createElementNS(svg.namespaceURI, name);
    for (const [attribute, value] of Object.entries(told)) element.setAttribute(attribute, value);
    svg.append(element);
  };
  const tables = all("table.sorts").map((element) => {
    const rows = [...element.tBodies[0].rows];
    const places = new Map(rows.map((row, place) => [row, place]));
    return { element, rows, places, heads: [...element.tHead.rows[0].cells], keys: new Map() };
  });

  // Sorting: what is unknown stays last either way, and equals keep the order of names.

  const keysOf = (table, column) => {
    if (!table.keys.has(column)) {
      const told = (row) => row.cells[column].dataset.v;
      const values = table.rows.map((row) => (told(row) === undefined ? NaN : Number(told(row))));
      table.keys.set(column, column ? values : table.rows.map((_, place) => place));
    }
    return table.keys.get(column);
  };
  const compared = (keys, sign) => (a, b) => {
    const lost = Number.isNaN(keys[a]) - Number.isNaN(keys[b]);
    return lost || (Number.isNaN(keys[a]) ? 0 : sign * (keys[a] - keys[b])) || a - b;
  };
  const sort = (table, column) => {
    const head = table.heads[column];
    const before = head.getAttribute("aria-sort");
    const next = before ? (before === "ascending" ? "descending" : "ascending") : head.dataset.first || "ascending";
    const order = compared(keysOf(table, column), next === "ascending" ? 1 : -1);
    const sorted = document.createDocumentFragment();
    for (const place of table.rows.map((_, number) => number).sort(order)) sorted.append(table.rows[place]);
    table.element.tBodies[0].append(sorted);
    for (const other of table.heads) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", next);
  };
  for (const table of tables) {
    table.heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      button.addEventListener("click", () => sort(table, column));
      head.append(button);
    });
  }

  const clients = tables.find((table) => table.element.id === "all");
  const named = (row) => row.cells[0].textContent.trim();
  const names = clients ? clients.rows.map(named) : [];

  // Of the rows of a table one can be reached by Tab: the chosen one, else the first that is shown.

  const reach = (table, row) => {
    all("tr[tabindex='0']", table.element).forEach((other) => { other.tabIndex = -1; });
    const first = row || [...table.element.tBodies[0].rows].find((other) => !other.hidden);
    if (first) first.tabIndex = 0;
  };

  // The filter hides rows by name; how many are shown is said aloud.

  const filter = one("filter");
  const plain = (text) => text.normalize("NFC").toLocaleLowerCase();
  const searched = names.map(plain);
  const narrow = () => {
    const wanted = plain(filter.value.trim());
    let shown = 0;
    clients.rows.forEach((row, place) => {
      row.hidden = !searched[place].includes(wanted);
      shown += !row.hidden;
    });
    one("shown").textContent = wanted ? one("shown").dataset.said.replace("#", shown) : "";
    reach(clients);
  };
  if (filter) filter.addEventListener("input", narrow);

  // One client is chosen at a time: from a row, a dot, a strip by its arrow keys, or by name.

  const strips = all("li[data-m]").map((item) => {
    const { m, better, n } = item.dataset;
    const table = tables.find((other) => other.heads.some((head) => head.dataset.m === m));
    const column = table.heads.findIndex((head) => head.dataset.m === m);
    return { table, column, n, better: better === "more" ? 1 : -1, svg: item.querySelector("svg"), own: item.querySelector(".own") };
  });
  const said = strips.length ? strips[0].own.closest("ul").dataset : {};
  const measured = ({ table, column }, client) => keysOf(table, column)[client];
  const ranked = (strip, client) => {
    const keys = keysOf(strip.table, strip.column);
    const better = keys.filter((key) => strip.better * (key - keys[client]) > 0).length;
    return `${better + 1}/${keys.filter((key) => !Number.isNaN(key)).length}`;
  };
  const shownIn = (strip, client) => strip.table.rows[client].cells[strip.column].textContent;
  let chosen = -1;
  const draw = (strip) => {
    all(".here, .pin", strip.svg).forEach((mark) => mark.remove());
    strip.own.textContent = "";
    if (chosen < 0) return strip.svg.setAttribute("aria-valuetext", strip.svg.getAttribute("aria-label"));
    const value = measured(strip, chosen);
    const known = !Number.isNaN(value);
    strip.own.textContent = known
      ? said.said.replace("#", shownIn(strip, chosen)).replace("#", ranked(strip, chosen))
      : said.unsaid;
    strip.svg.setAttribute("aria-valuetext", `${names[chosen]}: ${strip.own.textContent}`);
    if (!known) return undefined;
    const at = `${value / 1e4}%`;
    made(strip.svg, "line", { class: "here", x1: at, x2: at, y1: -4, y2: strip.svg.getAttribute("height") });
    made(strip.svg, "circle", { class: "pin", cx: at, cy: -4, r: 5 });
    return undefined;
  };
  const now = one("now");
  const choose = (client) => {
    if (!now) return;
    const mark = (on) => tables.forEach(({ rows }) => chosen >= 0 && rows[chosen].classList.toggle("chosen", on));
    mark(false);
    chosen = client;
    mark(true);
    strips.forEach(draw);
    now.hidden = chosen < 0;
    if (chosen < 0) return;
    now.querySelector("b").textContent = names[chosen];
    const link = clients.rows[chosen].querySelector("a");
    const to = now.querySelector("a.report");
    to.hidden = !link;
    if (link) to.setAttribute("href", link.getAttribute("href"));
  };
  if (now) {
    now.querySelector("button").addEventListener("click", () => choose(-1));
    document.addEventListener("keydown", (event) => { if (event.key === "Escape") choose(-1); });
  }
  for (const table of tables) {
    const body = table.element.tBodies[0];
    const turn = (row) => choose(table.places.get(row) === chosen ? -1 : table.places.get(row));
    reach(table);
    body.addEventListener("click", (event) => {
      const row = event.target.closest("tr");
      if (row && !event.target.closest("a")) turn(row);
    });
    body.addEventListener("keydown", (event) => {
      const row = event.target;
      const step = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
      const press = event.key === "Enter" || event.key === " ";
      if (row.tagName !== "TR" || !(step || press)) return;
      event.preventDefault();
      if (press) return turn(row);
      let to = row[step];
      while (to && to.hidden) to = to[step];
      if (to) { reach(table, to); to.focus(); }
      return undefined;
    });
  }
  const list = one("names");
  if (list) {
    const fill = () => list.append(...names.map((name) => new Option(name, name)));
    one("choose").addEventListener("focus", fill, { once: true });
    one("choose").addEventListener("change", (event) => choose(names.indexOf(event.target.value)));
  }
  for (const strip of strips) {
    const { svg } = strip;
    const range = [["role", "slider"], ["tabindex", 0], ["aria-valuemin", 1], ["aria-valuemax", strip.n], ["aria-valuenow", 1]];
    for (const [name, told] of range) svg.setAttribute(name, told);
    let order;
    const inOrder = () => {
      order ||= names.map((_, client) => client).filter((client) => !Number.isNaN(measured(strip, client)))
        .sort((a, b) => measured(strip, a) - measured(strip, b) || a - b);
      return order;
    };
    svg.addEventListener("keydown", (event) => {
      const known = inOrder();
      const at = known.indexOf(chosen);
      const to = { ArrowRight: at + 1, ArrowUp: at + 1, ArrowLeft: at - 1, ArrowDown: at - 1, Home: 0, End: known.length - 1 }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      const place = Math.min(Math.max(to, 0), known.length - 1);
      svg.setAttribute("aria-valuenow", place + 1);
      choose(known[place]);
    });
    svg.addEventListener("click", (event) => {
      const told = event.target.dataset.c;
      if (told !== undefined) return choose(Number(told));
      const box = svg.getBoundingClientRect();
      const wanted = ((event.clientX - box.left) / box.width) * 1e6;
      const far = (client) => Math.abs(measured(strip, client) - wanted);
      return choose(inOrder().reduce((nearest, client) => (far(client) < far(nearest) ? client : nearest)));
    });
    draw(strip);
  }
  document.documentElement.classList.add("js");
})();
