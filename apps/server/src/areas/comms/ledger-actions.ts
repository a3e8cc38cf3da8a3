import { Type } from 'typebox';
import { defineAction } from '../../platform/ledger/action.ts';
import { incidentKind } from '../oncall/public.ts';
import { subscriberKind, templateKind } from './kinds.ts';

export const statusPublished = defineAction({
  name: 'status.published',
  version: 1,
  kind: incidentKind,
  data: Type.Object({
    update: Type.String(),
    state: Type.String(),
    impact: Type.String(),
    services: Type.Array(Type.String()),
    /** Publishing is the decision that makes these words PUBLIC (R30). */
    classification: Type.Literal('PUBLIC'),
    happenedAt: Type.String(),
    nextBy: Type.Optional(Type.String()),
  }),
  act: { of: 'stakeholder-communications' },
  content: Type.Object({ text: Type.String() }),
  summarise: ({ data, content }) => `published as PUBLIC, ${data.state}${content ? `: ${content.text}` : ''}`,
});

export const statusCorrected = defineAction({
  name: 'status.corrected',
  version: 1,
  kind: incidentKind,
  data: Type.Object({ update: Type.String(), version: Type.Integer() }),
  content: Type.Object({ text: Type.String() }),
  summarise: ({ content }) => `corrected a published update${content ? `: ${content.text}` : ''}`,
});

const OfSubscriber = Type.Object({ subscriber: Type.String(), kind: Type.String() });

export const subscriberAdded = defineAction({
  name: 'subscriber.added',
  version: 1,
  kind: subscriberKind,
  data: OfSubscriber,
  summarise: ({ data }) =>
    `asked ${data.kind === 'e-mail' ? 'an e-mail address' : 'a webhook'} to confirm a subscription`,
});

export const subscriberConfirmed = defineAction({
  name: 'subscriber.confirmed',
  version: 1,
  kind: subscriberKind,
  data: OfSubscriber,
  summarise: () => 'confirmed a subscription to PUBLIC updates',
});

export const subscriberEnded = defineAction({
  name: 'subscriber.ended',
  version: 1,
  kind: subscriberKind,
  data: Type.Object({
    subscriber: Type.String(),
    kind: Type.String(),
    why: Type.Enum(['unsubscribed', 'removed', 'not-confirmed', 'gone']),
  }),
  summarise: ({ data }) => `ended a subscription (${data.why.replaceAll('-', ' ')}); its address is erased`,
});

const OfTemplate = Type.Object({ template: Type.String(), audience: Type.String() });
const Named = Type.Object({ name: Type.String(), text: Type.String() });

export const templateSaved = defineAction({
  name: 'update_template.saved',
  version: 1,
  kind: templateKind,
  data: OfTemplate,
  content: Named,
  summarise: ({ content }) => `saved a template for updates${content ? `: ${content.name}` : ''}`,
});

export const templateRemoved = defineAction({
  name: 'update_template.removed',
  version: 1,
  kind: templateKind,
  data: OfTemplate,
  summarise: () => 'removed a template for updates',
});

export const commsActions = [
  statusPublished,
  statusCorrected,
  subscriberAdded,
  subscriberConfirmed,
  subscriberEnded,
  templateSaved,
  templateRemoved,
] as const;
