import { Type } from 'typebox';
import { ORGANISATION } from '../../kernel/protected.ts';
import { ok } from '../../kernel/result.ts';
import { defineApproval } from '../../platform/approvals/approvals.ts';
import type { CommandContext } from '../../platform/commands/context.ts';
import { classificationDecided } from './ledger-actions.ts';
import { lockAssets, saveAsset } from './store/assets.ts';
import { decisionsById, lockDecision, setDecisionState, type Decision } from './store/decisions.ts';

/** The accountable role decides the class of data (GOV 2.8). The decision names its assets and is their record. */
export const classApproval = defineApproval({
  name: 'data-class',
  parameters: Type.Object({}),
  lock: async (tx, id) => void (await lockDecision(tx, id)),
  async look({ db }, asked) {
    const ids = asked.map(({ subject }) => subject);
    const found = new Map((await decisionsById(db, ids)).map((each) => [each.id, each]));
    return asked.map(({ subject }) => {
      const decision = found.get(subject);
      if (decision?.state !== 'asked') return undefined;
      return {
        facts: { dataClass: decision.dataClass, assets: decision.assets.length, which: decision.assets.join(' ') },
        protection: ORGANISATION,
      };
    });
  },
  async apply(ctx, { subject, approval }) {
    const decision = await lockDecision(ctx.tx, subject);
    if (decision?.state !== 'asked') throw new Error('a classification was approved that does not wait');
    const assets = await lockAssets(ctx.tx, decision.assets);
    const entry = decided(ctx, decision, approval, true);
    await setDecisionState(ctx.tx, decision.id, 'approved', entry);
    for (const asset of assets.filter(({ retiredAt }) => retiredAt === undefined)) {
      const of = { dataClass: decision.dataClass, decisionId: decision.id };
      await saveAsset(ctx.tx, { ...asset, ...of, version: asset.version + 1, lastInstant: ctx.now }, entry);
    }
    return ok(undefined);
  },
  async closed(ctx, { subject }) {
    const decision = await lockDecision(ctx.tx, subject);
    if (decision?.state !== 'asked') return;
    const entry = decided(ctx, decision, decision.approval ?? '', false);
    await setDecisionState(ctx.tx, decision.id, 'declined', entry);
  },
});

const decided = (ctx: CommandContext, decision: Decision, approval: string, approved: boolean) =>
  ctx.record(classificationDecided, {
    resource: { kind: 'data-decision', id: decision.id },
    clause: '2.8',
    data: {
      decision: decision.id,
      dataClass: decision.dataClass,
      assets: decision.assets.length,
      approval,
      approved,
    },
  });
