import type { TeamId } from '../../../kernel/ids.ts';
import type { ServiceKind } from './service.ts';

/** What other areas need of a service. Undefined means unknown. */
export type CatalogService = {
  readonly name: string;
  readonly kind: ServiceKind;
  readonly teamId: TeamId | undefined;
  readonly tier: number | undefined;
  readonly userFacing: boolean | undefined;
};

/** By name. */
export type NamedServices = ReadonlyMap<string, CatalogService>;
