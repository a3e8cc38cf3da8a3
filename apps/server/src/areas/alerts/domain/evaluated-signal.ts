import type { IntegrationId, TeamId } from '../../../kernel/ids.ts';
import type { CatalogService } from '../../catalog/domain/catalog-service.ts';
import type { Verdict } from './episodes.ts';
import type { Integration } from './integration.ts';
import type { Reading } from './mapping.ts';
import type { AlertSignal } from './notification.ts';

/** A group in an integration's routing tree, by the hash of its key; drills form a separate group. */
export type GroupName = { readonly integrationId: IntegrationId; readonly hash: string; readonly isDrill: boolean };

/** A signal evaluated against everything heard before it. */
export type EvaluatedSignal = {
  readonly verdict: Verdict;
  /** Whether its annotations or link differ from the stored episode's. */
  readonly isReworded: boolean;
  readonly signal: AlertSignal;
  readonly reading: Reading;
  readonly group: GroupName;
  /** The owner, by the integration's mapping, the routing rules, the catalog or the integration's default. */
  readonly teamId: TeamId | undefined;
  /** The service it is about, if the catalog knows it. */
  readonly service: CatalogService | undefined;
  readonly integration: Integration;
  readonly at: Date;
  /** The key of its alert in the batch's `alerts`. */
  readonly alert: string;
};
