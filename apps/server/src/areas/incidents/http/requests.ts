import { severities } from '@muster/policy';
import { Type, type TObject } from 'typebox';
import { FactsInput } from '../commands/facts-input.ts';
import { CodeInput } from '../commands/incident-input.ts';
import { phases } from '../domain/incident.ts';

export const ByCode = Type.Object({ code: CodeInput });

const Severity = Type.Enum(severities);

/**
 * What a command on one incident is sent: the path names the incident, and `If-Match` the version. Where nothing is left,
 * nothing need be sent.
 */
export function bodyOf({ input }: { readonly input: TObject }): TObject {
  const body = Type.Omit(input, ['code', 'expectedVersion']);
  return Object.keys(body.properties).length === 0 ? Type.Optional(body) : body;
}

export const FactsBody = Type.Object({ facts: FactsInput });

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
