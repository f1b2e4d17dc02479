'use strict';
// Adds to a page that says everything without it: stepping through runs, memory over time,
// following a request, links to steps.
(() => {
  const make = (tag, attributes, text) => {
    const element = document.createElement(tag);
    Object.entries(attributes || {}).forEach(([name, value]) => element.setAttribute(name, value));
    if (text !== undefined) element.textContent = text;
    return element;
  };

  const pairs = (text) => {
    const lines = text ? text.split('\n') : [];
    return lines.flatMap((line, i) => (i % 2 === 0 ? [[line, lines[i + 1]]] : []));
  };

  class Player {
    constructor(figure) {
      this.figure = figure;
      this.steps = [...figure.querySelectorAll('.words li')].map((li) => ({
        run: li.dataset.run,
        step: Number(li.dataset.step),
        memory: pairs(li.dataset.memory),
        id: li.id,
      }));
      this.runs = [...new Set(this.steps.map((s) => s.run))];
      this.moments = this.inTime();
      this.position = this.moments.length;
      this.controls();
    }

    // What stands at the same height in the wide picture happens at one moment.
    inTime() {
      const heights = new Map();
      this.figure.querySelectorAll('.wide text[data-step]').forEach((text) => {
        const key = text.dataset.run + ' ' + text.dataset.step;
        const y = Number(text.getAttribute('y'));
        if (!heights.has(key) || heights.get(key) > y) heights.set(key, y);
      });
      const moments = [];
      [...heights].map(([key, y]) => ({ key, y })).sort((a, b) => a.y - b.y).forEach(({ key, y }) => {
        const [run, step] = key.split(' ');
        const last = moments[moments.length - 1];
        const same = last && y - last.y < 4 && !(run in last.at);
        const moment = same ? last : { y, at: {} };
        moment.at[run] = Number(step);
        if (!same) moments.push(moment);
      });
      return moments;
    }

    controls() {
      const player = make('div', { class: 'player', role: 'group', 'aria-label': 'step through' });
      const back = make('button', { type: 'button', 'aria-label': 'one step back' }, '\u25c0');
      const on = make('button', { type: 'button', 'aria-label': 'one step on' }, '\u25b6');
      const all = make('button', { type: 'button' }, 'all');
      this.slider = make('input', { type: 'range', min: 0, max: this.moments.length, 'aria-label': 'moment' });
      this.told = make('output', { 'aria-live': 'polite' });
      back.onclick = () => this.go(this.position - 1);
      on.onclick = () => this.go(this.position === this.moments.length ? 1 : this.position + 1);
      all.onclick = () => this.go(this.moments.length);
      this.slider.oninput = () => this.go(Number(this.slider.value));
      player.append(back, this.slider, on, all, this.told);
      this.follows(player);
      this.memory = make('table', { 'aria-label': 'memory at this moment' });
      player.append(this.memory);
      this.figure.querySelector('.wide').before(player);
      this.show();
    }

    follows(player) {
      const names = new Set();
      this.figure.querySelectorAll('[data-request]').forEach((e) => names.add(e.dataset.request));
      this.pinned = '';
      this.buttons = [...names].map((name) => {
        const button = make('button', { type: 'button', 'aria-pressed': 'false', title: 'follow this request' }, name);
        button.onclick = () => {
          this.pinned = this.pinned === name ? '' : name;
          this.follow(this.pinned);
        };
        return button;
      });
      player.append(...this.buttons);
      this.figure.addEventListener('mouseover', (event) => {
        const part = event.target.closest('svg [data-request]');
        this.follow(part ? part.dataset.request : this.pinned);
      });
      this.figure.addEventListener('mouseleave', () => this.follow(this.pinned));
    }

    follow(name) {
      this.figure.classList.toggle('follows', name !== '');
      this.figure.querySelectorAll('svg [data-request]').forEach((part) =>
        part.classList.toggle('lit', part.dataset.request === name));
      this.buttons.forEach((button) => {
        button.classList.toggle('followed', button.textContent === name);
        button.setAttribute('aria-pressed', String(button.textContent === this.pinned));
      });
    }

    go(position, quiet) {
      this.position = Math.max(0, Math.min(this.moments.length, position));
      this.show();
      if (quiet) return;
      const last = this.last();
      const run = this.runs.find((r) => this.position > 0 && r in this.moments[this.position - 1].at);
      const link = this.position === this.moments.length || !run ? this.figure.id
        : `${this.figure.id}-${run}-${last[run]}`;
      try {
        history.replaceState(null, '', '#' + link);
      } catch (noAddress) {
        // A page inside of another has none; the position is shown all the same.
      }
    }

    // For each run the last step that has happened.
    last() {
      const last = Object.fromEntries(this.runs.map((run) => [run, 0]));
      this.moments.slice(0, this.position).forEach((moment) =>
        Object.entries(moment.at).forEach(([run, step]) => { last[run] = Math.max(last[run] || 0, step); }));
      return last;
    }

    show() {
      const whole = this.position === this.moments.length;
      const last = this.last();
      const now = this.position > 0 && !whole ? this.moments[this.position - 1].at : {};
      this.figure.querySelectorAll('svg [data-step]').forEach((part) => {
        const step = Number(part.dataset.step);
        part.classList.toggle('ahead', !whole && step > last[part.dataset.run]);
        part.classList.toggle('now', now[part.dataset.run] === step);
      });
      this.slider.value = this.position;
      this.told.textContent = whole ? 'all steps'
        : this.position === 0 ? 'before the first step'
          : this.runs.length === 1 ? `step ${last[this.runs[0]]}`
            : `this run: step ${last['1']}; its twin: step ${last['2']}`;
      this.slider.setAttribute('aria-valuetext', this.told.textContent);
      this.remember(last);
    }

    remember(last) {
      const initial = pairs(this.figure.querySelector('.words').dataset.memory);
      const values = new Map(initial.map(([place, value]) =>
        [place, Object.fromEntries(this.runs.map((run) => [run, { now: value, step: 0 }]))]));
      this.steps.forEach(({ run, step, memory }) => {
        if (step > last[run]) return;
        memory.forEach(([place, now]) => { values.get(place)[run] = { now, step }; });
      });
      const body = make('tbody');
      const head = make('tr');
      head.append(make('th', { scope: 'col' }, 'memory'));
      const names = this.runs.length === 1 ? ['value'] : ['this run', 'its twin'];
      names.forEach((name) => head.append(make('th', { scope: 'col' }, name)));
      body.append(head);
      values.forEach((held, place) => {
        const row = make('tr');
        row.append(make('th', { scope: 'row' }, place));
        this.runs.forEach((run) => {
          const { now, step } = held[run];
          row.append(make('td', step > 0 && step === last[run] ? { class: 'changed' } : {}, now));
        });
        body.append(row);
      });
      this.memory.replaceChildren(body);
      this.memory.hidden = values.size === 0;
    }

    // The moment of a step; one that is folded belongs to the next that is shown.
    find(run, step) {
      const index = this.moments.findIndex((m) => run in m.at && m.at[run] >= step);
      return index < 0 ? this.moments.length : index + 1;
    }

    seen() {
      const box = this.figure.getBoundingClientRect();
      return box.bottom > 0 && box.top < innerHeight;
    }
  }

  const players = [...document.querySelectorAll('figure.run')]
    .filter((figure) => figure.querySelector('.words')).map((figure) => new Player(figure));
  let current;
  players.forEach((player) => {
    ['mouseenter', 'focusin'].forEach((kind) =>
      player.figure.addEventListener(kind, () => { current = player; }));
  });

  document.addEventListener('keydown', (event) => {
    const typing = event.target.closest && event.target.closest('input, textarea, .scroll, pre');
    if (typing || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    const player = current && current.seen() ? current : players.find((p) => p.seen());
    if (!player) return;
    event.preventDefault();
    const whole = player.position === player.moments.length;
    player.go(event.key === 'ArrowLeft' ? player.position - 1 : whole ? 1 : player.position + 1);
  });

  const address = () => {
    const [, figure, run, step] = /^#(f\d+)-(\d+)-(\d+)$/.exec(location.hash) || [];
    const player = players.find((p) => p.figure.id === figure);
    if (!player) return;
    current = player;
    player.go(player.find(run, Number(step)), true);
    const shown = [...player.figure.querySelectorAll('svg .now')].find((e) => e.getClientRects().length > 0);
    (shown || player.figure).scrollIntoView({ block: 'center' });
  };
  addEventListener('hashchange', address);
  // What is folded away would not be printed.
  addEventListener('beforeprint', () =>
    document.querySelectorAll('details').forEach((part) => { part.open = true; }));
  address();
})();
