import Type from 'typebox';
import { CriteriaSchema } from './criterion.ts';
import { CadenceSchema, DueSchema } from './due.ts';
import { Channel, Count, Duration, Id, RoleRef, Words, YesNo, cited, keyed, listOf, oneOf, shape } from './scalars.ts';
import { SeveritySchema } from '../vocabulary.ts';

const By = oneOf('page', 'notify');

const Escalation = cited({ unless: oneOf('mitigated'), after: Duration, roles: listOf(RoleRef), by: By });

const Postmortem = Type.Union([
  cited({ rule: Type.Literal('required'), within: Duration, format: oneOf('blameless') }),
  cited({ rule: Type.Literal('recommended'), recurring: shape({ occurrences: Count, within: Duration }) }),
  cited({ rule: Type.Literal('not-required') }),
]);

const Level = cited({
  title: Words,
  criteria: CriteriaSchema,
  acknowledgement: DueSchema,
  mitigation: DueSchema,
  resolution: DueSchema,
  escalations: Type.Array(Escalation, { expects: 'a list of escalations, or []' }),
  announcement: cited({
    channel: Type.Union([Type.Literal('none'), Channel], { expects: 'none, or a channel in quotes' }),
  }),
  updates: CadenceSchema,
  postmortem: Postmortem,
});

/** severities.yaml: criteria, clocks, escalations and duties of each severity (3.1 to 3.4). */
export const SeveritiesSchema = shape({ 'SEV-1': Level, 'SEV-2': Level, 'SEV-3': Level, 'SEV-4': Level });

const Answer = Type.Union([Type.String(), Type.Number(), Type.Boolean()], {
  expects: 'a word, a number, true or false',
});

/**
 * triage.yaml: the facts that classification asks for, with choices from mildest to worst, the catalog's provisional
 * answers, and what applies without them (R11, R26, R36).
 */
export const TriageSchema = cited({
  facts: keyed(
    Type.Union([
      cited({ kind: Type.Literal('choice'), choices: listOf(Words), asks: Words }),
      cited({ kind: Type.Literal('share'), asks: Words }),
      cited({ kind: Type.Literal('minutes'), asks: Words }),
      cited({ kind: Type.Literal('yes-no'), worse: YesNo, asks: Words }),
    ]),
  ),
  defaults: Type.Array(
    cited({
      of: oneOf('userFacing', 'tier', 'kind'),
      is: Answer,
      fact: Id,
      answer: Answer,
      because: Words,
    }),
    { expects: 'a list of defaults, or []' },
  ),
  matching: cited({ several: oneOf('worst'), none: SeveritySchema }),
  unclassified: cited({ provisionalSeverity: SeveritySchema, classifyWithin: Duration, pages: Type.Boolean() }),
  severityChange: shape({
    raise: cited({
      by: oneOf('any-responder'),
      requires: oneOf('reason'),
      newClocksFrom: oneOf('the-change'),
      metClocks: oneOf('stay-met'),
    }),
    lower: cited({
      by: oneOf('any-responder'),
      requires: oneOf('reason'),
      approval: oneOf('severity-downgrade'),
      clocks: oneOf('keep-origin'),
      breaches: oneOf('stay-recorded'),
    }),
    falseAlarm: cited({ severities: listOf(SeveritySchema), approval: oneOf('false-alarm') }),
  }),
});
