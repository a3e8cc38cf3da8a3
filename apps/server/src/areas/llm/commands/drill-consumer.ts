import { Type } from 'typebox';
import { ok } from '../../../kernel/result.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { consumerThing } from '../consumer-thing.ts';
import { drillFaults, drillPassed } from '../domain/drill.ts';
import { drillConsumer } from '../gateway/drill-consumer.ts';
import { consumerDrilled } from '../ledger-actions.ts';
import { llmPermissions } from '../permissions.ts';
import { gatewayService } from '../services.ts';
import { saveConsumer } from '../store/consumers.ts';
import { unlessRetired } from './change-provider.ts';

/** Tests what the consumer's callers get for each way a provider can fail (GOV 9.3). Nothing is sent or spent. */
export const drill = verb(consumerThing, {
  name: 'drill',
  words: {
    label: 'Drill its fallback',
    does: 'inject each fault that a provider can have, and record what its callers get',
    done: 'Drilled and recorded.',
  },
  clauses: ['9.3'],
  permission: llmPermissions.keep,
  answer: Type.Object(
    {
      passed: Type.Boolean(),
      results: Type.Array(
        Type.Object({ fault: Type.Enum([...drillFaults]), held: Type.Boolean(), how: Type.String() }),
      ),
    },
    { title: 'DrillReport' },
  ),
  unless: (consumer) => unlessRetired(consumer),
  async decide(ctx, { thing }) {
    const gateway = ctx.use(gatewayService);
    const [first] = thing.routes;
    const api = first && (await gateway.facts.now()).candidate(first).provider?.api;
    const results = await drillConsumer(gateway, thing, api ?? 'openai');
    const passed = drillPassed(results);
    const named = (held: boolean) => results.filter((each) => each.held === held).map(({ fault }) => fault);
    const entry = ctx.record(consumerDrilled, {
      resource: { kind: 'llm-consumer', id: thing.id },
      clause: '9.3',
      data: { consumer: thing.id, name: thing.name, passed, held: named(true), failed: named(false) },
    });
    await saveConsumer(
      ctx.tx,
      { ...thing, drilledAt: ctx.now, drillPassed: passed, version: thing.version + 1, lastInstant: ctx.now },
      entry,
    );
    return ok({ passed, results: [...results] });
  },
});
