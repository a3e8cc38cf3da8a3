import Type from 'typebox';
import { DataClassSchema, SeveritySchema } from '../vocabulary.ts';
import { Count, Duration, Id, Percent, RoleRef, Words, YesNo, cited, keyed, listOf, oneOf, shape } from './scalars.ts';

const HandlingRule = oneOf(
  'members-only',
  'encrypted-at-rest',
  'encrypted-in-transit',
  'scrubbed-before-log',
  'secret-store-only',
  'never-stored',
  'never-logged',
);
const Class = cited({
  rank: Type.Integer({ minimum: 0, expects: 'the rank of the class, from 0' }),
  definition: listOf(Words),
  handling: Words,
  rules: Type.Array(HandlingRule, { uniqueItems: true, expects: 'a list of handling rules, or []' }),
});
const Store = oneOf('env', 'file', 'vault');

/** classification.yaml: the classes and their handling (6.1 to 6.6). */
export const ClassificationSchema = shape({
  classes: shape({ PUBLIC: Class, INTERNAL: Class, CONFIDENTIAL: Class, RESTRICTED: Class }),
  unclassified: cited({ countsAs: DataClassSchema }),
  secretStores: cited({
    conforming: listOf(oneOf('vault', 'kubernetes-secret')),
    references: listOf(Store),
    conformsWhenProjected: listOf(Store),
  }),
  logging: cited({ scrubbing: oneOf('every-event'), namedImplementation: Words }),
  incidentRecords: cited({
    mustNotContain: listOf(Words),
    replacedBy: oneOf('pseudonym'),
    knownAddressesBecome: oneOf('asset-name'),
  }),
});

/** audit.yaml: what is audited, its fields, retention, sinks and readers (7.1 to 7.5). */
export const AuditSchema = shape({
  events: cited({
    audited: listOf(Words),
    allowedReads: shape({ single: listOf(DataClassSchema), othersAggregatedPer: Duration }),
  }),
  fields: listOf(
    cited({
      field: Id,
      is: Words,
      from: Type.Optional(listOf(Words)),
      format: Type.Optional(Words),
      examples: Type.Optional(listOf(Id)),
      value: Type.Optional(Words),
    }),
  ),
  retention: cited({
    minimum: Duration,
    setBy: Type.String({ pattern: '^[A-Z][A-Z0-9_]*$', expects: 'the name of an environment variable' }),
    profiles: keyed(cited({ minimum: Duration })),
    records: cited({ incidentsAndEvidence: Duration }),
  }),
  sinks: listOf(
    cited({
      name: Words,
      kind: oneOf('s3-object-lock', 'cloudwatch', 'splunk', 'elastic'),
      mode: Type.Optional(oneOf('COMPLIANCE')),
      immutable: YesNo,
    }),
  ),
  /** When a sink's missing entry becomes a finding, and when somebody is paged, by an incident of this severity. */
  backlog: cited({ toldAfter: Duration, pagesAfter: Duration, opens: SeveritySchema }),
  access: cited({ role: RoleRef, on: oneOf('request'), may: listOf(oneOf('search', 'export', 'verify')) }),
  /** External auditors see at most what `access.role` may, limited to these scopes, and for at most this long. */
  outside: cited({ opens: listOf(Words), forAtMost: Duration }),
});

/** llm.yaml: what may be sent to a provider (6.7) and the obligations of its consumers (9.1 to 9.4). */
export const LlmSchema = shape({
  outbound: cited({
    blocked: listOf(DataClassSchema),
    unless: shape({ approval: oneOf('DPA'), from: RoleRef, must: listOf(oneOf('recorded', 'unexpired')) }),
    directions: listOf(oneOf('input', 'output')),
    providers: listOf(Words),
  }),
  availability: cited({ chargedTo: oneOf('platform-error-budget') }),
  cost: cited({ configured: listOf(Words), runbook: Words }),
  calls: cited({ kept: Duration }),
  reconciliation: cited({ every: Duration }),
  spike: cited({
    over: Duration,
    usualOf: Duration,
    timesUsual: Count,
    leastOfDay: Percent,
    mostOfDay: Percent,
    opens: SeveritySchema,
  }),
  fallback: cited({ kinds: listOf(Words), must: listOf(oneOf('defined', 'tested', 'documented')) }),
  drill: cited({ every: Duration }),
  outage: cited({
    leastSevere: SeveritySchema,
    when: oneOf('affects-user-facing-feature'),
    judgedOver: Duration,
    failing: Percent,
    atLeast: Count,
  }),
});
