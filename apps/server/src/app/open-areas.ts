import {
  alertReadsService,
  alertsWithIncidents,
  alertsArea,
  firingAlerts,
  openIntake,
  servicesOf,
  signingSecrets,
  signingService,
  withAlertsOf,
  type AlertIntake,
} from '../areas/alerts/public.ts';
import { anchorsArea } from '../areas/anchors/public.ts';
import { approvalsArea } from '../areas/approvals/public.ts';
import { breakGlassArea } from '../areas/break-glass/public.ts';
import { changesArea, createGitHub, type Changes } from '../areas/changes/public.ts';
import { chatArea, chatService, createSlackApi, type Chat } from '../areas/chat/public.ts';
import { catalogArea } from '../areas/catalog/public.ts';
import { assuranceArea } from '../areas/assurance/public.ts';
import { ledgerIdentity, witnessSigners } from './ledger-identity.ts';
import { complianceArea, createReadRecorder, trustService, type ReadRecorder } from '../areas/compliance/public.ts';
import { exceptionsArea, incidentPort } from '../areas/exceptions/public.ts';
import { detectionArea } from '../areas/detection/public.ts';
import { deploymentsArea } from '../areas/deployments/public.ts';
import { feedsArea } from '../areas/feeds/public.ts';
import { governanceArea } from '../areas/governance/public.ts';
import {
  cookieNames,
  createAccessTokens,
  createAuthenticate,
  createHandles,
  createPasswords,
  createPeople,
  createSignedIn,
  identityArea,
  handlesService,
  peopleService,
} from '../areas/identity/public.ts';
import {
  alertsOfIncidents,
  incidentPortOf,
  getIncident,
  incidentPage,
  incidentReads,
  incidentsArea,
  obligations,
  type IncidentReads,
} from '../areas/incidents/public.ts';
import {
  createAnswerLinks,
  createSender,
  notificationsArea,
  notificationsService,
  type Notifications,
} from '../areas/notifications/public.ts';
import { llmArea, openGateway, type Gateway } from '../areas/llm/public.ts';
import { onCallArea } from '../areas/oncall/public.ts';
import {
  notBuilt,
  policyArea,
  policyReadsService,
  type PolicyReads,
  type PolicyRegistry,
} from '../areas/policy/public.ts';
import { registriesArea } from '../areas/registries/public.ts';
import { modelsArea, openPredictionIntake, type PredictionIntake } from '../areas/models/public.ts';
import { postmortemsArea } from '../areas/postmortems/public.ts';
import { openLineageIntake, pipelinesArea, type LineageIntake } from '../areas/pipelines/public.ts';
import { classificationArea } from '../areas/classification/public.ts';
import { promotionArea } from '../areas/promotion/public.ts';
import { dataSubjectsArea } from '../areas/data-subjects/public.ts';
import { privacyArea } from '../areas/privacy/public.ts';
import { commsArea } from '../areas/comms/public.ts';
import { ssoArea, ssoService, type Sso } from '../areas/sso/public.ts';
import { sinksArea } from '../areas/sinks/public.ts';
import { sloArea } from '../areas/slo/public.ts';
import { raciArea } from '../areas/raci/public.ts';
import { measuresArea } from '../areas/measures/public.ts';
import { ticketsArea } from '../areas/tickets/public.ts';
import { rollbacksArea } from '../areas/rollbacks/public.ts';
import { accessReviewsArea } from '../areas/access-reviews/public.ts';
import { regulatorsArea } from '../areas/regulators/public.ts';
import { runbooksArea } from '../areas/runbooks/public.ts';
import { telemetryArea } from '../areas/telemetry/public.ts';
import { createLiveFeed, screensArea, type LiveFeed } from '../areas/screens/public.ts';
import { violationsArea } from '../areas/violations/public.ts';
import type { Area } from '../platform/area.ts';
import { err, ok } from '../kernel/result.ts';
import { reportsService } from '../platform/database/reports.ts';
import { clauseRegistry } from '../platform/clauses.ts';
import { commandsArea } from './commands-area.ts';
import { runCommand as runOn } from '../platform/commands/run-command.ts';
import { obligationsService } from '../platform/obligations.ts';
import { ageWal, rewriteTables } from '../platform/database/rewrite-tables.ts';
import { rowAuditsService } from '../platform/ledger/row-audit.ts';
import { hooksService, joinHooks } from '../platform/hooks.ts';
import { findingsOf, type AreaReads } from '../platform/manifest-queries.ts';
import type { GithubConfig } from '../platform/config/config.ts';
import { githubService } from '../platform/github/github.ts';
import { createGithubApp, type GithubApp } from '../platform/github/github-app.ts';
import { causesService } from '../platform/causes.ts';
import { publicUrlService } from '../platform/http/public-url.ts';
import type { RunCommand } from '../platform/http/routes.ts';
import type { Refused } from '../platform/http/http-options.ts';
import type { LedgerIdentity } from '../platform/ledger/export-lines.ts';
import { keysArea } from './keys-area.ts';
import { judgeReference } from '../platform/secrets/judge-reference.ts';
import { resolveAllowed } from '../platform/secrets/resolve-allowed.ts';
import { resolveSecret } from '../platform/secrets/resolve-secret.ts';
import { actionRegistry, type ActionRegistry } from '../platform/ledger/actions-registry.ts';
import type { makeHost } from './make-host.ts';
import type { Runtime } from './open-runtime.ts';
import { serverArea } from './server-area.ts';

export type AreaParts = {
  readonly runtime: Runtime;
  readonly host: ReturnType<typeof makeHost>;
  readonly registry: PolicyRegistry;
  /** Muster's public URL, without a trailing slash. A function, because a free port is known only once it is open. */
  readonly publicUrl: () => string;
  readonly onRefused: (refusal: Refused) => void;
  readonly ledger: LedgerIdentity;
  /** LOG_RETENTION_DAYS, within what the policy in force allows. */
  readonly retentionDays: number;
};

export type OpenAreas = {
  readonly areas: readonly Area[];
  readonly actions: ActionRegistry;
  readonly runCommand: RunCommand;
  readonly authenticate: ReturnType<typeof createAuthenticate>;
  readonly intake: AlertIntake;
  readonly lineage: LineageIntake;
  readonly predictions: PredictionIntake;
  readonly recorder: ReadRecorder;
  readonly live: LiveFeed;
  readonly changes: Changes;
  readonly gateway: Gateway;
};

const noChat = { ok: false, error: 'not-connected', isWorthRetrying: false } as const;
const WEBHOOK_TIMEOUT_MS = 5_000;

/**
 * Every area, with its dependencies. Areas know each other through `public.ts` only; what else they offer is in their
 * manifests and is composed here.
 */
export function openAreas({
  runtime,
  host,
  registry,
  publicUrl,
  onRefused,
  ledger,
  retentionDays,
}: AreaParts): OpenAreas {
  const { clock, config, dataKeys, ids, outgoing, ring, secrets } = runtime;
  const db = host.db;
  const policies = () => registry.policies();
  const runCommand: RunCommand = async (command, invocation, input) => runOn(host, command, invocation, input);
  const people = createPeople({ dataKeys, ring });
  const handles = createHandles({ dataKeys, ring });
  host.services.give(handlesService, handles).give(peopleService, people).give(publicUrlService, publicUrl);
  const passwords = createPasswords();
  const issuer = config.publicUrl?.origin ?? 'urn:muster';
  const tokens = createAccessTokens({ ring, clock, ids, issuer, policies });
  const cookies = cookieNames(config.transport.kind !== 'plain');
  let actions: ActionRegistry = actionRegistry([]);
  const reads: IncidentReads = {
    db,
    clock,
    people,
    content: host.vault,
    policies,
    actions: () => actions,
    firingAlerts: async (actor, incidents) => firingAlerts(db, actor, incidents),
    withAlertsOf,
  };
  const alertReads = {
    incidents: reads,
    vault: host.vault,
    scrub: (labels: Readonly<Record<string, string>>) => host.scrubber.value(labels).value,
  };
  host.services
    .give(incidentReads, reads)
    .give(incidentPort, incidentPortOf(clock))
    .give(obligationsService, obligations)
    .give(alertsOfIncidents, alertsWithIncidents)
    .give(incidentPage, async (actor, code) => getIncident(reads, actor, code))
    .give(alertReadsService, alertReads)
    .give(signingService, signingSecrets(ring.current('links').bytes));
  const intake = openIntake(host, {}, runtime.telemetry, outgoing);
  const lineage = openLineageIntake(host, {}, runtime.telemetry);
  const modelsRoom = { clock, dataKeys, ring };
  const predictions = openPredictionIntake(host, modelsRoom, {}, runtime.telemetry);
  const recorder = createReadRecorder(host);
  const auditReads = {
    ...reads,
    ledger,
    onRead: recorder.onRead,
    kinds: () => areas.flatMap((area) => area.kinds ?? []),
  };
  host.services.give(trustService, { ledger, macKey: host.ledgerMacKey });
  const areaReads: AreaReads = { db, clock, policies, use: host.services.use };
  const screenReads = { ...auditReads, ...areaReads, areas: () => areas };
  const live = createLiveFeed(screenReads, host.log);
  const authenticate = createAuthenticate({ db, clock, tokens, policies }, cookies);

  host.services.give(causesService, async (db, asked) =>
    (await Promise.all(areas.map(async ({ causes }) => (await causes?.(db, asked)) ?? []))).flat(),
  );
  host.services.give(rowAuditsService, () => areas.flatMap(({ audit }) => (audit === undefined ? [] : [audit])));
  const hooks = joinHooks(() => areas.map((area) => area.hooks));
  host.services.give(hooksService, hooks);

  const policyReads: PolicyReads = {
    db,
    clock,
    policies,
    actions: () => actions,
    find: (version) => registry.find(version),
    reload: async () => registry.reload(db),
    versions: () => registry.versions,
    findings: async () => findingsOf(areas, areaReads),
    clauses: () =>
      clauseRegistry(
        areas.map(({ clauses = {} }) => clauses),
        notBuilt,
      ),
  };
  host.services.give(policyReadsService, policyReads);
  const notifications: Notifications = {
    host,
    servicesOf,
    reads,
    ring,
    allow: runtime.allow,
    references: config.references,
    runCommand,
    publicUrl,
    links: createAnswerLinks(ring),
    sender: createSender({
      db,
      clock,
      outgoing,
      mailer: runtime.mailer,
      ring,
      people,
      handles,
      publicUrl,
      telephony: config.telephony && {
        ...config.telephony,
        token: async () => {
          const token = await resolveSecret(config.telephony?.tokenRef ?? '', secrets);
          if (!token.ok) host.log.warn('notifications.token_not_found', { problem: token.error.problem });
          return token.ok ? token.value : undefined;
        },
      },
      webhookTimeoutMs: WEBHOOK_TIMEOUT_MS,
      follow: async (reference) => {
        const secret = await resolveAllowed(reference, config.references, secrets);
        if (!secret.ok) host.log.warn('notifications.reference_not_followed', { problem: secret.error.problem });
        return secret.ok ? secret.value : undefined;
      },
    }),
  };
  host.services.give(notificationsService, notifications);
  const followOwn = async (reference: string | undefined) => {
    const secret = reference === undefined ? undefined : await resolveSecret(reference, secrets);
    if (secret?.ok === false) host.log.warn('config.secret_not_found', { problem: secret.error.problem });
    return secret?.ok === true ? secret.value : undefined;
  };
  const chat: Chat = {
    host,
    db,
    dataKeys,
    handles,
    people,
    slack:
      config.slack &&
      createSlackApi({ outgoing, url: config.slack.url, token: async () => followOwn(config.slack?.botTokenRef) }),
    signingSecret: async () => followOwn(config.slack?.signingSecretRef),
    group: config.slack?.group,
    runCommand,
    publicUrl,
  };
  host.services.give(chatService, chat);

  const keyOf = async (reference: string) => {
    const key = await resolveAllowed(reference, config.references, secrets);
    return key.ok ? ok(key.value.reveal()) : err(key.error.problem);
  };
  const gateway = openGateway({ host, outgoing, keyOf });

  host.services.give(githubService, {
    app:
      config.github &&
      createGithubApp({
        outgoing,
        url: config.github.url,
        appId: config.github.appId,
        key: async () => followOwn(config.github?.keyRef),
        now: () => clock.now(),
      }),
    webUrl: webUrlOf(config.github),
    webhookSecret: async () => followOwn(config.github?.webhookSecretRef),
  });
  const changes: Changes = {
    host,
    db,
    dataKeys,
    handles,
    github: changesAt(host.services.use(githubService).app, config.github),
    webhookSecret: async () => followOwn(config.github?.webhookSecretRef),
    runCommand,
    publicUrl,
  };

  const sso: Sso = {
    db,
    clock,
    ring,
    people,
    passwords,
    policies,
    ids,
    outgoing,
    dataKeys,
    handles,
    cookies,
    runCommand,
    publicUrl,
    signedIn: createSignedIn({ db, clock, tokens, policies }, cookies),
  };
  host.services.give(ssoService, sso);

  const areas: readonly Area[] = [
    serverArea(runtime),
    commandsArea({ answersKeptHours: config.answersKeptHours }),
    keysArea,
    policyArea(policyReads),
    identityArea({
      db,
      clock,
      ring,
      people,
      passwords,
      policies,
      ids,
      tokens,
      cookies,
      runCommand,
      onRefused,
      get offered() {
        return areas.flatMap(({ permissions }) => permissions ?? []);
      },
      around: hooks,
    }),
    ssoArea(sso),
    privacyArea,
    dataSubjectsArea({
      host,
      keys: { dataKeys, ring },
      journal: runtime.journal,
      places: () => areas.flatMap(({ personalData }) => personalData ?? []),
      files: {
        rewrite: async (tables) => rewriteTables(runtime.database.targets.owner, tables),
        age: async (walPlace) => ageWal(runtime.database.targets.owner, walPlace),
      },
    }),
    classificationArea({ services: host.services, clock }),
    onCallArea({ db, people, policies, clock, services: host.services }),
    catalogArea({ services: host.services, clock }),
    telemetryArea,
    approvalsArea({
      services: host.services,
      clock,
      kinds: () => areas.flatMap((area) => area.approvals ?? []),
    }),
    exceptionsArea({ services: host.services, clock }),
    incidentsArea(reads),
    postmortemsArea({ services: host.services }),
    commsArea({
      services: host.services,
      clock,
      dataKeys,
      ring,
      refusalOf: async (url) => (await notifications.sender.refusalOf(url))?.public,
    }),
    raciArea({ services: host.services, clock, verbs: () => areas.flatMap(({ verbs = [] }) => verbs) }),
    governanceArea({
      db,
      clock,
      ids,
      ring,
      people,
      passwords,
      policies,
      runCommand,
      afterActivation: async () => void (await registry.reload(db)),
    }),
    violationsArea({
      host,
      mailer: runtime.mailer,
      publicUrl,
      say:
        chat.slack &&
        (async (channel, text) =>
          chat.slack?.call('chat.postMessage', { channel, text, unfurl_links: false }) ?? noChat),
    }),
    alertsArea(alertReads, intake),
    sloArea({ services: host.services, clock }),
    pipelinesArea({ services: host.services, clock }, lineage),
    modelsArea({ services: host.services, room: modelsRoom, runCommand }, predictions),
    registriesArea({ host, outgoing, keyOf }),
    detectionArea({ services: host.services, clock }),
    deploymentsArea(host),
    breakGlassArea({ services: host.services, clock }),
    feedsArea({ host, outgoing }),
    anchorsArea({ host, outgoing, ledger, cosigners: witnessSigners(ring) }),
    sinksArea({
      host,
      outgoing,
      secretOf: async (reference) => {
        const secret = await resolveAllowed(reference, config.references, secrets);
        return secret.ok ? ok(secret.value.reveal()) : err(secret.error.problem);
      },
      refusalOf: (reference) => judgeReference(reference, config.references)?.problem,
      folder: config.sinksDir,
    }),
    measuresArea({ services: host.services }),
    llmArea({ services: host.services, clock, gateway }),
    rollbacksArea({ host, outgoing, ring, publicUrl }),
    ticketsArea({
      host,
      outgoing,
      ring,
      publicUrl,
      github: appAt(host.services.use(githubService).app, config.github),
      webUrl: webUrlOf(config.github),
      references: config.references,
      follow: async (reference) => {
        const secret = await resolveAllowed(reference, config.references, secrets);
        if (!secret.ok) host.log.warn('tickets.reference_not_followed', { problem: secret.error.problem });
        return secret.ok ? secret.value : undefined;
      },
    }),
    regulatorsArea,
    accessReviewsArea,
    runbooksArea({ services: host.services, clock }),
    notificationsArea(notifications),
    chatArea(chat),
    changesArea(changes),
    promotionArea({ services: host.services, clock }),
    complianceArea({ reads: auditReads, macKey: host.ledgerMacKey, retentionDays }),
    assuranceArea({
      services: host.services,
      room: {
        reports: host.services.use(reportsService),
        clock,
        ledger,
        signers: ledgerIdentity(ring).signers,
        policies,
        actions: () => actions,
        clauses: () => policyReads.clauses(),
      },
    }),
    screensArea({ reads: screenReads, live, authenticate }),
  ];
  actions = actionRegistry(areas.flatMap((area) => area.actions));
  return { areas, actions, runCommand, authenticate, intake, lineage, predictions, recorder, live, gateway, changes };
}

/** Pull requests are judged only if the GitHub App is configured. */
const changesAt = (app: GithubApp | undefined, config: GithubConfig | undefined) =>
  app === undefined || config?.installation === undefined
    ? undefined
    : createGitHub({ app, installation: config.installation, appId: config.appId });

/** The GitHub App, for requests made as its installation. */
const appAt = (app: GithubApp | undefined, config: GithubConfig | undefined) =>
  app === undefined || config?.installation === undefined ? undefined : { app, installation: config.installation };

/** github.com serves its pages and its API on different hosts; Enterprise Server serves both on one. */
const webUrlOf = (github: GithubConfig | undefined): string => {
  const origin = github === undefined ? undefined : new URL(github.url).origin;
  return origin === undefined || origin === 'https://api.github.com' ? 'https://github.com' : origin;
};
