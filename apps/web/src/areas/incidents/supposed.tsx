import type { FactDefault } from '@muster/api-client';

/** The catalog's default answers until somebody gives one, and why. */
export function Supposed({ defaults }: { defaults: readonly FactDefault[] }) {
  return defaults.map((each) => (
    <p key={each.fact} className="soft">
      {each.question} {answerWords(each.answer)}, for now: {each.because}, according to the catalog.
    </p>
  ));
}

const answerWords = (answer: FactDefault['answer']): string =>
  typeof answer === 'boolean' ? (answer ? 'Yes' : 'No') : String(answer).replaceAll('-', ' ');
