import type { PolicyFinding } from '@muster/policy';
import { addMinutes, isBefore } from '../../../kernel/clock.ts';
import type { AreaReads } from '../../../platform/manifest-queries.ts';
import { entriesFrom } from '../../../platform/ledger/read-entries.ts';
import { countRejects, newestChecks } from '../store/rejects-and-checks.ts';
import { readSinks } from '../store/sinks.ts';

/** Findings about the external copies (GOV 7.4): none is immutable, one is behind, rejects entries or differs. */
export async function sinkFindings({ db, clock, policies }: AreaReads): Promise<readonly PolicyFinding[]> {
  const now = clock.now();
  const { toldAfter, pagesAfter } = policies().current.audit.backlog;
  const sinks = await readSinks(db);
  if (sinks.length === 0)
    return [finding('The ledger is not sent anywhere: whoever has the database and the keys has the only copy.')];
  const [rejects, checks] = [await countRejects(db), await newestChecks(db)];
  const found: PolicyFinding[] = [];
  if (!sinks.some(({ kind }) => kind === 's3'))
    found.push(finding('No sink is immutable: whoever runs one can empty it (R18).'));
  for (const { id, name, nextSeq, problem } of sinks) {
    const [next] = await entriesFrom(db, nextSeq, 1);
    const since = next === undefined ? undefined : new Date(next.envelope.time);
    if (since !== undefined && isBefore(addMinutes(since, toldAfter.minutes), now)) {
      const isLong = isBefore(addMinutes(since, pagesAfter.minutes), now);
      const words = `${name} has been behind since ${since.toISOString()}${problem === undefined ? '.' : `: ${problem}`}`;
      found.push(finding(isLong ? `${words} It has been behind so long that somebody is paged.` : words));
    }
    const refused = rejects.get(id) ?? 0;
    if (refused > 0)
      found.push(finding(`${name} refused ${refused === 1 ? 'an entry' : `${refused} entries`} permanently.`));
    const check = checks.get(id);
    if (check?.problem !== undefined) found.push(finding(`${name} was not read back: ${check.problem}`));
    else if (check !== undefined && check.missing + check.altered > 0)
      found.push(finding(`${name} differs from the ledger: ${check.missing} missing, ${check.altered} altered.`));
  }
  return found;
}

const finding = (message: string): PolicyFinding => ({
  clause: '7.4',
  weight: 'warning',
  message,
  ruling: null,
  act: { who: 'whoever runs the server', page: '/settings/sinks' },
});
