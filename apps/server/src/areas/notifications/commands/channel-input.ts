import { Type } from 'typebox';
import { FreeLine } from '../../../platform/commands/free-text.ts';

/** A new webhook, as it is typed in. Address and signing secret may be references (R27). */
export const ChannelInput = Type.Object(
  {
    kind: Type.Literal('webhook'),
    name: FreeLine({ minLength: 1, maxLength: 80 }),
    url: Type.String({
      pattern: '^(https?://|env:.|file:/|vault:.)',
      maxLength: 2048,
      remedy: 'Write an address that begins with https://, or where one is kept: env:, file: or vault:.',
    }),
    secretRef: Type.Optional(Type.String({ maxLength: 512 })),
    audience: Type.Optional(
      Type.Union([Type.Literal('person'), Type.Literal('room')], {
        description:
          'Whose pages go there. `person`: the caller’s own, with the link by which they answer. `room`, as without it: everybody’s, with a link that asks to sign in.',
      }),
    ),
    approvedForInternal: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);
