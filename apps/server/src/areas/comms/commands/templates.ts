import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok } from '../../../kernel/result.ts';
import { Choice, Key, Line, LongText } from '../../../platform/verbs/fields.ts';
import { verb, verbOfAll } from '../../../platform/verbs/verb.ts';
import { defineThing } from '../../../platform/verbs/verb-thing.ts';
import { templateKind } from '../kinds.ts';
import { templateRemoved, templateSaved } from '../ledger-actions.ts';
import { commsPermissions } from '../permissions.ts';
import { deleteTemplate, insertTemplate, lockTemplate } from '../store/templates.ts';

const NEXT = 'muster update-template list';

const templateThing = defineThing({
  kind: templateKind,
  noun: 'update-template',
  root: '/v1/update-templates',
  key: { id: Key('update-template') },
  idOf: ({ id }) => id,
  lock: async (ctx, { id }) => lockTemplate(ctx.tx, id),
  protection: () => ({ visibility: 'organisation' }),
  isKnownToMembers: true,
  missing: { kind: 'not_found', code: 'comms/no-such-template', public: 'There is no such template.' },
});

/** A text to start an update from. Templates for the public and for stakeholders are separate, as the updates are. */
export const addTemplate = verbOfAll({
  noun: 'update-template',
  kind: templateKind,
  name: 'add',
  route: '/v1/update-templates',
  creates: true,
  words: {
    label: 'Add a template',
    does: 'add a text that updates can start from',
    done: 'Added. It is ready for the next update.',
    next: NEXT,
  },
  clauses: ['2.4'],
  permission: commsPermissions.arrange,
  fields: {
    name: Line({ asks: 'Name', positional: true, limit: 80 }),
    audience: Choice(['stakeholders', 'public'], { asks: 'For whom?' }),
    text: LongText({ asks: 'Words', short: 'm', limit: 5_000 }),
  },
  answer: Type.Object({ id: Type.String() }),
  async decide(ctx, { input: { name, audience, text } }) {
    const id = ctx.ids.opaque();
    const entry = ctx.record(templateSaved, {
      resource: { kind: 'update-template', id },
      clause: '2.4',
      data: { template: id, audience },
      content: { isNewSubject: true, fields: { name, text } },
    });
    if (!(await insertTemplate(ctx.tx, { id, name, audience, body: text }, entry))) return err(nameTaken);
    return ok({ id });
  },
});

export const removeTemplate = verb(templateThing, {
  name: 'remove',
  words: { label: 'Remove', does: 'remove a template', done: 'Removed.', next: NEXT },
  clauses: ['2.4'],
  permission: commsPermissions.arrange,
  danger: true,
  async decide(ctx, { thing: { id, audience } }) {
    ctx.record(templateRemoved, {
      resource: { kind: 'update-template', id },
      clause: '2.4',
      data: { template: id, audience },
    });
    await deleteTemplate(ctx.tx, id);
    return ok(undefined);
  },
});

const nameTaken: AppError = {
  kind: 'conflict',
  code: 'comms/name-taken',
  public: 'Another template already has this name.',
  fields: [
    { path: '/name', problem: 'is taken by another template', remedy: 'choose another name, or remove that one first' },
  ],
};
