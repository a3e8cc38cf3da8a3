import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok } from '../../../kernel/result.ts';
import { defineCommand } from '../../../platform/commands/command.ts';
import { planExport } from '../../../platform/ledger/export-lines.ts';
import { newestPruning } from '../../../platform/ledger/retention.ts';
import { authorise } from '../../identity/public.ts';
import { ledgerExported } from '../ledger-actions.ts';
import { pruningUnsigned } from '../domain/pruning-unsigned.ts';
import { ledgerResource } from '../ledger-thing.ts';
import { auditPermissions, THE_LEDGER } from '../permissions.ts';

const Seq = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });

/** Fixes the scope of an export and records it. The lines are read afterwards, while they are streamed (GOV 7.5). */
export const exportLedger = defineCommand({
  name: 'ledger.export',
  input: Type.Object({ from: Type.Optional(Seq), to: Type.Optional(Seq) }, { additionalProperties: false }),
  resource: () => ledgerResource,
  async decide(ctx, { from, to }) {
    const allowed = await authorise(ctx, auditPermissions.export, THE_LEDGER);
    if (!allowed.ok) return allowed;
    if ((await newestPruning(ctx.tx)) === 'unsigned') return err(pruningUnsigned);
    const plan = await planExport(ctx.tx, { from, to });
    if (plan === undefined) return err(nothingThere);
    ctx.record(ledgerExported, { resource: ledgerResource, clause: '7.5', data: { from: plan.from, size: plan.size } });
    return ok(plan);
  },
});

const nothingThere: AppError = {
  kind: 'conflict',
  code: 'ledger/nothing-to-export',
  public: 'The ledger has no signed entries in this range yet.',
  remedy: 'Ask for an earlier range, or leave the range out.',
};
