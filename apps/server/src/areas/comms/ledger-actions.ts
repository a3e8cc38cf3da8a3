import { Type } from 'typebox';
import { defineAction } from '../../platform/ledger/action.ts';
import { incidentKind } from '../oncall/public.ts';
import { audienceKind, subscriberKind, templateKind } from './kinds.ts';

export const statusPublished = defineAction({
  name: 'status.published',
  version: 1,
  kind: incidentKind,
  data: Type.Object({
    update: Type.String(),
    state: Type.String(),
    impact: Type.String(),
    services: Type.Array(Type.String()),
    /** Publishing is the decision that makes this text PUBLIC (R30). */
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

const OfAudience = Type.Object({ audience: Type.String(), reaches: Type.String() });
const AudienceName = Type.Object({ name: Type.String() });
const named = (content: { readonly name: string } | undefined) => (content ? ` ${content.name}` : '');

export const audienceSaved = defineAction({
  name: 'audience.saved',
  version: 1,
  kind: audienceKind,
  data: Type.Object({
    audience: Type.String(),
    reaches: Type.String(),
    severities: Type.Array(Type.String()),
    team: Type.Optional(Type.String()),
  }),
  content: AudienceName,
  summarise: ({ data, content }) =>
    `saved the list${named(content)}, always notified of ${data.severities.join(', ') || 'no severity'}`,
});

export const audienceRemoved = defineAction({
  name: 'audience.removed',
  version: 1,
  kind: audienceKind,
  data: OfAudience,
  summarise: () => 'removed a list that updates are sent to',
});

const OfLine = Type.Object({ audience: Type.String(), kind: Type.String(), id: Type.String() });

export const audienceIncluded = defineAction({
  name: 'audience.included',
  version: 1,
  kind: audienceKind,
  data: OfLine,
  summarise: ({ data }) => `added a ${data.kind} to a list that updates are sent to`,
});

export const audienceExcluded = defineAction({
  name: 'audience.excluded',
  version: 1,
  kind: audienceKind,
  data: OfLine,
  summarise: ({ data }) => `removed a ${data.kind} from a list that updates are sent to`,
});

export const audienceInformed = defineAction({
  name: 'audience.informed',
  version: 1,
  kind: incidentKind,
  data: OfAudience,
  content: AudienceName,
  summarise: ({ content }) => `started to send its updates to the list${named(content)}`,
});

export const audienceUninformed = defineAction({
  name: 'audience.uninformed',
  version: 1,
  kind: incidentKind,
  data: OfAudience,
  content: AudienceName,
  summarise: ({ content }) => `stopped sending its updates to the list${named(content)}`,
});

export const audienceTold = defineAction({
  name: 'audience.told',
  version: 1,
  kind: incidentKind,
  data: Type.Object({
    update: Type.String(),
    wording: Type.Integer(),
    reaches: Type.String(),
    audiences: Type.Array(Type.String()),
    members: Type.Integer(),
    addresses: Type.Integer(),
  }),
  summarise: ({ data }) =>
    `notified ${data.audiences.length === 1 ? 'a list' : `${data.audiences.length} lists`} of an update: ` +
    `${data.members} ${data.members === 1 ? 'member' : 'members'}, ` +
    `${data.addresses} ${data.addresses === 1 ? 'address' : 'addresses'}`,
});

export const audienceNoticeSettled = defineAction({
  name: 'audience.notice_settled',
  version: 1,
  kind: audienceKind,
  data: Type.Object({
    notice: Type.String(),
    to: Type.String(),
    state: Type.String(),
    reason: Type.Optional(Type.String()),
  }),
  summarise: ({ data }) =>
    data.state === 'handed-over'
      ? 'handed an update over for somebody on a list'
      : 'could not reach somebody on a list with an update',
});

export const commsActions = [
  statusPublished,
  statusCorrected,
  subscriberAdded,
  subscriberConfirmed,
  subscriberEnded,
  templateSaved,
  templateRemoved,
  audienceSaved,
  audienceRemoved,
  audienceIncluded,
  audienceExcluded,
  audienceInformed,
  audienceUninformed,
  audienceTold,
  audienceNoticeSettled,
] as const;
