import { Type } from 'typebox';
import type { UseService } from '../../../kernel/services.ts';
import { orFail } from '../../../platform/http/or-fail.ts';
import type { RouteTable } from '../../../platform/http/routes.ts';
import { Code } from '../../incidents/public.ts';
import { postmortemPermissions } from '../permissions.ts';
import { exportMarkdown } from '../queries/export-markdown.ts';
import { getPostmortem } from '../queries/get-postmortem.ts';
import { PostmortemPage } from '../queries/postmortem-schema.ts';

/** One postmortem, also as Markdown; verbs and lists are declared elsewhere. */
export const postmortemRoutes =
  (use: UseService): RouteTable =>
  (routes) => {
    const access = { scope: postmortemPermissions.read.scope };
    const params = Type.Object({ code: Code });
    // No ETag: action items and obligations change the response but not the postmortem's version.
    routes.get(
      '/v1/postmortems/:code',
      {
        access,
        summary: 'One postmortem, with the findings of the blameless check and what blocks its publication',
        clauses: ['2.5', '8.3'],
        schema: { params, response: PostmortemPage },
      },
      async ({ actor, params: { code } }) => orFail(await getPostmortem(use, actor, code)),
    );
    routes.get(
      '/v1/postmortems/:code/markdown',
      {
        access,
        summary: 'One postmortem as Markdown',
        clauses: ['2.5'],
        schema: { params, response: Type.Object({ markdown: Type.String() }) },
      },
      async ({ actor, params: { code } }) => ({ markdown: orFail(await exportMarkdown(use, actor, code)) }),
    );
  };
