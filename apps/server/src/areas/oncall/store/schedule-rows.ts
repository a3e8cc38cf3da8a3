import type { Override, Plan } from '@muster/rota';
import type { OverrideRow, VersionRow } from './tables.ts';

/** A version's plan, cached by its text, since every page reads it. */
export function planOf({ plan }: Pick<VersionRow, 'plan'>): Plan {
  const known = plans.get(plan);
  if (known !== undefined) return known;
  if (plans.size >= MOST_PLANS) plans.clear();
  const read = JSON.parse(plan) as Plan;
  plans.set(plan, read);
  return read;
}

export const overrideFrom = (row: OverrideRow): Override => ({
  id: row.id,
  from: row.from_at.getTime(),
  // A cancelled override still applies up to its cancellation.
  until: Math.min(row.until_at.getTime(), row.cancelled_at?.getTime() ?? Number.POSITIVE_INFINITY),
  ...(row.instead_id === null ? {} : { instead: row.instead_id }),
  ...(row.person_id === null ? {} : { to: row.person_id }),
});

const MOST_PLANS = 1_000;
const plans = new Map<string, Plan>();
