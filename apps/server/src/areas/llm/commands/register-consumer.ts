import type { AppError } from '../../../kernel/app-error.ts';
import { asId } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import { Ref } from '../../../platform/verbs/fields.ts';
import { verbOfAll } from '../../../platform/verbs/verb.ts';
import { teamExists } from '../../identity/public.ts';
import { consumerKind } from '../kinds.ts';
import { consumerRegistered } from '../ledger-actions.ts';
import { llmPermissions } from '../permissions.ts';
import { gatewayService } from '../services.ts';
import { consumerOfAccount, findConsumer, saveConsumer, type KeptConsumer } from '../store/consumers.ts';
import { isServiceAccount } from '../../identity/public.ts';
import { consumerFields, saidOf, toldConsumer } from './consumer-fields.ts';
import { Name, Named } from './fields.ts';

/** Lets a service account call models. Limits and a fallback are mandatory. */
export const registerConsumer = verbOfAll({
  noun: 'consumer',
  kind: consumerKind,
  name: 'register',
  route: '/v1/llm/consumers',
  creates: true,
  words: {
    label: 'Register a consumer',
    does: 'let a service account use language models, within limits and with a fallback',
    done: 'Registered. Its base URL is this server’s address followed by /llm/v1.',
    next: 'muster consumer list',
  },
  clauses: ['6.7', '9.2', '9.3'],
  permission: llmPermissions.keep,
  fields: {
    name: Name('Name'),
    account: Ref('service-account', { asks: 'Which service account uses it' }),
    team: Ref('team', { asks: 'Which team pays for it and is accountable for it' }),
    ...consumerFields,
  },
  answer: Named,
  async decide(ctx, { input }) {
    const { name, account, team, ...given } = input;
    if (!(await teamExists(ctx.tx, asId<'team'>(team))))
      return err(noSuch('/team', 'is not a team', 'muster team list'));
    if (!(await isServiceAccount(ctx.tx, asId<'principal'>(account))))
      return err(noSuch('/account', 'is not a service account', 'muster service-account list'));
    if ((await findConsumer(ctx.tx, name)) !== undefined) return err(nameTaken);
    if ((await consumerOfAccount(ctx.tx, account)) !== undefined) return err(accountTaken);
    const said = await saidOf(ctx, given);
    if (!said.ok) return said;
    const consumer: KeptConsumer = {
      ...said.value,
      id: asId<'llm-consumer'>(ctx.ids.row(ctx.now)),
      name,
      account: asId<'principal'>(account),
      teamId: asId<'team'>(team),
      drilledAt: undefined,
      drillPassed: undefined,
      retiredAt: undefined,
      version: 1,
      lastInstant: ctx.now,
    };
    const entry = ctx.record(consumerRegistered, {
      resource: { kind: 'llm-consumer', id: consumer.id },
      clause: '9.2',
      data: toldConsumer(consumer),
      content: { isNewSubject: true, fields: { purpose: consumer.purpose, degraded: consumer.degraded } },
    });
    await saveConsumer(ctx.tx, consumer, entry);
    ctx.use(gatewayService).forgetFacts();
    return ok({ name, version: 1 });
  },
});

const noSuch = (path: string, problem: string, remedy: string): AppError => ({
  kind: 'invalid',
  code: 'llm/no-such-party',
  public: 'The service account or the team does not exist.',
  fields: [{ path, problem, remedy }],
});

const nameTaken: AppError = {
  kind: 'conflict',
  code: 'llm/consumer-exists',
  public: 'A consumer with this name already exists.',
  remedy: 'Change that one, or choose another name.',
};

const accountTaken: AppError = {
  kind: 'conflict',
  code: 'llm/account-taken',
  public: 'Another consumer already uses this service account.',
  remedy: 'Create a service account of its own: muster service-account create.',
};
