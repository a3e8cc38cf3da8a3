import type { Actor } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import type { UseService } from '../../../kernel/services.ts';
import { markdownOf } from '../domain/markdown.ts';
import { getPostmortem } from './get-postmortem.ts';

/** The postmortem as Markdown: the newest revision if published, else the current draft. */
export async function exportMarkdown(use: UseService, actor: Actor, code: string): Promise<Result<string, AppError>> {
  const found = await getPostmortem(use, actor, code);
  if (!found.ok) return found;
  const { title, severity, state, sections, actions, revisions } = found.value;
  const drafted = sections
    .filter(({ text }) => text.trim() !== '')
    .map(({ id, title: heading, text }) => ({ id, title: heading, body: text }));
  return ok(
    markdownOf({
      code: found.value.code,
      title,
      severity,
      state: state === 'published' ? 'published' : 'not published yet',
      sections: revisions.at(-1)?.sections ?? drafted,
      actions: actions.map((item) => ({
        title: item.title,
        state: item.state,
        owner: item.owner?.name,
        dueOn: item.dueOn,
        severity: item.severity,
        ticket: item.ticket,
      })),
      amendments: revisions.flatMap(({ revision, publishedAt, reason }) =>
        reason === undefined ? [] : [{ revision, at: publishedAt.slice(0, 'yyyy-mm-dd'.length), reason }],
      ),
    }),
  );
}
