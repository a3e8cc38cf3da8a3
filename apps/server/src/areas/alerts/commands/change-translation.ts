import { ok } from '../../../kernel/result.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { integrationResource, integrationThing } from '../integration-thing.ts';
import { integrationTranslationChanged } from '../ledger-actions.ts';
import { alertPermissions } from '../permissions.ts';
import { changeIntegration } from '../store/integrations.ts';
import { readTranslated, Translation } from './translation-input.ts';

/** Changes how future deliveries of a `json` integration are read. */
export const changeTranslation = verb(integrationThing, {
  name: 'change-translation',
  aliases: ['translate'],
  words: {
    label: 'Change the translation',
    does: 'change which parts of the sender’s JSON are alerts; this replaces the whole translation',
    done: 'It applies to everything received from now on.',
    next: 'muster integration try-translation --translation - --payload -',
  },
  clauses: ['3.1.1'],
  permission: alertPermissions.changeIntegration,
  fields: { translation: Translation },
  unless: ({ kind }) =>
    kind === 'json'
      ? undefined
      : {
          allowed: false,
          obligations: [],
          code: 'alerts/has-a-contract',
          clause: '3.1.1',
          reason: 'This kind of source has a fixed format, so it has no translation.',
          remedy: 'Change its mapping instead: which labels give the severity and the team.',
        },
  async decide(ctx, { thing: integration, input: { translation } }) {
    const read = readTranslated(translation);
    if (!read.ok) return read;
    const entry = ctx.record(integrationTranslationChanged, {
      ...integrationResource(integration),
      content: { fields: { translation } },
    });
    await changeIntegration(ctx.tx, integration.id, { settings: { ...integration.settings, translation }, entry });
    return ok({ id: integration.id });
  },
});
