import { Type } from 'typebox';
import { err, ok } from '../../../kernel/result.ts';
import { LongText } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { consumerThing } from '../consumer-thing.ts';
import { consumerChanged, consumerRetired } from '../ledger-actions.ts';
import { llmPermissions } from '../permissions.ts';
import { gatewayService } from '../services.ts';
import { saveConsumer } from '../store/consumers.ts';
import { nothingToChange, unlessRetired } from './change-provider.ts';
import { consumerFields, saidOf, toldConsumer, type Said } from './consumer-fields.ts';
import { Named } from './fields.ts';

/** Replaces a consumer's whole configuration. It applies from the consumer's next request on. */
export const changeConsumer = verb(consumerThing, {
  name: 'change',
  words: {
    label: 'Change',
    does: 'change what it sends, its limits, and what answers',
    done: 'Changed. This applies from its next request on.',
  },
  clauses: ['6.7', '9.2', '9.3'],
  permission: llmPermissions.keep,
  fields: consumerFields,
  answer: Named,
  unless: (consumer) => unlessRetired(consumer),
  async decide(ctx, { thing, input }) {
    const said = await saidOf(ctx, input);
    if (!said.ok) return said;
    const fields = (Object.keys(said.value) as (keyof Said)[]).filter(
      (field) => JSON.stringify(said.value[field]) !== JSON.stringify(thing[field]),
    );
    if (fields.length === 0) return err(nothingToChange);
    const to = { ...thing, ...said.value, version: thing.version + 1, lastInstant: ctx.now };
    const entry = ctx.record(consumerChanged, {
      resource: { kind: 'llm-consumer', id: thing.id },
      clause: '9.2',
      data: { ...toldConsumer(to), fields },
      content: { fields: { purpose: to.purpose, degraded: to.degraded } },
    });
    await saveConsumer(ctx.tx, to, entry);
    ctx.use(gatewayService).forgetFacts();
    return ok({ name: to.name, version: to.version });
  },
});

/** Retires a consumer: its requests are refused. */
export const retireConsumer = verb(consumerThing, {
  name: 'retire',
  words: {
    label: 'Retire',
    does: 'stop it from using models; what was recorded stays',
    done: 'Retired. Its service account can no longer use models.',
    next: 'muster consumer list',
  },
  clauses: ['9.2'],
  permission: llmPermissions.keep,
  danger: true,
  fields: { reason: LongText({ asks: 'Why', short: 'r', limit: 1000 }) },
  answer: Type.Object({ name: Type.String() }),
  unless: (consumer) => unlessRetired(consumer),
  async decide(ctx, { thing, input }) {
    const entry = ctx.record(consumerRetired, {
      resource: { kind: 'llm-consumer', id: thing.id },
      clause: '9.2',
      data: { consumer: thing.id, name: thing.name },
      content: { fields: { reason: input.reason } },
    });
    await saveConsumer(
      ctx.tx,
      { ...thing, retiredAt: ctx.now, version: thing.version + 1, lastInstant: ctx.now },
      entry,
    );
    ctx.use(gatewayService).forgetFacts();
    return ok({ name: thing.name });
  },
});
