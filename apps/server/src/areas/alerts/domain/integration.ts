import type { AppError } from '../../../kernel/app-error.ts';
import type { EntryId, IntegrationId, PrincipalId, TeamId } from '../../../kernel/ids.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';
import type { Mapping } from './mapping.ts';
import type { SourceKind, SourceSettings } from './source.ts';

/** A sender of alerts: who may speak with its key, and how what it says is read. */
export type Integration = {
  readonly id: IntegrationId;
  readonly name: Scrubbed;
  readonly kind: SourceKind;
  readonly settings: SourceSettings;
  /** Whose incidents its alerts become, unless a label says otherwise. */
  readonly teamId: TeamId | undefined;
  readonly visibility: 'organisation' | 'team';
  readonly mapping: Mapping;
  readonly createdAt: Date;
  readonly createdBy: PrincipalId;
  readonly lastEntry: EntryId;
};

/** The same for one that never was and one that is not this reader's to see. */
export const integrationNotFound: AppError = {
  kind: 'not_found',
  code: 'alerts/integration-not-found',
  public: 'There is no such integration, or it is not yours to see.',
};
