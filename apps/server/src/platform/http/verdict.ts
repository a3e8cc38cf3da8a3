import { Type } from 'typebox';

/**
 * Whether the caller may do something, and if not, why, by which clause, and who could: for screens to show in advance.
 */
export const Verdict = Type.Object(
  {
    allowed: Type.Boolean(),
    reason: Type.Optional(Type.String()),
    remedy: Type.Optional(Type.String()),
    clause: Type.Optional(Type.String()),
    confirm: Type.Optional(Type.String({ description: 'Questions to ask first; a yes states the version seen.' })),
  },
  { title: 'Verdict' },
);
