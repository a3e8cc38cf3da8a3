import { DataClassSchema, SeveritySchema } from '../vocabulary.ts';
import {
  CalendarDate,
  ClauseRef,
  Count,
  Duration,
  Id,
  RoleRef,
  Words,
  cited,
  listOf,
  oneOf,
  shape,
} from './scalars.ts';
import Type from 'typebox';

/**
 * document.yaml: the document's own data (0.1), the revision of its interpretations (R45), whom it binds (1.1), how
 * exceptions are made (1.2).
 */
export const DocumentSchema = shape({
  id: Id,
  version: Type.String({ pattern: '^[0-9]+\\.[0-9]+\\.[0-9]+$', expects: 'a version such as 2.0.0' }),
  revision: Count,
  title: Words,
  owner: shape({ title: Words, role: RoleRef }),
  lastUpdated: CalendarDate,
  review: shape({ cycle: Words, everyMonths: Count, next: CalendarDate, overdueGoesTo: RoleRef }),
  classification: shape({ level: DataClassSchema, label: Words }),
  clause: ClauseRef,
  scope: cited({
    covers: listOf(Words),
    systems: listOf(Words),
    access: listOf(oneOf('read', 'write')),
    anonymousEntry: listOf(oneOf('violation-channel', 'capability-link', 'public-updates-subscription')),
  }),
  exceptions: cited({
    approver: RoleRef,
    approval: oneOf('written'),
    requires: listOf(oneOf('clause', 'justification', 'expiry')),
    attachedTo: oneOf('active-incident'),
    withoutIncident: oneOf('open-governance-incident', 'refuse'),
    opensAs: SeveritySchema,
    needNoIncident: listOf(ClauseRef),
    forAtMost: Duration,
    renewalAskedBefore: Duration,
  }),
});
