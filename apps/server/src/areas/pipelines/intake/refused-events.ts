import type { AppError } from '../../../kernel/app-error.ts';
import type { CommandHost } from '../../../platform/commands/host.ts';
import type { Telemetry } from '../../../platform/telemetry/telemetry.ts';
import { addRefusals, type LineageRefusal } from '../store/refusals.ts';

/** Every refused event leaves a trace: a metric, a log line, and a row that members can look up. */
export interface RefusedEvents {
  note(error: AppError): void;
  idle(): Promise<void>;
}

/** Refusals that arrive during a write are written together next. If a write fails, they are kept for the next one. */
export function createRefusedEvents(
  { db, clock, log }: Pick<CommandHost, 'db' | 'clock' | 'log'>,
  telemetry?: Pick<Telemetry, 'counter'>,
): RefusedEvents {
  const count = telemetry?.counter({
    name: 'muster_lineage_events_refused_total',
    help: 'OpenLineage requests and events that were refused, by the code of the refusal.',
    labels: ['code'],
  });
  const pending = new Map<string, LineageRefusal>();
  let writing: Promise<void> | undefined;

  return {
    note(error) {
      count?.({ code: error.code });
      for (const refusal of refusalsOf(error, clock.now())) add(refusal);
      start();
    },
    idle: async () => {
      while (writing !== undefined) await writing;
    },
  };

  function start(): void {
    writing ??= write().finally(() => {
      writing = undefined;
    });
  }

  function add(refusal: LineageRefusal): void {
    const key = `${refusal.code} ${refusal.problem}`;
    const known = pending.get(key);
    pending.set(
      key,
      known === undefined ? refusal : { ...refusal, events: known.events + refusal.events, firstAt: known.firstAt },
    );
  }

  async function write(): Promise<void> {
    while (pending.size > 0) {
      const taken = [...pending.values()];
      pending.clear();
      try {
        await addRefusals(db, taken);
        for (const { code, problem, events } of taken) log.warn('pipelines.events_refused', { code, problem, events });
      } catch (failure) {
        for (const refusal of taken) add(refusal);
        log.warn('pipelines.refusals_not_kept', { refusals: taken.length, error: failure });
        return;
      }
    }
  }
}

/** One per invalid field, if any; fields are worded by us, so there are few distinct ones. */
function refusalsOf({ code, public: says, remedy, fields = [] }: AppError, at: Date): readonly LineageRefusal[] {
  const kept = { code, events: 1, firstAt: at, lastAt: at };
  if (fields.length === 0) return [{ ...kept, problem: says, remedy }];
  return fields.map((field) => ({
    ...kept,
    problem: `${field.path} ${field.problem}`.trim(),
    remedy: field.remedy ?? remedy,
  }));
}
