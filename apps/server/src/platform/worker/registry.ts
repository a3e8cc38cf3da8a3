import type { TSchema } from 'typebox';
import type { Outside } from '../commands/command.ts';
import type { CommandContext } from '../commands/context.ts';
import type { Logger } from '../log/logger.ts';
import type { DeadlineKind, DueRow, TaskKind } from '../due/kind.ts';
import type { DeadlineOutcome, TaskOutcome } from '../due/outcome.ts';

/**
 * What a task may use. `signal` aborts when its lease ends: from then on another server may be attempting the same row.
 */
export type TaskOutside = Outside & { readonly log: Logger; readonly signal: AbortSignal };

export type DeadlineHandler<P extends TSchema = TSchema> = (
  ctx: CommandContext,
  row: DueRow<DeadlineKind<P>>,
) => Promise<DeadlineOutcome | void>;

export type TaskHandler<P extends TSchema = TSchema> = (
  row: DueRow<TaskKind<P>>,
  outside: TaskOutside,
) => Promise<TaskOutcome>;

/** The parts of a row that can be trusted when its handler has failed: its payload may be the cause. */
export type FailingRow = Pick<DueRow, 'id' | 'key' | 'subject' | 'dueAt'>;

/** Runs after each failed attempt, in its own transaction: plans what must not wait for this row. May run again. */
export type WhenFailing = (ctx: CommandContext, row: FailingRow) => Promise<void>;

export type Registered =
  | {
      readonly form: 'deadline';
      readonly kind: DeadlineKind;
      readonly handle: DeadlineHandler;
      readonly whenFailing?: WhenFailing | undefined;
    }
  | { readonly form: 'task'; readonly kind: TaskKind; readonly handle: TaskHandler };

/** Which handler serves which kind. Filled by the composition root before the worker starts. */
export interface DueRegistry {
  onDeadline<P extends TSchema>(kind: DeadlineKind<P>, handle: DeadlineHandler<P>, whenFailing?: WhenFailing): void;
  onTask<P extends TSchema>(kind: TaskKind<P>, handle: TaskHandler<P>): void;
  find(name: string): Registered | undefined;
  /** Kinds this server can serve, of one form or both. Rows of other kinds are left for a server that can. */
  names(form?: Registered['form']): readonly string[];
}

export function createDueRegistry(): DueRegistry {
  const registered = new Map<string, Registered>();
  const add = (entry: Registered) => {
    const { name } = entry.kind;
    if (registered.has(name)) throw new Error(`due kind ${name} has a handler already`);
    registered.set(name, entry);
  };
  return {
    onDeadline: (kind, handle, whenFailing) =>
      add({ form: 'deadline', kind, handle: handle as unknown as DeadlineHandler, whenFailing }),
    onTask: (kind, handle) => add({ form: 'task', kind, handle: handle as unknown as TaskHandler }),
    find: (name) => registered.get(name),
    names: (form) =>
      [...registered.values()].flatMap((each) => (form === undefined || each.form === form ? [each.kind.name] : [])),
  };
}
