import { checkBlameless, type Finding } from '@muster/blameless';
import type { PolicySnapshot } from '@muster/policy';
import type { ClauseId } from '../../../kernel/ids.ts';
import type { ActionItem } from './action-item.ts';

export type Answer = { readonly section: string; readonly words: string; readonly reason: string };

/** A finding of the blameless check with its section, and the reason to keep the text, if answered. */
export type SectionFinding = Finding & { readonly section: string; readonly answer: string | undefined };

/** The check's findings in each section, with the answers given (GOV 8.3). */
export function findingsIn(
  texts: ReadonlyMap<string, string>,
  names: readonly string[],
  answers: readonly Answer[],
): readonly SectionFinding[] {
  const answered = new Map(answers.map(({ section, words, reason }) => [`${section}/${words.toLowerCase()}`, reason]));
  return [...texts].flatMap(([section, text]) =>
    checkBlameless(text, names).map((finding) => ({
      ...finding,
      section,
      answer: answered.get(`${section}/${finding.text.toLowerCase()}`),
    })),
  );
}

/** An obstacle to publishing, with its remedy and clause. */
export type Hindrance = { readonly clause: ClauseId; readonly problem: string; readonly remedy: string };

/** What prevents publishing; empty if nothing does. */
export function hindrances(
  policy: PolicySnapshot,
  given: {
    readonly texts: ReadonlyMap<string, string>;
    readonly findings: readonly SectionFinding[];
    readonly actions: readonly Pick<ActionItem, 'state'>[];
    /** What other areas require first, such as the retrospective of a break-glass change (GOV 5.3.3). */
    readonly demands: readonly Hindrance[];
  },
): readonly Hindrance[] {
  const { blameless, actionItems, postmortem } = policy.accountability;
  const empty = postmortem.sections.filter(({ id, needed }) => needed && (given.texts.get(id) ?? '').trim() === '');
  const open = given.findings.filter(({ answer }) => answer === undefined);
  const undecided = given.actions.filter(({ state }) => state === 'proposed');
  return [
    ...empty.map(({ title }) => ({
      clause: postmortem.clause,
      problem: `“${title}” is empty`,
      remedy: `write ${title.toLowerCase()}`,
    })),
    ...open.map(({ section, text }) => ({
      clause: blameless.clause,
      problem: `“${text}” in ${titleOf(policy, section)} targets a person`,
      remedy: 'reword it, or answer why it stays',
    })),
    ...(undecided.length === 0
      ? []
      : [
          {
            clause: actionItems.clause,
            problem: `${undecided.length === 1 ? 'one action item is' : `${undecided.length} action items are`} only proposed`,
            remedy: 'accept each with owner, due date, severity and ticket, or decline it with a reason',
          },
        ]),
    ...given.demands,
  ];
}

const titleOf = (policy: PolicySnapshot, section: string): string =>
  policy.accountability.postmortem.sections.find(({ id }) => id === section)?.title ?? section;
