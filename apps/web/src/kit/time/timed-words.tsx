import type { ReactNode } from 'react';
import { Fragment } from 'react';
import { cutAtInstants } from './cut-at-instants.ts';
import { Time } from './time.tsx';

type Props = {
  text: string;
  /** Instants in the text, according to the server. */
  instants?: readonly string[] | undefined;
  /** Renders the text between them. */
  between?: (words: string) => ReactNode;
};

/** A server sentence with its instants in local time. */
export function TimedWords({ text, instants = [], between = asItIs }: Props) {
  return cutAtInstants(text, instants).map((part, at) => (
    <Fragment key={at}>{part.kind === 'instant' ? <Time at={part.text} as="in-words" /> : between(part.text)}</Fragment>
  ));
}

const asItIs = (words: string): ReactNode => words;
