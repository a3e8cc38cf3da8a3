import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok } from '../../../kernel/result.ts';
import { LongText } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import type { Provider } from '../domain/provider.ts';
import { providerChanged, providerRetired } from '../ledger-actions.ts';
import { llmPermissions } from '../permissions.ts';
import { providerThing } from '../provider-thing.ts';
import { keepProvider, termsOf } from './add-provider.ts';
import { Named } from './fields.ts';
import { callable, providerFields } from './provider-fields.ts';

/** Changes a provider's configuration. It applies from the next attempt on. */
export const changeProvider = verb(providerThing, {
  name: 'change',
  words: {
    label: 'Change',
    does: 'change where it keeps the data it is sent, and what it does with it',
    done: 'Changed. What its agreements no longer cover is refused from now on.',
  },
  clauses: ['6.7'],
  permission: llmPermissions.keep,
  fields: providerFields,
  answer: Named,
  prepare: callable,
  unless: (provider) => unlessRetired(provider),
  async decide(ctx, { thing, input, facts: url }) {
    const to: Provider = {
      ...thing,
      url,
      keyReference: input.keyReference,
      region: input.region,
      retentionDays: input.retentionDays,
      trains: input.trains === 'yes',
      isExternal: input.external === 'yes',
      version: thing.version + 1,
      lastInstant: ctx.now,
    };
    const fields = (['url', 'keyReference', 'region', 'retentionDays', 'trains', 'isExternal'] as const).filter(
      (name) => to[name] !== thing[name],
    );
    if (fields.length === 0) return err(nothingToChange);
    const entry = ctx.record(providerChanged, {
      resource: { kind: 'llm-provider', id: thing.id },
      clause: '6.7',
      data: { ...termsOf(to), fields },
      content: { fields: { url, keyReference: to.keyReference } },
    });
    await keepProvider(ctx, to, entry);
    return ok({ name: to.name, version: to.version });
  },
});

/** Retires a provider: nothing is sent to it any more. */
export const retireProvider = verb(providerThing, {
  name: 'retire',
  words: {
    label: 'Retire',
    does: 'send nothing more to it; what was recorded stays',
    done: 'Retired. Consumers that used it first now use their next route.',
    next: 'muster provider list',
  },
  clauses: ['6.7'],
  permission: llmPermissions.keep,
  danger: true,
  fields: { reason: LongText({ asks: 'Why', short: 'r', limit: 1000 }) },
  answer: Type.Object({ name: Type.String() }),
  unless: (provider) => unlessRetired(provider),
  async decide(ctx, { thing, input }) {
    const entry = ctx.record(providerRetired, {
      resource: { kind: 'llm-provider', id: thing.id },
      clause: '6.7',
      data: { provider: thing.id, name: thing.name },
      content: { fields: { reason: input.reason } },
    });
    await keepProvider(ctx, { ...thing, retiredAt: ctx.now, version: thing.version + 1, lastInstant: ctx.now }, entry);
    return ok({ name: thing.name });
  },
});

export const unlessRetired = ({ retiredAt }: { readonly retiredAt: Date | undefined }) =>
  retiredAt === undefined
    ? undefined
    : ({ allowed: false, code: 'llm/retired', reason: 'It is retired.', obligations: [] } as const);

export const nothingToChange: AppError = {
  kind: 'conflict',
  code: 'llm/nothing-to-change',
  public: 'That changes nothing.',
  remedy: 'Name at least one change.',
};
