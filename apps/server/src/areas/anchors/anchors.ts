import { encodeWitnessKey, type NoteSigner } from '@muster/proofs';
import { defineService } from '../../kernel/services.ts';
import type { CommandHost } from '../../platform/commands/host.ts';
import type { LedgerIdentity } from '../../platform/ledger/export-lines.ts';
import type { Outgoing } from '../../platform/outgoing/outgoing.ts';

/** What this area works with. Given once, by the composition root. */
export type Anchors = {
  readonly host: CommandHost;
  readonly outgoing: Outgoing;
  /** This ledger's name and keys: what lies outside is believed only under them. */
  readonly ledger: LedgerIdentity;
  /** By which keys this Muster cosigns the heads of other ledgers, the newest last. */
  readonly cosigners: readonly NoteSigner[];
};

export const anchorsService = defineService<Anchors>('anchors.parts');

/** The key lines of this witness: after a rotation the older one signs along, so that whoever has either can verify. */
export const cosignerLines = ({ cosigners }: Pick<Anchors, 'cosigners'>): readonly string[] =>
  cosigners.map(encodeWitnessKey);
