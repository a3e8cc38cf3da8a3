import { standingsOutside } from '../../areas/anchors/public.ts';
import { hostTime } from '../../platform/clock/measure-offset.ts';
import type { Db } from '../../platform/database/db.ts';
import { advice, ill, well, type Examined } from './finding.ts';

/**
 * Which external parties vouch for the ledger, up to which size, and whether the tree still extends what they saw (GOV
 * 7.5).
 */
export async function examineAnchors(app: Db): Promise<Examined[]> {
  const standings = await standingsOutside(app, new Date(hostTime.wallMs()));
  if (standings.length === 0)
    return [
      advice(
        'anchors',
        'nobody outside vouches for the ledger: anyone with the database and the keys can rewrite all of it undetected',
        'muster anchor connect-witness (a second Muster), connect-locked-object or connect-time-stamp: docs/anchors.md',
        '7.5',
      ),
    ];
  return standings.map(({ name, kind, state, upTo, unseen, problem }) => {
    const said = `${name} (${kind}) vouched up to size ${upTo}; it has not seen ${unseen} later entries`;
    switch (state) {
      case 'vouches':
        return well('anchors', said);
      case 'late':
        return advice(
          'anchors',
          `${said}. ${problem ?? 'It has not been asked for two cycles.'}`,
          'muster anchor list',
          '7.5',
        );
      case 'contradicts':
        return ill('anchors', `${name} (${kind}) has seen a different ledger: ${problem ?? ''}`, REMEDY, '7.5');
      case 'differs':
        return ill(
          'anchors',
          `the ledger does not match the head of size ${upTo} that ${name} (${kind}) vouched for`,
          REMEDY,
          '7.5',
        );
    }
  });
}

const REMEDY =
  'Before anything else, keep a copy of the database. Then run muster ledger verify --on-server; see docs/anchors.md.';
