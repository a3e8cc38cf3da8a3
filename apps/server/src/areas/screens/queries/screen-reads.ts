import type { AuditReads } from '../../compliance/public.ts';
import type { IncidentReads } from '../../incidents/public.ts';
import type { Area } from '../../../platform/area.ts';
import type { AreaReads } from '../../../platform/manifest-queries.ts';

/** What composed pages are answered from. Given once, by the composition root. */
export type ScreenReads = AuditReads &
  IncidentReads &
  AreaReads & {
    /** Every room: what waits for a person, what should not be so, what open pages have to be told. */
    areas(): readonly Area[];
  };
