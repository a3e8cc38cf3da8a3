import type { AppError } from '../../../kernel/app-error.ts';
import { asId } from '../../../kernel/ids.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { transact } from '../../../platform/commands/transact.ts';
import type { Story } from '../../../testing/story.ts';

/** In a transaction of its own, as a source that is no person. */
export const asSource = async <T>(
  story: Story,
  act: (ctx: CommandContext) => Promise<Result<T, AppError>>,
): Promise<Result<T, AppError>> =>
  transact(story.host, { actor: { kind: 'system', part: 'telemetry' }, requestId: asId(story.host.ids.opaque()) }, act);

/** The same for what has no answer. */
export const done = async (story: Story, act: (ctx: CommandContext) => Promise<void>): Promise<void> =>
  void (await asSource(story, async (ctx) => ok(await act(ctx))));
