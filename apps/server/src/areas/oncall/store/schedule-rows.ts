import type { Override, Plan } from '@muster/rota';
import type { OverrideRow, VersionRow } from './tables.ts';

/** A version's plan. What is written alike is read once: pages ask for it again and again. */
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
  // What it did before it was taken back stays so.
  until: Math.min(row.until_at.getTime(), row.cancelled_at?.getTime() ?? Number.POSITIVE_INFINITY),
  ...(row.instead_id === null ? {} : { instead: row.instead_id }),
  ...(row.person_id === null ? {} : { to: row.person_id }),
});

const MOST_PLANS = 1_000;
const plans = new Map<string, Plan>();
