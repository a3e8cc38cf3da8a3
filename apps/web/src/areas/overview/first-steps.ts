export type FirstStep = { readonly does: string; readonly why: string; readonly to: string };

/** Inputs of the steps; undefined if unknown, or not visible to this reader. */
export type Known = {
  readonly onCall: number | undefined;
  readonly channels: number | undefined;
  readonly integrations: number | undefined;
  readonly drills: number | undefined;
};

/** What a new Muster still needs before it can respond, in order; empty once done. */
export const firstSteps = (known: Known): readonly FirstStep[] =>
  steps.filter(({ of }) => known[of] === 0).map(({ does, why, to }) => ({ does, why, to }));

const steps: readonly (FirstStep & { readonly of: keyof Known })[] = [
  { of: 'onCall', does: 'Put somebody on call', why: 'so that somebody is paged', to: '/on-call' },
  { of: 'channels', does: 'Add a channel', why: 'so that pages reach people', to: '/settings/channels' },
  {
    of: 'integrations',
    does: 'Create an integration',
    why: 'so that alerts become incidents',
    to: '/settings/integrations',
  },
  { of: 'drills', does: 'Declare a drill', why: 'so that everybody has practised', to: '/incidents/declare' },
];
