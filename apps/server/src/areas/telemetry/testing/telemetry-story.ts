import type { AppError } from '../../../kernel/app-error.ts';
import { asId } from '../../../kernel/ids.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { transact } from '../../../platform/commands/transact.ts';
import type { Story } from '../../../testing/story.ts';

/** Runs in its own transaction, as a source that is not a person. */
export const asSource = async <T>(
  story: Story,
  act: (ctx: CommandContext) => Promise<Result<T, AppError>>,
): Promise<Result<T, AppError>> =>
  transact(story.host, { actor: { kind: 'system', part: 'telemetry' }, requestId: asId(story.host.ids.opaque()) }, act);

/** Same, for functions without a result. */
export const done = async (story: Story, act: (ctx: CommandContext) => Promise<void>): Promise<void> =>
  void (await asSource(story, async (ctx) => ok(await act(ctx))));
