import { ActivitySchema, SeveritySchema } from '../vocabulary.ts';
import { DueSchema } from './due.ts';
import {
  CalendarDate,
  ClauseRef,
  Duration,
  Id,
  Percent,
  RoleRef,
  RulingRef,
  Words,
  YesNo,
  cited,
  listOf,
  oneOf,
  shape,
} from './scalars.ts';
import Type from 'typebox';

const By = oneOf('page', 'notify');

/**
 * accountability.yaml: the commander and the clock of 8.1, missing it (R4), the duties of 8.2 to 8.4, consulting and
 * informing (R44).
 */
export const AccountabilitySchema = shape({
  commander: cited({
    severities: listOf(SeveritySchema),
    named: DueSchema,
    provisional: oneOf('declarer'),
    missed: listOf(cited({ after: Duration, severities: listOf(SeveritySchema), roles: listOf(RoleRef), by: By })),
  }),
  duties: cited({
    of: RoleRef,
    are: listOf(oneOf('timeline-accuracy', 'update-cadence', 'postmortem-scheduling')),
    /** What is recorded later than this after it happened counts against the timeline. */
    entriesWithin: Duration,
  }),
  blameless: cited({ targets: listOf(Words), never: listOf(Words) }),
  actionItems: cited({
    required: listOf(oneOf('owner', 'due-date', 'severity', 'ticket')),
    remind: shape({ before: Duration }),
    overdue: shape({ again: Duration, escalateAfter: Duration, roles: listOf(RoleRef) }),
  }),
  postmortem: cited({
    from: oneOf('resolution'),
    /** Steps that a required but unpublished one blocks. */
    blocks: Type.Array(oneOf('closing'), { uniqueItems: true, expects: 'a list of steps, or []' }),
    schedulePrompt: shape({ after: Percent }),
    sections: listOf(
      shape({
        id: Id,
        title: Words,
        asks: Words,
        needed: YesNo,
        from: oneOf('nothing', 'summary', 'timeline', 'measures'),
      }),
    ),
  }),
  consulted: cited({ answersWithin: Duration, onceAnIncident: listOf(ActivitySchema) }),
  informed: cited({ digestEvery: Duration }),
  commanderElsewhere: cited({ commandedWithin: Duration }),
  subscriptions: cited({ confirmedWithin: Duration }),
});

/** clocks.yaml: T (R22), when a clock warns, when an objective's breach begins and ends (R12). */
export const ClocksSchema = shape({
  origin: cited({ reported: oneOf('declaration'), alertBorn: oneOf('alert-receipt') }),
  warning: cited({ whenLeft: Percent }),
  sloBreach: cited({ startsWhen: oneOf('page-level-burn'), resetsAfterClearFor: Duration }),
});

const WallTime = Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$', expects: 'a time of day, such as 22:00' });

/**
 * paging.yaml: whom a new incident pages (2.1), how often, how long a response link is valid, how far ahead schedules
 * are checked.
 */
export const PagingSchema = shape({
  clause: ClauseRef,
  wakes: cited({ severities: listOf(SeveritySchema), role: RoleRef, by: By }),
  informs: shape({ severities: listOf(SeveritySchema), role: RoleRef, by: By }),
  repeat: shape({ every: Duration, unless: oneOf('acknowledged') }),
  answerLink: cited({ validFor: Duration }),
  bundle: cited({ within: Duration }),
  schedules: cited({ lookAhead: Duration, shiftNotice: Duration }),
  readiness: cited({ provenWithin: Duration }),
  nights: cited({ from: WallTime, until: WallTime }),
});

/** sprints.yaml: the calendar behind "next sprint" (3.4.3, R13). */
export const SprintsSchema = shape({
  length: Type.Decode(
    Type.String({ pattern: '^[1-9][0-9]?[dw]$', expects: 'a length in whole days or weeks, such as 2w' }),
    (text) => ({ days: Number(text.slice(0, -1)) * (text.endsWith('w') ? 7 : 1) }),
  ),
  anchor: CalendarDate,
  zone: Words,
  due: oneOf('end-of-the-sprint-after-the-current'),
  clause: ClauseRef,
  ruling: RulingRef,
});
