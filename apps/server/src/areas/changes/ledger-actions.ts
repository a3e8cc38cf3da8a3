import { Type } from 'typebox';
import { defineAction } from '../../platform/ledger/action.ts';
import { changeKind, forgeAccountKind } from './kinds.ts';

const Where = Type.Object({ repository: Type.String() });
const outcomes = ['met', 'missing', 'nothing-asked', 'break-glass'] as const;
const of = (name: { readonly number: number }, content?: { readonly repository: string }): string =>
  `${content?.repository ?? 'pull request'}#${name.number}`;

const words = {
  met: 'all policy requirements are met',
  missing: 'a policy requirement is not met',
  'nothing-asked': 'the policy requires nothing of it',
  'break-glass': 'it passes as an emergency change',
} as const;

/** The policy's verdict on a pull request at this head, clause by clause. */
export const changeJudged = defineAction({
  name: 'change.judged',
  version: 1,
  kind: changeKind,
  data: Type.Object({
    change: Type.String(),
    number: Type.Integer(),
    head: Type.String(),
    outcome: Type.Enum([...outcomes]),
    missing: Type.Array(Type.String()),
    waived: Type.Array(Type.String()),
  }),
  content: Where,
  summarise: ({ data, content }) =>
    `judged ${of(data, content)}: ${words[data.outcome]}${data.missing.length === 0 ? '' : ` (${data.missing.join(', ')})`}`,
});

export const changeMerged = defineAction({
  name: 'change.merged',
  version: 1,
  kind: changeKind,
  data: Type.Object({
    change: Type.String(),
    number: Type.Integer(),
    head: Type.String(),
    coveredBy: Type.Enum(['verdict', 'break-glass', 'exception', 'nothing']),
  }),
  content: Where,
  summarise: ({ data, content }) =>
    `found ${of(data, content)} merged, covered by ${data.coveredBy === 'nothing' ? 'no passing verdict' : data.coveredBy}`,
});

export const changeClosed = defineAction({
  name: 'change.closed',
  version: 1,
  kind: changeKind,
  data: Type.Object({ change: Type.String(), number: Type.Integer() }),
  content: Where,
  summarise: ({ data, content }) => `found ${of(data, content)} closed`,
});

export const changeLookedAgain = defineAction({
  name: 'change.looked_again',
  version: 1,
  kind: changeKind,
  data: Type.Object({ change: Type.String(), number: Type.Integer() }),
  summarise: ({ data }) => `asked for #${data.number} to be judged again`,
});

const OfMember = Type.Object({ principal: Type.String() });

export const forgeCodeMade = defineAction({
  name: 'forge.link_code_made',
  version: 1,
  kind: forgeAccountKind,
  data: OfMember,
  summarise: () => 'requested a code to link their GitHub account',
});

export const forgeAccountLinked = defineAction({
  name: 'forge.account_linked',
  version: 1,
  kind: forgeAccountKind,
  data: OfMember,
  summarise: () => 'linked their GitHub account',
});

export const forgeAccountUnlinked = defineAction({
  name: 'forge.account_unlinked',
  version: 1,
  kind: forgeAccountKind,
  data: OfMember,
  summarise: () => 'unlinked their GitHub account',
});

export const changeActions = [
  changeJudged,
  changeMerged,
  changeClosed,
  changeLookedAgain,
  forgeCodeMade,
  forgeAccountLinked,
  forgeAccountUnlinked,
] as const;
