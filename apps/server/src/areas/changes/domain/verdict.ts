import type { ChangeVerdict, Requirement } from '@muster/change-rules';
import { shorten } from '../../../kernel/shorten.ts';

/** A requirement after exceptions: one that Governance waived is not missing. */
export type Judged = Omit<Requirement, 'state'> & {
  readonly state: 'met' | 'missing' | 'waived' | 'later';
  /** The exception that waives it. */
  readonly waiver?: string;
};

export type Outcome = 'met' | 'missing' | 'nothing-asked' | 'break-glass';

export type Verdict = {
  readonly outcome: Outcome;
  readonly groups: readonly string[];
  readonly requirements: readonly Judged[];
};

/** Fails closed: everything that could be shown was requested, so what lacks live evidence is missing. */
export function verdictOf(
  { groups, requirements }: ChangeVerdict,
  waivers: ReadonlyMap<string, string>,
  emergency: string | undefined,
): Verdict {
  const judged = requirements.map(({ state, ...rest }): Judged => {
    const waiver = waivers.get(rest.clause);
    if (state === 'met' || state === 'later') return { ...rest, state };
    return waiver === undefined ? { ...rest, state: 'missing' } : { ...rest, state: 'waived', waiver };
  });
  const isMet = judged.every(({ state }) => state !== 'missing');
  const outcome: Outcome = isMet
    ? judged.length === 0
      ? 'nothing-asked'
      : 'met'
    : emergency === undefined
      ? 'missing'
      : 'break-glass';
  return { outcome, groups, requirements: judged };
}

/** What covers a merge with this verdict. */
export const coverOf = ({ outcome, requirements }: Verdict): 'verdict' | 'break-glass' | 'exception' | 'nothing' =>
  outcome === 'missing'
    ? 'nothing'
    : outcome === 'break-glass'
      ? 'break-glass'
      : requirements.some(({ state }) => state === 'waived')
        ? 'exception'
        : 'verdict';

const SIGNS = { met: '✅', missing: '❌', waived: '⚖️', later: '⏳' } as const;
/** GitHub's limit is 65,535 characters. */
const MOST = 60_000;

/** The text of the check, clause by clause. */
export function inMarkdown(
  { outcome, groups, requirements }: Verdict,
  page: string,
): { title: string; summary: string } {
  const missing = requirements.filter(({ state }) => state === 'missing').length;
  const title =
    outcome === 'nothing-asked'
      ? 'The policy requires nothing of this change'
      : outcome === 'break-glass'
        ? `Emergency change: it may be merged, and ${missing} of ${requirements.length} are still due afterwards`
        : missing === 0
          ? 'All policy requirements are met'
          : `${missing} of ${requirements.length} policy requirements are not met`;
  const lines = requirements.map(
    ({ clause, what, state, why }) =>
      `${SIGNS[state]} **${clause}** ${shown(what)}${why
        .slice(0, MOST_WHY)
        .map((each) => `\n  - ${shown(each)}`)
        .join('')}`,
  );
  const text = [
    ...(groups.length === 0 ? [] : [`**${groups.map(shown).join(', ')}** (GOV-001 5)`]),
    ...lines,
    `[In Muster](${page})`,
  ].join('\n\n');
  return { title, summary: shorten(text, MOST) };
}

const MOST_WHY = 30;

/** Names of files and branches are untrusted: nothing in them may become Markdown, a mention or a link. */
const shown = (text: string): string =>
  text.replaceAll(/[\\`*_{}[\]<>()#+!|~]/g, String.raw`\$&`).replaceAll('@', '@\u200B');
