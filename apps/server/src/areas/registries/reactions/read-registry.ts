import { asId } from '../../../kernel/ids.ts';
import { ok } from '../../../kernel/result.ts';
import { transact } from '../../../platform/commands/transact.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { done, type TaskOutcome } from '../../../platform/due/outcome.ts';
import { modelHere } from '../../models/public.ts';
import type { RegistryId, Said } from '../domain/registry.ts';
import { followAliases } from '../follow/follow-aliases.ts';
import { followVersion } from '../follow/follow-versions.ts';
import { askMlflow } from '../mlflow/ask-mlflow.ts';
import { planReading } from '../plan-reading.ts';
import type { Registries } from '../registries.ts';
import { markRead, readRegistry } from '../store/registries.ts';
import { aliasesOf, replaceSaid, type KeptAlias, type KeptVersion } from '../store/said.ts';

/**
 * Reads a registry and applies what changed in one transaction. Every reading plans the next, even after a failure:
 * each one reads everything, so nothing is missed for good.
 */
export async function readRegistryNow(parts: Registries, id: RegistryId): Promise<TaskOutcome> {
  const { host } = parts;
  const registry = await readRegistry(host.db, id);
  if (registry === undefined) return done;
  const asked = await askMlflow(parts, registry);
  const who = {
    actor: { kind: 'system', part: 'model-registry' },
    requestId: asId<'request'>(host.ids.opaque()),
  } as const;
  const kept = await transact(host, who, async (ctx) => {
    const still = await readRegistry(ctx.tx, id, 'locked');
    if (still === undefined) return ok(undefined);
    planReading(ctx, id);
    if (asked.ok) await follow(ctx, id, asked.value);
    await markRead(ctx.tx, id, { at: ctx.now, ...(asked.ok ? {} : { problem: asked.error }) });
    return ok(undefined);
  });
  if (!kept.ok) host.log.warn('registries.not_followed', { registry: id, code: kept.error.code });
  if (!asked.ok) host.log.warn('registries.not_read', { registry: id, problem: asked.error });
  return done;
}

async function follow(ctx: CommandContext, id: RegistryId, { models, versions }: Said): Promise<void> {
  const before = Map.groupBy(await aliasesOf(ctx.tx, id), ({ name }) => name);
  const said = Map.groupBy(versions, ({ name }) => name);
  const [keptVersions, keptAliases]: [KeptVersion[], KeptAlias[]] = [[], []];
  const taken = new Set<string>();
  // In a fixed order, so that two registries with the same models cannot deadlock.
  for (const each of models.toSorted((one, other) =>
    `${one.model} ${one.name}` < `${other.model} ${other.name}` ? -1 : 1,
  )) {
    // Two models with the same name here would mix their versions; only the first by registry name is followed.
    const model = taken.has(each.model) ? undefined : await modelHere(ctx, each.model);
    taken.add(each.model);
    const its = (said.get(each.name) ?? []).toSorted((one, other) => Number(one.version) - Number(other.version));
    for (const version of its) keptVersions.push(await followVersion(ctx, model, version, each.model));
    // Includes the versions just registered.
    const now = model && (await modelHere(ctx, each.model));
    keptAliases.push(...(await followAliases(ctx, now, each, before.get(each.name) ?? [])));
  }
  await replaceSaid(ctx.tx, id, keptVersions, keptAliases);
}
