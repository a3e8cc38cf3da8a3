import type { ClauseId } from '@muster/policy';

export type ClauseState = 'enforced' | 'partly' | 'not-built';

/** Where a clause stands in this build. `note` says in one sentence what holds, or what is missing. */
export type ClauseStanding = {
  readonly state: ClauseState;
  readonly enforcedBy: readonly string[];
  readonly note: string;
};

const incidents = 'apps/server/src/areas/incidents';
const identity = 'apps/server/src/areas/identity';
const ledger = 'apps/server/src/platform/ledger';
const scrubber = 'packages/scrubber/src';

const enforced = (enforcedBy: readonly string[], note: string): ClauseStanding => ({
  state: 'enforced',
  enforcedBy,
  note,
});
const partly = (enforcedBy: readonly string[], note: string): ClauseStanding => ({ state: 'partly', enforcedBy, note });
const notBuilt = (note: string): ClauseStanding => ({ state: 'not-built', enforcedBy: [], note });

const clock = (what: string) =>
  enforced(
    [`${incidents}/domain/clock-plan.ts`, `${incidents}/reactions/fire-clock.ts`],
    `${what}; a miss is recorded with its due time and stays.`,
  );
const escalation = (what: string) =>
  enforced([`${incidents}/domain/deadlines.ts`, `${incidents}/reactions/escalate.ts`], what);
const criteria = (what: string) =>
  enforced([`${incidents}/domain/classify.ts`, 'policy/GOV-001/2.0.0+r1/severities.yaml'], what);
const changeControl = notBuilt(
  'Change control is not part of this release; its numbers and paths are loaded and checked.',
);
const breakGlass = notBuilt('Break-glass changes are not part of this release.');
const postmortem = notBuilt('Postmortems are not part of this release; whether one is required is policy data.');
const objectives = notBuilt(
  'Objectives and error budgets are not part of this release; targets and windows are policy data.',
);
const llm = notBuilt('The LLM gateway is not part of this release.');
const violations = notBuilt('The violation channel is not part of this release.');
const models = notBuilt('Models and their predictions are not part of this release.');

/**
 * The truth about every clause of GOV-001: what this build enforces, where, and what it does not do yet. A test holds it
 * to the tree: paths exist, no clause is missing, and what is called enforced has a test that carries its id.
 */
export const clauseRegistry: Readonly<Record<ClauseId, ClauseStanding>> = {
  '0.1': enforced(
    [
      'packages/policy/src/questions/review.ts',
      'apps/server/src/areas/policy/activate-policy.ts',
      'apps/server/src/areas/policy/record-review.ts',
    ],
    'The version in force and the revision of its readings are on every entry; Platform Governance records each review, and an overdue one is flagged to it.',
  ),
  '1.1': enforced(
    [`${identity}/queries/authorise.ts`, 'apps/server/src/platform/http/guards/access.ts'],
    'Every route declares who may reach it; roles and membership are read at each decision.',
  ),
  '1.2': notBuilt('Exceptions come with the approvals; until then no deviation can be granted.'),
  '2.1': partly(
    [`${incidents}/permissions.ts`, `${incidents}/commands/acknowledge-incident.ts`],
    'Anyone may report; the SRE’s acknowledgment confirms the declaration. Informed roles are not told yet.',
  ),
  '2.2': partly(
    [`${incidents}/permissions.ts`],
    'Working an incident asks for the SRE or the commander; runbooks themselves are not part of this release.',
  ),
  '2.3': notBuilt('Rollbacks are not part of this release.'),
  '2.4': partly(
    [`${incidents}/commands/update-stakeholders.ts`],
    'Only the commander updates stakeholders; consulted and informed roles are not notified yet.',
  ),
  '2.5': postmortem,
  '2.6': changeControl,
  '2.7': notBuilt('Compliance reports are not part of this release; search, export and verification are (7.5).'),
  '2.8': partly(
    ['apps/server/src/areas/notifications/permissions.ts'],
    'That INTERNAL text may leave by a channel is approved by the accountable role; other classification decisions are not part of this release.',
  ),
  '2.9': breakGlass,
  '2.10': partly(
    ['policy/GOV-001/2.0.0+r1/raci.yaml', `${identity}/domain/may-act.ts`],
    'The matrix is data: changing a cell changes who may act or approve (R, A). The letters C and I drive nothing yet.',
  ),
  '3.1.1': partly(
    [`${incidents}/domain/classify.ts`, 'policy/GOV-001/2.0.0+r1/severities.yaml'],
    'Severity is derived from facts, explained phrase by phrase, and raised with a reason; lowering it comes with approvals.',
  ),
  '3.1.2': clock('SEV-1 is acknowledged within its time'),
  '3.1.3': clock('SEV-1 is mitigated within its time'),
  '3.1.4': clock('SEV-1 is resolved within its time'),
  '3.1.5': escalation('An unmitigated SEV-1 pages the ML Platform Lead and the VP Engineering.'),
  '3.1.6': notBuilt('The chat channel is not part of this release; pages go by webhook and e-mail.'),
  '3.1.7': partly(
    [`${incidents}/commands/update-stakeholders.ts`, `${incidents}/domain/clock-plan.ts`],
    'Each update starts the next clock; whoever owes it is called before it is due, and each missed one is recorded and called. The channel of the policy is not posted to yet.',
  ),
  '3.1.8': postmortem,
  '3.2.1': criteria('Partial outage, or a degraded SLO with a workaround.'),
  '3.2.2': clock('SEV-2 is acknowledged within its time'),
  '3.2.3': clock('SEV-2 is mitigated within its time'),
  '3.2.4': clock('SEV-2 is resolved within its time'),
  '3.2.5': escalation('An unmitigated SEV-2 pages the ML Platform Lead.'),
  '3.2.6': postmortem,
  '3.3.1': criteria('A single team or system, no SLO breach, a workaround.'),
  '3.3.2': clock('SEV-3 is acknowledged within its time'),
  '3.3.3': clock('SEV-3 is mitigated within its time'),
  '3.3.4': clock('SEV-3 is resolved within its time'),
  '3.3.5': escalation('An unmitigated SEV-3 is told to the SRE Lead.'),
  '3.3.6': postmortem,
  '3.4.1': criteria('No user impact, minor degradation, caught by monitoring.'),
  '3.4.2': clock('SEV-4 is acknowledged within its time'),
  '3.4.3': clock('SEV-4 is resolved by the end of the next sprint; the calendar is policy data'),
  '3.4.4': postmortem,
  '4.1': objectives,
  '4.2': objectives,
  '4.3': objectives,
  '4.4': objectives,
  '4.5': objectives,
  '4.6': objectives,
  '4.7': objectives,
  '4.8': objectives,
  '5.1.1': changeControl,
  '5.1.2': changeControl,
  '5.1.3': changeControl,
  '5.1.4': changeControl,
  '5.2.1': changeControl,
  '5.2.2': changeControl,
  '5.2.3': changeControl,
  '5.2.4': changeControl,
  '5.3.1': breakGlass,
  '5.3.2': breakGlass,
  '5.3.3': breakGlass,
  '5.3.4': breakGlass,
  '5.3.5': breakGlass,
  '6.1': notBuilt('The registry of data assets is not part of this release; the four classes are policy data.'),
  '6.2': enforced(
    ['apps/server/src/platform/http/guards/access.ts', `${incidents}/queries/see-incident.ts`],
    'Members only; what one may not know of is answered as absent.',
  ),
  '6.3': enforced(
    [
      'apps/server/src/platform/keys/data-keys.ts',
      'apps/server/src/platform/keys/rotate-master.ts',
      'apps/server/src/platform/http/guards/transport.ts',
    ],
    'Content and identities are encrypted per subject; plain HTTP is refused off loopback.',
  ),
  '6.4': partly(
    [
      'apps/server/src/platform/keys/resolve-secret.ts',
      'apps/server/src/platform/keys/resolve-allowed.ts',
      'apps/server/src/platform/keys/judge-reference.ts',
      'apps/server/src/platform/commands/record-findings.ts',
    ],
    'The database holds references only; a secret found in a text is removed and reported, and one in any other field refused. Keys without a known form, outside a field or phrase that names them, are not seen.',
  ),
  '6.5': enforced(
    ['apps/server/src/platform/log/create-logger.ts', scrubber],
    'One logger, with the scrubber behind it; a wall forbids any other. It finds e-mails, addresses, tokens and keys of known form, private keys, keyed secrets and database URLs.',
  ),
  '6.6': enforced(
    ['apps/server/src/platform/commands/door.ts', scrubber],
    'E-mails, IP addresses, user ids, telephone and account numbers become pseudonyms at the door; of names, only those that a word before them announces.',
  ),
  '6.7': llm,
  '7.1': enforced(
    [ledger, 'apps/server/src/platform/commands/record-refusal.ts'],
    'Each change carries its entry in its own transaction; each refusal is recorded before the reply.',
  ),
  '7.2': enforced(
    [`${ledger}/envelope.ts`],
    'Every envelope has actor, UTC time, action, resource and log_type "audit".',
  ),
  '7.3': enforced(
    [
      'apps/server/src/platform/config/check-retention.ts',
      'apps/server/src/areas/compliance/domain/retention.ts',
      'apps/server/src/areas/compliance/reactions/retain.ts',
    ],
    'A lower LOG_RETENTION_DAYS keeps Muster from starting, and whatever is configured, nothing younger than the policy demands is removed.',
  ),
  '7.4': notBuilt('Immutable sinks are not part of this release; the log is signed and can be exported and verified.'),
  '7.5': partly(
    ['apps/server/src/areas/compliance'],
    'Search, export and independent verification are there; data-subject and evidence reports are not.',
  ),
  '7.6': enforced(
    [`${identity}/queries/authorise.ts`, 'apps/server/src/platform/http/guards/access.ts'],
    'JWT, roles read on each request, a check on every route.',
  ),
  '7.7': partly(
    [
      `${identity}/sign-in/passwords.ts`,
      `${identity}/commands/change-password.ts`,
      'apps/server/src/platform/guessing/easily-guessed.ts',
      `${identity}/http/oauth-routes.ts`,
    ],
    'OAuth2 password flow with bcrypt, switchable by policy; what is easily guessed is refused. SSO is not part of this release.',
  ),
  '7.8': notBuilt('Security gates come with change control.'),
  '7.9': notBuilt('Detectors come with telemetry; alerts from Prometheus are received and acted on.'),
  '7.10': partly(
    [incidents, 'policy/GOV-001/2.0.0+r1/severities.yaml'],
    'The severity matrix is enforced; runbooks are not part of this release.',
  ),
  '7.11': changeControl,
  '7.12': partly(
    ['apps/server/src/areas/policy/queries/list-clauses.ts'],
    'Each clause shows its state and latest entry; control evidence packs are not part of this release.',
  ),
  '7.13': models,
  '7.14': models,
  '7.15': models,
  '8.1': enforced(
    [`${incidents}/domain/commander.ts`, `${incidents}/reactions/escalate.ts`],
    'The clock runs from declaration; a miss pages the contact roles; command is taken, or handed on by the commander.',
  ),
  '8.2': partly(
    [`${incidents}/permissions.ts`, `${incidents}/commands/update-stakeholders.ts`],
    'Updates are the commander’s; postmortem scheduling comes with postmortems.',
  ),
  '8.3': postmortem,
  '8.4': postmortem,
  '9.1': llm,
  '9.2': llm,
  '9.3': llm,
  '9.4': partly(
    [`${incidents}/domain/classify.ts`],
    'A user-facing provider outage is a SEV-2 criterion; providers are not watched yet.',
  ),
  '10.1': violations,
  '10.2': violations,
  '10.3': violations,
  '10.4': violations,
};
