import type { Kysely } from 'kysely';
import { addDays, dayOf } from '../../../kernel/clock.ts';
import { dataOfAction } from '../../../platform/ledger/data-of-action.ts';
import type { RowAudit, RowProblem } from '../../../platform/ledger/row-audit.ts';
import { rootOf } from '../intake/commit-segment.ts';
import { predictionsDropped } from '../ledger-actions.ts';
import { outcomesUnder } from '../store/outcomes.ts';
import { predictionsOf } from '../store/predictions.ts';
import { firstDayKept, segmentsBehind, strays, type Segment } from '../store/segments.ts';

const SEGMENTS_A_PAGE = 500;
/** Rows in memory at once, including their sealed parts. */
const ROWS_AT_ONCE = 20_000;

/**
 * Recomputes every segment of the prediction log and compares it with its root, without any key. Reports rows that
 * belong to no segment, and days removed without an entry (GOV 7.13). Segments dropped with their day are skipped.
 */
export const auditSegments: RowAudit = async (db, most) => {
  const kept = await firstDayKept(db);
  const problems: RowProblem[] = (await strays(db, most)).map(({ table, id }) => ({
    kind: table,
    id,
    problem: 'no-entry',
  }));
  const gone = new Set<string>();
  let rows = 0;
  for (let after: Segment | undefined; problems.length < most;) {
    const page = await segmentsBehind(db, after, SEGMENTS_A_PAGE);
    after = page.at(-1);
    if (after === undefined) break;
    const whole = page.filter((segment) => {
      const days = daysOf(segment).filter((day) => kept === undefined || day < kept);
      for (const day of days) gone.add(day);
      return days.length === 0;
    });
    for (const batch of batchesOf(whole)) {
      const found = await differing(db, batch);
      rows += found.rows;
      problems.push(...found.problems);
    }
  }
  problems.push(...(await unowned(db, gone)));
  return { rows, problems: problems.slice(0, most) };
};

async function differing(db: Kysely<unknown>, batch: readonly Segment[]) {
  const span = {
    ids: batch.map(({ id }) => id),
    from: new Date(Math.min(...batch.map(({ firstAt }) => firstAt.getTime()))),
    to: new Date(Math.max(...batch.map(({ lastAt }) => lastAt.getTime()))),
  };
  const predictions = await predictionsOf(db, span);
  const outcomes = await outcomesUnder(db, span);
  let rows = 0;
  const problems: RowProblem[] = [];
  for (const { id, salt, root } of batch) {
    const under = [predictions.get(id) ?? [], outcomes.get(id) ?? []] as const;
    rows += under[0].length + under[1].length;
    if (rootOf(salt, ...under) !== root) problems.push({ kind: 'prediction_segments', id, problem: 'root-differs' });
  }
  return { rows, problems };
}

function batchesOf(segments: readonly Segment[]): readonly (readonly Segment[])[] {
  const batches: Segment[][] = [];
  let room = 0;
  for (const segment of segments) {
    const size = segment.predictions + segment.outcomes;
    if (size > room || batches.length === 0) {
      batches.push([]);
      room = ROWS_AT_ONCE;
    }
    batches.at(-1)?.push(segment);
    room -= size;
  }
  return batches;
}

function daysOf({ firstAt, lastAt }: Segment): readonly string[] {
  const days: string[] = [];
  const last = dayOf(lastAt);
  for (let at = firstAt; dayOf(at) <= last; at = addDays(at, 1)) days.push(dayOf(at));
  return days;
}

/** Days missing that no entry dropped. None if retention has pruned entries, as theirs may be among them. */
async function unowned(db: Kysely<unknown>, gone: ReadonlySet<string>): Promise<readonly RowProblem[]> {
  if (gone.size === 0) return [];
  const { data, isPruned } = await dataOfAction(db, predictionsDropped.name);
  if (isPruned) return [];
  const named = new Set(data.flatMap(({ days }) => (Array.isArray(days) ? (days as readonly string[]) : [])));
  return [...gone]
    .filter((day) => !named.has(day))
    .map((day) => ({ kind: 'predictions', id: day, problem: 'removed-without-entry' }));
}
