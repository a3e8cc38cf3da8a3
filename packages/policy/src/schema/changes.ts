import Type from 'typebox';
import { ActivitySchema, SeveritySchema } from '../vocabulary.ts';
import { Count, Duration, RoleRef, Words, YesNo, cited, keyed, listOf, oneOf, shape } from './scalars.ts';

const Paths = cited({ patterns: listOf(Words), coversNested: YesNo });

/** What a commit must show before it goes to an environment, and what is exempt (5.2.3). */
const Promotion = cited({
  before: Words,
  requires: listOf(oneOf('staging deployment', 'smoke-test validation')),
  evidenceFrom: Words,
  alsoAsks: listOf(oneOf('security-gates', 'rollback-plan')),
  passes: listOf(oneOf('rollback', 'break-glass-under-open-sev-1')),
});

/** The organisation's own paths, judged like the document's two groups, by whichever of these requirements it lists. */
const OwnGroup = cited({
  title: Words,
  paths: Paths,
  approvals: Type.Optional(cited({ atLeast: Count, from: Words, role: Type.Optional(RoleRef) })),
  pipeline: Type.Optional(cited({ on: oneOf('head-commit'), checks: Type.Optional(listOf(Words)), app: Words })),
  description: Type.Optional(cited({ states: listOf(Words) })),
  versionBump: Type.Optional(cited({ field: Words, in: oneOf('front-matter') })),
  promotion: Type.Optional(Promotion),
});

/** changes.yaml: what a change must have, by its paths, and the emergency procedure (5.1 to 5.3). */
export const ChangesSchema = shape({
  runbooksAndDiagrams: cited({
    title: Words,
    paths: Paths,
    approvals: cited({ atLeast: Count, from: Words, role: RoleRef, by: oneOf('pull-request') }),
    governanceApproval: cited({ activity: ActivitySchema, role: RoleRef }),
    selfMerge: cited({ allowed: YesNo, enforcedVia: Words, pusherCounts: YesNo }),
    description: cited({ states: listOf(Words) }),
    versionBump: cited({ field: Words, in: oneOf('front-matter') }),
  }),
  infrastructureAndApi: cited({
    title: Words,
    paths: Paths,
    approvals: cited({ atLeast: Count, from: oneOf('CODEOWNERS'), by: oneOf('pull-request') }),
    pipeline: cited({
      mustSucceed: Words,
      including: oneOf('all-security-gates'),
      on: oneOf('head-commit'),
      app: Words,
    }),
    promotion: Promotion,
    description: cited({ states: listOf(Words) }),
  }),
  groups: Type.Optional(keyed(OwnGroup, '^[a-z][a-z-]*$')),
  writtenByBots: cited({ atLeast: Count, addresses: listOf(Words) }),
  breakGlass: cited({
    title: Words,
    severities: listOf(SeveritySchema),
    approvals: cited({ atLeast: Count, role: RoleRef, onCall: YesNo, notAuthorNorRequester: YesNo }),
    loneOnCall: cited({ selfApproval: oneOf('marked', 'refused'), ratifiedWithin: Duration }),
    grant: cited({ lasts: Duration }),
    tracking: cited({ in: oneOf('active-incident'), requires: oneOf('justification') }),
    retrospective: cited({ in: oneOf('postmortem'), kind: oneOf('full'), blocks: oneOf('completion') }),
    reapplication: cited({
      within: Duration,
      from: oneOf('applied'),
      through: oneOf('normal-process'),
      missed: listOf(oneOf('escalate', 'record-violation')),
      escalatesTo: listOf(RoleRef),
    }),
    report: cited({ to: RoleRef, every: oneOf('event') }),
  }),
});

/**
 * Whoever is on the SRE schedule at the time, the next on it after the requester, the other of the two parties
 * concerned, or a role's holder.
 */
const Approver = Type.Union(
  [Type.Literal('on-call-sre'), Type.Literal('next-on-call-sre'), Type.Literal('counterpart'), RoleRef],
  { expects: 'on-call-sre, next-on-call-sre, counterpart or a role' },
);

/**
 * How one kind of request is decided. `from` are asked in order: the next if those before are too few, or do not
 * answer.
 */
const ApprovalRule = cited({
  title: Words,
  approvals: Count,
  from: listOf(listOf(Approver)),
  notFrom: listOf(oneOf('requester', 'subject')),
  asksNextAfter: Duration,
  remindsEvery: Duration,
  expiresAfter: Duration,
  whenNobody: oneOf('refused', 'unseparated'),
  ratifiedWithin: Duration,
  mayBeDelegated: YesNo,
});

/**
 * approvals.yaml: how requests are decided, and what applies if an approver is missing, holds both roles, or is the
 * requester.
 */
export const ApprovalsSchema = shape({
  kinds: keyed(ApprovalRule, '^[a-z][a-z-]*$'),
  roleGrants: cited({ of: listOf(RoleRef) }),
  unratified: cited({ tells: listOf(RoleRef) }),
  delegation: cited({ forAtMost: Duration }),
  reminder: cited({ atMostEvery: Duration }),
  rollback: cited({
    activity: ActivitySchema,
    whenCommanderAsks: listOf(
      Type.Union([Type.Literal('next-on-call-sre'), RoleRef], { expects: 'next-on-call-sre or a role' }),
    ),
    unansweredFor: Duration,
    thenOffers: oneOf('break-glass'),
    executedWithin: Duration,
  }),
  runbookChange: cited({
    activity: ActivitySchema,
    standingDelegation: shape({ from: RoleRef, to: RoleRef, expiresAfter: Duration }),
  }),
  noAccountable: cited({ accountabilityFallsTo: Type.Literal('R', { expects: 'R' }) }),
  severalAccountable: cited({ actsNow: oneOf('R'), ratifiedBy: oneOf('every-A') }),
});
