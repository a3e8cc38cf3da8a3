import type { Static } from 'typebox';
import type { Actor } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { ORGANISATION } from '../../../kernel/protected.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { UseService } from '../../../kernel/services.ts';
import { readerService } from '../../../platform/access/access.ts';
import { githubService } from '../../../platform/github/github.ts';
import { mayOn, permissionsOf } from '../../../platform/verbs/may.ts';
import { judge } from '../../identity/public.ts';
import { changeThing } from '../change-thing.ts';
import { changesService } from '../changes.ts';
import { openDetail, type Detail } from '../sealed-detail.ts';
import { findChange, type KeptChange } from '../store/changes.ts';
import { verbsOnChange } from '../verbs.ts';
import type { ChangePage, ChangeRow } from './change-schema.ts';

/** Changes in lists. */
export async function changeRows(
  use: UseService,
  found: readonly KeptChange[],
): Promise<readonly Static<typeof ChangeRow>[]> {
  const { db, dataKeys } = use(changesService);
  const { webUrl } = use(githubService);
  return Promise.all(found.map(async (change) => rowOf(change, await openDetail(dataKeys, db, change), webUrl)));
}

/** One change, clause by clause. */
export async function getChange(
  use: UseService,
  actor: Actor,
  id: string,
): Promise<Result<Static<typeof ChangePage>, AppError>> {
  const { db, dataKeys, host } = use(changesService);
  const change = await findChange(db, id);
  if (change === undefined) return err(changeThing.missing);
  const reader = use(readerService)();
  const detail = await openDetail(dataKeys, db, change);
  const decisions = await judge(reader, actor, permissionsOf(verbsOnChange), ORGANISATION);
  if (decisions === undefined) return err(changeThing.missing);
  const here = { actor, policy: reader.policies.current, now: host.clock.now() };
  return ok({
    ...rowOf(change, detail, use(githubService).webUrl),
    author: detail?.author ?? 'erased',
    groups: [...(detail?.groups ?? [])],
    requirements: (detail?.requirements ?? []).map((each) => ({ ...each, why: [...each.why] })),
    may: mayOn(verbsOnChange, change, decisions, here),
  });
}

const rowOf = (it: KeptChange, detail: Detail | undefined, webUrl: string): Static<typeof ChangeRow> => ({
  id: it.id,
  repository: it.repository,
  number: it.number,
  address: `${webUrl}/${it.repository}/pull/${it.number}`,
  title: detail?.title ?? 'erased',
  state: it.state,
  base: it.base,
  head: it.head,
  verdict: it.verdict,
  missing: it.clauses.filter(({ state }) => state === 'missing').length,
  judgedAt: it.judgedAt.toISOString(),
  ...(it.merged === undefined ? {} : { mergedAt: it.merged.at.toISOString(), coveredBy: it.merged.coveredBy }),
  version: it.version,
});
