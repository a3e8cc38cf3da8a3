import { expect, test } from 'vitest';
import { knownWords } from './known-words.ts';

test('a password may be guessed from name, e-mail, organisation and product, whole and in parts [GOV 7.7]', () => {
  const words = knownWords({ name: 'Ada King-Noël', email: 'ada.k@ml.example.org', organisation: 'Engines & Sons' });
  const whole = ['Muster', 'Ada King-Noël', 'ada.k@ml.example.org', 'ada.k', 'ml.example.org', 'Engines & Sons'];
  const parts = ['Ada', 'King', 'Noël', 'ada', 'k', 'ml', 'example', 'org', 'Engines', 'Sons'];
  expect(words.toSorted()).toEqual([...whole, ...parts].toSorted());
});

test('of somebody whose data is gone only the product is left', () => expect(knownWords({})).toEqual(['Muster']));
