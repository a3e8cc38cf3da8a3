import type { TSchema } from 'typebox';
import Type from 'typebox';
import type { ClauseId } from '../vocabulary.ts';
import { ClauseRef, Id, Words, durationPattern, minutesOf, percentPattern, shareOf, shape } from './scalars.ts';

export const comparisons = ['is', 'isNot', 'oneOf', 'above', 'atLeast', 'below', 'atMost'] as const;
export type Comparison = (typeof comparisons)[number];
export type FactValue = string | number | boolean;

/**
 * A severity's criterion as a rule over facts (clauses 3.1.1 to 3.4.1). Shares are numbers from 0 to 1, durations
 * minutes. `words` is the document's own phrase that the rule encodes.
 */
export type Criterion = { clause: ClauseId; words?: string } & (
  | { kind: 'fact'; fact: string; comparison: Comparison; value: FactValue | readonly string[] }
  | { kind: 'any' | 'all'; criteria: readonly Criterion[] }
);

type Common = { clause?: string; words?: string };
export type CriterionYaml = Common &
  (
    | ({ fact: string } & { [key in Comparison]?: FactValue | string[] })
    | { any: CriterionYaml[] }
    | { all: CriterionYaml[] }
  );

const Value = Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Array(Type.String())], {
  expects: 'a word, a share such as 10%, a duration such as 30m, true, false or a list of words',
});
const common = { words: Type.Optional(Words), clause: Type.Optional(ClauseRef) };
const FactRule = shape({
  fact: Id,
  ...common,
  is: Type.Optional(Value),
  isNot: Type.Optional(Value),
  oneOf: Type.Optional(Type.Array(Type.String(), { minItems: 1, uniqueItems: true })),
  above: Type.Optional(Value),
  atLeast: Type.Optional(Value),
  below: Type.Optional(Value),
  atMost: Type.Optional(Value),
});

/** Maximum nesting of groups; the document's deepest phrase needs four. */
const deepest = 5;

function ruleSchema(depth: number): TSchema {
  if (depth === 0) return FactRule;
  const members = Type.Array(ruleSchema(depth - 1), { minItems: 1 });
  return Type.Union([FactRule, shape({ any: members, ...common }), shape({ all: members, ...common })]);
}

const members = Type.Unsafe<CriterionYaml[]>(Type.Array(ruleSchema(deepest), { minItems: 1 }));

/** A severity's criteria: one group whose clause its members inherit unless they name their own (as 9.4 does). */
export const CriteriaSchema = Type.Decode(
  Type.Union([shape({ any: members, clause: ClauseRef }), shape({ all: members, clause: ClauseRef })]),
  ({ clause, ...group }): Criterion => criterionOf(group, clause),
);

function criterionOf(yaml: CriterionYaml, inherited: ClauseId): Criterion {
  const clause = yaml.clause ?? inherited;
  const head = yaml.words === undefined ? { clause } : { clause, words: yaml.words };
  if ('any' in yaml) return { kind: 'any', criteria: yaml.any.map((member) => criterionOf(member, clause)), ...head };
  if ('all' in yaml) return { kind: 'all', criteria: yaml.all.map((member) => criterionOf(member, clause)), ...head };
  const comparison = comparisons.find((name) => yaml[name] !== undefined);
  if (comparison === undefined) throw new Error('a fact rule without a comparison passed the checks');
  return {
    kind: 'fact',
    fact: yaml.fact,
    comparison,
    value: factValue(yaml[comparison] as FactValue | string[]),
    ...head,
  };
}

function factValue(value: FactValue | string[]): FactValue | string[] {
  if (typeof value !== 'string') return value;
  if (new RegExp(percentPattern).test(value)) {
    const { numerator, denominator } = shareOf(value);
    return numerator / denominator;
  }
  return new RegExp(durationPattern).test(value) ? minutesOf(value) : value;
}
