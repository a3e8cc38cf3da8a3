import { FreeLine } from '../../../platform/commands/free-text.ts';
import { Count, field, Line } from '../../../platform/verbs/fields.ts';

/** Fields for creating and changing a heartbeat. The longest interval is 31 days. */
export const heartbeatFields = {
  every: (asks: string) => Count({ asks, least: 1, most: 44_640 }),
  severity: (asks: string) => Line({ asks, limit: 60 }),
  service: (asks: string) => FreeLine({ maxLength: 100, minLength: 1, 'x-ref': 'service-name', ...field({ asks }) }),
} as const;
