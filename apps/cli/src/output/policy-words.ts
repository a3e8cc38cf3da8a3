import {
  versionWords,
  type PolicyFinding,
  type PolicyProblem,
  type PolicySnapshot,
  type ReviewState,
} from '@muster/policy';
import { findingLine, placedLine } from './finding-line.ts';
import { paragraphs } from './paragraphs.ts';
import type { Screen } from './screen.ts';

/** Problems that make a policy unusable, each with where to look and what to do. */
export function policyProblems(folder: string, problems: readonly PolicyProblem[], { paint, columns }: Screen): string {
  const one = ({ file, line, column, clause, message, remedy }: PolicyProblem): string =>
    `${paint.red('✗')} ${paint.bold(`${folder}/${file}:${line}:${column}`)}${clause === null ? '' : `  ${clause}`}\n` +
    `${paragraphs(`${message}.`, columns, '    ')}\n${paragraphs(`${remedy}.`, columns, '    ')}\n`;
  return `${problems.map(one).join('\n')}\n${problems.length} problem${problems.length === 1 ? '' : 's'}: the policy cannot be used.\n`;
}

export type CheckedPolicy = {
  readonly folder: string;
  readonly policy: PolicySnapshot;
  readonly found: readonly PolicyFinding[];
  readonly review: ReviewState;
};

/** Findings of a valid policy: where it contradicts itself or is silent, and how that is interpreted. */
export function policyFindings({ folder, policy, found, review }: CheckedPolicy, screen: Screen): string {
  const { paint, columns } = screen;
  const warnings = found.filter(({ weight }) => weight === 'warning');
  const notes = found.filter(({ weight }) => weight === 'note');
  return [
    `${paint.green('✓')} ${paint.bold(`${policy.id} ${versionWords(policy)}`)} in ${folder}: all values are present and valid\n`,
    `  sha256 ${policy.hash}\n`,
    review.overdue
      ? `${paint.yellow('!')} its review was due on ${review.due} (${review.clause})\n`
      : `  its next review is due on ${review.due}\n`,
    section('The document contradicts itself or leaves blanks:', warnings, screen),
    section('It is silent, vague or out of date:', notes, screen),
    readings(policy, found, screen),
    `\n${paragraphs(`${warnings.length} warnings, ${notes.length} notes. None blocks the policy: each is interpreted as its ruling says.`, columns)}\n`,
  ].join('');
}

function section(head: string, found: readonly PolicyFinding[], screen: Screen): string {
  if (found.length === 0) return '';
  return `\n${screen.paint.bold(head)}\n${found.map((finding) => findingLine(finding, screen)).join('')}`;
}

/** Each ruling once, however many findings it applies to. */
function readings(policy: PolicySnapshot, found: readonly PolicyFinding[], screen: Screen): string {
  const used = new Set(found.map(({ ruling }) => ruling));
  const lines = Object.entries(policy.interpretations)
    .filter(([id]) => used.has(id))
    .map(([id, { reading }]) => placedLine('  ', id, reading, screen));
  return lines.length === 0 ? '' : `\n${screen.paint.bold('How it is interpreted:')}\n${lines.join('')}`;
}
