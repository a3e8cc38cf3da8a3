import { encodeVerifierKey, noteSigner } from '@muster/proofs';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Static, TSchema } from 'typebox';
import { createIntegration } from '../areas/alerts/commands/create-integration.ts';
import { publishRouting, shadowRouting } from '../areas/alerts/commands/publish-routing.ts';
import { snoozeAlerts } from '../areas/alerts/commands/snooze-alerts.ts';
import { saveView } from '../areas/alerts/views/verbs.ts';
import { askException } from '../areas/exceptions/commands/ask-exception.ts';
import { exceptionApproval } from '../areas/exceptions/exception-approval.ts';
import { incidentPort } from '../areas/exceptions/public.ts';
import { reportViolation } from '../areas/violations/commands/report-violation.ts';
import { rateIncident } from '../areas/incidents/commands/rate-incident.ts';
import { relateIncident } from '../areas/incidents/commands/relate-incident.ts';
import { incidentPortOf, obligations } from '../areas/incidents/public.ts';
import { approvalsArea, approve } from '../areas/approvals/public.ts';
import { delegate } from '../areas/approvals/commands/delegate.ts';
import { catalogArea } from '../areas/catalog/area.ts';
import { addService } from '../areas/catalog/commands/add-service.ts';
import { depend } from '../areas/catalog/commands/depend.ts';
import { classificationArea } from '../areas/classification/area.ts';
import { registerAsset } from '../areas/classification/commands/register-asset.ts';
import { classificationAsked } from '../areas/classification/ledger-actions.ts';
import { insertDecision } from '../areas/classification/store/decisions.ts';
import { knowAddress } from '../areas/catalog/commands/know-address.ts';
import { changesService } from '../areas/changes/changes.ts';
import { makeForgeCode } from '../areas/changes/commands/link-account.ts';
import { judgePull } from '../areas/changes/judge-pull.ts';
import { chatService } from '../areas/chat/public.ts';
import { makeLinkCode } from '../areas/chat/commands/link-account.ts';
import { followSchedule } from '../areas/chat/commands/follow-schedule.ts';
import { setInternalText } from '../areas/chat/commands/set-internal.ts';
import { THE_LIST } from '../areas/oncall/domain/the-list.ts';
import { assignContact } from '../areas/governance/commands/assign-contact.ts';
import { grantRole } from '../areas/governance/commands/grant-role.ts';
import { inviteMember } from '../areas/identity/commands/invite-member.ts';
import { recordPolicyReview } from '../areas/governance/commands/record-policy-review.ts';
import { reinstateMember } from '../areas/identity/commands/reinstate-member.ts';
import { mapGroup } from '../areas/governance/groups/map-groups.ts';
import { proposeRoles } from '../areas/governance/groups/propose-roles.ts';
import { revokeRole } from '../areas/governance/commands/revoke-role.ts';
import { suspendMember } from '../areas/identity/commands/suspend-member.ts';
import { governanceWorld, type GovernanceWorld } from '../areas/governance/testing/governance-world.ts';
import { openIntake } from '../areas/alerts/intake/open-intake.ts';
import { notification, sent, wireAlert } from '../areas/alerts/testing/notifications.ts';
import { addTeamMember } from '../areas/identity/commands/add-team-member.ts';
import { changePassword } from '../areas/identity/commands/change-password.ts';
import { addPipeline } from '../areas/pipelines/commands/add-pipeline.ts';
import { breakGlassService } from '../areas/deployments/break-glass.ts';
import { askBreakGlass } from '../areas/break-glass/commands/ask.ts';
import { promotionService } from '../areas/deployments/promotion.ts';
import { recordGate } from '../areas/promotion/commands/record-gate.ts';
import { checkDeployment } from '../areas/deployments/commands/check-deployment.ts';
import { connectPrometheus } from '../areas/feeds/commands/connect-prometheus.ts';
import { feedsService } from '../areas/feeds/feeds.ts';
import { connectTimeStamp } from '../areas/anchors/commands/connect-anchor.ts';
import { addWitnessed } from '../areas/anchors/commands/witness-ledger.ts';
import { anchorsService } from '../areas/anchors/anchors.ts';
import { beginErasure } from '../areas/data-subjects/commands/begin-erasure.ts';
import { dataSubjectsService } from '../areas/data-subjects/parts.ts';
import { memberData } from '../areas/identity/personal-data.ts';
import { connectFile } from '../areas/sinks/commands/connect-file.ts';
import { sinksService } from '../areas/sinks/sinks.ts';
import { connectRegistry } from '../areas/registries/commands/connect-registry.ts';
import { registriesService } from '../areas/registries/registries.ts';
import { FakeMlflow } from '../areas/registries/testing/fake-mlflow.ts';
import { createHandles } from '../areas/identity/public.ts';
import { addProvider } from '../areas/sso/commands/add-provider.ts';
import { linkAccount } from '../areas/sso/commands/link-account.ts';
import { signOn } from '../areas/sso/commands/sign-on.ts';
import { providerTurned } from '../areas/sso/ledger-actions.ts';
import { ssoService } from '../areas/sso/public.ts';
import { changeProvider, listProviders, providerNamed } from '../areas/sso/store/providers.ts';
import { activateVersion } from '../areas/models/commands/activate-version.ts';
import { addModel } from '../areas/models/commands/add-model.ts';
import { askReview } from '../areas/models/commands/ask-review.ts';
import { registerVersion } from '../areas/models/commands/register-version.ts';
import { openPredictionIntake } from '../areas/models/intake/open-intake.ts';
import { judgeSlices } from '../areas/models/judging/judge-slices.ts';
import { modelsRoom } from '../areas/models/room.ts';
import { hourOf } from '../areas/models/store/roll-ups.ts';
import { versionNamed } from '../areas/models/store/versions.ts';
import { openLineageIntake } from '../areas/pipelines/intake/open-intake.ts';
import { runEvent } from '../areas/pipelines/testing/run-events.ts';
import { createServiceAccount } from '../areas/identity/commands/create-service-account.ts';
import { assuranceArea } from '../areas/assurance/public.ts';
import { inviteAuditor } from '../areas/governance/auditors/let-in.ts';
import { openAccessReview } from '../areas/access-reviews/commands/open-review.ts';
import { startNotice } from '../areas/regulators/commands/start-notice.ts';
import { controlsOf, type Evaluated } from '../areas/assurance/domain/controls.ts';
import { openFinding, testAllControls } from '../areas/assurance/reactions/test-controls.ts';
import { attestPolicy } from '../areas/assurance/commands/attest-policy.ts';
import { prepareReport } from '../areas/assurance/commands/prepare-report.ts';
import { createTeam } from '../areas/identity/commands/create-team.ts';
import { issueApiKey } from '../areas/identity/commands/issue-api-key.ts';
import { setTimeZone } from '../areas/identity/commands/set-time-zone.ts';
import { revokeApiKey } from '../areas/identity/commands/revoke-api-key.ts';
import { acknowledgeIncident } from '../areas/incidents/commands/acknowledge-incident.ts';
import { lowerSeverity } from '../areas/incidents/commands/lower-severity.ts';
import { takeCommand } from '../areas/incidents/commands/take-command.ts';
import { severityDowngrade } from '../areas/incidents/severity-downgrade.ts';
import { addNote } from '../areas/incidents/commands/add-note.ts';
import type { PasswordHash } from '../areas/identity/passwords.ts';
import { declareIncident } from '../areas/incidents/commands/declare-incident.ts';
import { factsFor } from '../areas/incidents/testing/declared.ts';
import { addChannel } from '../areas/notifications/commands/add-channel.ts';
import { addPhone } from '../areas/notifications/commands/add-phone.ts';
import { addRule } from '../areas/notifications/commands/rules.ts';
import { EMAIL } from '../areas/notifications/domain/channel.ts';
import { prove } from '../areas/notifications/readiness/proofs.ts';
import { carry, holdBack } from '../areas/notifications/store/bundles.ts';
import { makeCalendar } from '../areas/oncall/calendar/feed-verbs.ts';
import { notificationsService } from '../areas/notifications/notifications.ts';
import { removeChannel } from '../areas/notifications/commands/remove-channel.ts';
import { sharedChannel } from '../areas/notifications/shared-channel.ts';
import { NOTHING_ALLOWED } from '../platform/outgoing/allow-list.ts';
import { createPath } from '../areas/oncall/paths/commands/create-path.ts';
import { editPath } from '../areas/oncall/paths/commands/edit-path.ts';
import { sayAway } from '../areas/oncall/commands/absence.ts';
import { createSchedule } from '../areas/oncall/commands/create-schedule.ts';
import { editSchedule } from '../areas/oncall/commands/edit-schedule.ts';
import { overrideSchedule } from '../areas/oncall/commands/override-schedule.ts';
import { commsArea } from '../areas/comms/public.ts';
import { include } from '../areas/comms/commands/audience-people.ts';
import { addAudience } from '../areas/comms/commands/audiences.ts';
import { inform } from '../areas/comms/commands/inform.ts';
import { publish } from '../areas/comms/commands/publish.ts';
import { tellAudiences } from '../areas/comms/reactions/tell-audiences.ts';
import { subscribe } from '../areas/comms/commands/subscribe.ts';
import { addTemplate } from '../areas/comms/commands/templates.ts';
import { tellOfAct } from '../areas/raci/reactions/tell-of-act.ts';
import { setOnCall } from '../areas/oncall/commands/set-on-call.ts';
import { askCover } from '../areas/oncall/commands/shift-verbs.ts';
import { markAnswered } from '../areas/oncall/public.ts';
import { activateObjective } from '../areas/slo/commands/activate-objective.ts';
import { correctObjective } from '../areas/slo/commands/correct-objective.ts';
import { importObjectives } from '../areas/slo/commands/import-objectives.ts';
import { judgeObjective } from '../areas/slo/judge-objective.ts';
import { objectivesIn, sloArea } from '../areas/slo/public.ts';
import { addDays, addMinutes, dayOf } from '../kernel/clock.ts';
import { submitCounts, submitEvents } from '../areas/telemetry/public.ts';
import { asId } from '../kernel/ids.ts';
import { err, ok } from '../kernel/result.ts';
import { waiversService } from '../platform/waivers.ts';
import { ownWords } from '../kernel/scrubbed.ts';
import { anyApproval } from '../platform/approvals/approvals.ts';
import type { Command } from '../platform/commands/command.ts';
import { runCommand } from '../platform/commands/run-command.ts';
import { transact } from '../platform/commands/transact.ts';
import type { Db } from '../platform/database/db.ts';
import { governedTables, readGoverned, type GovernedTable } from '../platform/database/governed.ts';
import { auditRows, type RowsVerdict } from '../platform/ledger/audit-rows.ts';
import { laidDown } from '../testing/people.ts';
import { withAlertsOf } from '../areas/alerts/public.ts';
import { actionRegistry } from '../platform/ledger/actions-registry.ts';
import { hooksService, joinHooks } from '../platform/hooks.ts';
import { peopleService } from '../areas/identity/public.ts';
import { incidentReads } from '../areas/incidents/public.ts';
import { obligationsService } from '../platform/obligations.ts';
import { resolveIncident } from '../areas/incidents/commands/resolve-incident.ts';
import { dpaApproval } from '../areas/llm/dpa-approval.ts';
import { askDpa } from '../areas/llm/commands/ask-dpa.ts';
import { addProvider as addLlmProvider } from '../areas/llm/commands/add-provider.ts';
import { changeProvider as changeLlmProvider } from '../areas/llm/commands/change-provider.ts';
import { drill } from '../areas/llm/commands/drill-consumer.ts';
import { priceModel } from '../areas/llm/commands/price-model.ts';
import { reconcileUsage } from '../areas/llm/commands/reconcile-usage.ts';
import { registerConsumer } from '../areas/llm/commands/register-consumer.ts';
import { setLimit } from '../areas/llm/commands/set-limit.ts';
import { consumerSpiked } from '../areas/llm/ledger-actions.ts';
import { llmArea, openGateway } from '../areas/llm/public.ts';
import { consumerOfAccount } from '../areas/llm/store/consumers.ts';
import { insertSpike } from '../areas/llm/store/watching.ts';
import { watchProviders } from '../areas/llm/watching/watch-providers.ts';
import { answerFinding } from '../areas/postmortems/commands/answer-finding.ts';
import { begin } from '../areas/postmortems/commands/begin.ts';
import { accept } from '../areas/postmortems/commands/commit-action.ts';
import { propose } from '../areas/postmortems/commands/propose.ts';
import { publish as publishPostmortem } from '../areas/postmortems/commands/publish.ts';
import { write } from '../areas/postmortems/commands/write.ts';
import { postmortemsArea } from '../areas/postmortems/public.ts';
import { connectTracker } from '../areas/tickets/commands/connect-tracker.ts';
import { openTicket } from '../areas/tickets/commands/open-ticket.ts';
import { ticketsService } from '../areas/tickets/tickets.ts';
import { askRollback } from '../areas/rollbacks/commands/ask-rollback.ts';
import { connectExecutor } from '../areas/rollbacks/commands/executors.ts';
import { rollbackParts } from '../areas/rollbacks/parts.ts';
import { followRunbook } from '../areas/runbooks/commands/follow.ts';
import { proposeRunbook } from '../areas/runbooks/commands/propose.ts';
import { runbooksArea } from '../areas/runbooks/public.ts';
import { runbookChange, runbookReview } from '../areas/runbooks/runbook-approvals.ts';
import { changedText, NEXT_VERSION, proposal } from '../areas/runbooks/testing/runbook-story.ts';
import { rollbackApproval } from '../areas/rollbacks/rollback-approval.ts';
import { Sequencer } from '../platform/ledger/sequencer.ts';

let world: GovernanceWorld;
const NOBODY = '0198e2a0-0000-7000-8000-0000000000aa';
/** An organisation in which every kind of row was created and changed the way production does it. */
beforeAll(async () => {
  world = await governanceWorld();
  const founded = (await world.found()).json<{ invitations: { url: string }[] }>();
  await world.join(founded.invitations[0]?.url ?? '');
  await world.signIn('ada@example.org');
  await world.signIn('grace@example.org');
  await world.signIn('grace@example.org');
  const [ada, grace] = [await world.actorOf('ada@example.org'), await world.actorOf('grace@example.org')];

  const { services, clock: time } = world.host;
  const kinds = [...world.areas.flatMap(({ approvals = [] }) => approvals), anyApproval(severityDowngrade)];
  approvalsArea({
    services,
    clock: time,
    kinds: () => [
      ...kinds,
      anyApproval(sharedChannel),
      anyApproval(exceptionApproval),
      anyApproval(rollbackApproval),
      anyApproval(runbookReview),
      anyApproval(runbookChange),
      anyApproval(dpaApproval),
    ],
  });
  await done(grace, grantRole, { id: ada.id, role: 'ml-platform-sre', reason: ownWords('on the rota') });
  await changeOwnPassword(grace);
  await done(ada, grantRole, { id: grace.id, role: 'ml-engineer', reason: ownWords('helps') });
  await done(ada, revokeRole, { id: grace.id, role: 'ml-engineer' });
  await done(ada, assignContact, { role: 'sre-lead', principalId: grace.id });
  const gone = await done(ada, inviteMember, { name: 'Bo', email: 'bo@example.org' });
  await done(ada, suspendMember, { id: gone.id, reason: ownWords('never came') });
  const away = await done(ada, inviteMember, { name: 'Cy', email: 'cy@example.org' });
  await world.join(away.url);
  await done(ada, suspendMember, { id: away.id, reason: ownWords('on leave') });
  await done(ada, reinstateMember, { id: away.id, reason: ownWords('back') });
  const team = await done(ada, createTeam, { name: ownWords('fraud') });
  await done(ada, addTeamMember, { id: team.id, principalId: grace.id });
  const account = await done(ada, createServiceAccount, { name: ownWords('pipeline') });
  const forAccount = { id: account.id, scopes: ['incidents:read' as const], expiresInDays: 30 };
  await done(ada, issueApiKey, forAccount);
  const key = await done(ada, issueApiKey, forAccount);
  await done(ada, revokeApiKey, { id: account.id, begins: key.key.split('_').slice(0, 2).join('_') });
  await done(ada, recordPolicyReview, {
    reviewedOn: dayOf(world.host.clock.now()),
    outcome: 'unchanged',
    note: ownWords('read in full'),
  });
  await done(ada, setOnCall, { people: [grace.id] });
  await done(grace, setOnCall, { people: [ada.id, grace.id] });
  await keepASchedule({ ada, grace });
  await done(grace, setTimeZone, { timeZone: 'Europe/Berlin' });
  const { key: hook } = await done(ada, createIntegration, { name: ownWords('prod') });
  world.host.services.give(notificationsService, { ...channelParts, host: world.host, ring: world.host.ring } as never);
  const intake = openIntake(world.host);
  const annotations = { summary: 'p99 over 2 s, says alan@example.org' };
  for (const fingerprint of ['00000000000000a1', '00000000000000a2'])
    await intake.receive(hook, sent(notification([wireAlert({ fingerprint, annotations })])));
  await intake.idle();
  await snoozeOne(ada);
  await publishRules(ada);
  await done(ada, saveView, { name: ownWords('Firing'), state: 'firing' });
  await done(grace, approve, { id: (await addHook(ada)).approval ?? '' });
  await done(ada, removeChannel, { id: (await addHook(ada)).id });
  await done(grace, addPhone, { number: '+4930123456', by: 'sms' });
  world.host.services.give(chatService, { slack: {} } as never);
  await done(grace, makeLinkCode, {});
  await done(ada, setInternalText, { allowed: true });
  await done(ada, followSchedule, { schedule: THE_LIST, group: 'S0123ABCD' });
  await done(grace, addRule, { channel: 'e-mail', urgency: 'page', after: 0 });
  const { code } = await done(ada, declareIncident, { title: ownWords('Slow model'), facts: { ...factsFor['SEV-1'] } });
  await done(ada, addNote, { code, text: ownWords('looked') });
  await done(ada, askBreakGlass, { incident: code, commit: 'hotfix', justification: ownWords('it burns') });
  await tellOfAnUpdate(ada);
  await decideALowering({ ada, grace, code });
  await done(ada, delegate, { to: grace.id, until: addDays(world.host.clock.now(), 1).toISOString() });
  await keepACatalog(ada);
  await reportAViolation(ada, grace);
  await publishAnUpdate(ada, code);
  await askToRollBack(ada, code);
  runbooksArea({ services: world.host.services, clock: world.host.clock });
  await done(ada, followRunbook, { code, runbook: 'api_outage' });
  await done(ada, proposeRunbook, proposal(changedText('api_outage', NEXT_VERSION)));
  await done(ada, rateIncident, { code, actionable: 'no' });
  await learnFrom(ada, code);
  await hearOfARun(ada);
  await done(ada, assignContact, { role: 'legal', principalId: grace.id });
  await classify(ada, team.id);
  await askModels(ada, { team: team.id, account: account.id });
  await deployed(ada);
  await assured(ada);
  await answered(ada, code);
  await judgedAChange(grace);
  await connectAFeed(ada);
  await connectASink(ada);
  await beginAnErasure(ada);
  await connectARegistry(ada);
  await decideAbout(ada);
  await signOnElsewhere(ada);
  await takeTelemetry();
  await keepObjectives(ada);
  const { rows } = await sql<{ id: string }>`select id from pages order by id limit 1`.execute(world.host.db);
  await transact(world.host, who(ada), async (ctx) => ok(await markAnswered(ctx, rows[0]?.id ?? '')));
  await aStorm(ada, rows[0]?.id ?? '');

  await laidDown(
    world.host,
    async (tx) =>
      void (await sql`insert into page_deliveries (page_id, channel, state, tries, began_at, deadline_at)
        select id, 'e-mail', 'sending', 1, queued_at, queued_at from pages`.execute(tx)),
  );

  await laidDown(world.host, async (tx) => {
    await sql`insert into drift_watches (version_id, model_id, model, version_name, gathering_since, verdict, newest,
        version, last_instant, last_entry)
      values (${NOBODY}, ${NOBODY}, 'credit', '1', 'epoch', 'gathering', '{}', 1, 'epoch', ${NOBODY})`.execute(tx);
    await sql`insert into drift_references (version_id, number, bins, from_at, to_at, rows, features, frozen_at, last_entry)
      values (${NOBODY}, 1, 1, 'epoch', 'epoch', 1000, '[]', 'epoch', ${NOBODY})`.execute(tx);
    await sql`insert into detection_episodes (id, kind, subject, incident_id, severity, is_drill, opened_at, says, last_entry)
      values (${NOBODY}, 'drift', 'credit', ${NOBODY}, 'SEV-3', false, 'epoch', 'drift', ${NOBODY})`.execute(tx);
    await sql`insert into anomaly_detectors (id, name, series, detector, state, version, last_instant, last_entry)
      values (${NOBODY}, 'incidents', '[]', '{}', 'proposed', 1, 'epoch', ${NOBODY})`.execute(tx);
  });

  const { clock, log, ledgerMacKey: macKey } = world.host;
  const signer = noteSigner('muster.test/ledger', new Uint8Array(32).fill(7));
  const db = world.host.database.sequencer;
  await new Sequencer({ db, clock, log, macKey, origin: signer.name, signers: [signer] }).drain();
});
afterAll(async () => world.close());

type Someone = Awaited<ReturnType<GovernanceWorld['actorOf']>>;
const who = ({ actor }: Someone) => ({ actor, requestId: asId<'request'>(world.host.ids.opaque()) });

async function done<I extends TSchema, F, O>(
  someone: Someone,
  command: Command<I, F, O>,
  input: Static<I>,
): Promise<O> {
  const result = await runCommand(world.host, command, who(someone), input);
  if (!result.ok) throw new Error(`${command.name}: ${JSON.stringify(result.error)}`);
  return result.value;
}
/** A request to lower a severity, and the commander's vote on it. */
async function decideALowering({ ada, grace, code }: Readonly<Record<'ada' | 'grace', Someone>> & { code: string }) {
  const { services, clock } = world.host;
  services.give(incidentPort, incidentPortOf(clock));
  catalogArea({ services, clock });
  await done(ada, acknowledgeIncident, { code });
  const other = await done(ada, declareIncident, { title: ownWords('Slow features') });
  await done(ada, relateIncident, { code, to: other.code });
  await done(ada, takeCommand, { code });
  await done(ada, grantRole, { id: grace.id, role: 'ml-platform-sre', reason: ownWords('on the rota too') });
  const input = { code, severity: 'SEV-3' as const, reason: ownWords('one system only') };
  const { approval } = await done(grace, lowerSeverity, input);
  await done(ada, approve, { id: approval });
  const asked = await done(grace, askException, {
    clause: '5.3.4',
    scope: 'service:scorer',
    justification: ownWords('the pipeline is down'),
    compensatingControl: ownWords('two read it by hand'),
    expiresAt: addDays(world.host.clock.now(), 1).toISOString(),
    incident: code,
  });
  await done(ada, approve, { id: asked.approval });
  await transact(world.host, who(ada), async (ctx) => {
    const [incident] = await visibleIncidentIds(ctx.tx);
    if (incident === undefined) throw new Error('no incident');
    await obligations.place(ctx, {
      incident,
      kind: 'postmortem',
      clause: '3.1.8',
      what: ownWords('Write the postmortem'),
      blocks: ['closing'],
      dueAt: addDays(ctx.now, 5),
    });
    return ok(undefined);
  });
}
/** An objective that is added, burns its budget, freezes deployments, and is corrected. */
async function keepObjectives(board: Someone): Promise<void> {
  const { clock, services } = world.host;
  sloArea({ services, clock });
  const content = [
    'apiVersion: openslo/v1',
    'kind: SLO',
    'metadata: { name: api }',
    'spec:',
    '  service: api',
    '  indicator: { spec: { ratioMetric: { counter: true } } }',
    '  timeWindow: [{ duration: 1d, isRolling: true }]',
    '  budgetingMethod: Occurrences',
    '  objectives: [{ target: 0.9 }]',
  ].join('\n');
  await done(board, importObjectives, { content });
  await done(board, activateObjective, { name: 'api' });
  const at = new Date(clock.now().getTime() - (clock.now().getTime() % 60_000));
  const who = { actor: { kind: 'system', part: 'telemetry' }, requestId: asId<'request'>('burning') } as const;
  await transact(world.host, who, async (ctx) =>
    submitCounts(ctx, { source: 'test', stream: 'b' }, [
      { series: 'api', minute: new Date(at.getTime() - 60_000), total: 99, bad: 99, sequence: 1 },
    ]),
  );
  await transact(world.host, who, async (ctx) => {
    for (const each of await objectivesIn(ctx.tx, ctx.policies.current)) await judgeObjective(ctx, each);
    return ok(undefined);
  });
  const from = new Date(at.getTime() - 120_000).toISOString();
  await done(board, correctObjective, { name: 'api', from, to: at.toISOString(), reason: ownWords('a wrong probe') });
}
/** A report to the Board, and a policy read receipt. */
async function assured(someone: Someone): Promise<void> {
  const { db, services, clock } = world.host;
  assuranceArea({
    services,
    room: {
      reports: db,
      clock,
      ledger: { origin: 'muster.test/ledger', keys: [] },
      signers: [],
      policies: () => world.host.policies(),
      actions: () => actionRegistry([]),
      clauses: () => ({}),
    },
  });
  await done(someone, prepareReport, { quarter: '2026-Q1', words: ownWords('All is well.') });
  await done(someone, attestPolicy, {});
  await transact(world.host, who(someone), async (ctx) => {
    await testAllControls(ctx);
    const { policies } = ctx;
    const [control] = controlsOf(policies.current);
    if (control === undefined) throw new Error('there are controls');
    await openFinding(ctx, { ...nothingOf(control), exceptions: 1 }, 0);
    return ok(undefined);
  });
}
const nothingOf = (control: Evaluated['control']): Evaluated => ({
  control,
  population: 1,
  refused: 0,
  exceptions: 0,
  verdict: 'exceptions',
  because: undefined,
  assertion: 'enforced',
});
/** An auditor request, an access review, and an authority to notify about an incident. */
async function answered(someone: Someone, code: string): Promise<void> {
  const reason = ownWords('SOC 2');
  const until = addDays(world.host.clock.now(), 7).toISOString();
  await done(someone, inviteAuditor, { name: 'Zoë', email: 'zoe@audit.example', until, reason });
  await done(someone, openAccessReview, {});
  const awareAt = world.host.clock.now().toISOString();
  await done(someone, startNotice, { code, rule: 'gdpr-33', awareAt, reason });
}
/** A check at the deploy gate: it writes a row whatever the outcome. */
async function deployed(someone: Someone): Promise<void> {
  world.host.services
    .give(breakGlassService, { vouch: async () => undefined, used: async () => {} })
    .give(promotionService, { shownBy: async () => () => [] })
    .give(waiversService, { waiverFor: async () => undefined });
  await done(someone, checkDeployment, { service: 'checkout', commit: 'v1' });
  await done(someone, recordGate, { service: 'checkout', commit: 'v1', gate: 'sast' });
}
/** A judged pull request, and a code with which a member proves their account. */
async function judgedAChange(someone: Someone): Promise<void> {
  const { dataKeys, host, ring } = { ...world.host, host: world.host };
  const changes = { host, dataKeys, handles: createHandles({ dataKeys, ring }), github: { app: 1 } } as never;
  world.host.services.give(changesService, changes);
  await done(someone, makeForgeCode, {});
  const user = { login: 'dev', id: 1, type: 'User' };
  const pull = {
    number: 1,
    title: 'Change',
    body: '',
    state: 'open',
    merged: false,
    merged_at: null,
    user,
    base: { ref: 'main', sha: 'b' },
    head: { ref: 'x', sha: 'h', repo: null },
    commits: 0,
    changed_files: 0,
    created_at: '2026-11-02T09:00:00Z',
    updated_at: '2026-11-02T09:00:00Z',
  };
  const facts = {
    pull,
    reviews: [],
    commits: [],
    files: [],
    retargetedAt: [],
    pushers: [],
    checks: [],
    owners: { rules: [], problems: [] },
    teams: {},
    writers: new Set<string>(),
    sameAsHead: [],
    patch: undefined,
    unread: [],
  };
  const name = { repository: 'acme/platform', number: 1 };
  const heard = { pushers: [], queued: [], isAskedFor: false };
  await transact(world.host, who(someone), async (ctx) =>
    ok(await judgePull(ctx, changes, name, facts as never, heard)),
  );
}
/** A data asset, and a requested class for it. */
async function classify(someone: Someone, team: string): Promise<void> {
  classificationArea({ services: world.host.services, clock: world.host.clock });
  await done(someone, registerAsset, { name: 'features.income', kind: 'feature', team });
  const id = world.host.ids.row(world.host.clock.now());
  await transact(world.host, who(someone), async (ctx) => {
    const data = { decision: id, dataClass: 'INTERNAL', assets: 0, approval: id };
    const entry = ctx.record(classificationAsked, {
      resource: { kind: 'data-decision', id },
      clause: '2.8',
      data,
      content: { isNewSubject: true, fields: { reason: ownWords('counts') } },
    });
    const of = {
      id,
      assets: [],
      dataClass: 'INTERNAL',
      reason: 'counts',
      state: 'asked',
      approval: undefined,
    } as const;
    await insertDecision(ctx.tx, { ...of, requestedBy: someone.id, requestedAt: ctx.now }, entry);
    return ok(undefined);
  });
}
/** A priced provider, a requested agreement, a consumer with limits, an outage, a spike, and a usage query. */
async function askModels(someone: Someone, { team, account }: { team: string; account: string }): Promise<void> {
  const { host } = world;
  const judged = { ok: true, value: new URL('https://api.example.org') } as const;
  const outgoing = { judge: async () => judged } as never;
  llmArea({
    services: host.services,
    clock: host.clock,
    gateway: openGateway({ host, outgoing, keyOf: async () => ok('key') }),
  });
  const url = { url: ownWords('https://api.example.org'), keyReference: ownWords('env:KEY') };
  const kept = { region: 'eu', retentionDays: 30, trains: 'no', external: 'yes' } as const;
  await done(someone, addLlmProvider, { name: 'openai', api: 'openai', ...url, ...kept });
  await done(someone, changeLlmProvider, { name: 'openai', ...url, ...kept, region: 'us' });
  const price = { input: '1', output: '2', contextTokens: 1000, maxOutputTokens: 100 };
  await done(someone, priceModel, { name: 'openai', model: 'gpt', ...price });
  const now = host.clock.now();
  await done(someone, askDpa, {
    provider: 'openai',
    dataClass: 'CONFIDENTIAL',
    regions: ['us'],
    retentionDays: 30,
    mayTrain: 'no',
    purposes: ['support'],
    validFrom: now.toISOString(),
    validUntil: addDays(now, 9).toISOString(),
    reason: ownWords('signed'),
  });
  const limits = { requestsPerMinute: 9, tokensPerMinute: 900, perDay: '1', perMonth: '9' };
  await done(someone, registerConsumer, {
    name: 'bot',
    account,
    team,
    userFacing: 'yes',
    dataClass: 'INTERNAL',
    mode: 'refuse',
    purpose: 'support',
    routes: ['openai/gpt'],
    cacheMinutes: 5,
    degraded: ownWords('a form'),
    ...limits,
  });
  await done(someone, setLimit, { scope: 'provider:openai', ...limits });
  await done(someone, drill, { name: 'bot' });
  await done(someone, reconcileUsage, {
    name: 'openai',
    content: 'day,model,requests,cost_usd\n2026-11-01,gpt,1,0.10',
  });
  const who = { actor: { kind: 'system', part: 'llm-gateway' }, requestId: asId<'request'>('llm') } as const;
  await transact(host, who, async (ctx) => {
    await watchProviders(ctx, [{ provider: 'openai', minute: now, total: 9, bad: 9, unanswered: 0 }]);
    const consumer = await consumerOfAccount(ctx.tx, account);
    const [incidentId] = await visibleIncidentIds(ctx.tx);
    if (consumer === undefined || incidentId === undefined) throw new Error('nobody to spend');
    const entry = ctx.record(consumerSpiked, {
      resource: { kind: 'llm-consumer', id: consumer.id },
      data: { consumer: consumer.id, name: 'bot', against: 'quota', spent: '1.00', usual: '0.00' },
    });
    await insertSpike(ctx.tx, { id: ctx.ids.row(ctx.now), consumer: consumer.id, at: ctx.now, incidentId }, entry);
    return ok(undefined);
  });
}
/** An identity provider, an account linked there, and a session based on it. */
async function signOnElsewhere(someone: Someone): Promise<void> {
  const { services, dataKeys, ring, db } = world.host;
  const outgoing = { judge: async () => ok(new URL('https://id.example.org')) } as never;
  const handles = createHandles({ dataKeys, ring });
  services.give(ssoService, { outgoing, handles, dataKeys, publicUrl: () => 'https://muster.example.org' } as never);
  const words = { name: 'example', label: ownWords('Example'), issuer: 'https://id.example.org' };
  await done(someone, addProvider, { ...words, clientId: 'muster', clientSecret: 'a secret' });
  await transact(world.host, who(someone), async (ctx) => {
    const provider = await providerNamed(ctx.tx, 'example');
    if (provider === undefined || ctx.actor.kind !== 'person') throw new Error('there is no provider');
    const data = { provider: provider.id, to: 'on', endedSessions: 0 } as const;
    const entry = ctx.record(providerTurned, { resource: { kind: 'identity_provider', id: provider.id }, data });
    await changeProvider(ctx.tx, provider, { state: 'on' }, ctx.now, entry);
    return ok(undefined);
  });
  const { id } = someone;
  const person = { kind: 'person', id, sessionId: world.host.ids.opaque() } as const;
  const subject = { name: 'example', subject: 'ada-there' };
  await done({ ...someone, actor: person }, linkAccount, subject);
  await done(someone, mapGroup, { provider: 'example', group: ownWords('sres'), role: 'ml-engineer' });
  await done({ ...someone, actor: person }, signOn, { ...subject, byVerifiedEmail: false });
  const there = (await listProviders(db))[0]?.id ?? '';
  const told = { principal: id, provider: there, groups: ['sres'] };
  await transact(world.host, who(someone), async (ctx) => ok(await proposeRoles(ctx, told)));
  expect(await listProviders(db)).toHaveLength(1);
}
/** A serving model, its decision about a person who asks for a review, and one hour of it judged. */
async function decideAbout(someone: Someone): Promise<void> {
  const { host } = world;
  const room = { clock: host.clock, dataKeys: host.dataKeys, ring: host.ring };
  host.services.give(modelsRoom, room);
  const schema = { task: 'classification', classes: ['yes', 'no'], features: [], labelDelayMinutes: 0 };
  await done(someone, addModel, { name: 'credit', consequential: 'yes' });
  await done(someone, registerVersion, { name: 'credit', version: '1', schema: JSON.stringify(schema) });
  await done(someone, activateVersion, { name: 'credit', version: '1' });
  const intake = openPredictionIntake(host, room);
  const at = host.clock.now().toISOString();
  const sent = { id: 'p', model: 'credit', version: '1', at, subject: 's', decision: 'no', features: {} };
  await intake.receive(someone.id, [sent]);
  await intake.idle();
  await done(someone, askReview, { prediction: 'p', model: 'credit' });
  const version = await versionNamed(host.db, 'credit', '1');
  if (version === undefined) throw new Error('there is no version');
  await transact(host, who(someone), async (ctx) => {
    await judgeSlices(ctx, [{ versionId: version.id, hour: hourOf(ctx.now) }]);
    return ok(undefined);
  });
}
async function connectARegistry(someone: Someone): Promise<void> {
  world.host.services.give(registriesService, {
    host: world.host,
    outgoing: new FakeMlflow(),
    keyOf: async () => err('is not there'),
  });
  await done(someone, connectRegistry, { name: ownWords('mlflow'), url: 'https://mlflow.example.org' });
}
async function connectAFeed(someone: Someone): Promise<void> {
  const judged = { ok: true, value: new URL('https://prometheus.example.org') } as const;
  world.host.services.give(feedsService, { host: world.host, outgoing: { judge: async () => judged } as never });
  const input = { name: ownWords('prod'), url: ownWords('https://prometheus.example.org'), objective: 'ML-SLO-001' };
  await done(someone, connectPrometheus, { ...input, total: ownWords('a_total'), bad: ownWords('b_total') });
}
/** Recorded but not carried out: the rest still needs the person to be erased. */
async function beginAnErasure(someone: Someone): Promise<void> {
  const { dataKeys, ring } = world.host;
  const parts = { host: world.host, keys: { dataKeys, ring }, places: () => [memberData] };
  world.host.services.give(dataSubjectsService, parts as never);
  await done(someone, beginErasure, { member: someone.id, reason: ownWords('asked by letter') });
}
async function connectASink(someone: Someone): Promise<void> {
  const parts = { host: world.host, folder: '/srv/sinks' };
  world.host.services.give(sinksService, parts as never);
  world.host.services.give(anchorsService, {
    host: world.host,
    outgoing: { judge: async (url: string) => ({ ok: true, value: new URL(url) }) },
    ledger: { origin: 'muster.log/this', keys: [] },
    cosigners: [],
  } as never);
  const other = noteSigner('muster.log/other', new Uint8Array(32).fill(9));
  await done(someone, addWitnessed, { name: ownWords('plant two'), key: encodeVerifierKey(other) });
  await done(someone, connectTimeStamp, { name: ownWords('tsa'), url: 'https://tsa.example.org' });
  await done(someone, connectFile, { name: ownWords('shipped'), file: 'ledger.ndjson' });
}
/** A run that answers its scheduled start: it began on schedule. */
async function hearOfARun(someone: Someone): Promise<void> {
  const job = { name: ownWords('orders'), namespace: ownWords('prod') };
  await done(someone, addPipeline, { ...job, cron: '* * * * *', zone: 'UTC' });
  const lineage = openLineageIntake(world.host);
  const at = addMinutes(world.host.clock.now(), 1).toISOString();
  await lineage.receive(someone.id, [runEvent('COMPLETE', at, { nominal: at })]);
  await lineage.idle();
}
const visibleIncidentIds = async (db: Db) =>
  (await sql<{ id: string }>`select id from incidents order by id`.execute(db)).rows.map(({ id }) =>
    asId<'incident'>(id),
  );
/** Counts and due items from a source that is not a person. */
async function takeTelemetry(): Promise<void> {
  const who = { actor: { kind: 'system', part: 'telemetry' }, requestId: asId<'request'>('telemetry') } as const;
  const at = new Date(world.host.clock.now().getTime() - (world.host.clock.now().getTime() % 60_000));
  await transact(world.host, who, async (ctx) => {
    await submitEvents(ctx, 'test', [{ series: 'etl', key: 'run', at, state: 'excluded', reason: 'off', sequence: 1 }]);
    return submitCounts(ctx, { source: 'test' }, [{ series: 'api', minute: at, total: 9, bad: 1, sequence: 1 }]);
  });
}
/** A requested rollback, with an executor connected for it. */
async function askToRollBack(someone: Someone, code: string): Promise<void> {
  const { host } = world;
  const judged = { ok: true, value: new URL('https://deploy.example.org') } as const;
  const parts = { host, ring: host.ring, outgoing: { judge: async () => judged }, publicUrl: () => 'http://localhost' };
  host.services.give(rollbackParts, parts as never);
  const { id } = await done(someone, connectExecutor, { name: ownWords('argo'), url: ownWords(judged.value.href) });
  const evidence = ownWords('it began with v42');
  await done(someone, askRollback, { code, target: 'ranker', to: 'v41', executorId: id, evidence });
}
/** A postmortem that is begun, written, signed off and published, with an action item. */
async function learnFrom(someone: Someone, code: string): Promise<void> {
  const { services, clock, db, vault } = world.host;
  const people = services.use(peopleService);
  const reads = { db, clock, people, content: vault, policies: () => world.host.policies() };
  services.give(incidentReads, {
    ...reads,
    actions: () => actionRegistry([]),
    firingAlerts: async () => new Map(),
    withAlertsOf,
  });
  services.give(obligationsService, obligations);
  const { hooks } = postmortemsArea({ services });
  services.give(
    hooksService,
    joinHooks(() => [hooks]),
  );
  await done(someone, resolveIncident, { code, note: ownWords('rolled back') });
  await done(someone, begin, { code });
  const { sections } = world.host.policies().current.accountability.postmortem;
  for (const { id: section } of sections)
    await done(someone, write, { code, section, text: ownWords('He was careless.') });
  for (const { id: section } of sections)
    await done(someone, answerFinding, {
      code,
      section,
      words: ownWords('He was careless'),
      reason: ownWords('a quotation'),
    });
  const { action } = await done(someone, propose, { code, title: ownWords('limit the queue') });
  await done(someone, accept, {
    id: action,
    ownerId: someone.id,
    dueOn: dayOf(addDays(clock.now(), 9)),
    severity: 'SEV-3',
    ticket: 'https://tickets.example/7',
  });
  await followTicket(someone, action);
  const version = await postmortemVersion(code);
  await done(someone, publishPostmortem, { code, expectedVersion: version });
}
/** A ticket to be opened in a tracker connected for it. */
async function followTicket(someone: Someone, action: string): Promise<void> {
  const { host } = world;
  const judged = { ok: true, value: new URL('https://acme.example.org') } as const;
  const references = { envPrefix: 'MUSTER_SECRET_', filesBelow: undefined, vaultBelow: undefined };
  const parts = { host, ring: host.ring, outgoing: { judge: async () => judged }, publicUrl: () => 'http://localhost' };
  host.services.give(ticketsService, { ...parts, references, github: undefined } as never);
  const place = { url: judged.value.href, project: 'OPS', secretRef: 'env:MUSTER_SECRET_JIRA' };
  const input = { name: ownWords('operations'), kind: 'jira', ...place } as const;
  const { id: trackerId } = await done(someone, connectTracker, input);
  await done(someone, openTicket, { id: action, trackerId });
}
async function postmortemVersion(code: string): Promise<number> {
  const { rows } = await sql<{ version: number }>`select version from postmortems where code = ${code}`.execute(
    world.host.db,
  );
  return rows[0]?.version ?? 0;
}

/** An act that its affected parties are notified of. */
async function tellOfAnUpdate(someone: Someone): Promise<void> {
  const { rows } = await sql<{ id: string }>`select id from incidents order by id limit 1`.execute(world.host.db);
  const payload = {
    entry: world.host.ids.opaque(),
    activity: 'stakeholder-communications',
    resourceKind: 'incident',
    resourceId: rows[0]?.id ?? '',
  };
  await transact(world.host, who(someone), async (ctx) => ok(await tellOfAct(ctx, { payload })));
}
/** Routing rules, and rules in shadow mode. */
async function publishRules(someone: Someone): Promise<void> {
  const rules = { rules: ownWords('none: service=nowhere -> fraud'), reason: ownWords('fraud has a team') };
  await done(someone, publishRouting, rules);
  await done(someone, shadowRouting, rules);
}
/** An alert that may be snoozed because its mapping is lenient. */
async function snoozeOne(someone: Someone): Promise<void> {
  const mapping = { severity: { values: { critical: 'SEV-3' } } } as const;
  const { key } = await done(someone, createIntegration, { name: ownWords('mild'), mapping });
  const intake = openIntake(world.host);
  await intake.receive(key, sent(notification([wireAlert({ fingerprint: '00000000000000b1' })])));
  await intake.idle();
  const { rows } = await sql<{ id: string }>`select id from alerts where fingerprint = '00000000000000b1'`.execute(
    world.host.db,
  );
  const endsAt = addDays(world.host.clock.now(), 1).toISOString();
  await done(someone, snoozeAlerts, { alerts: rows.map(({ id }) => id), endsAt, reason: ownWords('being moved') });
}
/** A notification held back and bundled into another, and a proof that the channel works. */
async function aStorm(ada: Someone, page: string): Promise<void> {
  const { id: person } = ada;
  await transact(world.host, who(ada), async (ctx) => {
    await holdBack(ctx.tx, [{ page, channel: EMAIL, person }], ctx.now);
    await carry(ctx.tx, page, [page]);
    await prove(ctx.tx, { person, channel: EMAIL, how: 'test' }, ctx.now);
    return ok(undefined);
  });
}
/** A schedule with a planned change, an override, a cover request and an absence. */
async function keepASchedule({ ada, grace }: Readonly<Record<'ada' | 'grace', Someone>>): Promise<void> {
  const { id } = await done(ada, createSchedule, {
    name: ownWords('Serving'),
    people: [grace.id],
    zone: 'Europe/Berlin',
  });
  const later = (days: number) => addDays(world.host.clock.now(), days).toISOString();
  await done(grace, editSchedule, { id, people: [grace.id, ada.id], from: later(7) });
  await done(grace, overrideSchedule, { id, member: ada.id, begins: later(1), ends: later(2) });
  await done(grace, askCover, { id, begins: later(15), ends: later(16) });
  await done(grace, sayAway, { begins: later(15), ends: later(16) });
  await done(grace, makeCalendar, {});
  const { id: teamId } = await done(ada, createTeam, { name: ownWords('Payments') });
  const path = await done(ada, createPath, { name: ownWords('Payments'), teamId, schedules: [id] });
  await done(ada, editPath, { id: path.id, schedules: [id, id], waitMinutes: 5 });
  await done(ada, declareIncident, {
    title: ownWords('Payments stand still'),
    teamId,
    facts: { ...factsFor['SEV-1'] },
  });
}
/** A violation report whose statement is kept. */
async function reportAViolation(ada: Someone, grace: Someone): Promise<void> {
  await done(ada, reportViolation, { text: ownWords('keys in a notebook'), clause: '6.4', about: [grace.id] });
}
/** A public update, an external subscriber to it, and a template. */
async function publishAnUpdate(someone: Someone, code: string): Promise<void> {
  const { services, clock, dataKeys, ring } = world.host;
  commsArea({ services, clock, dataKeys, ring, refusalOf: async () => undefined });
  const text = ownWords('Scoring answers slowly.');
  await done(someone, publish, { code, text, state: 'investigating', impact: 'degraded', services: ['scorer'] });
  await done(someone, subscribe, { kind: 'e-mail', address: 'reader@customer.example' });
  await done(someone, addTemplate, { name: ownWords('Slow answers'), audience: 'public', text });
  const { id } = await done(someone, addAudience, { name: ownWords('The board'), reaches: 'stakeholders' });
  await done(someone, include, { id, member: someone.id });
  await done(someone, inform, { code, audienceId: id });
  const { rows } = await sql<{ incident: string }>`select id as incident from incidents where code = ${code}`.execute(
    world.host.db,
  );
  const sent = { incident: rows[0]?.incident ?? '', update: NOBODY, wording: 1, reaches: 'stakeholders' } as const;
  await transact(world.host, who(someone), async (ctx) => ok(await tellAudiences(ctx, sent)));
}
async function keepACatalog(someone: Someone): Promise<void> {
  for (const name of ['scorer', 'features']) await done(someone, addService, { name });
  await done(someone, depend, { name: 'scorer', on: 'features' });
  await done(someone, knowAddress, { name: 'scorer', address: '10.1.2.3' });
}
/** Ends two sessions. */
async function changeOwnPassword(someone: Someone): Promise<void> {
  const { rows } = await sql<{ hash: PasswordHash }>`
    select hash from passwords where principal_id = ${someone.id}`.execute(world.host.db);
  const [insteadOf] = rows;
  if (insteadOf === undefined) throw new Error('no password');
  const ended = await done(someone, changePassword, { insteadOf: insteadOf.hash, passwordHash: insteadOf.hash });
  expect(ended).toEqual({ endedSessions: 2 });
}
const NO_REFERENCES = { envPrefix: 'X_', filesBelow: undefined, vaultBelow: undefined };
const channelParts = {
  references: NO_REFERENCES,
  sender: { refusalOf: async () => undefined, telephony: {} },
  allow: NOTHING_ALLOWED,
};
const addHook = async (someone: Someone) =>
  done(someone, addChannel, {
    name: ownWords('pager'),
    url: 'https://pager.example.org/hook',
  });

/** What an audit finds after these statements, all of which are rolled back. */
async function foundAfter(db: Db, ...statements: readonly string[]): Promise<RowsVerdict> {
  let found: RowsVerdict | undefined;
  const undone = db.transaction().execute(async (tx) => {
    for (const statement of statements) await sql.raw(statement).execute(tx);
    // More tables are changed at once here than an audit reports by default.
    found = await auditRows(tx, world.host.ledgerMacKey, { most: Infinity });
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  if (found === undefined) throw new Error('the audit did not end');
  return found;
}

/** The owner can disable triggers and constraints. */
const UNGUARDED = `do $$ declare c record; begin
    for c in select conrelid::regclass as owner, conname from pg_constraint
      where contype in ('f', 'c', 'u') and connamespace = 'public'::regnamespace and conparentid = 0 and coninhcount = 0
    loop execute format('alter table %s drop constraint %I', c.owner, c.conname); end loop;
    for c in select distinct tgrelid::regclass as owner from pg_trigger where not tgisinternal and tgparentid = 0
    loop execute format('alter table %s disable trigger user', c.owner); end loop;
    for c in select i.indexrelid::regclass as index from pg_index i join pg_class t on t.oid = i.indrelid
      where t.relnamespace = 'public'::regnamespace and t.relkind = 'r' and i.indisunique and not i.indisprimary
    loop execute format('drop index %s', c.index); end loop;
  end $$`;

const changed = ({ name, type }: GovernedTable['columns'][number]): string => {
  if (type === 'text' || type === 'character varying') return `${name} = coalesce(${name}, '') || 'x'`;
  if (type === 'uuid') return `${name} = '00000000-0000-7000-8000-0000000000ff'`;
  if (type === 'boolean') return `${name} = not coalesce(${name}, false)`;
  if (type === 'bytea') return `${name} = coalesce(${name}, '') || '\\x00'::bytea`;
  if (type === 'timestamp with time zone') return `${name} = coalesce(${name}, 'epoch') + interval '1 second'`;
  if (type === 'date') return `${name} = coalesce(${name}, 'epoch') + 1`;
  if (type.endsWith('[]')) return `${name} = array_append(${name}, null)`;
  return `${name} = coalesce(${name}, 0) + 1`;
};

const theFirst = (table: string): string => `ctid = (select min(ctid) from ${table})`;

let filled: readonly GovernedTable[];
beforeAll(async () => {
  const tables = await governedTables(world.host.database.owner);
  const counts = await Promise.all(
    tables.map(async ({ table }) => {
      const { rows } = await sql<{ n: string }>`select count(*) as n from ${sql.table(table)}`.execute(world.host.db);
      return Number(rows[0]?.n);
    }),
  );
  filled = tables.filter((_, index) => (counts[index] ?? 0) > 0);
});

/** Columns to change in a copied row if a unique index would reject it. */
const copiedAs: Readonly<Record<string, string>> = {
  due_work: `id = '00000000-0000-7000-8000-0000000000ff', state = 'open', settled_at = null`,
  routing_versions: `version = version + 100, state = 'past'`,
};

describe('an auditor finds, in every room, what was done behind the ledger’s back [GOV 7.5]', () => {
  test('nothing where nothing was done, and every kind of row is there to be looked at', async () => {
    const { rows, problems } = await foundAfter(world.host.database.owner);
    expect(problems).toEqual([]);
    expect(rows).toBeGreaterThan(60);
    const empty = (await governedTables(world.host.db)).filter(
      ({ table }) => !filled.some((one) => one.table === table),
    );
    expect(empty.map(({ table }) => table).toSorted()).toEqual([]);
  });

  test('any governed column of any table, edited by the owner', async () => {
    const edits = filled.map(({ table, key, columns }) =>
      columns
        .filter(({ name }) => !key.some((each) => each.name === name))
        .map((column) => ({ table, statement: `update ${table} set ${changed(column)} where ${theFirst(table)}` })),
    );
    // One column of every table at a time: an audit of all tables costs the same for one edit as for thirty.
    for (let place = 0; edits.some((each) => each.length > place); place += 1) {
      const round = edits.flatMap((each) => each[place] ?? []);
      const statements = round.map(({ statement }) => statement);
      const { problems } = await foundAfter(world.host.database.owner, UNGUARDED, ...statements);
      expect(problems.map(({ kind, problem }) => `${kind}: ${problem}`).toSorted(), statements.join('\n')).toEqual(
        round.map(({ table }) => `${table}: differs`).toSorted(),
      );
    }
  });

  test('a row of any table that is gone, or that nobody of Muster wrote', async () => {
    const { owner } = world.host.database;
    const deletions = filled.map(({ table }) => `delete from ${table} where ${theFirst(table)}`);
    const gone = await foundAfter(owner, UNGUARDED, ...deletions);
    expect(gone.problems.map(({ kind, problem }) => `${kind}: ${problem}`).toSorted()).toEqual(
      filled.map(({ table }) => `${table}: row-gone`).toSorted(),
    );
    const copied = filled.filter(({ key }) => key[0] !== undefined && key[0].type !== 'boolean');
    const additions = copied.flatMap(({ table, key }) => [
      `create temp table added on commit drop as select * from ${table} limit 1`,
      `update added set ${copiedAs[table] ?? changed(key[0]!)}`,
      `insert into ${table} overriding system value select * from added`,
      'drop table added',
    ]);
    const added = await foundAfter(owner, UNGUARDED, ...additions);
    expect(added.problems.map(({ kind, problem }) => `${kind}: ${problem}`).toSorted()).toEqual(
      copied.map(({ table }) => `${table}: no-entry`).toSorted(),
    );
  });

  test('what the application’s own role may write, it cannot write unfound', async () => {
    const { rows } = await sql<{ table: string; column: string }>`
      select table_name::text as table, column_name::text as column from information_schema.column_privileges
      where grantee = 'muster_app' and privilege_type = 'UPDATE' and table_schema = 'public'`.execute(world.host.db);
    let written = 0;
    const touched = new Set<string>();
    let found: readonly string[] = [];
    // One audit for all: one per table would take as long as there are tables.
    const undone = world.host.db.transaction().execute(async (tx) => {
      for (const { table, key, columns } of filled) {
        for (const column of columns) {
          const isGranted = rows.some((one) => one.table === table && one.column === column.name);
          if (!isGranted || key.some(({ name }) => name === column.name)) continue;
          await sql`savepoint before`.execute(tx);
          const edit = sql.raw(`update ${table} set ${changed(column)} where ${theFirst(table)}`);
          // A constraint may reject the edit: then nothing was written.
          await edit.execute(tx).then(
            () => {
              written += 1;
              touched.add(table);
            },
            async () => sql`rollback to savepoint before`.execute(tx),
          );
        }
      }
      const { problems } = await auditRows(tx, world.host.ledgerMacKey, { most: Infinity });
      found = problems.map(({ kind, problem }) => `${kind}: ${problem}`);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect([...new Set(found)].toSorted()).toEqual([...touched].map((table) => `${table}: differs`).toSorted());
    expect(written).toBeGreaterThan(30);
  });

  test('a list of rows that is gone or changed, and one that no entry names', async () => {
    const { owner } = world.host.database;
    const gone = await foundAfter(
      owner,
      UNGUARDED,
      'delete from ledger_rows where ctid = (select min(ctid) from ledger_rows)',
    );
    expect(gone.problems.map(({ problem }) => problem)).toContain('list-gone');
    const other = await foundAfter(owner, UNGUARDED, `update ledger_rows set rows = rows || E'\nteams\tx\ty\t'`);
    expect(other.problems[0]).toMatchObject({ kind: 'ledger', problem: 'list-differs' });
    const added = `insert into ledger_rows values ('00000000-0000-7000-8000-0000000000ff', E'teams\tx\ty\t')`;
    expect((await foundAfter(owner, added)).problems).toContainEqual({
      kind: 'ledger',
      id: expect.any(String),
      problem: 'list-of-nothing',
    });
  });

  test('the application’s role writes no list of its own', async () => {
    const added = `insert into ledger_rows values ('00000000-0000-7000-8000-0000000000ff', 'x')`;
    await expect(sql.raw(added).execute(world.host.db)).rejects.toThrow('permission denied');
  });

  test('an entry that is no entry any more is named', async () => {
    const broken = `update ledger_entries set envelope = 'x' || envelope where seq = 3`;
    const { problems } = await foundAfter(world.host.database.owner, UNGUARDED, broken);
    expect(problems).toContainEqual({ kind: 'ledger', id: expect.any(String), problem: 'entry-unreadable' });
  });

  test('a removal that no entry owns up to', async () => {
    const { owner } = world.host.database;
    const pruned = `insert into ledger_prunes (below, pruned_at, entry_id) values (256, '2026-11-02', gen_random_uuid())`;
    expect((await foundAfter(owner, pruned)).problems).toEqual([
      { kind: 'ledger', id: '256', problem: 'removed-without-entry' },
    ]);
  });

  test('the application’s role cannot prune what is young, whatever it asks for', async () => {
    const { rows } = await sql<{ removed: string }>`
      select removed from prune_ledger('infinity', 'infinity', '{}', '{}', 400, 'infinity', gen_random_uuid())`.execute(
      world.host.db,
    );
    expect(rows).toEqual([]);
  });

  test('an edit that a lawful change took up afterwards', async () => {
    const { db, database } = world.host;
    await sql`update incidents set severity = 'SEV-4'`.execute(database.owner);
    await laidDown(world.host, async (tx) => void (await sql`update incidents set title = title || '!'`.execute(tx)));
    const { problems } = await foundAfter(db);
    expect(problems.length).toBeGreaterThan(0);
    expect(new Set(problems.map(({ kind, problem }) => `${kind}: ${problem}`))).toEqual(
      new Set(['incidents: rewritten']),
    );
  });
});

test('every table there is is governed or exempt, and every exception has its reason', async () => {
  // Daily partitions follow their parent: their number depends on time, and the rules do not name them.
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_class c where c.relkind in ('r', 'p') and c.relnamespace = to_regnamespace('public')
      and not (c.relispartition and c.relname ~ '_[0-9]{8}$')
    order by c.relname`.execute(world.host.database.owner);
  const rules = await readGoverned();
  expect(rules.map(({ table }) => table).toSorted()).toEqual(rows.map(({ name }) => name));
  for (const rule of rules)
    if (rule.kind === 'exempt' || rule.except.length > 0) expect(rule.reason, rule.table).toMatch(/\w{3}/);
});

test('every governed table has its three triggers, switched on', async () => {
  const { rows } = await sql<{ table: string; n: string }>`
    select t.tgrelid::regclass::text as table, count(*) as n from pg_trigger t
    where t.tgname like 'governed\\_%' and t.tgenabled = 'O' group by 1 order by 1`.execute(world.host.database.owner);
  const tables = (await governedTables(world.host.db)).map(({ table }) => table).toSorted();
  expect(rows).toEqual(tables.map((table) => ({ table, n: '3' })));
});
