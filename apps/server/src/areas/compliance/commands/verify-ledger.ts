import { encodeHex } from '@muster/proofs';
import { Type } from 'typebox';
import { err, ok } from '../../../kernel/result.ts';
import { reportsService } from '../../../platform/database/reports.ts';
import { auditRows, type RowsVerdict } from '../../../platform/ledger/audit-rows.ts';
import { hooksService } from '../../../platform/hooks.ts';
import type { OutsideView } from '../../../platform/ledger/outside.ts';
import { rowAuditsService } from '../../../platform/ledger/row-audit.ts';
import { verifyLedger as judgeLedger, type LedgerVerdict } from '../../../platform/ledger/verify-ledger.ts';
import { newestPruning } from '../../../platform/ledger/retention.ts';
import { field } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { ledgerVerified } from '../ledger-actions.ts';
import { pruningUnsigned } from '../domain/pruning-unsigned.ts';
import { ledgerResource, ledgerThing, trustService } from '../ledger-thing.ts';
import { auditPermissions } from '../permissions.ts';
import { VerifyReport } from '../queries/verify-report.ts';

const NOTE_LENGTH = 4096;

/**
 * Verifies the whole stored ledger with this server's keys, compares it with what its anchors have seen, and checks the
 * areas' rows against it; the result is recorded (GOV 7.5). Whoever does not trust the server can export the ledger and
 * verify the file.
 */
export const verifyLedger = verb(ledgerThing, {
  name: 'verify',
  words: {
    label: 'Verify the whole ledger',
    does: 'verify the whole ledger on the server, and the rows against it',
    done: 'Verification finished.',
  },
  clauses: ['7.5'],
  permission: auditPermissions.verify,
  fields: {
    witnesses: Type.Optional(
      Type.Array(Type.String({ maxLength: NOTE_LENGTH }), {
        maxItems: 100,
        ...field({ asks: 'Heads that you kept elsewhere' }),
      }),
    ),
  },
  answer: VerifyReport,
  async prepare({ use }, { witnesses }) {
    const db = use(reportsService);
    if ((await newestPruning(db)) === 'unsigned') return err(pruningUnsigned);
    const { ledger, macKey } = use(trustService);
    const audits = use(rowAuditsService)();
    const outside = await use(hooksService).outsideViews();
    const heads = new Set([...(witnesses ?? []), ...outside.flatMap((view) => view.heads)]);
    return ok({
      outside,
      verdict: await judgeLedger(db, ledger, [...heads]),
      state: await auditRows(db, macKey, { audits }),
    });
  },
  async decide(ctx, { facts }) {
    const report = reportOf(facts.verdict, facts.outside, facts.state);
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

function reportOf(verdict: LedgerVerdict, views: readonly OutsideView[], state: RowsVerdict) {
  const aside = state.setAside.map(({ at, ...one }) => ({ ...one, at: at.toISOString() }));
  const outside = views.map(({ heads: _heads, ...view }) => view);
  const judged = ledgerReport(verdict);
  // An anchor that saw a different history refutes even a self-consistent ledger.
  const against = views.find(({ says }) => says === 'contradicts');
  const ledger =
    against === undefined || !judged.holds
      ? judged
      : {
          ...judged,
          holds: false,
          problem: { problem: 'contradicted', detail: `${against.anchor}: ${against.words ?? ''}` },
        };
  const from = Math.max(0, ...views.filter(({ says }) => says === 'agrees').map(({ upTo }) => upTo));
  const below = judged.size;
  return {
    ledger,
    outside,
    ...(from < below ? { unseen: { from, below } } : {}),
    state: { ...state, setAside: aside },
  };
}

type LedgerReport = {
  readonly holds: boolean;
  readonly entries: number;
  readonly size: number;
  readonly from: number;
  readonly receipts: number;
  readonly root?: string;
  /** The first problem, by name. */
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
