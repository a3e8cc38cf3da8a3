import type { Plan, Rotation, Schedule, Window } from '../src/schedule.ts';

/**
 * Who is on call, by brute force: time zones by asking ICU every quarter of an hour, handovers by stepping from one to
 * the next, covered shifts by checking each of their minutes. Shares nothing with the engine but the types.
 */
export function rotaOracle(schedule: Schedule, from: number, until: number): (at: number) => readonly string[] {
  const drawn = schedule.versions.map((version) => ({
    from: version.from,
    rotations: version.plan.rotations.map((rotation) => ({
      layer: rotation.layer,
      spans: spansOf(rotation, version.plan, from, until),
    })),
  }));
  return (at) => {
    let version: (typeof drawn)[number] | undefined;
    for (const each of drawn) if (each.from <= at) version = each;
    let people: string[] = [];
    const layers = new Set(version?.rotations.map(({ layer }) => layer));
    for (const layer of [...layers].sort((one, other) => one - other)) {
      const here: string[] = [];
      for (const rotation of version?.rotations ?? [])
        if (rotation.layer === layer)
          for (const span of rotation.spans)
            if (span.from <= at && at < span.until)
              for (const each of span.people) if (!here.includes(each)) here.push(each);
      if (here.length > 0) people = here;
    }
    for (const override of schedule.overrides) {
      if (at < override.from || at >= override.until) continue;
      const seat = override.to === undefined ? [] : [override.to];
      if (override.instead === undefined) people = seat;
      else {
        const next: string[] = [];
        for (const each of people)
          for (const one of each === override.instead ? seat : [each]) if (!next.includes(one)) next.push(one);
        people = next;
      }
    }
    return people;
  };
}

type Drawn = { readonly from: number; readonly until: number; readonly people: readonly string[] };

function spansOf(rotation: Rotation, { zone }: Plan, from: number, until: number): readonly Drawn[] {
  const place = zoneTable(zone, from, until);
  const windows = windowsOf(rotation.windows, place, from, until);
  const drawn: Drawn[] = [];
  let turn = rotation.first;
  for (let date = rotation.startsOn; ;) {
    const next = later(date, rotation.everyDays);
    const begins = place.first(`${date}T${rotation.handover}`);
    const ends = place.first(`${next}T${rotation.handover}`);
    if (begins > until) return drawn;
    const people = rotation.turns[turn % rotation.turns.length] ?? [];
    if (ends > from)
      for (const window of windows ?? [{ from: begins, until: ends }])
        if (window.from < ends && begins < window.until)
          drawn.push({ from: Math.max(begins, window.from), until: Math.min(ends, window.until), people });
    if (rotation.counts === 'calendar' || isCoveredAtAll(rotation, date)) turn += 1;
    date = next;
  }
}

function isCoveredAtAll({ windows, everyDays, handover }: Rotation, date: string): boolean {
  if (windows.length === 0) return true;
  const start = Date.parse(`${date}T${handover}:00Z`);
  for (let minute = 0; minute < everyDays * 24 * 60; minute += 1) {
    const wall = new Date(start + minute * 60_000);
    const [day, time] = [wall.getUTCDay() || 7, wall.toISOString().slice(11, 16)];
    if (windows.some((window) => isIn(window, `${day} ${time}`))) return true;
  }
  return false;
}

function isIn({ fromDay, from, toDay, to }: Window, now: string): boolean {
  const [begins, ends] = [`${fromDay} ${from}`, `${toDay} ${to}`];
  return begins < ends ? begins <= now && now < ends : now >= begins || now < ends;
}

function windowsOf(windows: readonly Window[], place: ZoneTable, from: number, until: number) {
  if (windows.length === 0) return undefined;
  const found: { from: number; until: number }[] = [];
  const day = 24 * 3_600_000;
  for (let at = from - 15 * day; at < until + 8 * day; at += day) {
    const date = new Date(at).toISOString().slice(0, 10);
    for (const window of windows) {
      if (weekday(date) !== window.fromDay) continue;
      let end = date;
      while (weekday(end) !== window.toDay || `${end}T${window.to}` <= `${date}T${window.from}`) end = later(end, 1);
      found.push({ from: place.first(`${date}T${window.from}`), until: place.last(`${end}T${window.to}`) });
    }
  }
  return found;
}

const weekday = (date: string): number => new Date(`${date}T12:00:00Z`).getUTCDay() || 7;
const later = (date: string, days: number): string => {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10);
};

type ZoneTable = { first(wall: string): number; last(wall: string): number };
const QUARTER = 15 * 60_000;
const tables = new Map<string, ZoneTable>();

function zoneTable(zone: string, from: number, until: number): ZoneTable {
  const key = `${zone} ${from} ${until}`;
  const known = tables.get(key);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  const shows = new Map<string, number[]>();
  const margin = 400 * 24 * 3_600_000;
  const start = Math.floor((from - margin) / QUARTER) * QUARTER;
  for (let at = start; at < until + 40 * 24 * 3_600_000; at += QUARTER) {
    const wall = format.format(at).replace(' ', 'T');
    const known = shows.get(wall);
    if (known === undefined) shows.set(wall, [at]);
    else known.push(at);
  }
  /** The last quarter-hour shown before it, plus the minutes since; across a gap from before the gap. */
  const find = (wall: string, pick: (of: readonly number[]) => number): number => {
    const minutes = Number(wall.slice(14, 16)) % 15;
    for (let back = 0; back < 24 * 60; back += 15) {
      const shown = shows.get(minutesEarlier(wall, minutes + back));
      if (shown !== undefined) return pick(back === 0 ? shown : [Math.max(...shown)]) + (minutes + back) * 60_000;
    }
    throw new Error(`${zone} never shows ${wall}`);
  };
  const table: ZoneTable = {
    first: (wall) => find(wall, (of) => Math.min(...of)),
    last: (wall) => find(wall, (of) => Math.max(...of)),
  };
  tables.set(key, table);
  return table;
}

const minutesEarlier = (wall: string, minutes: number): string =>
  new Date(Date.parse(`${wall}:00Z`) - minutes * 60_000).toISOString().slice(0, 16);
