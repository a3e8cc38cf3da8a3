import { severities } from '@muster/policy';
import { Type, type Static } from 'typebox';
import { asId } from '../../../kernel/ids.ts';
import type { Mapping } from '../domain/mapping.ts';

const Label = Type.String({ pattern: '^[a-zA-Z_][a-zA-Z0-9_]{0,127}$' });
const Severity = Type.Enum([...severities]);

/** A label's value. Words only: what is read by it is held against it in lower case, and it is shown to people. */
const words = '^[A-Za-z0-9][A-Za-z0-9._ -]{0,63}$';

/** How an integration reads its alerts. */
export const MappingInput = Type.Object(
  {
    severity: Type.Optional(
      Type.Object(
        { label: Type.Optional(Label), values: Type.Optional(Type.Record(Type.String({ pattern: words }), Severity)) },
        { additionalProperties: false },
      ),
    ),
    team: Type.Optional(
      Type.Object(
        { label: Label, values: Type.Record(Type.String({ pattern: words }), Type.String({ format: 'uuid' })) },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
);

export function mappingFrom({ severity, team }: Static<typeof MappingInput>): Mapping {
  return {
    ...(severity === undefined
      ? {}
      : {
          severity: {
            ...(severity.label === undefined ? {} : { label: severity.label }),
            ...(severity.values === undefined ? {} : { values: lowerCased(severity.values) }),
          },
        }),
    ...(team === undefined
      ? {}
      : {
          team: {
            label: team.label,
            values: Object.fromEntries(Object.entries(team.values).map(([word, id]) => [word, asId<'team'>(id)])),
          },
        }),
  };
}

const lowerCased = <T>(values: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.entries(values).map(([word, value]) => [word.toLowerCase(), value]));
