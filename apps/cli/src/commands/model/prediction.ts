import type { Prediction } from '@muster/api-client';
import type { Noun, Verb } from '../../command-line/verb.ts';
import { answerOf } from '../../connection/connection.ts';
import { fields } from '../../output/fields.ts';
import type { Screen } from '../../output/screen.ts';
import { instantWords } from '../../output/time-words.ts';
import { givenText } from '../given-text.ts';

const show: Verb = {
  usage: 'show <prediction>',
  summary: 'one prediction: the decision and the model’s input; each look is recorded',
  options: [
    { flags: '--model <name>', what: 'its model, if the id is the producer’s own' },
    { flags: '--day <day>', what: 'its UTC day, if several have this id' },
  ],
  examples: ['muster prediction show order-4711 --model credit-risk'],
  next: 'muster prediction about -',
  async run({ words: [id = ''], options, connection }) {
    const { api } = connection();
    const [model, day] = [options.text('model'), options.text('day')];
    const query = { ...(model === undefined ? {} : { model }), ...(day === undefined ? {} : { day }) };
    const { items } = await answerOf(api.GET('/v1/predictions/{id}', { params: { path: { id }, query } }));
    return { json: items, words: (screen) => predictionsWords(items, screen) };
  },
};

const about: Verb = {
  usage: 'about <subject>',
  summary: 'decisions about a person; `-` reads the person’s identifier from standard input',
  examples: ['muster prediction about - < subject.txt'],
  next: 'muster prediction show <id> --model <model>',
  async run({ words: [given = ''], shell, connection }) {
    const { api } = connection();
    const subject = (await givenText(given, shell)) ?? '';
    const { items } = await answerOf(api.POST('/v1/predictions/about', { body: { subject } }));
    return { json: items, words: (screen) => predictionsWords(items, screen) };
  },
};

export const predictionsWords = (items: readonly Prediction[], screen: Screen): string =>
  items.length === 0
    ? 'No such prediction is recorded.\n'
    : items.map((each) => predictionWords(each, screen)).join('\n');

const predictionWords = (shown: Prediction, screen: Screen): string =>
  fields(
    {
      prediction: shown.id,
      model: `${shown.model} ${shown.modelVersion}`,
      at: instantWords(shown.at),
      decision: shown.decision,
      score: shown.score === undefined ? undefined : String(shown.score),
      subject: shown.subject,
      forgotten: shown.isForgotten ? 'the person it is about was erased: the encrypted parts are gone' : undefined,
      ...Object.fromEntries(
        [...shown.features, ...shown.groups].map(({ name, value }) => [name, String(value ?? 'empty')]),
      ),
      explanation: shown.explanation,
      outcome: shown.outcomes.map(({ says }) => says).join(', '),
      reviews: shown.reviews.map(({ code, state, verdict }) => `${code} ${verdict ?? state}`).join(', '),
      'id in Muster': `${shown.key} of ${shown.day}`,
    },
    screen,
  );

export const prediction: Noun = {
  name: 'prediction',
  summary: 'decisions about people, and their basis; each look is recorded',
  group: 'Respond:',
  verbs: [show, about],
};
