import type { LedgerReport } from '@muster/api-client';
import { paragraphs } from './paragraphs.ts';
import type { Screen } from './screen.ts';

/** What the server's verification found in its ledger and in the rows compared with it. */
export function reportWords({ ledger, outside, unseen, state }: LedgerReport, { paint, columns }: Screen): string {
  const { problem } = ledger;
  const head =
    problem === undefined
      ? `${paint.green('✓')} ${paint.bold(`According to the server, the ledger is intact: ${ledger.entries.toLocaleString('en')} entries.`)}\n`
      : `${paint.red('✗')} ${paint.bold(`The ledger is not intact: ${problem.problem}${problem.seq === undefined ? '' : ` at entry ${problem.seq}`}.`)}\n${paragraphs(problem.detail, columns, '  ')}\n`;
  const rows =
    state.problems.length === 0
      ? `${paint.green('✓')} ${state.rows.toLocaleString('en')} rows agree with it.\n`
      : `${paint.red('✗')} ${state.problems.length} of ${state.rows} rows contradict it:\n${state.problems.map(({ kind, id, problem: what }) => `  ${kind} ${id}: ${what}\n`).join('')}`;
  const aside =
    state.setAside.length === 0
      ? ''
      : `${paint.red('!')} ${state.setAside.length} entries were written by something other than Muster and not signed:\n${state.setAside.map(({ id, at, reason }) => `  ${id} ${at}: ${reason}\n`).join('')}`;
  const views = outside
    .map(({ anchor, kind, says, upTo, words }) => {
      const why = words === undefined ? '' : ` ${words}`;
      if (says === 'agrees')
        return `${paint.green('✓')} ${anchor} (${kind}) agrees; it vouches for the ledger up to size ${upTo}.${why}\n`;
      return says === 'silent'
        ? `${paint.yellow('!')} ${anchor} (${kind}) could not be compared:${why}\n`
        : `${paint.red('✗')} ${anchor} (${kind}) has seen a different ledger:${why}\n`;
    })
    .join('');
  return head + views + unseenWords() + rows + aside;

  /** The entries that no outside party could vouch for. */
  function unseenWords(): string {
    if (unseen === undefined) return '';
    const { from, below } = unseen;
    const words = isVouchedFor(outside)
      ? `No anchor has vouched for entries ${from} to ${below - 1} yet: a change to them before that could not be detected.`
      : 'Nobody outside vouches for it: anyone with the database and the keys could have rewritten all of it. muster anchor connect-witness --help';
    return `${paint.yellow('!')} ${paragraphs(words, columns, '  ').trimStart()}\n`;
  }
}

/** Whether something external agrees: otherwise the ledger's integrity rests on whoever holds its keys. */
export const isVouchedFor = (outside: LedgerReport['outside']): boolean =>
  outside.some(({ says }) => says === 'agrees');
