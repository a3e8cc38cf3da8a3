import { Type } from 'typebox';
import { defineList, pageOf } from '../../../platform/verbs/list.ts';
import { readerService } from '../../../platform/access/access.ts';
import { peopleService } from '../../identity/public.ts';
import { assurancePermissions } from '../permissions.ts';
import { listReports } from '../store/reports.ts';
import { authoriseReading } from './authorise-reading.ts';
import { Report, reportView } from './report-view.ts';

/** The Board's reports, newest first. */
export const reportList = defineList({
  noun: 'report',
  name: 'list',
  route: '/v1/reports',
  does: 'the Board’s reports, quarter by quarter',
  empty: { says: 'No reports yet.', next: 'muster report prepare <quarter>' },
  clauses: ['2.7'],
  permission: assurancePermissions.read,
  filters: {},
  item: Report,
  columns: [
    { at: 'quarter', head: 'Quarter' },
    { at: 'version', head: 'Version' },
    { at: 'failing', head: 'Exceptions in' },
    { at: 'preparedBy', head: 'By', as: 'person', shrinksTo: 8 },
    { at: 'preparedAt', head: 'When', as: 'instant' },
    { at: 'id', head: 'Id' },
  ],
  keyset: { quarter: Type.String(), version: Type.Integer() },
  async page(use, { actor, after, limit }) {
    await authoriseReading(use, actor, assurancePermissions.read);
    const { db } = use(readerService)();
    const found = await listReports(db, after, limit + 1);
    const page = pageOf(found, limit, ({ quarter, version }) => ({ quarter, version }));
    const shown = found.slice(0, limit);
    const person = await use(peopleService).viewsOf(
      db,
      shown.map(({ preparedBy }) => preparedBy),
    );
    return { ...page, items: shown.map((report) => reportView(report, person(report.preparedBy))) };
  },
});
