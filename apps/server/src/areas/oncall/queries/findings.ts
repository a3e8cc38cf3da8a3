import type { PolicyFinding } from '@muster/policy';
import type { HouseReads } from '../../../platform/house.ts';
import { whoIsOnCall } from './who-is-on-call.ts';

/** The policy wakes somebody, so somebody must be there to be woken (R32). */
export async function onCallFindings({ db, policies }: HouseReads): Promise<readonly PolicyFinding[]> {
  if ((await whoIsOnCall(db)).length > 0) return [];
  const { clause } = policies().current.paging.wakes;
  const act = { who: 'whoever keeps the on-call list', page: '/on-call' };
  return [{ clause, weight: 'warning', message: 'Nobody is on call.', ruling: 'R32', act }];
}
