import type { PolicyProblem } from '../problem.ts';
import type { Path, YamlFile } from '../reading/open-yaml.ts';
import type { Comparison, CriterionYaml } from '../schema/criterion.ts';
import { comparisons } from '../schema/criterion.ts';
import { durationPattern, percentPattern } from '../schema/scalars.ts';

type Fact = { kind: 'choice'; choices: string[] } | { kind: 'share' } | { kind: 'minutes' } | { kind: 'yes-no' };

const ordered: readonly Comparison[] = ['is', 'isNot', 'above', 'atLeast', 'below', 'atMost'];
const named: readonly Comparison[] = ['is', 'isNot', 'oneOf'];

/**
 * A criterion tests a fact defined in triage.yaml, each only once, with a comparison and a value that fit the fact's
 * kind.
 */
export function criterionProblems(severities: YamlFile, triage: YamlFile): PolicyProblem[] {
  const facts = (triage.value as { facts: Record<string, Fact> }).facts;
  const levels = severities.value as Record<string, { criteria: CriterionYaml }>;
  return Object.entries(levels).flatMap(([id, level]) => inRule([id, 'criteria'], level.criteria));

  function inRule(path: Path, rule: CriterionYaml): PolicyProblem[] {
    for (const group of ['any', 'all'] as const) {
      const members = (rule as Partial<Record<'any' | 'all', CriterionYaml[]>>)[group];
      if (members) return members.flatMap((member, index) => inRule([...path, group, index], member));
    }
    return inFactRule(path, rule as { fact: string } & Record<Comparison, unknown>);
  }

  function inFactRule(path: Path, rule: { fact: string } & Partial<Record<Comparison, unknown>>): PolicyProblem[] {
    const fact = Object.hasOwn(facts, rule.fact) ? facts[rule.fact] : undefined;
    if (!fact) {
      return [
        severities.problemAt(
          [...path, 'fact'],
          'unknown-fact',
          `there is no fact ${rule.fact}`,
          `Use ${Object.keys(facts).join(', ')}`,
        ),
      ];
    }
    const used = comparisons.filter((name) => rule[name] !== undefined);
    const [comparison] = used;
    if (comparison === undefined || used.length > 1) {
      return [
        severities.problemAt(
          path,
          'bad-criterion',
          `${rule.fact} needs exactly one comparison`,
          `Use one of: ${comparisons.join(', ')}`,
        ),
      ];
    }
    if (fits(fact, comparison, rule[comparison])) return [];
    return [
      severities.problemAt(
        [...path, comparison],
        'bad-criterion',
        `${comparison} cannot be used with ${rule.fact}`,
        `Compare it with ${wanted(fact)}`,
      ),
    ];
  }
}

/** A catalog default must answer a multiple-choice question of triage.yaml. */
export function defaultProblems(triage: YamlFile): PolicyProblem[] {
  const { facts, defaults } = triage.value as {
    facts: Record<string, Fact>;
    defaults: readonly { fact: string; answer: unknown }[];
  };
  return defaults.flatMap(({ fact, answer }, index) => {
    const asked = Object.hasOwn(facts, fact) ? facts[fact] : undefined;
    if (asked === undefined)
      return [
        triage.problemAt(
          ['defaults', index, 'fact'],
          'unknown-fact',
          `there is no fact ${fact}`,
          `Use ${Object.keys(facts).join(', ')}`,
        ),
      ];
    const isAnswer =
      asked.kind === 'yes-no'
        ? typeof answer === 'boolean'
        : asked.kind === 'choice' && asked.choices.includes(answer as string);
    if (isAnswer) return [];
    const remedy = asked.kind === 'choice' ? `Give one of ${asked.choices.join(', ')}` : 'Give true or false';
    return [triage.problemAt(['defaults', index, 'answer'], 'bad-criterion', `is not a default for ${fact}`, remedy)];
  });
}

function fits(fact: Fact, comparison: Comparison, value: unknown): boolean {
  if (fact.kind === 'yes-no') return comparison === 'is' && typeof value === 'boolean';
  if (fact.kind === 'choice') {
    return named.includes(comparison) && [value].flat().every((word) => fact.choices.includes(word as string));
  }
  const pattern = new RegExp(fact.kind === 'share' ? percentPattern : durationPattern);
  return ordered.includes(comparison) && typeof value === 'string' && pattern.test(value);
}

function wanted(fact: Fact): string {
  if (fact.kind === 'choice') return `is, isNot or oneOf: ${fact.choices.join(', ')}`;
  if (fact.kind === 'yes-no') return 'is: true or is: false';
  return fact.kind === 'share' ? 'a share such as 10%' : 'a duration such as 30m';
}
