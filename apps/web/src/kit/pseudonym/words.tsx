import { TimedWords } from '../time/timed-words.tsx';
import { pseudonymParts } from './pseudonym-parts.ts';
import { Pseudonym } from './pseudonym.tsx';

type Props = {
  text: string;
  /** Moments that the server says it named in the text: they are shown by the reader's clock. */
  instants?: readonly string[] | undefined;
  isInLink?: boolean;
};

/** A text of the record, with its pseudonyms as such and its moments as anywhere else. */
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
