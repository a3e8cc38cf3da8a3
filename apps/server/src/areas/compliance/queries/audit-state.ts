import type { Kysely } from 'kysely';
import type { EntryId } from '../../../kernel/ids.ts';
import { inTransaction } from '../../../platform/database/in-transaction.ts';
import type { Envelope } from '../../../platform/ledger/envelope.ts';
import { newestAbout } from '../../../platform/ledger/newest-entries.ts';
import { entriesByIds, entriesFrom, listEntries } from '../../../platform/ledger/read-entries.ts';
import { prunedBelow } from '../../../platform/ledger/retention.ts';
import type { Claim, StateClaims } from '../../../platform/ledger/state-claims.ts';
import { holdAgainstLedger, type StateProblem } from '../domain/hold-against-ledger.ts';

export type StateVerdict = { readonly rows: number; readonly problems: readonly StateProblem[] };

const PAGE = 500;
/** More would not tell more: something is badly wrong. */
const MOST_PROBLEMS = 100;

/**
 * Holds the areas' rows against the ledger, both ways: each row against the entry that it says last changed it, and each
 * entry that began something against the rows. What was changed, or taken away, behind the ledger's back is named.
 */
export async function auditState(db: Kysely<unknown>, areas: readonly StateClaims[]): Promise<StateVerdict> {
  const oldest = await oldestInstant(db);
  const problems: StateProblem[] = [];
  let rows = 0;
  for (const area of areas) {
    for (let after: string | undefined; ;) {
      const page = await atOneInstant(db, async (on) => judgePage(on, area, after, oldest));
      rows += page.claims.length;
      problems.push(...page.problems);
      if (problems.length >= MOST_PROBLEMS) return { rows, problems: problems.slice(0, MOST_PROBLEMS) };
      after = page.claims.at(-1)?.id;
      if (page.claims.length < PAGE) break;
    }
    problems.push(...(await missingRows(db, area)));
  }
  return { rows, problems: problems.slice(0, MOST_PROBLEMS) };
}

/** What is changed by the rules while an auditor looks must not look changed behind them. */
const atOneInstant = async <T>(db: Kysely<unknown>, look: (on: Kysely<unknown>) => Promise<T>): Promise<T> =>
  db.isTransaction ? look(db) : inTransaction(db, look, { isolation: 'repeatable read' });

async function judgePage(db: Kysely<unknown>, area: StateClaims, after: string | undefined, oldest: Date | undefined) {
  const claims = await area.read(db, after, PAGE);
  return { claims, problems: await judgeClaims(db, area, claims, oldest) };
}

async function judgeClaims(
  db: Kysely<unknown>,
  area: StateClaims,
  claims: readonly Claim[],
  oldest: Date | undefined,
): Promise<StateProblem[]> {
  const { resource, field } = area.entries;
  const about = {
    kind: resource,
    ids: [...new Set(claims.map(({ under }) => under))],
    ...(field === undefined ? {} : { field }),
  };
  const newest = await newestAbout(db, { ...about, actions: area.changedBy });
  const lasting: ReadonlyMap<string, Envelope>[] = [];
  for (const { actions } of area.lasting) lasting.push(await newestAbout(db, { ...about, actions }));
  const entries = await entriesByIds(db, [...new Set(claims.map(({ lastEntry }) => lastEntry))]);
  const named = new Map(entries.map(({ envelope }) => [envelope.id, envelope]));
  return claims.flatMap((claim) => {
    const isBeyondRetention = oldest !== undefined && instantOf(claim.lastEntry) < oldest;
    return (
      holdAgainstLedger(area, claim, {
        named: named.get(claim.lastEntry),
        newest: newest.get(claim.id),
        lasting: lasting.map((each) => each.get(claim.id)),
        isBeyondRetention,
      }) ?? []
    );
  });
}

async function missingRows(db: Kysely<unknown>, area: StateClaims): Promise<StateProblem[]> {
  const problems: StateProblem[] = [];
  for (const action of area.bornBy) {
    for (let before: number | undefined; ;) {
      const page = await listEntries(db, { action, ...(before === undefined ? {} : { before }) }, PAGE);
      const born = [...new Set(page.flatMap(({ envelope }) => area.rowsOf(envelope)))];
      const there = await area.existing(db, born);
      problems.push(
        ...born
          .filter((id) => !there.has(id))
          .map((id): StateProblem => ({ kind: area.kind, id, problem: 'row-missing' })),
      );
      before = page.at(-1)?.seq;
      if (page.length < PAGE || before === undefined) break;
    }
  }
  return problems;
}

/** When the ledger's first remaining entry was made, if retention has removed others before it. */
async function oldestInstant(db: Kysely<unknown>): Promise<Date | undefined> {
  const edge = await prunedBelow(db);
  if (edge === 0) return undefined;
  const [first] = await entriesFrom(db, edge, 1);
  return first && new Date(first.envelope.time);
}

/** Entry ids are UUIDv7: they carry the millisecond of their birth. */
const instantOf = (id: EntryId): Date =>
  new Date(Number.parseInt(id.replaceAll('-', '').slice(0, TIME_DIGITS), HEXADECIMAL));
const TIME_DIGITS = 12;
const HEXADECIMAL = 16;
