import type { Envelope } from '../../../platform/ledger/envelope.ts';
import { contactAssigned, roleGranted, roleRevoked } from '../../governance/public.ts';
import { teamMemberAdded, teamMemberRemoved } from '../../identity/public.ts';
import { commanderNamed, commandVacated } from '../../incidents/public.ts';
import { onCallSet } from '../../oncall/public.ts';

/** After these somebody sees more or less than before: whose it is, the entry's data name. */
const OF_SOMEBODY: readonly string[] = [
  teamMemberAdded,
  teamMemberRemoved,
  roleGranted,
  roleRevoked,
  onCallSet,
  commanderNamed,
  commandVacated,
].map(({ name }) => name);

/**
 * Whether what this one may see is another since this entry. A contact role names who holds it now, and not who held it, so
 * after that everybody reads anew.
 */
export const changesSightOf = ({ action, data }: Pick<Envelope, 'action' | 'data'>, id: string): boolean =>
  action === contactAssigned.name || (OF_SOMEBODY.includes(action) && Object.values(data).flat().includes(id));
