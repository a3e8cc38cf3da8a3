import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { incidentMetrics } from '../areas/incidents/public.ts';
import { pageMetrics } from '../areas/oncall/public.ts';
import { followAddresses } from '../areas/catalog/public.ts';
import { beginTesting } from '../areas/assurance/public.ts';
import { beginRetention } from '../areas/compliance/public.ts';
import { planReconciling } from '../areas/changes/public.ts';
import { beginReleasing } from '../areas/violations/public.ts';
import { ensureSetUpLink } from '../areas/governance/public.ts';
import { loadPolicies, PolicyRegistry } from '../areas/policy/public.ts';
import ownPackage from '../../package.json' with { type: 'json' };
import { setRetentionFloor } from '../platform/ledger/retention.ts';
import { leastRetentionDays } from '../areas/compliance/public.ts';
import { checkRetention, retentionRule } from '../platform/config/check-retention.ts';
import { beginPruningAnswers } from '../platform/commands/prune-answers.ts';
import type { Config } from '../platform/config/config.ts';
import { describeProblems } from '../platform/config/read-config.ts';
import { pgConfig } from '../platform/database/connection-target.ts';
import { createDueRegistry } from '../platform/worker/registry.ts';
import type { Refused } from '../platform/http/http-options.ts';
import { startServer } from '../platform/http/start-server.ts';
import { followLedger } from '../platform/ledger/ledger-signal.ts';
import { startReaders } from '../platform/ledger/reader-loop.ts';
import { Sequencer } from '../platform/ledger/sequencer.ts';
import { startSequencerLoop } from '../platform/ledger/sequencer-loop.ts';
import { beginJudging, countOwnTraffic, openTrafficJournal } from '../areas/slo/public.ts';
import { createDeadMansSwitch } from '../platform/telemetry/dead-mans-switch.ts';
import { routesOf } from '../platform/area-routes.ts';
import { beginSocketMode } from './begin-socket-mode.ts';
import { ledgerIdentity } from './ledger-identity.ts';
import { makeHost, type AfterCommit } from './make-host.ts';
import { makeDueWorker } from './make-due-worker.ts';
import { openAreas } from './open-areas.ts';
import { openRuntime, type Process } from './open-runtime.ts';
import type { Logger } from '../platform/log/logger.ts';
import { dueWorkMetrics } from './due-work-metrics.ts';
import { recogniseDatabaseAway } from './recognise.ts';
import { recordRefusals } from './record-refusals.ts';
import { replayJournal } from './replay-journal.ts';
import { requestObjective } from './request-objective.ts';
import { StartFailure } from './start-failure.ts';
import { healthChecks, howWell } from './wellness.ts';

export type Muster = {
  readonly url: string;
  /** The one-time setup link; undefined once an organisation exists. */
  readonly setUpLink: string | undefined;
  stop(): Promise<void>;
};

const WEB_ROOT = fileURLToPath(new URL('../../../web/dist/', import.meta.url));
const DEAD_MAN_EVERY_SECONDS = 30;
const POLICY_RELOAD_MS = 5_000;
const ADDRESSES_EVERY_MS = 1_000;
/** How often completed minutes go to their budgets, all in one batch. */
const TRAFFIC_FLUSH_MS = 60_000;
const READS_FLUSH_MS = 5_000;
const CALLS_FLUSH_MS = 1_000;

const readText = (path: string): string => readFileSync(path, 'utf8');

/**
 * Starts one server: the runtime, the areas, the worker, the sequencer and the HTTP listener. Stops them in reverse
 * order.
 */
export async function startMuster(config: Config, own: Process): Promise<Muster> {
  const policies = loadPolicies();
  if (!policies.ok) throw new StartFailure({ problem: policies.error.join('\n'), remedy: 'Fix the policy files.' });
  const registry = new PolicyRegistry(policies.value);
  const runtime = await openRuntime(config, own);
  const { clock, database, ids, log, ring, telemetry } = runtime;
  const stops: (() => Promise<void> | void)[] = [async () => runtime.close()];
  const stop = async () => {
    for (const each of stops.toReversed()) await each();
  };
  try {
    const reloaded = await registry.reload(database.app);
    if (!reloaded.ok)
      throw new StartFailure({
        problem: reloaded.error,
        remedy: 'Put the files of that version back as they were released.',
      });
    const retentionDays = retentionOf(config, registry);
    await setRetentionFloor(runtime.database.owner, leastRetentionDays(policies.value, config.retentionProfile));

    const after: AfterCommit = { committed: () => {} };
    const host = makeHost(
      { ...runtime, db: database.app, reports: database.reports, policies: () => registry.policies() },
      after,
    );
    let url = config.publicUrl?.origin ?? '';
    const record = recordRefusals(host, registry);
    const onRefused = (refusal: Refused) => void record(refusal);
    const identity = ledgerIdentity(ring);
    const rooms = openAreas({
      runtime,
      host,
      registry,
      publicUrl: () => url,
      onRefused,
      retentionDays,
      ledger: { origin: identity.origin, keys: identity.keys },
    });

    await replayJournal(host, runtime, rooms.areas);

    incidentMetrics(telemetry, database.app);
    pageMetrics(telemetry, database.app);

    const due = createDueRegistry();
    for (const area of rooms.areas) area.reactions?.(due);
    const worker = makeDueWorker(host, due, { watch: dueWorkMetrics(runtime) });
    const sequencer = startSequencerLoop(
      new Sequencer({
        db: database.sequencer,
        clock,
        log,
        macKey: host.ledgerMacKey,
        ...identity,
      }),
      { log, now: () => clock.now() },
    );
    stops.push(async () => sequencer.stop());
    after.committed = ({ entries, due: nudges }) => {
      if (entries) sequencer.nudge();
      for (const { lane, dueAt } of nudges) worker.nudge(lane, dueAt);
    };
    const signal = followLedger(pgConfig(database.targets.app, readText), log);
    stops.push(async () => signal.stop());
    const readers = startReaders(
      { db: database.app, clock, log, actions: rooms.actions },
      rooms.areas.flatMap((area) => area.readers ?? []),
      signal,
    );
    stops.push(async () => readers.stop());
    stops.push(rooms.live.follow(signal));
    worker.start();
    stops.push(async () => worker.stop());
    const reload = setInterval(() => void registry.reload(database.app).catch(() => {}), POLICY_RELOAD_MS);
    stops.push(() => clearInterval(reload));

    const learnAddresses = followAddresses(database.app, runtime.scrubber);
    await learnAddresses();
    const learn = setInterval(() => void learnAddresses().catch(() => {}), ADDRESSES_EVERY_MS);
    stops.push(() => clearInterval(learn));

    const flushReads = setInterval(() => void rooms.recorder.flush(), READS_FLUSH_MS);
    stops.push(async () => {
      clearInterval(flushReads);
      await rooms.recorder.flush();
    });
    await beginRetention(host);
    await beginTesting(host);
    await beginPruningAnswers(host);
    await beginReleasing(host);
    await planReconciling(rooms.changes);

    const flushCalls = setInterval(
      () => void rooms.gateway.flush().catch((error: unknown) => log.warn('llm.not_written', { error })),
      CALLS_FLUSH_MS,
    );
    stops.push(async () => {
      clearInterval(flushCalls);
      await rooms.gateway.close();
    });

    const traffic = countOwnTraffic(host, clock, journalOf(config, log));
    void traffic.adopt().catch(() => {});
    const flushTraffic = setInterval(() => void traffic.flush().catch(() => {}), TRAFFIC_FLUSH_MS);
    stops.push(async () => {
      clearInterval(flushTraffic);
      await traffic.flush(true);
    });
    await beginJudging(host);

    const vital = { clock, worker, sequencer };
    await sequencer.begun;
    const server = await startServer({
      log,
      clock,
      ids,
      telemetry,
      version: ownPackage.version,
      exposure: config,
      authenticate: rooms.authenticate,
      runCommand: rooms.runCommand,
      routes: rooms.areas.map((area) => routesOf(area, host.services.use)),
      checks: healthChecks(vital, async () => void (await sql`select 1`.execute(database.app))),
      serviceLevel: { ...requestObjective(registry.policies().current), onCounted: traffic.observe },
      metricsAccess: config.isMetricsPublic ? 'anonymous' : { scope: 'metrics:read' },
      recognise: recogniseDatabaseAway,
      onRefused,
      onRead: rooms.recorder.onRead,
      ...(existsSync(WEB_ROOT) ? { webRoot: WEB_ROOT } : {}),
    });
    if (!server.ok) throw new StartFailure(server.error);
    url = server.value.url;
    stops.push(async () => {
      await server.value.stop();
      await rooms.intake.idle();
      await rooms.lineage.idle();
    });
    const endSocketMode = beginSocketMode(runtime, host);
    if (endSocketMode !== undefined) stops.push(endSocketMode);
    if (config.deadManUrl !== undefined) {
      const dead = createDeadMansSwitch({
        url: config.deadManUrl.href,
        everySeconds: DEAD_MAN_EVERY_SECONDS,
        isWell: () => howWell(vital),
        send: async (request) => runtime.outgoing.send(request),
        log,
      });
      dead.start();
      stops.push(() => dead.stop());
    }
    const setUpLink = await ensureSetUpLink({ db: database.app, clock, ids, policies: () => registry.policies() }, url);
    return { url, setUpLink, stop };
  } catch (failure) {
    await stop();
    throw failure;
  }
}

/** If the folder is not writable, as in a container without a volume, requests are counted in memory only. */
function journalOf({ homes }: Config, log: Logger) {
  try {
    return openTrafficJournal(join(homes.data, 'own-traffic'));
  } catch (failure) {
    log.warn('objectives.own_traffic_not_written', { code: (failure as NodeJS.ErrnoException).code ?? 'unknown' });
    return undefined;
  }
}

/** How many days sealed ledger segments are kept: as configured, but at least what the policy demands (GOV 7.3). */
function retentionOf(config: Config, registry: PolicyRegistry): number {
  const { retention } = registry.policies().current.audit;
  const rule = retentionRule(retention, config.retentionProfile);
  const days = rule.ok ? checkRetention(config.logRetentionDays, rule.value) : rule;
  if (!days.ok) throw new StartFailure({ problem: describeProblems([days.error]), remedy: days.error.remedy });
  return days.value;
}
