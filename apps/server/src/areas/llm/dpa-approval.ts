import { Type } from 'typebox';
import type { AppError } from '../../kernel/app-error.ts';
import { isBefore } from '../../kernel/clock.ts';
import { ORGANISATION } from '../../kernel/protected.ts';
import { err, ok } from '../../kernel/result.ts';
import { ownWords } from '../../kernel/scrubbed.ts';
import { defineApproval } from '../../platform/approvals/approvals.ts';
import { dpaExpires } from './due-kinds.ts';
import { dpaApproved, dpaOver } from './ledger-actions.ts';
import { gatewayService } from './services.ts';
import { dpasById, lockDpa, setDpaState, type KeptDpa } from './store/dpas.ts';

/** Legal approves sending data of a class to a provider (GOV 6.7). Any change of the terms voids the votes. */
export const dpaApproval = defineApproval({
  name: 'dpa',
  parameters: Type.Object({}),
  lock: async (tx, id) => void (await lockDpa(tx, id)),
  async look({ db }, asked) {
    const found = new Map<string, KeptDpa>(
      (
        await dpasById(
          db,
          asked.map(({ subject }) => subject),
        )
      ).map((each) => [each.id, each]),
    );
    return asked.map(({ subject }) => {
      const dpa = found.get(subject);
      return dpa?.state === 'asked' ? { facts: weighed(dpa), protection: ORGANISATION } : undefined;
    });
  },
  async apply(ctx, { subject, approval }) {
    const dpa = await lockDpa(ctx.tx, subject);
    if (dpa?.state !== 'asked') throw new Error('an agreement was approved that does not wait');
    if (!isBefore(ctx.now, dpa.validUntil)) return err(tooLate);
    const entry = ctx.record(dpaApproved, {
      resource: { kind: 'dpa', id: dpa.id },
      clause: '6.7',
      data: {
        dpa: dpa.id,
        provider: dpa.providerName,
        dataClass: dpa.dataClass,
        approval,
        until: dpa.validUntil.toISOString(),
      },
    });
    await setDpaState(ctx.tx, dpa.id, 'approved', ctx.now, entry);
    ctx.due.plan({
      kind: dpaExpires,
      key: dpa.id,
      subject: { kind: 'dpa', id: dpa.id },
      dueAt: dpa.validUntil,
      payload: { dpa: dpa.id },
    });
    ctx.use(gatewayService).forgetFacts();
    return ok(undefined);
  },
  async closed(ctx, { subject }) {
    const dpa = await lockDpa(ctx.tx, subject);
    if (dpa?.state !== 'asked') return;
    const entry = ctx.record(dpaOver, {
      resource: { kind: 'dpa', id: dpa.id },
      clause: '6.7',
      data: { dpa: dpa.id, because: 'declined' },
      content: { fields: { reason: ownWords('not approved') } },
    });
    await setDpaState(ctx.tx, dpa.id, 'declined', ctx.now, entry);
  },
});

const weighed = (dpa: KeptDpa) => ({
  provider: dpa.providerName,
  dataClass: dpa.dataClass,
  regions: dpa.regions.join(', '),
  retentionDays: dpa.retentionDays,
  mayTrain: dpa.mayTrain,
  purposes: dpa.purposes.join(', '),
  validFrom: dpa.validFrom.toISOString(),
  validUntil: dpa.validUntil.toISOString(),
});

const tooLate: AppError = {
  kind: 'conflict',
  code: 'llm/dpa-too-late',
  public: 'The requested end has passed.',
  remedy: 'Decline it; a new one with a later end can be requested.',
};
