import type { AppError } from '../../../kernel/app-error.ts';
import type { CommandHost } from '../../../platform/commands/host.ts';
import type { Telemetry } from '../../../platform/telemetry/telemetry.ts';
import { addRefusals, type RowRefusal } from '../store/refusals.ts';

/** Every refused row leaves a trace: a metric, a log line, and a row that members can look up. */
export interface RefusedRows {
  note(error: AppError): void;
  idle(): Promise<void>;
}

/** Refusals that arrive during a write are written together next. If a write fails, they are kept for the next one. */
export function createRefusedRows(
  { db, clock, log }: Pick<CommandHost, 'db' | 'clock' | 'log'>,
  telemetry?: Pick<Telemetry, 'counter'>,
): RefusedRows {
  const count = telemetry?.counter({
    name: 'muster_prediction_rows_refused_total',
    help: 'Requests and rows of predictions and outcomes that were refused, by the code of the refusal.',
    labels: ['code'],
  });
  const pending = new Map<string, RowRefusal>();
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

  function add(refusal: RowRefusal): void {
    const key = `${refusal.code} ${refusal.problem}`;
    const known = pending.get(key);
    pending.set(
      key,
      known === undefined ? refusal : { ...refusal, rows: known.rows + refusal.rows, firstAt: known.firstAt },
    );
  }

  async function write(): Promise<void> {
    while (pending.size > 0) {
      const taken = [...pending.values()];
      pending.clear();
      try {
        await addRefusals(db, taken);
        for (const { code, problem, rows } of taken) log.warn('models.rows_refused', { code, problem, rows });
      } catch (failure) {
        for (const refusal of taken) add(refusal);
        log.warn('models.refusals_not_kept', { refusals: taken.length, error: failure });
        return;
      }
    }
  }
}

/** One per invalid field, if any; fields are worded by us, so there are few distinct ones. */
function refusalsOf({ code, public: says, remedy, fields = [] }: AppError, at: Date): readonly RowRefusal[] {
  const kept = { code, rows: 1, firstAt: at, lastAt: at };
  if (fields.length === 0) return [{ ...kept, problem: says, remedy }];
  return fields.map((field) => ({
    ...kept,
    // Without the name after `/features`, which the sender chooses: there could be any number.
    problem: `${field.path.split('/').slice(0, 2).join('/')} ${field.problem}`.trim(),
    remedy: field.remedy ?? remedy,
  }));
}
