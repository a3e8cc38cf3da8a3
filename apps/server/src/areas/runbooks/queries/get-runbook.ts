import { diffComm } from 'node-diff3';
import { isHigher } from '@muster/change-rules';
import type { Static } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { UseService } from '../../../kernel/services.ts';
import { incidentReads } from '../../incidents/public.ts';
import { openRunbook } from '../domain/library.ts';
import { shippedRunbooks } from '../room.ts';
import { noSuchRunbook } from '../runbook-thing.ts';
import { versionsOf } from '../store/versions.ts';
import { contentOf, readLibrary } from './runbook-views.ts';
import type { RunbookPage, RunbookText } from './schemas.ts';

/** The runbook in force, with all its versions. */
export async function getRunbook(use: UseService, id: string): Promise<Result<Static<typeof RunbookPage>, AppError>> {
  const reading = await readLibrary(use);
  const source = reading.library.shelf.get(id);
  const { db, people } = use(incidentReads);
  const own = await versionsOf(db, id);
  if (source === undefined) return err(noSuchRunbook);
  const person = await people.viewsOf(
    db,
    own.map(({ proposedBy }) => proposedBy),
  );
  const shipped = use(shippedRunbooks).get(id);
  return ok({
    ...contentOf(openRunbook(source, reading.policy), source, reading),
    versions: [
      ...own.map((each) => {
        const { id: who, name, initials } = person(each.proposedBy);
        return {
          version: each.version,
          state: each.state,
          proposedBy: { id: who, initials, ...(name === undefined ? {} : { name }) },
          at: (each.settledAt ?? each.proposedAt).toISOString(),
          ...(each.reviewId === undefined ? {} : { review: each.reviewId }),
          ...(each.approvalId === undefined ? {} : { approval: each.approvalId }),
        };
      }),
      ...(shipped === undefined ? [] : [{ version: shipped.version, state: 'shipped' as const }]),
    ],
  });
}

/** The text of one version and its diff against the one before. */
export async function getRunbookText(
  use: UseService,
  id: string,
  version: string,
): Promise<Result<Static<typeof RunbookText>, AppError>> {
  const own = await versionsOf(use(incidentReads).db, id);
  const shipped = use(shippedRunbooks).get(id);
  const all = [
    ...own.map(({ version: its, body, state }) => ({ version: its, text: body, state: state as string })),
    ...(shipped === undefined ? [] : [{ version: shipped.version, text: shipped.text, state: 'shipped' }]),
  ];
  const found = all.find((each) => each.version === version);
  if (found === undefined) return err(noSuchRunbook);
  const before = all
    .filter((each) => each.state !== 'refused' && isHigher(version, each.version))
    .reduce<(typeof all)[number] | undefined>(
      (best, each) => (best === undefined || isHigher(each.version, best.version) ? each : best),
      undefined,
    );
  return ok({
    id,
    version,
    state: found.state,
    text: found.text,
    ...(before === undefined ? {} : { against: before.version }),
    changes: changesBetween(before?.text, found.text),
  });
}

/** A full diff with all unchanged lines; the size of a runbook is limited anyway. */
function changesBetween(before: string | undefined, after: string): Static<typeof RunbookText>['changes'] {
  if (before === undefined) return [];
  let line = 1;
  type Change = Static<typeof RunbookText>['changes'][number];
  return diffComm(before.split('\n'), after.split('\n')).flatMap((part): readonly Change[] => {
    if (part.common !== undefined) return part.common.map((text) => ({ kind: 'same', line: line++, text }));
    const removed = part.buffer1.map((text): Change => ({ kind: 'removed', line, text }));
    return [...removed, ...part.buffer2.map((text): Change => ({ kind: 'added', line: line++, text }))];
  });
}
