import type { Severity } from '@muster/policy';
import type { Kysely } from 'kysely';
import type { Actor } from '../../kernel/actor.ts';
import type { IncidentId } from '../../kernel/ids.ts';
import type { Protected } from '../../kernel/protected.ts';
import type { Scrubbed } from '../../kernel/scrubbed.ts';
import { defineService } from '../../kernel/services.ts';
import type { Reader } from '../../platform/access/access.ts';
import type { CommandContext } from '../../platform/commands/context.ts';

export type AttachedIncident = Protected & {
  readonly id: IncidentId;
  readonly code: string;
  /** Not closed yet. */
  readonly isActive: boolean;
};

/** The room of incidents, which stands above, as exceptions reach it: what it gives is what they may know and do. */
export interface IncidentPort {
  /** One by its code, if this actor may know of it. */
  find(reader: Reader, actor: Actor, code: string): Promise<AttachedIncident | undefined>;
  /** Keeps it as it is until the transaction ends. */
  hold(db: Kysely<unknown>, id: IncidentId): Promise<AttachedIncident | undefined>;
  /** Of these, the codes that this actor may know. */
  codesFor(reader: Reader, actor: Actor, ids: readonly IncidentId[]): Promise<ReadonlyMap<IncidentId, string>>;
  /** Opens the governance incident of an exception that has none (R31). */
  open(
    ctx: CommandContext,
    wanted: { readonly title: Scrubbed; readonly reason: Scrubbed; readonly severity: Severity },
  ): Promise<AttachedIncident>;
}

export const incidentPort = defineService<IncidentPort>('exceptions.incidents');
