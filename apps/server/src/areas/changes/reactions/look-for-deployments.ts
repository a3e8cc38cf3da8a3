import { asId } from '../../../kernel/ids.ts';
import { ok } from '../../../kernel/result.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { transact } from '../../../platform/commands/transact.ts';
import { judgeFound, neverWentThrough, unseenAmong, type ForgeDeployment } from '../../deployments/public.ts';
import type { Changes } from '../changes.ts';
import { GitHubFailure, type GitHub } from '../github/api.ts';
import type { DeploymentOnWire, DeploymentStatusOnWire } from '../github/wire.ts';
import type { Hint } from '../github/receive.ts';
import type { RepositoryProblem } from '../store/repositories.ts';

/** A deployment succeeded at GitHub: checks whether the gate allowed it (GOV 5.2.3). */
export async function watchDeployment(
  changes: Changes,
  repository: string,
  { deployment }: Pick<Hint, 'deployment'>,
): Promise<void> {
  if (deployment === undefined) return;
  const { id, sha, environment, isProduction, at } = deployment;
  const told = forgeDeployment(repository, { id, sha, environment, production_environment: isProduction }, at);
  await within(changes, async (ctx) => judgeFound(ctx, told));
}

/** Deployments that no delivery reported: pages back to those already examined, so that even a burst hides none. */
export async function lookForDeployments(
  changes: Changes,
  github: GitHub,
  repository: string,
): Promise<readonly RepositoryProblem[]> {
  const root = `/repos/${repository}/deployments`;
  try {
    for (let page = 1; page <= MOST_PAGES; page += 1) {
      const listed = await github.get<readonly DeploymentOnWire[]>(root, { per_page: PAGE, page });
      const ids = listed.map(({ id }) => String(id));
      const unseen = await within(changes, async (ctx) => unseenAmong(ctx, repository, ids));
      for (const each of listed.filter(({ id }) => unseen.has(String(id))))
        await lookAt(changes, github, repository, each);
      if (listed.length < PAGE || unseen.size < listed.length) return [];
    }
    return [];
  } catch (failure) {
    const isHidden = failure instanceof GitHubFailure && !failure.isWorthRetrying && HIDDEN.has(failure.status ?? 0);
    if (!isHidden) throw failure;
    return [{ about: 'deployments', state: 'unverified', what: 'Muster’s App has no access to its deployments' }];
  }
}

async function lookAt(changes: Changes, github: GitHub, repository: string, it: DeploymentOnWire): Promise<void> {
  const statuses = await github.list<DeploymentStatusOnWire>(`/repos/${repository}/deployments/${it.id}/statuses`);
  const through = statuses.find(({ state }) => state === 'success');
  if (through !== undefined) {
    const told = forgeDeployment(repository, it, through.created_at);
    await within(changes, async (ctx) => judgeFound(ctx, told));
  } else if (FAILED.has(statuses[0]?.state ?? ''))
    await within(changes, async (ctx) => neverWentThrough(ctx, { repository, forgeId: String(it.id) }));
}

const forgeDeployment = (
  repository: string,
  { id, sha, environment, production_environment: isProduction }: Omit<DeploymentOnWire, 'created_at'>,
  at: string,
): ForgeDeployment => ({
  repository,
  forgeId: String(id),
  environment,
  isProduction: isProduction === true,
  commit: sha,
  happenedAt: new Date(at),
  reference: `${repository}, deployment ${id}`,
});

const PAGE = 100;
const MOST_PAGES = 10;
const HIDDEN: ReadonlySet<number> = new Set([403, 404]);
const FAILED: ReadonlySet<string> = new Set(['failure', 'error', 'inactive']);

async function within<T>({ host }: Changes, act: (ctx: CommandContext) => Promise<T>): Promise<T> {
  const who = { actor: { kind: 'system', part: 'changes' }, requestId: asId<'request'>(host.ids.opaque()) } as const;
  const done = await transact(host, who, async (ctx) => ok(await act(ctx)));
  if (!done.ok) throw new Error(`a deployment could not be judged: ${done.error.code}`);
  return done.value;
}
