import type { Kysely } from 'kysely';
import type { IncidentId, PrincipalId } from '../../../kernel/ids.ts';
import { principalOfEntry } from '../../../platform/ledger/envelope.ts';
import { firstOf } from '../../../platform/ledger/read-entries.ts';
import { incidentKind } from '../../oncall/public.ts';
import { statusUpdated } from '../ledger-actions.ts';

/** Who took an incident up. Its row does not say, the ledger does: no other step leads out of `declared`. */
export async function acknowledgerOf(db: Kysely<unknown>, incident: IncidentId): Promise<PrincipalId | undefined> {
  const first = await firstOf(db, { kind: incidentKind.name, id: incident }, statusUpdated.name);
  return first && principalOfEntry(first.envelope);
}
