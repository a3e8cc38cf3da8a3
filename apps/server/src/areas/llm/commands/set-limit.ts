import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { asId } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import { field } from '../../../platform/verbs/fields.ts';
import { verbOfAll } from '../../../platform/verbs/verb.ts';
import { teamNamed } from '../../identity/public.ts';
import { consumerKind } from '../kinds.ts';
import { limitSet } from '../ledger-actions.ts';
import { llmPermissions } from '../permissions.ts';
import { gatewayService } from '../services.ts';
import { saveLimit } from '../store/consumers.ts';
import { findProvider } from '../store/providers.ts';
import { limitFields, limitsOf, toldLimits } from './fields.ts';

/** A limit shared by several consumers: of a team, a provider, or one of its models (GOV 9.2). */
export const setLimit = verbOfAll({
  noun: 'consumer',
  kind: consumerKind,
  name: 'limit',
  route: '/v1/llm/limits',
  words: {
    label: 'Set a shared limit',
    does: 'limit what a team, a provider or one of its models may use in total',
    done: 'The limit applies from the next request on.',
    next: 'muster consumer list',
  },
  clauses: ['9.2'],
  permission: llmPermissions.keep,
  fields: {
    scope: Type.String({
      pattern: '^(team:.{1,80}|provider:[a-z0-9-]{1,40}|model:[a-z0-9-]{1,40}/[^\\s]{1,120})$',
      remedy: 'Write team:<name>, provider:<name> or model:<provider>/<model>.',
      ...field({ asks: 'Of what: team:<name>, provider:<name> or model:<provider>/<model>', positional: true }),
    }),
    ...limitFields,
  },
  answer: Type.Object({ scope: Type.String() }),
  async decide(ctx, { input: { scope, ...given } }) {
    const cut = scope.indexOf(':');
    const [kind, name] = [scope.slice(0, cut), scope.slice(cut + 1)];
    const team = kind === 'team' ? await teamNamed(ctx.tx, name) : undefined;
    const provider = kind === 'team' ? undefined : await findProvider(ctx.tx, name.split('/')[0] ?? '');
    if (team === undefined && provider === undefined) return err(noSuchScope);
    const key = team === undefined ? scope : `team:${team}`;
    const limits = limitsOf(given);
    const entry = ctx.record(limitSet, {
      resource: { kind: 'llm-consumer', id: key },
      clause: '9.2',
      data: { scope: key, ...toldLimits(limits) },
    });
    await saveLimit(ctx.tx, key, limits, ctx.now, asId<'entry'>(entry));
    ctx.use(gatewayService).forgetFacts();
    return ok({ scope: key });
  },
});

const noSuchScope: AppError = {
  kind: 'invalid',
  code: 'llm/no-such-scope',
  public: 'There is no such team or provider.',
  fields: [
    {
      path: '/scope',
      problem: 'is not something that can be limited',
      remedy: 'muster provider list, muster team list',
    },
  ],
};
