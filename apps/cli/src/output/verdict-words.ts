import type { ExportProblem, VerifiedExport } from '@muster/proofs';
import type { Screen } from './screen.ts';
import { fields } from './fields.ts';
import { paragraphs } from './paragraphs.ts';

/** What a verification found: what was proven, by whose key, or the first bad entry. */
export function verdictWords(verdict: VerifiedExport | ExportProblem, screen: Screen): string {
  const { paint } = screen;
  if (!verdict.ok) {
    return `${paint.red('✗')} ${paint.bold(`The ledger does not hold: ${placeOf(verdict)}.`)}\n${paragraphs(verdict.detail, screen.columns, '  ')}\n`;
  }
  const { from, size, entries, receipts, checkpoints, isKeyPinned } = verdict;
  const key = isKeyPinned
    ? 'pinned: given from outside'
    : 'taken from the ledger itself: pin it with --key to prove who signed';
  return (
    `${paint.green('✓')} ${paint.bold(entries === 0 ? 'The ledger holds.' : `The ledger holds: entries ${from} to ${size - 1} are what was signed.`)}\n` +
    fields(
      {
        '  entries': entries.toLocaleString('en'),
        '  older ones kept': receipts === 0 ? undefined : `${receipts.toLocaleString('en')}, each by its own proof`,
        '  signed heads': `${checkpoints.ledger.toLocaleString('en')} of the ledger, ${checkpoints.witness.toLocaleString('en')} of witnesses`,
        '  key': key,
      },
      screen,
    )
  );
}

function placeOf(problem: ExportProblem): string {
  if ('line' in problem) return `line ${problem.line} is malformed`;
  if (!('seq' in problem)) return problem.problem;
  return 'lastSeq' in problem
    ? `entries ${problem.seq} to ${problem.lastSeq} are ${problem.problem}`
    : `entry ${problem.seq} is ${wording[problem.problem]}`;
}

const wording = {
  edited: 'edited',
  removed: 'removed',
  reordered: 'out of order',
  forged: 'forged',
  gap: 'missing',
  truncated: 'missing, and all after it',
  'tree-damaged': 'sound, but its row of the tree is damaged',
} as const;
