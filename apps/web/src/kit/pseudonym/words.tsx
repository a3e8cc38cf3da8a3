import { TimedWords } from '../time/timed-words.tsx';
import { pseudonymParts } from './pseudonym-parts.ts';
import { Pseudonym } from './pseudonym.tsx';

type Props = {
  text: string;
  /** Instants in the text, according to the server: shown in local time. */
  instants?: readonly string[] | undefined;
  isInLink?: boolean;
};

/** Recorded text with its pseudonyms and instants rendered. */
export function Words({ text, instants, isInLink = false }: Props) {
  return (
    <TimedWords
      text={text}
      instants={instants}
      between={(words) =>
        pseudonymParts(words).map((part, at) =>
          part.kind === 'words' ? part.text : <Pseudonym key={at} token={part.text} isInLink={isInLink} />,
        )
      }
    />
  );
}
