import { Type } from 'typebox';

export const Revealed = Type.Object({ token: Type.String(), kind: Type.String(), value: Type.String() });

export const MayReveal = Type.Object({
  allowed: Type.Boolean(),
  reason: Type.Optional(Type.String()),
  clause: Type.Optional(Type.String()),
});
