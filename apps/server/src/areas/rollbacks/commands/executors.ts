import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { asId } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import { Line, Ref, Secret } from '../../../platform/verbs/fields.ts';
import { verb, verbOfAll } from '../../../platform/verbs/verb.ts';
import { isServiceAccount } from '../../identity/public.ts';
import { executorThing } from '../executor-thing.ts';
import { executorKind, executorConnected, executorRemoved } from '../ledger-actions.ts';
import { rollbackParts, shownSecret } from '../parts.ts';
import { rollbackPermissions } from '../permissions.ts';
import { insertExecutor, isBusy, removeExecutorRow, type Executor } from '../store/executors.ts';

/** Registers a webhook or a program that can carry out rollbacks. */
export const connectExecutor = verbOfAll({
  noun: 'executor',
  name: 'connect',
  kind: executorKind,
  route: '/v1/executors',
  creates: true,
  words: {
    label: 'Connect an executor',
    does: 'connect something that carries out rollbacks: a webhook that Muster calls, or a program that runs a command',
    done: 'Connected. Keep the secret: it signs orders and answers, and is not shown again.',
    next: 'muster executor list',
  },
  clauses: ['2.3'],
  permission: rollbackPermissions.arrange,
  fields: {
    name: Line({ asks: 'Name', limit: 100, positional: true }),
    url: Type.Optional(
      Line({
        asks: 'Which address is called? Or name a program below',
        limit: 500,
        help: 'https://deploy.example.org/rollback',
      }),
    ),
    programId: Type.Optional(
      Ref('service-account', { asks: 'Which program fetches it, with muster rollback run?', option: 'program' }),
    ),
  },
  answer: Type.Object({
    id: Type.String({ format: 'uuid' }),
    secret: Type.Optional(Secret('Signs the orders, and must sign the callbacks: Standard Webhooks.')),
  }),
  async prepare({ use }, { url }) {
    if (url === undefined) return ok(undefined);
    const judged = await use(rollbackParts).outgoing.judge(url);
    // A name that does not resolve yet is accepted; an address that must not be called is not.
    if (!judged.ok && judged.error.kind !== 'unresolved') return err(notAnAddress(judged.error.public));
    const address = judged.ok ? judged.value : new URL(url);
    return address.username === '' ? ok(address.href) : err(notAnAddress('contains a name and password'));
  },
  async decide(ctx, { input: { name, programId }, facts: url }) {
    if (ctx.actor.kind !== 'person') throw new Error('this permission lets only people through');
    if ((url === undefined) === (programId === undefined)) return err(oneWay);
    const program = programId === undefined ? undefined : asId<'principal'>(programId);
    if (program !== undefined && !(await isServiceAccount(ctx.tx, program))) return err(noSuchProgram);
    const by: Executor['by'] | undefined =
      url === undefined
        ? program === undefined
          ? undefined
          : { kind: 'program', id: program }
        : { kind: 'webhook', url };
    if (by === undefined) return err(oneWay);
    const id = ctx.ids.row(ctx.now);
    const entry = ctx.record(executorConnected, {
      resource: { kind: 'executor', id },
      clause: '2.3',
      data: { executor: id, by: by.kind },
      content: { isNewSubject: true, fields: { name, url: url ?? '' } },
    });
    const made: Executor = {
      id,
      name,
      by,
      addedBy: ctx.actor.id,
      addedAt: ctx.now,
      removedAt: undefined,
      version: 1,
      lastInstant: ctx.now,
    };
    if (!(await insertExecutor(ctx.tx, made, entry))) return err(nameTaken);
    return ok({ id, ...(by.kind === 'webhook' ? { secret: shownSecret(ctx.use(rollbackParts).ring, id) } : {}) });
  },
});

/** Receives no more rollbacks. What it did is kept. */
export const removeExecutor = verb(executorThing, {
  name: 'remove',
  words: {
    label: 'Remove',
    does: 'stop using it; what it did stays on record',
    done: 'Removed. It gets no more orders.',
    next: 'muster executor list',
  },
  clauses: ['2.3'],
  permission: rollbackPermissions.arrange,
  danger: true,
  async decide(ctx, { thing: { id, by } }) {
    if (await isBusy(ctx.tx, id)) return err(busy);
    const entry = ctx.record(executorRemoved, {
      resource: { kind: 'executor', id },
      clause: '2.3',
      data: { executor: id, by: by.kind },
    });
    await removeExecutorRow(ctx.tx, id, ctx.now, entry);
    return ok(undefined);
  },
});

const notAnAddress = (problem: string): AppError => ({
  kind: 'invalid',
  code: 'rollbacks/not-an-address',
  public: 'This address cannot be called.',
  fields: [{ path: '/url', problem, remedy: 'to call a host in your own network, list it in MUSTER_ALLOW_PRIVATE' }],
});

const oneWay: AppError = {
  kind: 'invalid',
  code: 'rollbacks/one-way',
  public: 'An executor is either a webhook or a program.',
  fields: [
    {
      path: '/url',
      problem: 'is required if no program is named, and must be left out otherwise',
      remedy: 'give an address or name a program, not both',
    },
  ],
};

const noSuchProgram: AppError = {
  kind: 'invalid',
  code: 'rollbacks/no-such-program',
  public: 'A program that carries out rollbacks must be a service account.',
  fields: [
    {
      path: '/programId',
      problem: 'is not an active service account',
      remedy: 'muster service-account list shows them',
    },
  ],
};

const nameTaken: AppError = {
  kind: 'conflict',
  code: 'rollbacks/name-taken',
  public: 'Another executor has this name.',
  remedy: 'Choose another name, or remove that one: muster executor remove.',
};

const busy: AppError = {
  kind: 'conflict',
  code: 'rollbacks/executor-busy',
  public: 'It still has a rollback to carry out.',
  remedy: 'muster rollback list --state open shows which one. Withdraw it, or wait until it has ended.',
};
