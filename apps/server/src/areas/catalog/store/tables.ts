import type { ServiceKind } from '../domain/service.ts';

export type ServiceRow = {
  id: string;
  name: string;
  kind: ServiceKind;
  team_id: string | null;
  tier: number | null;
  user_facing: boolean | null;
  runbook: string | null;
  /** JSON. */
  links: string;
  version: number;
  last_instant: Date;
  last_entry: string;
};
