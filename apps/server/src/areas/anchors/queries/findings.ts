import type { PolicyFinding } from '@muster/policy';
import type { AreaReads } from '../../../platform/manifest-queries.ts';
import { readAnchors } from '../store/anchors.ts';
import { isWitnessed } from './list-anchors.ts';

/** An anchor that has fallen silent: heads since then are nobody's but ours (GOV 7.5). */
export async function anchorFindings({ db, clock }: AreaReads): Promise<readonly PolicyFinding[]> {
  const silent = (await readAnchors(db)).filter((anchor) => !isWitnessed(anchor, clock.now()));
  return silent.map(({ name, problem, size }) => ({
    clause: '7.5',
    weight: 'warning',
    message: `The ledger is unwitnessed by ${name} beyond size ${size}${problem === undefined ? '.' : `: ${problem}`}`,
    ruling: null,
    act: { who: 'whoever runs the server', page: '/settings/sinks' },
  }));
}
