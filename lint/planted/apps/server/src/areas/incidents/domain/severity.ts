// planted: nothing
import type { IncidentId } from '../../../kernel/ids.ts';

export type Severity = { readonly incident: IncidentId; readonly level: 3 | 4; readonly at: Date };

/** Date.now() in a comment and new Date() in a docstring are nobody's fault. */
export const later = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * 60 * 1000);

export const isDate = (value: unknown): boolean =>
  value instanceof Date && Math.max(value.getTime(), Date.parse('1970-01-01')) > 0;
