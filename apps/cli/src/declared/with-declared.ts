import { lists, verbs } from '@muster/api-client/declared';
import type { Noun, Verb } from '../command-line/verb.ts';
import { declaredList } from './declared-list.ts';
import { declaredVerb } from './declared-verb.ts';

/**
 * Adds the lists and verbs that the server declares to each noun; handwritten ones of the same name take precedence.
 */
export const withDeclared = (nouns: readonly Noun[]): readonly Noun[] =>
  nouns.map((noun) => {
    const byHand = new Set(noun.verbs.flatMap(namesOf));
    const declared = [
      ...lists.filter((each) => each.noun === noun.name).map(declaredList),
      ...verbs.filter((each) => each.noun === noun.name).map(declaredVerb),
    ].filter((each) => !namesOf(each).some((name) => byHand.has(name)));
    return { ...noun, verbs: [...noun.verbs, ...declared] };
  });

const namesOf = ({ usage, aliases = [] }: Verb): readonly string[] => [usage.split(' ')[0] ?? usage, ...aliases];
