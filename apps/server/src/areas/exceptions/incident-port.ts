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

/** What exceptions may know and do about incidents, whose area is above this one. */
export interface IncidentPort {
  /** An incident by its code, if this actor may see it. */
  find(reader: Reader, actor: Actor, code: string): Promise<AttachedIncident | undefined>;
  /** Locks it until the transaction ends. */
  hold(db: Kysely<unknown>, id: IncidentId): Promise<AttachedIncident | undefined>;
  /** The codes of those incidents this actor may see. */
  codesFor(reader: Reader, actor: Actor, ids: readonly IncidentId[]): Promise<ReadonlyMap<IncidentId, string>>;
  /** Opens a governance incident for an exception without one (R31). */
  open(
    ctx: CommandContext,
    wanted: { readonly title: Scrubbed; readonly reason: Scrubbed; readonly severity: Severity },
  ): Promise<AttachedIncident>;
}

export const incidentPort = defineService<IncidentPort>('exceptions.incidents');
