/** A calendar quarter in UTC, such as `2026-Q3`; `to` is excluded. */
export type Quarter = { readonly name: string; readonly from: Date; readonly to: Date };

/** @returns undefined if the name is invalid */
export function quarterNamed(name: string): Quarter | undefined {
  const [, year, place] = /^([0-9]{4})-Q([1-4])$/.exec(name) ?? [];
  return year === undefined || place === undefined ? undefined : quarterFrom(Number(year), Number(place));
}

const MONTHS = 3;

function quarterFrom(year: number, place: number): Quarter {
  const from = new Date(Date.UTC(year, (place - 1) * MONTHS));
  return { name: `${year}-Q${place}`, from, to: new Date(Date.UTC(year, place * MONTHS)) };
}

/** The last quarter completed at this instant. */
export function lastQuarter(now: Date): Quarter {
  const place = Math.floor(now.getUTCMonth() / MONTHS);
  return place === 0 ? quarterFrom(now.getUTCFullYear() - 1, 4) : quarterFrom(now.getUTCFullYear(), place);
}
