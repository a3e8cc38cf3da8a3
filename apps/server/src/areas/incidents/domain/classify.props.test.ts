import fc from 'fast-check';
import { isDeep } from '@muster/testing';
import { describe, expect, test } from 'vitest';
import type { FactQuestion, PolicySnapshot } from '@muster/policy';
import { releasedPolicy } from '../../../testing/released-policy.ts';
import { policy } from '../testing/declared.ts';
import { anyFacts } from '../testing/any-facts.ts';
import { classify } from './classify.ts';
import type { Facts } from './facts.ts';
import { severityRank } from './severity.ts';

type Answer = Facts[string] | undefined;

/** Every answer that can make a difference, mildest first: below, at and above each limit of the policy. */
function answersTo(asked: FactQuestion): readonly NonNullable<Answer>[] {
  switch (asked.kind) {
    case 'choice':
      return asked.choices;
    case 'share':
      return [0, 0.1, 0.11];
    case 'minutes':
      return [0, 30, 31];
    case 'yes-no':
      return asked.worse ? [false, true] : [true, false];
  }
}

/**
 * Every set of facts on the grid with its severity, indexed by position: a step of `stride` worsens one fact once. With
 * `unknown`, a fact may be unknown too.
 */
function gridOf(on: PolicySnapshot, { unknown }: { readonly unknown: boolean }) {
  let sets = 1;
  const axes = Object.entries(on.triage.facts).map(([fact, asked]) => {
    const answers: readonly Answer[] = unknown ? [...answersTo(asked), undefined] : answersTo(asked);
    const axis = { fact, answers, stride: sets, worse: answersTo(asked).length };
    sets *= answers.length;
    return axis;
  });
  const factsAt = (place: number): Facts =>
    Object.fromEntries(
      axes.flatMap(({ fact, answers, stride }) => {
        const answer = answers[Math.floor(place / stride) % answers.length];
        return answer === undefined ? [] : [[fact, answer]];
      }),
    );
  return { axes, sets, factsAt };
}

/** How often worsening a single fact gave a milder severity, and the first such case. */
function milderThoughWorse(on: PolicySnapshot, given: { readonly unknown: boolean }) {
  const { axes, sets, factsAt } = gridOf(on, given);
  const ranks = Array.from({ length: sets }, (_, place) => severityRank(classify(factsAt(place), on).severity));
  const milder: unknown[] = [];
  let worsenings = 0;
  for (const [place, rank] of ranks.entries()) {
    for (const { fact, answers, stride, worse } of axes) {
      if ((Math.floor(place / stride) % answers.length) + 1 >= worse) continue;
      worsenings += 1;
      if ((ranks[place + stride] ?? -1) > rank) milder.push({ worsened: fact, from: factsAt(place) });
    }
  }
  return { sets, worsenings, milder: milder.length, first: milder[0] };
}

describe('worse facts never give a milder severity [GOV 3.1.1]', () => {
  test('for every set of facts and every single worsening', () => {
    expect(milderThoughWorse(policy, { unknown: false })).toMatchObject({
      sets: 11_664,
      worsenings: 69_984,
      milder: 0,
    });
  });

  test.runIf(isDeep)('nor where some facts are unknown', { timeout: 300_000 }, () => {
    expect(milderThoughWorse(policy, { unknown: true })).toMatchObject({ sets: 331_776, milder: 0 });
  });

  test('nor for some of those sets in which facts are unknown', () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(...Object.keys(policy.triage.facts)), (facts, fact) => {
        const asked = policy.triage.facts[fact];
        const answers = asked === undefined ? [] : answersTo(asked);
        const ranks = answers.map((answer) => severityRank(classify({ ...facts, [fact]: answer }, policy).severity));
        expect(ranks).toEqual(ranks.toSorted((first, second) => second - first));
      }),
      { seed: 26, numRuns: 2000 },
    );
  });

  test.each([
    ['the fall-back is SEV-3', 'triage.yaml', 'none: SEV-2', 'none: SEV-3'],
    ['SEV-3 is met by any of its phrases', 'severities.yaml', /clause: 3\.3\.1\n {4}all:/, 'clause: 3.3.1\n    any:'],
    [
      'SEV-4 allows every share but one',
      'severities.yaml',
      'usersImpactedShare, is: 0%',
      'usersImpactedShare, isNot: 10%',
    ],
  ])('whatever the policy says: %s', (_words, file, from, to) => {
    const other = releasedPolicy({ [file]: (text) => text.replace(from, to) });
    expect(other.hash).not.toBe(policy.hash);
    expect(milderThoughWorse(other, { unknown: false })).toMatchObject({ sets: 11_664, milder: 0 });
  });
});

test('complete facts always decide, by the words of the document where it has some for them [GOV 3.1.1] [GOV 3.2.1] [GOV 3.3.1] [GOV 3.4.1]', () => {
  const { sets, factsAt } = gridOf(policy, { unknown: false });
  for (let place = 0; place < sets; place += 1) {
    const facts = factsAt(place);
    const { kind, severity } = classify(facts, policy);
    expect(kind).toBe('decided');
    expect(severity).toBe(byTheDocument(facts));
  }
});

/** An independent implementation of R26: SEV-1 by its own wording only, whoever is or is not affected. */
function byTheDocument(facts: Facts): string {
  const [share, breach] = [Number(facts['usersImpactedShare']), Number(facts['sloBreachMinutes'])];
  if (facts['outage'] === 'full' || share > 0.1 || breach > 30 || facts['revenueImpact'] === 'confirmed')
    return 'SEV-1';
  // A degraded SLO without a workaround is no better than one with it.
  const isDegraded = facts['sloDegraded'] === true || breach > 0;
  if (facts['outage'] === 'partial' || isDegraded || facts['userFacingProviderOutage'] === true) return 'SEV-2';
  if (share === 0 && facts['degradation'] !== 'major' && facts['caughtByMonitoring'] === true) return 'SEV-4';
  return facts['scope'] !== 'wider' && breach === 0 && facts['workaround'] === true ? 'SEV-3' : 'SEV-2';
}

test('an unknown is never read as "no": what comes to be known stays between what could be', () => {
  fc.assert(
    fc.property(anyFacts, anyFacts, (facts, more) => {
      const before = classify(facts, policy);
      const after = classify({ ...more, ...facts }, policy);
      if (before.kind === 'decided') expect([after.kind, after.severity]).toEqual(['decided', before.severity]);
    }),
    { seed: 27 },
  );
});

test('an undecided classification asks only for facts that are unknown, and what it asks settles it', () => {
  fc.assert(
    fc.property(anyFacts, anyFacts, (facts, answers) => {
      const classification = classify(facts, policy);
      if (classification.kind === 'decided') return;
      expect(classification.ask.length).toBeGreaterThan(0);
      for (const asked of classification.ask) expect(facts).not.toHaveProperty(asked);
      const answered = Object.fromEntries(classification.ask.map((fact) => [fact, answers[fact] ?? mildestOf(fact)]));
      expect(classify({ ...facts, ...answered }, policy).kind).toBe('decided');
    }),
    { seed: 28 },
  );
});

const mildestOf = (fact: string): NonNullable<Answer> => {
  const asked = policy.triage.facts[fact];
  return (asked && answersTo(asked)[0]) ?? false;
};
