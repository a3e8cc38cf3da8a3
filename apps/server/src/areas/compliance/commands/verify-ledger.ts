import { encodeHex } from '@muster/proofs';
import { Type } from 'typebox';
import type { Actor } from '../../../kernel/actor.ts';
import { ok } from '../../../kernel/result.ts';
import { defineCommand } from '../../../platform/commands/command.ts';
import type { LedgerIdentity } from '../../../platform/ledger/export-lines.ts';
import { verifyLedger as judgeLedger, type LedgerVerdict } from '../../../platform/ledger/verify-ledger.ts';
import { authorise, judge } from '../../identity/public.ts';
import { ledgerVerified } from '../ledger-actions.ts';
import { ledgerResource } from '../ledger-resource.ts';
import { auditPermissions, THE_LEDGER } from '../permissions.ts';
import { auditRows, type RowsVerdict } from '../../../platform/ledger/audit-rows.ts';

export type VerifyParts = { readonly ledger: LedgerIdentity; readonly macKey: Uint8Array };

const NOTE_LENGTH = 4096;

/**
 * Verifies the whole ledger where it lies, with the keys of this server, and holds the areas' rows against it; the
 * outcome is itself an entry (GOV 7.5). Whoever does not believe the server exports the ledger and verifies the file.
 */
export const verifyLedger = ({ ledger, macKey }: VerifyParts) =>
  defineCommand({
    name: 'ledger.verify',
    input: Type.Object(
      { witnesses: Type.Optional(Type.Array(Type.String({ maxLength: NOTE_LENGTH }), { maxItems: 100 })) },
      { additionalProperties: false },
    ),
    resource: () => ledgerResource,
    async prepare({ db, actor, policies }, { witnesses }) {
      // Minutes of work are not begun for somebody who may not see the outcome; `decide` refuses them on the record.
      if (!(await mayVerify(actor))) return ok(undefined);
      return ok({ verdict: await judgeLedger(db, ledger, witnesses ?? []), state: await auditRows(db, macKey) });

      async function mayVerify(who: Actor): Promise<boolean> {
        const verdicts = await judge({ db, policies }, who, [auditPermissions.verify], THE_LEDGER);
        return verdicts?.get(auditPermissions.verify.name)?.allowed === true;
      }
    },
    async decide(ctx, _input, found) {
      const allowed = await authorise(ctx, auditPermissions.verify, THE_LEDGER);
      if (!allowed.ok) return allowed;
      if (found === undefined) throw new Error('somebody became entitled while the command ran');
      const report = reportOf(found.verdict, found.state);
      const { problem, ...counts } = report.ledger;
      ctx.record(ledgerVerified, {
        resource: ledgerResource,
        clause: '7.5',
        data: {
          holds: counts.holds,
          entries: counts.entries,
          size: counts.size,
          ...(problem === undefined
            ? {}
            : { problem: problem.problem, ...(problem.seq === undefined ? {} : { seq: problem.seq }) }),
          stateRows: report.state.rows,
          stateProblems: report.state.problems.length,
        },
      });
      return ok(report);
    },
  });

function reportOf(verdict: LedgerVerdict, state: RowsVerdict) {
  const aside = state.setAside.map(({ at, ...one }) => ({ ...one, at: at.toISOString() }));
  return { ledger: ledgerReport(verdict), state: { ...state, setAside: aside } };
}

type LedgerReport = {
  readonly holds: boolean;
  readonly entries: number;
  readonly size: number;
  readonly from: number;
  readonly receipts: number;
  readonly root?: string;
  /** The first bad thing, named. */
  readonly problem?: {
    readonly problem: string;
    readonly detail: string;
    readonly seq?: number;
    readonly lastSeq?: number;
  };
};

function ledgerReport(verdict: LedgerVerdict): LedgerReport {
  const nothing = { entries: 0, size: 0, from: 0, receipts: 0 };
  if (verdict.kind === 'empty') return { holds: true, ...nothing };
  const found = verdict.verdict;
  if (found.ok) {
    const { entries, size, from, receipts, root } = found;
    return { holds: true, entries, size, from, receipts, root: encodeHex(root) };
  }
  const { problem, detail } = found;
  const place = 'seq' in found ? { seq: found.seq, ...('lastSeq' in found ? { lastSeq: found.lastSeq } : {}) } : {};
  return { holds: false, ...nothing, problem: { problem, detail, ...place } };
}
