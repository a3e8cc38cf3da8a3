import { Type } from 'typebox';
import { err, ok } from '../../../kernel/result.ts';
import { reportsService } from '../../../platform/database/reports.ts';
import { Secret } from '../../../platform/verbs/fields.ts';
import { verbOfAll } from '../../../platform/verbs/verb.ts';
import { keptOf, nothingKept, SubjectFields, subjectOf } from '../find-subject.ts';
import { erasureKind } from '../kinds.ts';
import { subjectExported } from '../ledger-actions.ts';
import { dataSubjectsService } from '../parts.ts';
import { dataSubjectPermissions } from '../permissions.ts';
import { traces } from '../queries/traces.ts';

/**
 * Everything stored about a person, for handing over to them (GDPR 15). The requester and the reason are recorded
 * before it is shown.
 */
export const exportSubject = verbOfAll({
  noun: 'subject',
  name: 'export',
  kind: erasureKind,
  route: '/v1/subjects/export',
  words: {
    label: 'Export somebody’s data',
    does: 'export everything that is stored about somebody, as JSON to give to them; your name and reason are recorded first',
    done: 'Exported. Who asked, why, and what was disclosed is on record.',
    next: 'muster subject export --help',
  },
  clauses: ['6.6', '7.1'],
  permission: dataSubjectPermissions.tell,
  fields: SubjectFields,
  answer: Type.Object({
    places: Type.Array(Type.String()),
    items: Type.Integer(),
    document: Secret('Everything stored about them, as JSON.'),
  }),
  async decide(ctx, { input }) {
    const parts = ctx.use(dataSubjectsService);
    const subject = await subjectOf(ctx.tx, parts, input);
    if (!subject.ok) return subject;
    const { kept } = await keptOf(ctx.tx, parts, subject.value);
    if (kept.length === 0) return err(nothingKept);
    const places = parts.places().filter(({ name }) => kept.some(({ place }) => place === name));
    const told = [];
    for (const place of places) {
      const items = [];
      for (const { ref } of kept.filter((each) => each.place === place.name))
        items.push(await place.tell(ctx.tx, parts.keys, ref));
      told.push({ place: place.name, holds: place.holds, items });
    }
    // Traces are ids, instants and codes in rows that refer to a member by id.
    const member = kept.find(({ place }) => place === 'members')?.ref;
    const named = member === undefined ? undefined : await traces(ctx.use(reportsService), member);
    const names = places.map(({ name }) => name);
    ctx.record(subjectExported, {
      resource: { kind: 'erasure', id: ctx.ids.row(ctx.now) },
      clause: '6.6',
      data: { places: names, items: kept.length },
      content: { isNewSubject: true, fields: { reason: input.reason } },
    });
    const document = JSON.stringify(
      { toldAt: ctx.now, places: told, ...(named === undefined ? {} : { named }) },
      null,
      2,
    );
    return ok({ places: names, items: kept.length, document });
  },
});
