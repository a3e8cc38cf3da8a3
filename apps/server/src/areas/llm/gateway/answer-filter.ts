import type { DataClass, PolicySnapshot } from '@muster/policy';
import type { TextFilter } from '@muster/llm-wire';
import type { Finding, Scrubber } from '@muster/scrubber';
import { isAbove } from '../domain/candidates.ts';
import { edited } from './inspect.ts';

export type AnswerFilter = TextFilter & {
  /** Findings redacted so far. */
  readonly findings: number;
  /** Registers findings of a text scanned off the main thread, so that it is not scanned again. */
  know(text: string, findings: readonly Finding[]): void;
};

/**
 * Filters a response (GOV 6.7, on output): redacts data above the consumer's class, then restores what was
 * pseudonymised in the request.
 */
export function answerFilter(
  scrubber: Scrubber,
  policy: PolicySnapshot,
  dataClass: DataClass,
  originals: ReadonlyMap<string, string>,
): AnswerFilter {
  let count = 0;
  const known = new Map<string, readonly Finding[]>();
  const isTooHigh = ({ classification }: Finding): boolean => isAbove(policy, classification, dataClass);
  const seesAll = !isAbove(policy, 'RESTRICTED', dataClass);
  const above = (findings: readonly Finding[]): readonly Finding[] => {
    const found = findings.filter(isTooHigh);
    count += found.length;
    return found;
  };
  const restored = (text: string, json: boolean): string => {
    if (originals.size === 0 || !text.includes('~')) return text;
    let out = text;
    for (const [token, original] of originals)
      out = out.replaceAll(token, json ? JSON.stringify(original).slice(1, -1) : original);
    return out;
  };
  return {
    get findings() {
      return count;
    },
    know: (text, findings) => void known.set(text, findings),
    whole: (text, json) =>
      restored(seesAll ? text : edited(text, above(known.get(text) ?? scrubber.text(text).findings)), json),
    stream(json) {
      const scrub = scrubber.stream();
      let held = '';
      let read = 0;
      /** Maps scrubbed output back to the raw input of the same extent: only replacements differ in length. */
      const out = ({ text, findings }: { readonly text: string; readonly findings: readonly Finding[] }): string => {
        // Most fragments only add to a line.
        if (text === '' && findings.length === 0) return '';
        const length = findings.reduce(
          (sum, each) => sum + each.end - each.start - each.replacement.length,
          text.length,
        );
        const raw = held.slice(0, length);
        held = held.slice(length);
        const here = above(findings).map((each) => ({ ...each, start: each.start - read, end: each.end - read }));
        read += length;
        return restored(edited(raw, here), json);
      };
      return {
        push(piece) {
          if (seesAll) return restored(piece, json);
          held += piece;
          return out(scrub.push(piece));
        },
        end: () => (seesAll ? '' : out(scrub.end())),
      };
    },
  };
}
