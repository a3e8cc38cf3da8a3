import { rolesFor, type PolicySnapshot } from '@muster/policy';
import type { Block, Piece } from './blocks.ts';
import type { RunbookProblem } from './problem.ts';
import { readRunbook } from './read-runbook.ts';
import type { Runbook } from './runbook.ts';
import { quotable, quotedIn, typedNumberIn } from './values.ts';

export type Linted = { readonly runbook: Runbook | undefined; readonly problems: readonly RunbookProblem[] };

type At = { readonly line: number; readonly text: string };

/** Every problem of a single runbook by itself, judged by the policy. */
export function lintRunbook(file: string, text: string, policy: PolicySnapshot): Linted {
  const { runbook, problems, lineOf } = readRunbook(file, text);
  if (runbook === undefined) return { runbook, problems };
  const found: RunbookProblem[] = [];
  const complain = (line: number, code: string, says: string, remedy: string): void =>
    void found.push({ file, line, code, says, remedy });

  const stem = file.replace(/^.*\//, '').replace(/\.md$/, '');
  if (stem !== runbook.id)
    complain(lineOf(['id']), 'id', `the file is called ${stem} but its id is ${runbook.id}`, 'Make them the same');
  for (const { role, line } of rolesIn(runbook, lineOf))
    if (policy.roles.raci[role] === undefined && policy.roles.contacts[role] === undefined)
      complain(line, 'role', `the policy has no role ${role}`, 'Name one of roles.yaml');
  for (const [letter, names] of [
    ['R', [runbook.roles.responsible]],
    ['C', runbook.roles.consulted],
    ['I', runbook.roles.informed],
  ] as const)
    for (const role of rolesFor(policy, 'execute-runbook', letter).roles)
      if (!names.includes(role))
        complain(
          lineOf(['roles']),
          'raci',
          `the matrix gives ${role} the letter ${letter} for runbooks, but it is not named`,
          'Name it there (2.2)',
        );
  for (const title of policy.runbooks.sections.needed)
    if (!hasSection(runbook.blocks, title))
      complain(lineOf([]), 'section', `the section ${title} is missing or empty`, `Write it below ## ${title}`);
  for (const { line, text: words } of prose(runbook, lineOf)) {
    for (const path of quotedIn(words))
      if (quotable(policy, path) === undefined)
        complain(line, 'quote', `the policy has no value at ${path}`, 'Quote one that exists');
    const typed = typedNumberIn(words);
    if (typed !== undefined)
      complain(
        line,
        'typed-number',
        `${typed} is typed in, not quoted from the policy`,
        'Quote the policy’s value by its path: {{slos.ML-SLO-002.objective.under}}',
      );
  }
  const { within } = { within: '', ...runbook.humanReview };
  const needing = runbook.triggers.find(({ name }) => policy.runbooks.humanReview.neededFor.includes(name));
  const reviewLine = lineOf(['humanReview']);
  if (needing !== undefined && runbook.humanReview.kind === 'none')
    complain(
      reviewLine,
      'human-review',
      `${needing.name} is about decisions on people, but no path to a human review is given`,
      'Give path, role and within (7.14)',
    );
  if (runbook.humanReview.kind === 'path' && quotedIn(within).length === 0)
    complain(
      reviewLine,
      'human-review',
      'within does not quote the policy’s time',
      'Quote controls.gdpr22.humanReview.answeredWithinMonths',
    );
  return { runbook, problems: [...problems, ...found] };
}

type LineOf = (path: readonly (string | number)[]) => number;

const rolesIn = ({ owner, roles, steps, humanReview }: Runbook, lineOf: LineOf) => [
  { role: owner, line: lineOf(['owner']) },
  ...[roles.responsible, ...roles.consulted, ...roles.informed].map((role) => ({ role, line: lineOf(['roles']) })),
  ...steps.map(({ role }, at) => ({ role, line: lineOf(['steps', at, 'role']) })),
  ...(humanReview.kind === 'path' ? [{ role: humanReview.role, line: lineOf(['humanReview', 'role']) }] : []),
];

function hasSection(blocks: readonly Block[], title: string): boolean {
  const at = blocks.findIndex((block) => block.kind === 'heading' && block.level === 2 && block.text === title);
  const next = blocks[at + 1];
  return at !== -1 && next !== undefined && !(next.kind === 'heading' && next.level <= 2);
}

/** All text that people read, without commands and code. */
function prose(runbook: Runbook, lineOf: LineOf): readonly At[] {
  const lists = (['verification', 'rollback', 'closure'] as const).flatMap((name) =>
    runbook[name].map((text, at) => ({ line: lineOf([name, at]), text })),
  );
  const steps = runbook.steps.flatMap(({ title, verify }, at) => [
    { line: lineOf(['steps', at, 'title']), text: title },
    { line: lineOf(['steps', at, 'verify']), text: verify },
  ]);
  const review =
    runbook.humanReview.kind === 'path' ? [{ line: lineOf(['humanReview']), text: runbook.humanReview.within }] : [];
  return [
    ...lists,
    ...steps,
    ...review,
    ...runbook.blocks.flatMap((block) => textsIn(block).map((text) => ({ line: block.line, text }))),
  ];
}

const spoken = (pieces: readonly Piece[]): string =>
  pieces.map((piece) => (piece.kind === 'code' ? '·' : piece.text)).join('');

function textsIn(block: Block): readonly string[] {
  switch (block.kind) {
    case 'heading':
      return [block.text];
    case 'paragraph':
      return [spoken(block.pieces)];
    case 'list':
      return block.items.map(spoken);
    case 'table':
      return block.rows.flat().map(spoken);
    case 'code':
      return [];
  }
}
