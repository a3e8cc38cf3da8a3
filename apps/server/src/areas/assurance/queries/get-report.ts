import type { Static } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { Actor } from '../../../kernel/actor.ts';
import type { UseService } from '../../../kernel/services.ts';
import { readerService } from '../../../platform/access/access.ts';
import { peopleService } from '../../identity/public.ts';
import { assurancePermissions } from '../permissions.ts';
import { authoriseReading } from './authorise-reading.ts';
import { findReport } from '../store/reports.ts';
import { wholeReport, type WholeReport } from './report-view.ts';

/** One report in full. */
export async function getReport(
  use: UseService,
  actor: Actor,
  id: string,
): Promise<Result<Static<typeof WholeReport>, AppError>> {
  await authoriseReading(use, actor, assurancePermissions.read);
  const { db } = use(readerService)();
  const report = await findReport(db, id);
  if (report === undefined) return err(noSuchReport);
  const person = await use(peopleService).viewsOf(db, [report.preparedBy]);
  return ok(wholeReport(report, person(report.preparedBy)));
}

const noSuchReport: AppError = {
  kind: 'not_found',
  code: 'assurance/no-such-report',
  public: 'There is no such report.',
  remedy: 'muster report list',
};
