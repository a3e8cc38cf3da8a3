import { Type } from 'typebox';
import { defineAction } from '../../platform/ledger/action.ts';
import { pseudonymKind } from './kinds.ts';

/** A read of CONFIDENTIAL data, recorded singly (R34). The entry names the pseudonym, never whom it stands for. */
export const pseudonymRevealed = defineAction({
  name: 'privacy.pseudonym_revealed',
  version: 1,
  kind: pseudonymKind,
  data: Type.Object({ token: Type.String(), kind: Type.String() }),
  content: Type.Object({ reason: Type.String() }),
  summarise: ({ data, content }) => `looked up whom ${data.token} stands for${content ? `: ${content.reason}` : ''}`,
});

export const privacyActions = [pseudonymRevealed] as const;
