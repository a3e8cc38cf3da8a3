import { Type } from 'typebox';
import { defineAction } from '../../platform/ledger/action.ts';
import { incidentKind } from '../oncall/public.ts';
import { actKind } from './kinds.ts';

const Role = Type.String();
const title = (role: string, titleOf?: (role: string) => string) => titleOf?.(role) ?? role.replaceAll('-', ' ');

export const actTold = defineAction({
  name: 'act.told',
  version: 1,
  kind: actKind,
  touches: incidentKind,
  data: Type.Object({
    act: Type.String(),
    activity: Type.String(),
    consulted: Type.Array(Role),
    ratifying: Type.Array(Role),
    /** How many people were told at once. */
    atOnce: Type.Integer(),
    digest: Type.Array(Role),
  }),
  summarise: ({ data, titleOf }) => {
    const parts = [
      ...data.consulted.map((role) => `asked ${title(role, titleOf)} for advice`),
      ...data.ratifying.map((role) => `asked ${title(role, titleOf)} to ratify`),
      ...(data.atOnce === 0 ? [] : [`notified ${data.atOnce} people at once`]),
      ...(data.digest.length === 0
        ? []
        : [`will notify ${data.digest.map((role) => title(role, titleOf)).join(', ')} in the digest`]),
    ];
    return parts.length === 0 ? 'found nobody to notify' : parts.join(', ');
  },
});

export const consultationSettled = defineAction({
  name: 'consultation.settled',
  version: 1,
  kind: actKind,
  touches: incidentKind,
  data: Type.Object({
    consultation: Type.String(),
    role: Role,
    state: Type.Enum(['answered', 'ratified', 'objected', 'silent']),
  }),
  content: Type.Object({ answer: Type.String() }),
  summarise: ({ data, content, titleOf }) => {
    const role = title(data.role, titleOf);
    if (data.state === 'silent') return `had no answer from ${role} in time`;
    return `${data.state} as ${role}${content?.answer ? `: ${content.answer}` : ''}`;
  },
});

export const digestsMade = defineAction({
  name: 'act.digested',
  version: 1,
  kind: actKind,
  data: Type.Object({ until: Type.String(), acts: Type.Integer(), people: Type.Integer() }),
  summarise: ({ data }) => `put ${data.acts} acts into the digests of ${data.people} people`,
});

export const noticeSettled = defineAction({
  name: 'notice.settled',
  version: 1,
  kind: actKind,
  data: Type.Object({
    notice: Type.String(),
    to: Type.String(),
    way: Type.String(),
    state: Type.Enum(['handed-over', 'failed']),
    reason: Type.Optional(Type.String()),
  }),
  summarise: ({ data, nameOf = () => 'somebody' }) =>
    data.state === 'handed-over'
      ? `sent ${nameOf(data.to)} their ${data.way === 'digest' ? 'digest' : 'message'}`
      : `could not reach ${nameOf(data.to)}: ${(data.reason ?? 'no contact method').replaceAll('-', ' ')}`,
});

export const raciActions = [actTold, consultationSettled, digestsMade, noticeSettled] as const;
