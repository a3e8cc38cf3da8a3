import type { AppError } from '../../../kernel/app-error.ts';
import type { EntryId, IntegrationId, PrincipalId, TeamId } from '../../../kernel/ids.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';
import type { Mapping } from './mapping.ts';
import type { SourceKind, SourceSettings } from './source.ts';

/** A sender of alerts: who may send with its key, and how its deliveries are read. */
export type Integration = {
  readonly id: IntegrationId;
  readonly name: Scrubbed;
  readonly kind: SourceKind;
  readonly settings: SourceSettings;
  /** The team that owns its alerts' incidents, unless a label names another. */
  readonly teamId: TeamId | undefined;
  readonly visibility: 'organisation' | 'team';
  readonly mapping: Mapping;
  readonly createdAt: Date;
  readonly createdBy: PrincipalId;
  readonly lastEntry: EntryId;
};

/** The same response for one that never existed and one this caller may not see. */
export const integrationNotFound: AppError = {
  kind: 'not_found',
  code: 'alerts/integration-not-found',
  public: 'There is no such integration, or you may not see it.',
};
