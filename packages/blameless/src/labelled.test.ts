import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkBlameless } from './check-blameless.ts';

type Labelled = { readonly text: string; readonly blames: boolean };
type Sentences = {
  readonly people: readonly string[];
  readonly tune: readonly Labelled[];
  readonly held: readonly Labelled[];
};

const file = new URL('../labelled/sentences.json', import.meta.url);
const sentences = JSON.parse(readFileSync(file, 'utf8')) as Sentences;

/** Precision (how often a finding is right) and recall (how often wording that should be found is). */
function score(set: readonly Labelled[], people: readonly string[] = sentences.people) {
  const found = set.map(({ text, blames }) => ({ blames, isFound: checkBlameless(text, people).length > 0 }));
  const count = (blames: boolean, isFound: boolean) =>
    found.filter((each) => each.blames === blames && each.isFound === isFound).length;
  const [right, wrong, missed] = [count(true, true), count(false, true), count(true, false)];
  return { precision: right / (right + wrong), recall: right / (right + missed) };
}

test('of the sentences that it was tuned on, the check is right where it speaks and speaks where it should [GOV 8.3]', () => {
  expect(sentences.tune.filter(({ blames }) => !blames)).toHaveLength(sentences.tune.length / 2);
  const { precision, recall } = score(sentences.tune);
  expect(precision).toBeGreaterThanOrEqual(0.9);
  expect(recall).toBeGreaterThanOrEqual(0.8);
});

test('of those that it was not tuned on, the same [GOV 8.3]', () => {
  expect(sentences.held).toHaveLength(sentences.tune.length);
  const { precision, recall } = score(sentences.held);
  expect(precision).toBeGreaterThanOrEqual(0.9);
  expect(recall).toBeGreaterThanOrEqual(0.8);
});

test('of those by an author who had not seen the rules, the same [GOV 8.3]', () => {
  const other = new URL('../labelled/unseen.json', import.meta.url);
  const { people, unseen } = JSON.parse(readFileSync(other, 'utf8')) as {
    readonly people: readonly string[];
    readonly unseen: readonly Labelled[];
  };
  expect(unseen).toHaveLength(120);
  const { precision, recall } = score(unseen, people);
  expect(precision).toBeGreaterThanOrEqual(0.9);
  expect(recall).toBeGreaterThanOrEqual(0.8);
});
