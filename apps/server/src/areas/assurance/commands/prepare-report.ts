import canonicalizeJson from 'canonicalize';
import { hash } from 'node:crypto';
import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { asId } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import { ledgerSize } from '../../../platform/ledger/read-entries.ts';
import { field, LongText } from '../../../platform/verbs/fields.ts';
import { verbOfAll } from '../../../platform/verbs/verb.ts';
import { quarterNamed } from '../domain/quarter.ts';
import { reportKind } from '../kinds.ts';
import { reportPrepared } from '../ledger-actions.ts';
import { assurancePermissions } from '../permissions.ts';
import { figuresOf } from '../queries/figures.ts';
import { assuranceRoom } from '../room.ts';
import { holdReports, insertReport, newestReport } from '../store/reports.ts';

/**
 * Prepares the Board's report on a completed quarter: figures from the ledger, with Governance's comments (GOV 2.7).
 */
export const prepareReport = verbOfAll({
  noun: 'report',
  kind: reportKind,
  name: 'prepare',
  route: '/v1/reports',
  creates: true,
  words: {
    label: 'Prepare report',
    does: 'prepare the Board’s report for a quarter; the roles that the matrix consults are asked, the others are notified',
    done: 'Report prepared.',
    next: 'muster report list',
  },
  clauses: ['2.7'],
  permission: assurancePermissions.prepare,
  activity: 'compliance-reporting',
  fields: {
    quarter: Type.String({
      pattern: '^[0-9]{4}-Q[1-4]$',
      remedy: 'Write it as 2026-Q3.',
      ...field({ asks: 'Which quarter', help: 'as 2026-Q3', positional: true }),
    }),
    words: LongText({ asks: 'What the Board should know', limit: 8000 }),
  },
  answer: Type.Object({ id: Type.String({ format: 'uuid' }), version: Type.Integer(), failing: Type.Integer() }),
  async prepare({ actor, clock, use }, { quarter: name }) {
    const quarter = quarterNamed(name);
    if (quarter === undefined || quarter.to > clock.now()) return err(noSuchQuarter);
    const room = use(assuranceRoom);
    return ok(await figuresOf(room, use, actor, quarter, await ledgerSize(room.reports)));
  },
  async decide(ctx, { input: { quarter, words }, facts: figures }) {
    const { actor } = ctx;
    if (actor.kind !== 'person') throw new Error('only people prepare reports');
    await holdReports(ctx.tx);
    const version = ((await newestReport(ctx.tx, quarter))?.version ?? 0) + 1;
    const text = canonicalizeJson(figures) ?? '';
    const failing = figures.controls.filter(({ verdict }) => verdict === 'exceptions').length;
    const id = asId<'report'>(ctx.ids.row(ctx.now));
    const entry = asId<'entry'>(
      ctx.record(reportPrepared, {
        resource: { kind: reportKind.name, id },
        clause: '2.7',
        data: { report: id, quarter, version, size: figures.size, sha256: hash('sha256', text), failing },
        content: { isNewSubject: true, fields: { words } },
      }),
    );
    const made = { id, quarter, version, size: figures.size, policy: figures.policy, figures: text, words };
    await insertReport(ctx.tx, { ...made, preparedBy: actor.id, preparedAt: ctx.now }, entry);
    return ok({ id, version, failing });
  },
});

const noSuchQuarter: AppError = {
  kind: 'invalid',
  code: 'assurance/no-such-quarter',
  public: 'A report covers a quarter that has ended.',
  fields: [{ path: '/quarter', problem: 'has not ended yet', remedy: 'name an earlier one, such as 2026-Q3' }],
};
