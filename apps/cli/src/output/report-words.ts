import type { LedgerReport } from '@muster/api-client';
import { paragraphs } from './paragraphs.ts';
import type { Screen } from './screen.ts';

/** What the server found in its own ledger, and in the rows that it held against it. */
export function reportWords({ ledger, state }: LedgerReport, { paint, columns }: Screen): string {
  const { problem } = ledger;
  const head =
    problem === undefined
      ? `${paint.green('✓')} ${paint.bold(`The ledger holds, says the server: ${ledger.entries.toLocaleString('en')} entries.`)}\n`
      : `${paint.red('✗')} ${paint.bold(`The ledger does not hold: ${problem.problem}${problem.seq === undefined ? '' : ` at entry ${problem.seq}`}.`)}\n${paragraphs(problem.detail, columns, '  ')}\n`;
  const rows =
    state.problems.length === 0
      ? `${paint.green('✓')} ${state.rows.toLocaleString('en')} rows agree with it.\n`
      : `${paint.red('✗')} ${state.problems.length} of ${state.rows} rows contradict it:\n${state.problems.map(({ kind, id, problem: what }) => `  ${kind} ${id}: ${what}\n`).join('')}`;
  const aside =
    state.setAside.length === 0
      ? ''
      : `${paint.red('!')} ${state.setAside.length} entries were written beside Muster and not signed:\n${state.setAside.map(({ id, at, reason }) => `  ${id} ${at}: ${reason}\n`).join('')}`;
  return head + rows + aside;
}
