import { severities } from '@muster/policy';
import { Type } from 'typebox';
import { declareIncident } from '../commands/declare-incident.ts';
import { FactsInput } from '../commands/facts-input.ts';
import { CodeInput } from '../commands/incident-input.ts';
import { Note } from '../commands/note-input.ts';
import { phases } from '../domain/incident.ts';

export const ByCode = Type.Object({ code: CodeInput });

const Severity = Type.Enum(severities);

/** What each write takes. The commands check the same again, because other callers reach them too. */
export const Body = {
  declare: declareIncident.input,
  none: Type.Optional(Type.Object({})),
  note: Type.Object({ note: Note }),
  reason: Type.Object({ reason: Note }),
  facts: Type.Object({ facts: FactsInput }),
  severity: Type.Object({ severity: Severity, reason: Note }),
  text: Type.Object({ text: Note, occurredAt: Type.Optional(Type.String({ format: 'date-time' })) }),
  update: Type.Object({ text: Note }),
  handOver: Type.Object({ to: Type.String({ format: 'uuid' }), state: Note }),
} as const;

export const ListQuery = Type.Object({
  open: Type.Optional(Type.Boolean()),
  phase: Type.Optional(Type.Enum(phases)),
  severity: Type.Optional(Severity),
  drill: Type.Optional(Type.Boolean()),
  commander: Type.Optional(Type.Union([Type.String({ format: 'uuid' }), Type.Literal('none')])),
  q: Type.Optional(Type.String({ maxLength: 200 })),
  cursor: Type.Optional(Type.String({ maxLength: 1024 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
});
