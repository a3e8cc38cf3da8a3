import type { CauseSource } from '../../../platform/causes.ts';
import { outagesIn } from '../store/watching.ts';

/** Provider outages as causes that error budget burn is charged to (GOV 9.1). */
export const providerCauses: CauseSource = async (db, { from, to }) =>
  (await outagesIn(db, from, to)).map(({ provider, beganAt, endedAt }) => ({
    cause: `provider:${provider}`,
    title: `${provider} was out`,
    from: beganAt,
    to: endedAt,
  }));
