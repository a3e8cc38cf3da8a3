import type { ReactNode } from 'react';
import { Fragment } from 'react';
import { cutAtInstants } from './cut-at-instants.ts';
import { Time } from './time.tsx';

type Props = {
  text: string;
  /** Moments that the server says it named in the text. */
  instants?: readonly string[] | undefined;
  /** How what stands between them is shown. */
  between?: (words: string) => ReactNode;
};

/** A sentence of the server, its moments by the reader's clock as anywhere else. */
export function TimedWords({ text, instants = [], between = asItIs }: Props) {
  return cutAtInstants(text, instants).map((part, at) => (
    <Fragment key={at}>{part.kind === 'instant' ? <Time at={part.text} as="in-words" /> : between(part.text)}</Fragment>
  ));
}

const asItIs = (words: string): ReactNode => words;
