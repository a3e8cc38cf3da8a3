import { asId, type EntryId } from '../../../kernel/ids.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok } from '../../../kernel/result.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { Choice } from '../../../platform/verbs/fields.ts';
import { verbOfAll } from '../../../platform/verbs/verb.ts';
import type { Provider } from '../domain/provider.ts';
import { providerKind } from '../kinds.ts';
import { providerAdded } from '../ledger-actions.ts';
import { llmPermissions } from '../permissions.ts';
import { gatewayService } from '../services.ts';
import { findProvider, saveProvider } from '../store/providers.ts';
import { Name, Named } from './fields.ts';
import { callable, providerFields } from './provider-fields.ts';

/** Adds a provider, so that its models can be priced and consumers routed to them. */
export const addProvider = verbOfAll({
  noun: 'provider',
  kind: providerKind,
  name: 'add',
  route: '/v1/llm/providers',
  creates: true,
  words: {
    label: 'Add a provider',
    does: 'add who runs language models, where, and what it does with the data it is sent',
    done: 'Added. Nothing is sent to it until one of its models has a price and a consumer.',
    next: 'muster provider list',
  },
  clauses: ['6.7', '9.2'],
  permission: llmPermissions.keep,
  fields: {
    name: Name('Name, as routes call it'),
    api: Choice(['openai', 'anthropic'], { asks: 'Whose API does it speak?' }),
    ...providerFields,
  },
  answer: Named,
  prepare: callable,
  async decide(ctx, { input, facts: url }) {
    const { name, api, keyReference, region, retentionDays } = input;
    if ((await findProvider(ctx.tx, name)) !== undefined) return err(nameTaken);
    const provider: Provider = {
      id: asId<'llm-provider'>(ctx.ids.row(ctx.now)),
      name,
      api,
      url,
      keyReference,
      region,
      retentionDays,
      trains: input.trains === 'yes',
      isExternal: input.external === 'yes',
      retiredAt: undefined,
      version: 1,
      lastInstant: ctx.now,
    };
    const entry = ctx.record(providerAdded, {
      resource: { kind: 'llm-provider', id: provider.id },
      clause: '6.7',
      data: { ...termsOf(provider) },
      content: { isNewSubject: true, fields: { url, keyReference } },
    });
    await keepProvider(ctx, provider, entry);
    return ok({ name, version: 1 });
  },
});

/** Saves a provider and invalidates the gateway's cached facts. */
export async function keepProvider(ctx: CommandContext, provider: Provider, entry: EntryId): Promise<void> {
  await saveProvider(ctx.tx, provider, entry);
  ctx.use(gatewayService).forgetFacts();
}

export const termsOf = ({ id, name, api, region, retentionDays, trains, isExternal }: Provider) => ({
  provider: id,
  name,
  api,
  region,
  retentionDays,
  trains,
  external: isExternal,
});

const nameTaken: AppError = {
  kind: 'conflict',
  code: 'llm/provider-exists',
  public: 'A provider with this name already exists.',
  remedy: 'Change that one, or choose another name.',
};
