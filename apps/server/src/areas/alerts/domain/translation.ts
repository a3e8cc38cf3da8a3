import type { FieldProblem } from '../../../kernel/app-error.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';

/**
 * Which parts of a body are alerts, one per line, each in CEL over `body` and `item`: `name: item.title`. If `each`
 * names a list, `item` is one of its elements; otherwise it is the body.
 */
export type Translation = Readonly<Record<(typeof parts)[number], string | undefined>> & {
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
};

const parts = ['each', 'group', 'when', 'identity', 'name', 'over', 'start', 'link'] as const;
const NEEDED = ['identity', 'name'] as const;
const LINE = /^(?:(label|annotation)\s+([A-Za-z_][A-Za-z0-9_.-]{0,99})|([a-z]+))\s*:\s*(.+)$/;
const most = { lines: 60 };

/** Parses a translation as written, skipping blank lines and `#` comments. The expressions are compiled elsewhere. */
export function readTranslation(text: string): Result<Translation, readonly FieldProblem[]> {
  const found = new Map<string, string>();
  const problems: FieldProblem[] = [];
  const labels: Record<string, string> = {};
  const annotations: Record<string, string> = {};
  const lines = text.split('\n').map((line) => line.trim());
  if (lines.length > most.lines) return err([problem('', `has more than ${most.lines} lines`)]);
  for (const [at, line] of lines.entries()) {
    if (line === '' || line.startsWith('#')) continue;
    const [, kind, label, part, expression = ''] = LINE.exec(line) ?? [];
    const name = label === undefined ? part : `${kind} ${label}`;
    if (name === undefined || (part !== undefined && !isPart(part)))
      problems.push(problem(`line ${at + 1}`, 'does not start with a known part', PARTS));
    else if (found.has(name)) problems.push(problem(`line ${at + 1}`, `repeats “${name}”`, 'keep only one of them'));
    found.set(name ?? '', expression);
    if (label !== undefined)
      Object.defineProperty(kind === 'label' ? labels : annotations, label, { ...OWN, value: expression });
  }
  for (const needed of NEEDED) if (!found.has(needed)) problems.push(problem('', `has no line “${needed}: …”`, PARTS));
  if (found.has('each') && !found.has('group'))
    problems.push(
      problem(
        '',
        'has a line “each”, but no line “group”',
        'say what the alerts of a delivery have in common: group: body.rule',
      ),
    );
  if (problems.length > 0) return err(problems);
  const part = (name: (typeof parts)[number]) => found.get(name);
  return ok({
    each: part('each'),
    group: part('group'),
    when: part('when'),
    identity: part('identity'),
    name: part('name'),
    over: part('over'),
    start: part('start'),
    link: part('link'),
    labels,
    annotations,
  });
}

const isPart = (name: string): boolean => (parts as readonly string[]).includes(name);

/** Defined as own properties: a label may be named `__proto__`. */
const OWN = { enumerable: true, configurable: true, writable: true };

const PARTS = `write identity and name, and optionally ${parts
  .filter((name) => name !== 'identity' && name !== 'name')
  .join(', ')}, label <name> and annotation <name>`;

const problem = (where: string, what: string, remedy?: string): FieldProblem => ({
  path: '/translation',
  problem: where === '' ? what : `${where} ${what}`,
  ...(remedy === undefined ? {} : { remedy }),
});
