import type { Finding } from '@muster/scrubber';
import { type AppError, AppFailure, type FieldProblem } from '../../../kernel/app-error.ts';
import { asId } from '../../../kernel/ids.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { ownWords, type Scrubbed } from '../../../kernel/scrubbed.ts';
import { createNaturalBatches } from '../../../platform/batches/natural-batches.ts';
import type { CommandHost } from '../../../platform/commands/host.ts';
import { transact } from '../../../platform/commands/transact.ts';
import { isDatabaseAway } from '../../../platform/database/is-database-away.ts';
import type { Telemetry } from '../../../platform/telemetry/telemetry.ts';
import { parseEvent, type SentEvent } from '../domain/parse-event.ts';
import type { RunEvent } from '../domain/run-event.ts';
import { receiveEvents, type ReportedEvent } from './receive-events.ts';
import { createRefusedEvents } from './refused-events.ts';

/** Intake of run events. One per server. */
export interface LineageIntake {
  /** The result for each event, in order; resolves after the commit. Undefined: stored, or not about a run. */
  receive(by: string, events: readonly unknown[]): Promise<Result<readonly (AppError | undefined)[], AppError>>;
  /** To be called for each request that failed as a whole. */
  failed(error: AppError): void;
  idle(): Promise<void>;
}

type Arrival = { readonly reported: readonly ReportedEvent[]; readonly findings: readonly Finding[] };

export type LineageLimits = { readonly mostPerBatch: number; readonly mostWaiting: number };

/** In events. */
const LIMITS: LineageLimits = { mostPerBatch: 500, mostWaiting: 5000 };

export function openLineageIntake(
  host: CommandHost,
  given: Partial<LineageLimits> = {},
  telemetry?: Pick<Telemetry, 'counter'>,
): LineageIntake {
  const limits = { ...LIMITS, ...given };
  const refused = createRefusedEvents(host, telemetry);
  const batches = createNaturalBatches<Arrival, undefined>({
    run: async (arrivals) => storeTogether(host, arrivals),
    weigh: ({ reported }) => Math.max(1, reported.length),
    mayBePoison: (failure) => !isDatabaseAway(failure),
    mostPerBatch: limits.mostPerBatch,
    mostWaiting: limits.mostWaiting,
  });

  return {
    async receive(by, events) {
      if (batches.isFull(Math.max(1, events.length))) return err(FULL);
      const now = host.clock.now();
      const findings: Finding[] = [];
      const reported: ReportedEvent[] = [];
      const outcomes = events.map((event): AppError | undefined => {
        const read = parseEvent(event, now);
        if (!read.ok) return notReadable(read.error);
        if (read.value !== undefined) reported.push({ by, event: scrubbed(read.value) });
        return undefined;
      });
      if (reported.length > 0) await batches.add({ reported, findings });
      // A single refused event fails its request, which is noted itself.
      if (events.length > 1) for (const error of outcomes) if (error !== undefined) refused.note(error);
      return ok(outcomes);

      function scrubbed(sent: SentEvent): RunEvent {
        const clean = (text: string): Scrubbed => {
          const scrub = host.scrubber.text(text);
          findings.push(...scrub.findings);
          return ownWords(scrub.text);
        };
        const { job, error } = sent;
        return {
          ...sent,
          job: { namespace: clean(job.namespace), name: clean(job.name) },
          error: error === undefined ? undefined : clean(error),
        };
      }
    },
    failed: (error) => refused.note(error),
    idle: async () => {
      await batches.idle();
      await refused.idle();
    },
  };
}

async function storeTogether(host: CommandHost, arrivals: readonly Arrival[]): Promise<readonly undefined[]> {
  const who = {
    actor: { kind: 'system', part: 'lineage-intake' },
    requestId: asId<'request'>(host.ids.opaque()),
  } as const;
  const done = await transact(host, who, async (ctx) => {
    await receiveEvents(
      ctx,
      arrivals.flatMap(({ reported }) => reported),
    );
    await host.pseudonyms.keep(
      ctx,
      arrivals.flatMap(({ findings }) => findings),
    );
    return ok(undefined);
  });
  if (!done.ok) throw new AppFailure(done.error);
  return arrivals.map(() => undefined);
}

const notReadable = (fields: readonly FieldProblem[]): AppError => ({
  kind: 'invalid',
  code: 'pipelines/not-an-event',
  public: 'The body is not an OpenLineage run event.',
  remedy: 'Send run events as specified by OpenLineage 2-0-2.',
  fields,
});

/** 503 rather than 429: OpenLineage clients retry the former and drop the event after the latter. */
const FULL: AppError = {
  kind: 'unavailable',
  code: 'pipelines/queue-full',
  public: 'Too many run events are waiting to be stored. Nothing in this request was stored.',
  remedy: 'Send it again in a moment; OpenLineage clients retry automatically.',
  retryAfterSeconds: 1,
};
