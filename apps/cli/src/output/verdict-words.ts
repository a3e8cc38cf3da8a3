import type { Caveat, ExportProblem, VerifiedExport } from '@muster/proofs';
import type { Screen } from './screen.ts';
import { fields } from './fields.ts';
import { paragraphs } from './paragraphs.ts';

/** The result of a verification: what was proven and by whose key, or the first bad entry. */
export function verdictWords(verdict: VerifiedExport | ExportProblem, screen: Screen): string {
  const { paint } = screen;
  if (!verdict.ok) {
    return `${paint.red('✗')} ${paint.bold(`The ledger is not intact: ${placeOf(verdict)}.`)}\n${paragraphs(verdict.detail, screen.columns, '  ')}\n`;
  }
  const { from, size, entries, receipts, checkpoints, caveats, byOtherKeys } = verdict;
  const isPinned = !caveats.includes('key-not-pinned');
  const what = entries === 0 ? '' : `entries ${from} to ${size - 1} `;
  const head = isPinned
    ? `${paint.green('✓')} ${paint.bold(`The ledger is intact${what === '' ? '' : `: ${what}are as signed`}.`)}\n`
    : `${paint.yellow('!')} ${paint.bold(`The ledger is consistent${what === '' ? '' : `: ${what}are as signed by some key`}. Who signed it is not proven.`)}\n`;
  return (
    head +
    fields(
      {
        '  entries': entries.toLocaleString('en'),
        '  retained older entries':
          receipts === 0 ? undefined : `${receipts.toLocaleString('en')}, each by its own proof`,
        '  signed heads': `${checkpoints.ledger.toLocaleString('en')} of the ledger, ${checkpoints.witness.toLocaleString('en')} of witnesses`,
        '  heads by earlier keys':
          byOtherKeys === 0
            ? undefined
            : `${byOtherKeys.toLocaleString('en')}, which agree; the verdict does not depend on them`,
        '  key': isPinned ? 'pinned: given with --key' : 'taken from the ledger itself',
      },
      screen,
    ) +
    caveats
      .map((caveat) => `${paint.yellow('!')} ${paragraphs(notProven[caveat], screen.columns, '  ').trimStart()}\n`)
      .join('')
  );
}

/** What was not compared. Each makes the exit code 5. */
const notProven: Readonly<Record<Caveat, string>> = {
  'key-not-pinned':
    'Not proven: who signed. Anyone can sign a ledger with a key of their own; pass the key that you were given with --key.',
  'begins-later':
    'Not proven: what came before the first entry. The file starts later than the ledger; if that is intended, pass --from.',
  'kept-not-counted':
    'Not proven: that the file contains all retained older entries. Its pruning entry is from a version that does not count them.',
  'witness-not-compared': 'Not compared: a witness’s head, because it is older than the file’s first entry.',
};

function placeOf(problem: ExportProblem): string {
  if ('line' in problem) return `line ${problem.line} is malformed`;
  if (problem.problem === 'kept')
    return `only ${problem.found} of ${problem.expected} retained older entries are there`;
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
  doubled: 'doubled',
  incomplete: 'incomplete',
  gap: 'missing',
  truncated: 'missing, and all after it',
  'tree-damaged': 'sound, but its row of the tree is damaged',
} as const;
