"use strict";
(() => {
  // Every text of the data reaches the page through textContent or setAttribute of a fixed name:
  // nothing in it is ever parsed as HTML, as a style or as a script.
  const $ = (id) => document.getElementById(id);
  const read = (id) => JSON.parse($(id).textContent);
  const data = read("data");
  const A = data.articles, P = data.positions;
  const STANCES = ["support", "neutral", "opposition"], MARKS = ["▲", "●", "▼"];
  const ROWS = matchMedia("(max-width: 46rem)").matches ? 10 : 25, ROWS_IN_PRINT = 500;
  const many = (n, one) => `${n.toLocaleString("en")} ${one}${n === 1 ? "" : "s"}`;

  function el(tag, attributes = {}, ...children) {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name === "onclick") node.addEventListener("click", value);
      else if (value !== undefined && value !== null) node.setAttribute(name, value);
    }
    node.append(...children.filter((child) => child !== null && child !== undefined));
    return node;
  }
  function draw(tag, attributes, ...children) {
    const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    node.append(...children);
    return node;
  }
  const text = (value) => el("div", { class: "text", dir: "auto" }, value);
  const inline = (value) => (value === "" ? null : el("bdi", {}, value));
  const stanceOf = (s, p) =>
    el("span", { class: STANCES[s] }, `${MARKS[s]} ${STANCES[s]}${p === undefined ? "" : ` ${p.toFixed(2)}`}`);

  // ---------------------------------------------------------------------- what a row refers to
  const title = (a) => A.title[a] || A.id[a];
  const outlet = (a) => (A.outlet[a] < 0 ? "" : data.outlets[A.outlet[a]]);
  const holder = (h) => (h < 0 ? "" : data.holders[h]);
  const chunks = new Map();
  function sentences(a) {
    const number = A.chunk[a];
    if (number < 0) return null;
    if (!chunks.has(number)) chunks.set(number, read(`sentences-${number}`));
    return chunks.get(number)[a] || [];
  }
  let words = null;
  function wordsOf(a) {
    if (!words) {
      words = A.id.map((_, i) => {
        const found = [A.id[i], A.title[i] || ""];
        for (const row of sentences(i) || []) found.push(row[5]);
        return found.join("\n").toLowerCase();
      });
      // the parsed sentences are kept as words now; an article that is opened is parsed again
      chunks.clear();
    }
    return words[a];
  }
  let features = null;
  function featuresOf(a, number) {
    if (!data.has_features) return undefined;
    features = features || read("features");
    return features[`${a}:${number}`];
  }

  // ---------------------------------------------------------------------- what is shown
  const filters = $("filters");
  const asked = () => ({
    q: $("f-question") ? Number($("f-question").value) : 0,
    holder: $("f-holder").value, stance: $("f-stance").value, outlet: $("f-outlet").value,
    from: $("f-from").value, to: $("f-to").value, text: $("f-text").value.trim().toLowerCase(),
  });
  function dated(day, from, to) {
    if (!from && !to) return true;
    // a month or a year counts where a part of it lies within
    return Boolean(day) && (!from || day >= from.slice(0, day.length)) && (!to || day <= to.slice(0, day.length));
  }
  let shown = { positions: [], articles: [] };
  function select(f) {
    const of = (a) => A.q[a] === f.q && (f.outlet === "" || A.outlet[a] === Number(f.outlet)) &&
      dated(A.day[a], f.from, f.to);
    const inside = A.id.map((_, a) => of(a));
    const positions = [], holds = new Set();
    for (let i = 0; i < P.a.length; i++) {
      const a = P.a[i];
      if (!inside[a]) continue;
      if (f.holder !== "" && P.h[i] !== Number(f.holder)) continue;
      if (f.stance !== "" && P.s[i] !== Number(f.stance)) continue;
      holds.add(a);
      if (f.text && !`${P.e[i] || ""}\n${holder(P.h[i])}\n${title(a)}\n${A.id[a]}`.toLowerCase().includes(f.text)) continue;
      positions.push(i);
    }
    const articles = [];
    for (let a = 0; a < A.id.length; a++) {
      if (!inside[a]) continue;
      if (f.holder !== "" && !holds.has(a)) continue;
      if (f.holder === "" && f.stance !== "" && A.stance[a] !== Number(f.stance)) continue;
      if (f.text && !wordsOf(a).includes(f.text)) continue;
      articles.push(a);
    }
    return { positions, articles };
  }
  function whoOf(positions, q) {
    const rows = new Map();
    for (const i of positions) {
      const h = P.h[i], a = P.a[i], day = A.day[a];
      let row = rows.get(h);
      if (!row) rows.set(h, (row = { h, sides: [new Set(), null, new Set()], all: new Set(), first: "", last: "" }));
      row.sides[P.s[i]].add(A.story[a]);
      row.all.add(A.story[a]);
      if (day && (!row.first || day < row.first)) row.first = day;
      if (day && day > row.last) row.last = day;
    }
    for (const row of rows.values()) {
      row.n0 = row.sides[0].size;
      row.n2 = row.sides[2].size;
      row.n = row.all.size;
      row.stance = row.n0 === row.n2 ? -1 : row.n0 > row.n2 ? 0 : 2;
      row.changes = data.changes.filter((c) => c[0] === q && c[1] === row.h);
    }
    return [...rows.values()];
  }

  // ---------------------------------------------------------------------- tables
  function guarded(value) {
    if (typeof value === "number") return String(value);
    const safe = /^[\t\r\n]|^\s*[=+\-@＝＋－＠]/.test(value) ? `'${value}` : value;
    return `"${safe.replaceAll('"', '""')}"`;
  }
  function download(name, columns, rows) {
    const lines = [columns.map((c) => guarded(c.label)), ...rows.map((r) => columns.map((c) => guarded(c.value(r) ?? "")))];
    const blob = new Blob(["\ufeff" + lines.map((line) => line.join(",")).join("\r\n") + "\r\n"], { type: "text/csv" });
    const link = el("a", { href: URL.createObjectURL(blob), download: `${name}.csv` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }
  function table(name, caption, columns, sort, onPage) {
    const host = $(`t-${name}`);
    let rows = [], page = 0, size = ROWS;
    const head = el("tr", { role: "row" });
    const body = el("tbody", { role: "rowgroup" });
    const says = el("caption", {});
    const place = el("span", {});
    const previous = el("button", { type: "button", onclick: () => turn(-1) }, "Previous");
    const next = el("button", { type: "button", onclick: () => turn(1) }, "Next");
    const save = el("button", { type: "button", onclick: () => download(name, columns, rows) }, "Export these rows as CSV");
    for (const column of columns) {
      const button = el("button", { type: "button", onclick: () => {
        sort = { column, up: sort.column === column ? !sort.up : !column.number };
        order();
        render();
      } }, column.label);
      head.append(el("th", { scope: "col", role: "columnheader", class: column.number ? "number" : null }, button));
    }
    host.append(
      el("table", { class: "cards", role: "table" }, says, el("thead", { role: "rowgroup" }, head), body),
      el("div", { class: "pager", role: "group", "aria-label": `Pages of ${caption}` }, previous, place, next, save),
    );
    function turn(by) {
      page += by;
      render();
      says.scrollIntoView({ block: "nearest" });
    }
    function order() {
      const value = sort.column.sort || sort.column.value, sign = sort.up ? 1 : -1;
      const keyed = rows.map((row, i) => [value(row), i, row]);
      keyed.sort((x, y) => {
        // what is missing comes last, whichever way
        if (x[0] === "" || y[0] === "") return (x[0] === "") - (y[0] === "") || x[1] - y[1];
        return (x[0] < y[0] ? -sign : x[0] > y[0] ? sign : 0) || x[1] - y[1];
      });
      rows = keyed.map((entry) => entry[2]);
      page = 0;
    }
    function render() {
      const pages = Math.max(1, Math.ceil(rows.length / size));
      page = Math.min(Math.max(page, 0), pages - 1);
      const part = rows.slice(page * size, (page + 1) * size);
      body.replaceChildren(...part.map((row) => el("tr", { role: "row" }, ...columns.map((column, i) => {
        const attributes = { "data-label": column.label, class: column.number ? "number" : column.class };
        return i === 0
          ? el("th", { scope: "row", role: "rowheader", ...attributes }, column.cell(row))
          : el("td", { role: "cell", ...attributes }, column.cell(row) || null);
      }))));
      columns.forEach((column, i) => {
        if (column === sort.column) head.children[i].setAttribute("aria-sort", sort.up ? "ascending" : "descending");
        else head.children[i].removeAttribute("aria-sort");
      });
      says.textContent = `${caption}: ${rows.length.toLocaleString("en")}`;
      place.textContent = `Page ${page + 1} of ${pages}`;
      previous.disabled = page === 0;
      next.disabled = page >= pages - 1;
      save.disabled = !rows.length;
      if (onPage) onPage(part);
    }
    return {
      show(found) { rows = found; order(); render(); },
      resize(n) { size = n; render(); },
    };
  }
  const count = (row, s) => {
    const n = s ? row.n2 : row.n0;
    if (!n) return el("span", { class: "dim" }, "0");
    const label = `${holder(row.h)}: ${STANCES[s]} in ${many(n, "article")}, show the evidence`;
    return el("button", { type: "button", class: `count ${STANCES[s]}`, "aria-label": label,
      onclick: () => openEvidence(row.h, s) }, `${MARKS[s]} ${n}`);
  };
  function bar(row) {
    const total = row.n0 + row.n2, node = el("span", { class: "bar", "aria-hidden": "true" });
    for (const [n, name] of [[row.n0, "b0"], [row.n2, "b2"]]) {
      const part = el("i", { class: name });
      part.style.width = `${(100 * n) / total}%`;
      node.append(part);
    }
    return node;
  }
  const date = (day) => day || el("span", { class: "dim" }, "no date");
  const whoColumns = [
    { label: "Holder", class: "name", value: (r) => holder(r.h), cell: (r) => inline(holder(r.h)) },
    { label: "Stands", value: (r) => (r.stance < 0 ? "both sides" : STANCES[r.stance]),
      cell: (r) => (r.stance < 0 ? "both sides" : stanceOf(r.stance)) },
    { label: "Articles", number: true, value: (r) => r.n, cell: (r) => String(r.n) },
    { label: "Support", number: true, value: (r) => r.n0, cell: (r) => count(r, 0) },
    { label: "Opposition", number: true, value: (r) => r.n2, cell: (r) => count(r, 2) },
    { label: "Share", value: (r) => Math.round((1000 * r.n0) / (r.n0 + r.n2)) / 1000, cell: bar },
    { label: "First", class: "date", value: (r) => r.first, cell: (r) => date(r.first) },
    { label: "Last", class: "date", value: (r) => r.last, cell: (r) => date(r.last) },
    { label: "Changes", number: true, value: (r) => r.changes.length,
      cell: (r) => (r.changes.length ? el("a", { href: "#changes", class: "changed" }, `◆ ${r.changes.length}`) : "0") },
  ];
  const positionColumns = [
    { label: "Holder", class: "name", value: (i) => holder(P.h[i]), cell: (i) => inline(holder(P.h[i])) },
    { label: "Stance", value: (i) => STANCES[P.s[i]], cell: (i) => stanceOf(P.s[i]) },
    { label: "Probability", number: true, value: (i) => P.p[i], cell: (i) => P.p[i].toFixed(2) },
    { label: "Date", class: "date", value: (i) => A.day[P.a[i]] || "", cell: (i) => date(A.day[P.a[i]]) },
    { label: "Outlet", class: "name", value: (i) => outlet(P.a[i]), cell: (i) => inline(outlet(P.a[i])) },
    { label: "Voice", class: "date", value: (i) => P.v[i] || "", cell: (i) => P.v[i] },
    { label: "Evidence", value: (i) => P.e[i] || "", cell: (i) => (P.e[i] ? text(P.e[i]) : left()) },
    { label: "Article", class: "name", value: (i) => A.id[P.a[i]], cell: (i) => opener(P.a[i]) },
  ];
  const articleColumns = [
    { label: "Article", class: "name", value: (a) => A.id[a], cell: (a) => opener(a) },
    { label: "Stance", value: (a) => (A.stance[a] < 0 ? "" : STANCES[A.stance[a]]),
      cell: (a) => (A.stance[a] < 0 ? A.status[a] : stanceOf(A.stance[a], A.p[a])) },
    { label: "Date", class: "date", value: (a) => A.day[a] || "", cell: (a) => date(A.day[a]) },
    { label: "Outlet", class: "name", value: (a) => outlet(a), cell: (a) => inline(outlet(a)) },
    { label: "On the question", number: true, value: (a) => A.relevant[a] ?? "",
      cell: (a) => (A.relevant[a] == null ? "" : String(A.relevant[a])) },
    { label: "Remark", value: (a) => A.error[a] || "", cell: (a) => inline(A.error[a] || "") },
  ];
  const left = () => el("span", { class: "dim" }, "left out of this page");
  const opener = (a) => el("button", { type: "button", class: "plain", onclick: () => openArticle(a) }, inline(title(a)));

  const tables = {
    who: table("who", "Holders", whoColumns, { column: whoColumns[2], up: false }, (part) => timeline(part)),
    positions: table("positions", "Positions", positionColumns, { column: positionColumns[2], up: false }),
    articles: table("articles", "Articles", articleColumns, { column: articleColumns[2], up: false }),
  };

  // ---------------------------------------------------------------------- the timeline
  function timeline(rows) {
    const host = $("t-timeline");
    const cells = new Map(), among = new Map(rows.map((row, i) => [row.h, i]));
    let first = Infinity, last = -Infinity, undated = 0;
    const month = (day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
    for (const i of shown.positions) {
      const row = among.get(P.h[i]), day = A.day[P.a[i]];
      if (row === undefined) continue;
      if (!day || day.length < 7) { undated++; continue; }
      const at = month(day), key = `${row}:${at}:${P.s[i]}`;
      first = Math.min(first, at);
      last = Math.max(last, at);
      if (!cells.has(key)) cells.set(key, { row, at, s: P.s[i], stories: new Set() });
      cells.get(key).stories.add(A.story[P.a[i]]);
    }
    const note = undated ? el("p", { class: "dim" }, `${many(undated, "position")} without a month left out.`) : "";
    if (!cells.size) {
      host.replaceChildren(el("p", {}, "No position shown has a date."));
      return;
    }
    const used = [...new Set([...cells.values()].map((cell) => cell.row))].sort((x, y) => x - y);
    const line = new Map(used.map((row, i) => [row, i]));
    const label = 190, width = 940, high = 38, top = 26, height = top + used.length * high + 8;
    const span = Math.max(1, last - first);
    const x = (at) => label + 20 + ((at - first) / span) * (width - label - 50);
    const y = (row) => top + line.get(row) * high + high / 2;
    const name = (at) => `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`;
    const svg = draw("svg", { width, height, viewBox: `0 0 ${width} ${height}`, role: "img",
      "aria-label": `Positions of ${many(used.length, "holder")} from ${name(first)} to ${name(last)}; the table above has their dates.` });
    const step = [1, 2, 3, 6, 12, 24, 60, 120].find((n) => span / n <= 8) || 240;
    for (let at = Math.ceil(first / step) * step; at <= last; at += step) {
      svg.append(draw("line", { class: "axis", x1: x(at), x2: x(at), y1: top - 4, y2: height }),
        draw("text", { class: "dim", x: x(at), y: top - 10, "text-anchor": "middle" }, step % 12 ? name(at) : name(at).slice(0, 4)));
    }
    for (const row of used) {
      const full = holder(rows[row].h), short = full.length > 26 ? `${full.slice(0, 25)}…` : full;
      svg.append(draw("line", { class: "axis", x1: label, x2: width, y1: y(row), y2: y(row) }),
        draw("text", { x: label - 8, y: y(row) + 4, "text-anchor": "end" }, draw("title", {}, full), short));
      for (const change of rows[row].changes) {
        const at = month(change[3]);
        if (at < first || at > last) continue;
        const cx = x(at), cy = y(row);
        svg.append(draw("path", { class: "change", d: `M${cx} ${cy - 6}l6 6l-6 6l-6 -6z` },
          draw("title", {}, `${full}: ${change[2]} to ${change[4]} by ${change[3]}`)));
      }
    }
    for (const { row, at, s, stories } of cells.values()) {
      const r = Math.min(9, 4 + 1.5 * Math.sqrt(stories.size - 1)), cx = x(at);
      const cy = y(row) + (s ? r : -r), tip = s ? r : -r;
      svg.append(draw("path", { class: `s${s}`, d: `M${cx - r} ${cy - tip}h${2 * r}L${cx} ${cy + tip}z` },
        draw("title", {}, `${holder(rows[row].h)}, ${STANCES[s]}, ${name(at)}: ${many(stories.size, "article")}`)));
    }
    host.replaceChildren(svg, note);
  }

  // ---------------------------------------------------------------------- the panel
  const panel = $("panel");
  const trail = [];
  function put(view) {
    $("panel-title").replaceChildren(el("bdi", {}, view.title));
    $("panel-body").replaceChildren(...view.body());
    $("panel-back").hidden = trail.length < 2;
    if (!panel.open) panel.showModal();
    panel.scrollTop = 0;
    $("panel-title").focus();
  }
  function go(view) {
    trail.push(view);
    put(view);
  }
  $("panel-back").addEventListener("click", () => { trail.pop(); put(trail[trail.length - 1]); });
  $("panel-close").addEventListener("click", () => panel.close());
  panel.addEventListener("close", () => { trail.length = 0; });
  panel.addEventListener("click", (event) => { if (event.target === panel) panel.close(); });

  function openEvidence(h, s) {
    const rows = shown.positions.filter((i) => P.h[i] === h && P.s[i] === s).sort((i, j) => P.p[j] - P.p[i] || i - j);
    const stories = new Map();
    for (const i of rows) {
      const story = A.story[P.a[i]];
      if (stories.has(story)) stories.get(story).copies++;
      else stories.set(story, { i, copies: 0 });
    }
    const found = [...stories.values()];
    go({
      title: `${holder(h)}: ${STANCES[s]} in ${many(found.length, "article")}`,
      body() {
        const list = el("ol", { class: "evidence" });
        const more = el("button", { type: "button" }, "Show more");
        let at = 0;
        const add = () => {
          for (const { i, copies } of found.slice(at, at + ROWS)) list.append(evidence(i, copies));
          at += ROWS;
          more.hidden = at >= found.length;
        };
        more.addEventListener("click", add);
        add();
        return [list, more];
      },
    });
  }
  function evidence(i, copies) {
    const a = P.a[i];
    return el("li", {},
      el("div", { class: "dim" }, date(A.day[a]), outlet(a) ? " · " : null, inline(outlet(a)), ` · ${P.v[i] || "voice unknown"} · `,
        stanceOf(P.s[i], P.p[i]), copies ? ` · printed again: ${copies.toLocaleString("en")}` : ""),
      P.e[i] ? el("div", { class: "sentence s" + P.s[i] }, text(P.e[i])) : left(),
      opener(a), explained(a, P.b[i], true));
  }
  function explained(a, number, whole) {
    const found = featuresOf(a, number);
    if (!found) return whole && data.has_features ? el("span", { class: "dim" }, " · features left out of this page") : null;
    const [columns, rows] = found;
    const details = el("details", {}, el("summary", {}, "Features behind this sentence"));
    details.addEventListener("toggle", () => {
      if (details.querySelector("table")) return;
      const head = el("tr", {}, ...columns.map((c, i) => el("th", { scope: "col", class: i ? "number" : null }, c)));
      const body = rows.map((row) => el("tr", {}, ...row.map((cell, i) =>
        (i ? el("td", { class: "number" }, cell === null ? "" : cell.toFixed(3)) : el("th", { scope: "row" }, inline(cell))))));
      details.append(el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Features, scrolls sideways" },
        el("table", {}, el("caption", {}, "What each feature adds to the log-odds of relevance and to the score of each stance"),
          el("thead", {}, head), el("tbody", {}, ...body))));
    });
    return details;
  }
  function openArticle(a) {
    go({
      title: title(a),
      body() {
        const facts = [A.id[a], A.day[a] || "no date", outlet(a), A.status[a]].filter(Boolean);
        const head = el("p", { class: "dim" }, inline(facts.join(" · ")));
        if (A.stance[a] >= 0) head.append(" · article: ", stanceOf(A.stance[a], A.p[a]));
        if (A.url[a]) head.append(" · ", el("a", { href: A.url[a], rel: "noopener noreferrer", target: "_blank" }, "source"));
        if (A.error[a]) head.append(" · ", inline(A.error[a]));
        const rows = sentences(a);
        if (rows === null) return [head, el("p", {}, "The sentences of this article are left out of this page.")];
        if (!rows.length) return [head, el("p", {}, "No sentence was read: see the status above, or nothing in it touches the question.")];
        const list = rows.map(([number, s, p, relevance, h, said]) => {
          const node = el("div", { class: `sentence s${s}${relevance < 50 ? " off" : ""}`, dir: "auto" });
          const sided = s === 0 || s === 2;
          if (sided) node.style.setProperty("--strength", String(0.04 + 0.24 * (p / 100)));
          node.append(text(said));
          const mark = el("div", { class: "mark" });
          if (sided) mark.append(stanceOf(s, p / 100), ...(h >= 0 ? [" · ", inline(holder(h))] : [" · holder unknown"]));
          else if (s < 0) mark.append(el("span", { class: "neutral" }, "? abstained"));
          else if (relevance >= 50) mark.append(el("span", { class: "neutral" }, `${MARKS[1]} neutral ${(p / 100).toFixed(2)}`));
          if (number < 0) mark.append(el("span", { class: "dim" }, " · title"));
          if (mark.childNodes.length) node.append(mark);
          const why = explained(a, number, false);
          if (why) node.append(why);
          return node;
        });
        return [head, ...list];
      },
    });
  }

  // ---------------------------------------------------------------------- filters at work
  function options(select, names, used) {
    const entries = [...used].map((i) => [names[i], i]).sort((x, y) => x[0].localeCompare(y[0], "en") || x[1] - y[1]);
    select.replaceChildren(el("option", { value: "" }, "all"), ...entries.map(([name, i]) => el("option", { value: i }, name)));
  }
  function askQuestion() {
    const q = asked().q, holders = new Set(), outlets = new Set();
    P.a.forEach((a, i) => { if (A.q[a] === q) holders.add(P.h[i]); });
    A.q.forEach((of, a) => { if (of === q && A.outlet[a] >= 0) outlets.add(A.outlet[a]); });
    options($("f-holder"), data.holders, holders);
    options($("f-outlet"), data.outlets, outlets);
    for (const part of document.querySelectorAll("[data-question]")) part.hidden = Number(part.dataset.question) !== q;
    update();
  }
  function update() {
    const f = asked();
    shown = select(f);
    const who = whoOf(shown.positions, f.q);
    tables.who.show(who);
    tables.positions.show(shown.positions);
    tables.articles.show(shown.articles);
    $("status").textContent = `Shown: ${many(who.length, "holder")}, ${many(shown.positions.length, "position")}, ${many(shown.articles.length, "article")}.`;
    performance.mark("shown");
  }
  let waiting = 0;
  filters.addEventListener("input", (event) => {
    clearTimeout(waiting);
    if (event.target.id === "f-question") askQuestion();
    else waiting = setTimeout(update, event.target.id === "f-text" ? 150 : 0);
  });
  filters.addEventListener("submit", (event) => event.preventDefault());
  filters.addEventListener("reset", () => setTimeout(askQuestion));
  addEventListener("beforeprint", () => Object.values(tables).forEach((t) => t.resize(ROWS_IN_PRINT)));
  addEventListener("afterprint", () => Object.values(tables).forEach((t) => t.resize(ROWS)));
  askQuestion();
})();
