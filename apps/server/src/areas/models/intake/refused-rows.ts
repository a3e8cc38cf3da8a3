import type { AppError } from '../../../kernel/app-error.ts';
import type { CommandHost } from '../../../platform/commands/host.ts';
import type { Telemetry } from '../../../platform/telemetry/telemetry.ts';
import { addRefusals, type RowRefusal } from '../store/refusals.ts';

/** No row that is refused is without a trace: a count in the metrics, a line in the log, a row for whoever looks. */
export interface RefusedRows {
  note(error: AppError): void;
  idle(): Promise<void>;
}

/** What is refused while others are being written is written together. What cannot be written now goes with the next. */
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

/** By the fields that are wrong where it says them; they are ours to word, so there are few. */
function refusalsOf({ code, public: says, remedy, fields = [] }: AppError, at: Date): readonly RowRefusal[] {
  const kept = { code, rows: 1, firstAt: at, lastAt: at };
  if (fields.length === 0) return [{ ...kept, problem: says, remedy }];
  return fields.map((field) => ({
    ...kept,
    // Without the name behind `/features`: it is the sender's own, and there may be any number.
    problem: `${field.path.split('/').slice(0, 2).join('/')} ${field.problem}`.trim(),
    remedy: field.remedy ?? remedy,
  }));
}
