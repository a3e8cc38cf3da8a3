import type { EntryId, IntegrationId, PrincipalId, TeamId } from '../../../kernel/ids.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';
import type { Mapping } from './mapping.ts';

/** A sender of alerts: who may speak with its key, and how what it says is read. */
export type Integration = {
  readonly id: IntegrationId;
  readonly name: Scrubbed;
  readonly kind: 'alertmanager';
  /** Whose incidents its alerts become, unless a label says otherwise. */
  readonly teamId: TeamId | undefined;
  readonly visibility: 'organisation' | 'team';
  readonly mapping: Mapping;
  readonly createdAt: Date;
  readonly createdBy: PrincipalId;
  readonly lastEntry: EntryId;
};
