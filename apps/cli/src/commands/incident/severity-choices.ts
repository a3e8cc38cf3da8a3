import type { Severity } from '@muster/api-client';

export const severityChoices: readonly Severity[] = ['SEV-1', 'SEV-2', 'SEV-3', 'SEV-4'];
