import type { FieldProblem } from '../../../kernel/app-error.ts';
import { shorten } from '../../../kernel/shorten.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { LabelMatcher } from './routing.ts';

/** A rule as written: `fraud: service=fraud*, cluster!=dev -> Fraud`. The team is still a name. */
export type WrittenRule = { readonly name: string; readonly when: readonly LabelMatcher[]; readonly team: string };

const MOST_RULES = 200;
const MOST_MATCHERS = 20;
const SHAPE = 'write it as: fraud: service=fraud*, cluster!=dev -> Fraud';

/** Parses rules, one per line; blank lines and those starting with # are skipped. Reports every unreadable line. */
export function readRules(text: string): Result<readonly WrittenRule[], readonly FieldProblem[]> {
  const rules: WrittenRule[] = [];
  const problems: FieldProblem[] = [];
  const wrong = (line: number, problem: string, remedy = SHAPE) =>
    problems.push({ path: '/rules', problem: `line ${line} ${problem}`, remedy });
  for (const [index, line] of text.split(/\r?\n/u).entries()) {
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue;
    const read = readRule(line);
    if (typeof read === 'string') wrong(index + 1, read);
    else if (rules.some(({ name }) => name === read.name))
      wrong(index + 1, 'has the same name as another rule', 'choose another name');
    else rules.push(read);
  }
  if (rules.length > MOST_RULES) wrong(MOST_RULES + 1, 'is one rule too many', `keep to ${MOST_RULES} rules`);
  return problems.length > 0 ? err(problems) : ok(rules);
}

/** @returns what is wrong with the line, if it cannot be read */
function readRule(line: string): WrittenRule | string {
  const arrow = line.lastIndexOf('->');
  if (arrow < 0) return 'has no team after ->';
  const team = line.slice(arrow + 2).trim();
  if (team === '') return 'has no team after ->';
  const colon = line.indexOf(':');
  const name = colon < 0 || colon > arrow ? '' : line.slice(0, colon).trim();
  if (name === '' || name.length > 80) return 'does not start with a name and a colon';
  const conditions = line
    .slice(colon + 1, arrow)
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
  if (conditions.length === 0) return 'has no condition; alerts that match no rule go to the catch-all team';
  if (conditions.length > MOST_MATCHERS) return `has more than ${MOST_MATCHERS} conditions`;
  const when = conditions.map(readMatcher);
  const unread = when.findIndex((each) => each === undefined);
  if (unread >= 0) return `has a condition that could not be read: “${shorten(conditions[unread] ?? '', 60)}”`;
  return { name, when: when.filter((each) => each !== undefined), team };
}

function readMatcher(text: string): LabelMatcher | undefined {
  const found = /^([A-Za-z_][A-Za-z0-9_.-]{0,99}) ?(!?=) ?(.{0,200})$/u.exec(text);
  if (!found) return undefined;
  const [, label = '', is, value = ''] = found;
  return { label, is: is === '!=' ? '!=' : '=', value };
}
