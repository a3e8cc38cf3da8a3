import type { IntegrationId, TeamId } from '../../../kernel/ids.ts';
import type { CatalogService } from '../../catalog/domain/catalog-service.ts';
import type { Verdict } from './episodes.ts';
import type { Integration } from './integration.ts';
import type { Reading } from './mapping.ts';
import type { AlertSignal } from './notification.ts';

/** A group of an integration's routing tree, by the hash of its key; its drills are a group of their own. */
export type GroupName = { readonly integrationId: IntegrationId; readonly hash: string; readonly isDrill: boolean };

/** A signal in the light of everything heard before it. */
export type EvaluatedSignal = {
  readonly verdict: Verdict;
  /** Whether its annotations or its link are others than those of the episode before. */
  readonly isReworded: boolean;
  readonly signal: AlertSignal;
  readonly reading: Reading;
  readonly group: GroupName;
  /** Whose it is: by the integration's mapping, by the catalog, or else the integration's. */
  readonly teamId: TeamId | undefined;
  /** What it is about, where the catalog knows it. */
  readonly service: CatalogService | undefined;
  readonly integration: Integration;
  readonly at: Date;
  /** The alert's name among the batch's `alerts`. */
  readonly alert: string;
};
