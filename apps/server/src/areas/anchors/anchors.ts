import { encodeWitnessKey, type NoteSigner } from '@muster/proofs';
import { defineService } from '../../kernel/services.ts';
import type { CommandHost } from '../../platform/commands/host.ts';
import type { LedgerIdentity } from '../../platform/ledger/export-lines.ts';
import type { Outgoing } from '../../platform/outgoing/outgoing.ts';

/** The dependencies of this area, set once by the composition root. */
export type Anchors = {
  readonly host: CommandHost;
  readonly outgoing: Outgoing;
  /** This ledger's name and keys: external heads are trusted only under them. */
  readonly ledger: LedgerIdentity;
  /** The keys with which this Muster cosigns other ledgers' heads, newest last. */
  readonly cosigners: readonly NoteSigner[];
};

export const anchorsService = defineService<Anchors>('anchors.parts');

/** This witness's key lines. After a rotation the older key signs as well, so that holders of either can verify. */
export const cosignerLines = ({ cosigners }: Pick<Anchors, 'cosigners'>): readonly string[] =>
  cosigners.map(encodeWitnessKey);
