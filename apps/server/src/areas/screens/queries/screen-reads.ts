import type { PolicyFinding } from '@muster/policy';
import type { AuditReads } from '../../compliance/public.ts';
import type { IncidentReads } from '../../incidents/public.ts';

/** What composed pages are answered from. Given once, by the composition root. */
export type ScreenReads = AuditReads &
  IncidentReads & {
    /** What this server knows of itself: an advisory guard of its tables, a clock that is off. */
    ownFindings(): Promise<readonly PolicyFinding[]>;
  };
