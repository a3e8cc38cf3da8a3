import type { CauseSource } from '../../../platform/causes.ts';
import { outagesIn } from '../store/watching.ts';

/** Outages of providers, as what burned a budget is charged to (GOV 9.1). */
export const providerCauses: CauseSource = async (db, { from, to }) =>
  (await outagesIn(db, from, to)).map(({ provider, beganAt, endedAt }) => ({
    cause: `provider:${provider}`,
    title: `${provider} was out`,
    from: beganAt,
    to: endedAt,
  }));
