import type { PolicyFinding } from '@muster/policy';
import type { AreaReads } from '../../../platform/manifest-queries.ts';
import { setAside } from '../../../platform/ledger/set-aside.ts';
import { lastVerification } from './last-verification.ts';

/** Problems of the ledger itself. */
export const recordFindings = async (reads: AreaReads): Promise<readonly PolicyFinding[]> =>
  (await Promise.all([verificationFindings(reads), setAsideFindings(reads)])).flat();

/** Entries not written by Muster are set aside, and somebody must find out who wrote them (GOV 7.4). */
async function setAsideFindings({ db }: AreaReads): Promise<readonly PolicyFinding[]> {
  const [newest, ...others] = await setAside(db);
  if (newest === undefined) return [];
  const message = `${others.length === 0 ? 'An entry was' : `${others.length + 1} entries were`} written by something other than Muster and not signed, the last at ${newest.at.toISOString()}: ${newest.reason}. \`muster doctor\` lists them.`;
  const act = { who: 'the server’s operator' };
  return [{ clause: '7.4', weight: 'warning', message, ruling: null, act }];
}

/** A failed verification stays a finding until one succeeds (GOV 7.5). */
async function verificationFindings({ db }: AreaReads): Promise<readonly PolicyFinding[]> {
  const last = await lastVerification(db);
  if (last === undefined || last.holds) return [];
  return [
    {
      clause: '7.5',
      weight: 'warning',
      message: `The last verification of the ledger failed; see entry ${last.seq}.`,
      ruling: null,
      act: { who: 'the server’s operator', page: `/ledger/${last.seq}` },
    },
  ];
}
