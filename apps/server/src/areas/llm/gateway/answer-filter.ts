import type { DataClass, PolicySnapshot } from '@muster/policy';
import type { TextFilter } from '@muster/llm-wire';
import type { Finding, Scrubber } from '@muster/scrubber';
import { isAbove } from '../domain/candidates.ts';
import { edited } from './inspect.ts';

export type AnswerFilter = TextFilter & {
  /** How much was put away so far. */
  readonly findings: number;
  /** A text that was read beside the server's own thread, so that it need not be read again. */
  know(text: string, findings: readonly Finding[]): void;
};

/**
 * What is done to an answer on its way back (GOV 6.7, on output): data of a higher class than the consumer's is put away,
 * then what was put away of the request is put back in its place.
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
      /** What has come out belongs to as much of what went in: all that is not replaced has its length. */
      const out = ({ text, findings }: { readonly text: string; readonly findings: readonly Finding[] }): string => {
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
