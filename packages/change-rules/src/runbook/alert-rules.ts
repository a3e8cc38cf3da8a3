import { LineCounter, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { RunbookProblem } from './problem.ts';
import type { Trigger } from './runbook.ts';

/** An alert that can be raised, with the runbook that it names. */
export type AlertRule = {
  readonly file: string;
  readonly line: number;
  readonly name: string;
  /** From its `runbook` annotation; undefined if it has none. */
  readonly runbook: string | undefined;
};

const LONGEST_FILE = 512 * 1024;

/** The alerting rules of a Prometheus rule file, each with its line. Recording rules are skipped. */
export function readAlertRules(
  file: string,
  text: string,
): { readonly rules: readonly AlertRule[]; readonly problems: readonly RunbookProblem[] } {
  const unread = (line: number, says: string) => ({
    rules: [],
    problems: [{ file, line, code: 'rules', says, remedy: 'promtool check rules gives details' }],
  });
  if (text.length > LONGEST_FILE) return unread(1, 'the file is too long for alert rules');
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, schema: 'core', uniqueKeys: true });
  const [error] = document.errors;
  if (error !== undefined) return unread(lines.linePos(error.pos[0]).line, 'this is not YAML');
  const groups = isMap(document.contents) ? document.contents.get('groups') : undefined;
  if (!isSeq(groups)) return unread(1, 'there are no groups of rules');
  const rules: AlertRule[] = [];
  for (const group of groups.items) {
    const of = isMap(group) ? group.get('rules') : undefined;
    for (const rule of isSeq(of) ? of.items : []) {
      if (!isMap(rule)) continue;
      const name = rule.get('alert', true);
      if (!isScalar(name) || typeof name.value !== 'string') continue;
      const runbook: unknown = rule.getIn(['annotations', 'runbook']);
      rules.push({
        file,
        line: lines.linePos(name.range?.[0] ?? 0).line,
        name: name.value,
        runbook: typeof runbook === 'string' ? runbook : undefined,
      });
    }
  }
  return { rules, problems: [] };
}

/** Whether a trigger covers this name. `MusterBudgetBurns_ML_SLO_001_*` covers all with that prefix. */
export const isFor = (
  { kind, name }: Trigger,
  what: { readonly kind: Trigger['kind']; readonly name: string },
): boolean => kind === what.kind && (name.endsWith('*') ? what.name.startsWith(name.slice(0, -1)) : name === what.name);
