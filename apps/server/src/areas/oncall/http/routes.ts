import { Type } from 'typebox';
import { asId } from '../../../kernel/ids.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { AppFailure } from '../../../kernel/app-error.ts';
import type { UseService } from '../../../kernel/services.ts';
import { orFail } from '../../../platform/http/or-fail.ts';
import type { RouteTable } from '../../../platform/http/routes.ts';
import { PathPage, PathPreview, PathPreviewInput } from '../paths/queries/path-schema.ts';
import { getPath, previewPath } from '../paths/queries/path-views.ts';
import { readFeed } from '../calendar/read-feed.ts';
import { publicUrlService } from '../../../platform/http/public-url.ts';
import { onCallPermissions } from '../permissions.ts';
import { OnCall, onCallNow, type OnCallReads } from '../queries/on-call-now.ts';
import { importFields } from '../import/file-fields.ts';
import { previewImport, ScheduleImportPreview } from '../import/preview-import.ts';
import { previewEdit, PreviewInput } from '../queries/preview-edit.ts';
import { Calendar, EditPreview, SchedulePage } from '../queries/schedule-schema.ts';
import { calendarOf, getSchedule, scheduleReader } from '../queries/schedule-views.ts';

/** Who is on call, now and at other times; verbs and lists are declared elsewhere. */
export const onCallRoutes =
  (reads: OnCallReads, use: UseService): RouteTable =>
  (routes) => {
    const access = { scope: onCallPermissions.read.scope };
    const Moment = Type.String({ format: 'date-time' });
    routes.get(
      '/v1/on-call',
      { access, summary: 'Who is on call now', schema: { response: OnCall } },
      async ({ actor }) => onCallNow(reads, actor),
    );
    routes.get(
      '/v1/on-call/calendar',
      {
        access,
        summary: 'Who has which shift, in every schedule, past and future',
        clauses: ['2.1'],
        schema: { query: Type.Object({ from: Moment, until: Moment }), response: Calendar },
      },
      async ({ query }) => {
        const span = { from: Date.parse(query.from), until: Date.parse(query.until) };
        if (span.from >= span.until || span.until - span.from > MOST_MS) throw new AppFailure(tooMuch);
        return calendarOf(scheduleReader(use), span);
      },
    );
    routes.get(
      '/v1/schedules/:id',
      {
        access,
        summary: 'One schedule: its plan, its shifts, who stands in',
        clauses: ['2.1'],
        schema: { params: Type.Object({ id: Type.String({ format: 'uuid' }) }), response: SchedulePage },
        version: ({ version }) => version,
      },
      async ({ actor, params }) => orFail(await getSchedule(scheduleReader(use), actor, asId<'schedule'>(params.id))),
    );
    routes.post(
      '/v1/schedules/import/preview',
      {
        access,
        summary:
          'What an export from another product would become here, and what cannot be imported; nothing is changed',
        clauses: ['2.1'],
        schema: { body: Type.Object(importFields), response: ScheduleImportPreview },
      },
      async ({ body }) => orFail(await previewImport(scheduleReader(use), body)),
    );
    routes.post(
      '/v1/schedules/preview',
      {
        access,
        summary: 'What a plan would change: who gains and who loses which shifts; nothing is changed',
        clauses: ['2.1'],
        schema: { body: PreviewInput, response: EditPreview },
      },
      async ({ body }) => orFail(await previewEdit(scheduleReader(use), body)),
    );
    routes.get(
      '/v1/escalation-paths/:id',
      {
        access,
        summary: 'One escalation path: whom it would notify now, step by step, and where it reaches nobody',
        clauses: ['3.1.5'],
        schema: { params: Type.Object({ id: Type.String({ format: 'uuid' }) }), response: PathPage },
        version: ({ version }) => version,
      },
      async ({ actor, params }) =>
        orFail(await getPath(scheduleReader(use), actor, asId<'escalation-path'>(params.id))),
    );
    routes.get(
      '/v1/calendars/read/:secret',
      {
        access: { capability: 'calendar address' },
        summary: 'A calendar of shifts, at its secret address',
        isHidden: true,
        clauses: ['6.2'],
        schema: { params: Type.Object({ secret: Type.String({ maxLength: 100 }) }) },
        produces: 'text/calendar; charset=utf-8',
      },
      async ({ params }) => {
        const secret = params.secret.replace(/\.ics$/, '');
        return orFail(await readFeed(scheduleReader(use), secret, use(publicUrlService)()));
      },
    );
    routes.post(
      '/v1/escalation-paths/preview',
      {
        access,
        summary: 'Whom a path would notify, and where it reaches nobody; nothing is changed',
        clauses: ['3.1.5'],
        schema: { body: PathPreviewInput, response: PathPreview },
      },
      async ({ body }) => orFail(await previewPath(scheduleReader(use), body)),
    );
  };

/** Just over a year: a chart of more would be unreadable. */
const MOST_MS = 400 * 24 * 60 * 60_000;

const tooMuch: AppError = {
  kind: 'invalid',
  code: 'oncall/not-a-span',
  public: 'That period cannot be shown.',
  fields: [
    {
      path: '/until',
      problem: 'is not after “from”, or is more than 400 days after it',
      remedy: 'ask for a shorter period',
    },
  ],
};
