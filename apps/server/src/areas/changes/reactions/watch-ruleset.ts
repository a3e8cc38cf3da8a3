import { RULESET_NAME } from '@muster/change-rules';
import { asId } from '../../../kernel/ids.ts';
import { ok } from '../../../kernel/result.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { transact } from '../../../platform/commands/transact.ts';
import { violationsService } from '../../../platform/violations.ts';
import type { Changes } from '../changes.ts';
import type { Hint } from '../github/receive.ts';

const CLAUSE = '7.11';

/** The ruleset was disabled or removed, even if briefly: a finding, however soon it was restored. */
export async function watchRuleset(
  changes: Pick<Changes, 'host'>,
  delivery: { readonly id: string; readonly repository: string },
  { action, ruleset }: Hint,
): Promise<void> {
  if (ruleset?.name !== RULESET_NAME) return;
  if (action !== 'deleted' && ruleset.enforcement === 'active') return;
  const how = action === 'deleted' ? 'removed' : 'switched off';
  await foundOff(changes, delivery.repository, how, `github/${delivery.id}/ruleset`);
}

/** Deduplicated by key, whichever way it was found. */
export async function foundOff(
  { host }: Pick<Changes, 'host'>,
  repository: string,
  how: string,
  key: string,
): Promise<void> {
  const who = { actor: { kind: 'system', part: 'changes' }, requestId: asId<'request'>(host.ids.opaque()) } as const;
  const told = await transact(host, who, async (ctx) => {
    await ctx.use(violationsService).found(ctx, {
      clause: CLAUSE,
      what: ownWords(`The ruleset of ${repository} that blocks unjudged changes was ${how}.`),
      key,
    });
    return ok(undefined);
  });
  if (!told.ok) throw new Error(`a ruleset could not be told of: ${told.error.code}`);
}
