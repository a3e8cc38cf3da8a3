import { Type } from 'typebox';
import { err, ok } from '../../../kernel/result.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { verbOfAll } from '../../../platform/verbs/verb.ts';
import { pagesCalling } from '../../oncall/public.ts';
import { awakeSaid } from '../ledger-actions.ts';
import { notificationPermissions } from '../permissions.ts';
import { answerPage } from './answer-page.ts';

/** Answers everything the actor is being paged for: each incident is acknowledged as if its page had been answered. */
export const awake = verbOfAll({
  noun: 'page',
  name: 'awake',
  route: '/v1/pages/awake',
  words: {
    label: 'I am awake',
    does: 'acknowledge everything that you are paged for',
    done: 'Everything that you were paged for is acknowledged.',
    next: 'muster page mine',
  },
  clauses: ['3.1.2'],
  permission: notificationPermissions.answer,
  answer: Type.Object({
    acknowledged: Type.Integer({ description: 'Incidents that you have now.' }),
    answered: Type.Integer({ description: 'Incidents that somebody already had.' }),
  }),
  async decide(ctx) {
    if (ctx.actor.kind !== 'person') return err(nobodyIsCalled);
    // In the global lock order of incidents.
    const pages = await pagesCalling(ctx.tx, ctx.actor.id);
    if (pages.length === 0) return err(nobodyIsCalled);
    const answers = [];
    for (const { id, incident } of pages) {
      const answer = await answerPage.decide(ctx, { page: id }, undefined);
      answers.push(answer);
      if (answer.ok)
        ctx.record(awakeSaid, {
          resource: { kind: 'page', id },
          thing: incident,
          clause: '3.1.2',
          data: { page: id },
        });
    }
    const answered = answers.flatMap((answer) => (answer.ok ? [answer.value] : []));
    const [first] = answers;
    // Incidents the actor may no longer acknowledge are skipped, unless that is all of them.
    if (answered.length === 0 && first?.ok === false) return first;
    const acknowledged = answered.filter((answer) => answer.acknowledged).length;
    return ok({ acknowledged, answered: answered.length - acknowledged });
  },
});

const nobodyIsCalled: AppError = {
  kind: 'conflict',
  code: 'notifications/not-called',
  public: 'You are not being paged for anything.',
  remedy: 'muster incident list shows what is open.',
};
