import type { PolicyFinding } from '@muster/policy';
import type { AreaReads } from '../../../platform/manifest-queries.ts';
import { contradictionWords } from '../domain/witnessed.ts';
import { readAnchors } from '../store/anchors.ts';
import { readWitnessed } from '../store/witnessed.ts';
import { isWitnessed } from './list-anchors.ts';
import { standingOf } from './list-witnessed.ts';

/**
 * Findings: an anchor is silent, leaving recent heads without a witness; an anchor has seen a different history; a
 * ledger witnessed here contradicted itself or fell silent (GOV 7.5).
 */
export async function anchorFindings({ db, clock }: AreaReads): Promise<readonly PolicyFinding[]> {
  const now = clock.now();
  const anchors = await readAnchors(db);
  const told = anchors.flatMap((anchor) => {
    const { name, problem, size, contradictedAt } = anchor;
    const why = problem === undefined ? '.' : `: ${problem}`;
    if (contradictedAt !== undefined)
      return [finding(`${name} has seen a different ledger since ${contradictedAt.toISOString()}${why}`)];
    return isWitnessed(anchor, now) ? [] : [finding(`${name} has not confirmed the ledger beyond size ${size}${why}`)];
  });
  const ledgers = await readWitnessed(db);
  const seen = ledgers.flatMap((ledger) => {
    const { name, contradiction, seenAt } = ledger;
    if (contradiction !== undefined)
      return [finding(`The ledger ${name} contradicts itself: ${contradictionWords[contradiction.problem]}.`)];
    return standingOf(ledger, now) === 'silent'
      ? [finding(`The ledger ${name} has presented no head since ${seenAt?.toISOString() ?? 'it was added'}.`)]
      : [];
  });
  return [...told, ...seen];
}

const finding = (message: string): PolicyFinding => ({
  clause: '7.5',
  weight: 'warning',
  message,
  ruling: null,
  act: { who: 'the server’s operator', page: '/settings/sinks' },
});
