import type { AlertBegan } from '../../../platform/hooks.ts';
import type { Alert } from '../domain/alert.ts';

/** What other rooms are told of an alert that fires on an incident since this transaction. */
export const whoBegan = ({ id, incidentId, labels, severity, isDrill, receivedAt, state }: Alert): AlertBegan[] =>
  incidentId === undefined || state !== 'firing'
    ? []
    : [{ alert: id, incident: incidentId, labels, severity, isDrill, receivedAt }];
