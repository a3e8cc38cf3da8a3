import { Type } from 'typebox';
import { defineAction } from '../../platform/ledger/action.ts';
import { auditorsOnly, defineKind, type RegisteredKind } from '../../platform/ledger/thing.ts';

/** Who a pseudonym stands for, and why someone asked, is encrypted under the pseudonym's own key. */
export const pseudonymKind = defineKind({
  name: 'pseudonym',
  keptFor: 'log',
  contentKey: 'own',
  content: 'CONFIDENTIAL',
});

export const privacyKinds: readonly RegisteredKind[] = [{ kind: pseudonymKind, visibleTo: auditorsOnly }];

/** A read of CONFIDENTIAL data, recorded individually (R34). The entry holds the pseudonym, never the identity. */
export const pseudonymRevealed = defineAction({
  name: 'privacy.pseudonym_revealed',
  version: 1,
  kind: pseudonymKind,
  data: Type.Object({ token: Type.String(), kind: Type.String() }),
  content: Type.Object({ reason: Type.String() }),
  summarise: ({ data, content }) => `looked up whom ${data.token} stands for${content ? `: ${content.reason}` : ''}`,
});

/** The pseudonym can no longer be resolved. The entry has no content: the key to encrypt it is gone. */
export const pseudonymForgotten = defineAction({
  name: 'privacy.pseudonym_forgotten',
  version: 1,
  kind: pseudonymKind,
  data: Type.Object({ token: Type.String() }),
  summarise: ({ data }) => `erased the identity behind ${data.token}`,
});

export const privacyActions = [pseudonymRevealed, pseudonymForgotten] as const;
