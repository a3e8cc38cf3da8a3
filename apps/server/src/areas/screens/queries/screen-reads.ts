import type { AuditReads } from '../../compliance/public.ts';
import type { IncidentReads } from '../../incidents/public.ts';
import type { Area } from '../../../platform/area.ts';
import type { AreaReads } from '../../../platform/manifest-queries.ts';

/** What composed pages read from, provided by the composition root. */
export type ScreenReads = AuditReads &
  IncidentReads &
  AreaReads & {
    /** Every area: what waits for a person, its findings, and what live streams must be told. */
    areas(): readonly Area[];
  };
