import { Classified, type DataClass, type PolicySnapshot } from '@muster/policy';
import { isObject, leavesOf, withValues, type Json, type Leaf, type LlmRequest, type Opaque } from '@muster/llm-wire';
import type { Finding } from '@muster/scrubber';
import type { FieldProblem } from '../../../kernel/app-error.ts';
import { LARGE_TEXT, type ServerScrubber } from '../../../platform/scrubbing/server-scrubber.ts';
import { isAbove } from '../domain/candidates.ts';
import type { FindingMode } from '../domain/consumer.ts';
import { found } from './errors.ts';
import { GATEWAY } from './limits.ts';

export type Inspected = {
  /** The text that may be sent, within its consumer's class: anything found above it has been removed. */
  readonly text: Classified<DataClass, string>;
  readonly bytes: number;
  /** Original text by pseudonym, to be restored in the response. Personal data, never stored. */
  readonly originals: ReadonlyMap<string, string>;
  readonly findings: number;
};

type Rules = {
  readonly scrubber: ServerScrubber;
  readonly policy: PolicySnapshot;
  readonly dataClass: DataClass;
  readonly mode: FindingMode;
};

/**
 * Scans every string of a request. Data above its consumer's class is replaced, or the request refused; strings that an
 * edit would break are never edited. The final text is scanned once more.
 */
export async function inspect(request: LlmRequest, opaque: readonly Opaque[], rules: Rules): Promise<Inspected> {
  const { text, body } = request;
  const originals = new Map<string, string>();
  const changes = new Map<string, string>();
  const refused: FieldProblem[] = [];
  let findings = 0;

  for (const { pointer, value } of freeForm(body)) {
    const { value: clean, findings: all } = rules.scrubber.value({ at: value });
    const above = all.filter((each) => isTooHigh(each, rules));
    if (above.length === 0) continue;
    findings += above.length;
    if (rules.mode === 'refuse')
      refused.push(...above.map((each) => problemAt(rules, `${pointer}${each.path.slice('/at'.length)}`, each)));
    else {
      for (const each of above) remember(originals, each, stringAt(value, each.path.slice('/at'.length)));
      changes.set(pointer, JSON.stringify(clean.at));
    }
  }

  for (const leaf of leavesOf(body)) {
    if (isExempt(leaf) || isBelow(changes, leaf.pointer)) continue;
    const above = (await findingsIn(leaf.text, rules)).filter((each) => isTooHigh(each, rules));
    if (above.length === 0) continue;
    findings += above.length;
    if (rules.mode === 'refuse' || !isEditable(leaf, opaque))
      refused.push(...above.map((each) => problemAt(rules, leaf.pointer, each)));
    else {
      for (const each of above) remember(originals, each, leaf.text);
      changes.set(leaf.pointer, JSON.stringify(edited(leaf.text, above)));
    }
  }
  if (refused.length > 0) throw found(unique(refused));
  const sent = withValues(text, changes);
  if (changes.size > 0) await readAgain(sent, rules);
  return {
    text: new Classified(rules.dataClass, sent),
    bytes: Buffer.byteLength(sent),
    originals,
    findings,
  };
}

/** Scans the outgoing bytes again: an edit that uncovers something else must not let it out. */
async function readAgain(sent: string, rules: Rules): Promise<void> {
  for (const leaf of leavesOf(JSON.parse(sent))) {
    if (isExempt(leaf)) continue;
    const above = (await findingsIn(leaf.text, rules)).filter((each) => isTooHigh(each, rules));
    if (above.length > 0) throw found(unique(above.map((each) => problemAt(rules, leaf.pointer, each))));
  }
}

const findingsIn = async (text: string, { scrubber }: Rules): Promise<readonly Finding[]> =>
  (text.length > LARGE_TEXT ? await scrubber.beside.text(text) : scrubber.text(text)).findings;

const isTooHigh = ({ classification }: Finding, { policy, dataClass }: Rules): boolean =>
  isAbove(policy, classification, dataClass);

/** Provider ids, and data that is certainly binary. */
const isExempt = ({ how, text }: Leaf): boolean =>
  how === 'id' || (how === 'bytes' && text.length > GATEWAY.shortBytes);

const isEditable = ({ how, pointer }: Leaf, opaque: readonly Opaque[]): boolean =>
  (how === 'text' || how === 'json-text') && !opaque.some((each) => isAtOrBelow(each.pointer, pointer));

const isAtOrBelow = (pointer: string, below: string): boolean => below === pointer || below.startsWith(`${pointer}/`);

const isBelow = (changes: ReadonlyMap<string, string>, pointer: string): boolean =>
  changes.size > 0 && [...changes.keys()].some((each) => isAtOrBelow(each, pointer));

/** Values named by the caller: here a key tells what its value is, as in `{"password": "…"}`. */
function* freeForm(body: Json): Generator<{ readonly pointer: string; readonly value: unknown }> {
  if (isObject(body['metadata'])) yield { pointer: '/metadata', value: body['metadata'] };
  for (const [index, message] of (Array.isArray(body['messages']) ? (body['messages'] as unknown[]) : []).entries()) {
    const content: unknown = isObject(message) ? message['content'] : undefined;
    for (const [place, block] of (Array.isArray(content) ? (content as unknown[]) : []).entries())
      if (isObject(block) && isObject(block['input']))
        yield { pointer: `/messages/${index}/content/${place}/input`, value: block['input'] };
  }
}

/** The text with only these findings replaced. */
export function edited(text: string, findings: readonly Finding[]): string {
  let out = '';
  let from = 0;
  for (const { start, end, replacement } of findings.toSorted((a, b) => a.start - b.start)) {
    out += text.slice(from, start) + replacement;
    from = end;
  }
  return out + text.slice(from);
}

function remember(
  originals: Map<string, string>,
  { replacement, start, end, subject }: Finding,
  text: string | undefined,
): void {
  // RESTRICTED data is removed for good.
  if (subject !== undefined && text !== undefined) originals.set(replacement, text.slice(start, end));
}

function stringAt(value: unknown, pointer: string): string | undefined {
  let at = value;
  for (const part of pointer.split('/').slice(1)) {
    if (typeof at !== 'object' || at === null) return undefined;
    at = (at as Record<string, unknown>)[part.replaceAll('~1', '/').replaceAll('~0', '~')];
  }
  return typeof at === 'string' ? at : undefined;
}

/** The finding's place, itself scrubbed: a caller's own key may be what was found. */
const problemAt = ({ scrubber }: Rules, pointer: string, { kind, classification }: Finding): FieldProblem => ({
  path: pointer
    .split('/')
    .map((part) => scrubber.text(part).text)
    .join('/'),
  problem: `contains ${classification} data (${kind})`,
});

const unique = (problems: readonly FieldProblem[]): readonly FieldProblem[] => [
  ...new Map(problems.map((each) => [`${each.path} ${each.problem}`, each])).values(),
];
