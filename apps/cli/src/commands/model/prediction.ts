import type { Prediction } from '@muster/api-client';
import type { Noun, Verb } from '../../command-line/verb.ts';
import { answerOf } from '../../connection/connection.ts';
import { fields } from '../../output/fields.ts';
import type { Screen } from '../../output/screen.ts';
import { instantWords } from '../../output/time-words.ts';
import { givenText } from '../given-text.ts';

const show: Verb = {
  usage: 'show <prediction>',
  summary: 'what was decided, with what the model was told; each look is on the record',
  options: [
    { flags: '--model <name>', what: 'of which model, where the id is its producer’s own' },
    { flags: '--day <day>', what: 'of which UTC day, where several have the id' },
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
  summary: 'what was decided about somebody; `-` reads what they are called from standard input',
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
    ? 'There is no such prediction on record.\n'
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
      forgotten: shown.isForgotten ? 'whom it is about was forgotten: what was encrypted is gone' : undefined,
      ...Object.fromEntries(
        [...shown.features, ...shown.groups].map(({ name, value }) => [name, String(value ?? 'empty')]),
      ),
      explanation: shown.explanation,
      'turned out': shown.outcomes.map(({ says }) => says).join(', '),
      reviews: shown.reviews.map(({ code, state, verdict }) => `${code} ${verdict ?? state}`).join(', '),
      'known here as': `${shown.key} of ${shown.day}`,
    },
    screen,
  );

export const prediction: Noun = {
  name: 'prediction',
  summary: 'what was decided about whom, and on what; each look is on the record',
  group: 'Respond:',
  verbs: [show, about],
};
