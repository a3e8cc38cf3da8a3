import { wordOf, type Happening } from './happenings.ts';

/** One approval request: who asked, who decided, and the outcome. */
export type ApprovalTold = {
  readonly id: string;
  readonly what: string;
  /** The subject's kind and id, as recorded. */
  readonly about: string;
  readonly asked: { readonly by: string; readonly at: string; readonly seq: number } | undefined;
  readonly votes: readonly {
    readonly by: string;
    readonly verdict: string;
    readonly at: string;
    readonly seq: number;
  }[];
  readonly outcome: string;
  /** It took effect without a second person. */
  readonly isUnseparated: boolean;
};

/** The approvals in these entries, in the order requested. */
export const approvalsTold = (entries: readonly Happening[]): readonly ApprovalTold[] =>
  [...Map.groupBy(entries, (entry) => wordOf(entry, 'approval') ?? entry.thing.id)].map(([id, own]) => {
    const asked = own.find(({ action }) => action === 'approval.requested');
    const voted = own.filter(({ action }) => action === 'approval.voted');
    return {
      id,
      what: asked === undefined ? 'asked for before this period' : (wordOf(asked, 'kind') ?? '').replaceAll('-', ' '),
      about: asked === undefined ? '' : `${wordOf(asked, 'subjectKind') ?? ''} ${wordOf(asked, 'subject') ?? ''}`,
      asked: asked && { by: asked.actor, at: asked.time, seq: asked.seq },
      votes: voted.map((vote) => ({
        by: vote.actor,
        verdict: wordOf(vote, 'verdict') === 'approve' ? 'approved' : 'declined',
        at: vote.time,
        seq: vote.seq,
      })),
      outcome: outcomeOf(own),
      isUnseparated: asked?.data['unseparated'] === true,
    };
  });

function outcomeOf(own: readonly Happening[]): string {
  const state = own.findLast(({ action }) => action === 'approval.voted' || action === 'approval.closed');
  if (own.some(({ action }) => action === 'approval.withdrawn')) return 'withdrawn';
  const word = state && wordOf(state, 'state');
  return word ?? 'open';
}
