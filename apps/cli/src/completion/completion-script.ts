import type { Noun, Verb } from '../command-line/verb.ts';

export const shells = ['bash', 'zsh', 'fish'] as const;
export type CompletedShell = (typeof shells)[number];

/** The words to complete: after `muster`, after a noun, and each verb's options. */
export type Vocabulary = {
  readonly nouns: readonly Noun[];
  readonly loose: readonly Verb[];
};

/** The shell script that completes this version's nouns, verbs and options. */
export const completionScript = (shell: CompletedShell, words: Vocabulary): string => scripts[shell](words);

const GLOBAL = ['--json', '--server', '--help'];

const nameOf = ({ usage }: Verb): string => usage.split(' ')[0] ?? usage;

const optionsOf = ({ options = [] }: Verb): readonly string[] => [
  ...options.flatMap(({ flags }) => flags.match(/--[a-z-]+/g) ?? []),
  ...GLOBAL,
];

const firstWords = ({ nouns, loose }: Vocabulary): readonly string[] => [
  ...nouns.map(({ name }) => name),
  ...loose.map(nameOf),
];

const bash = (words: Vocabulary): string => {
  const nouns = words.nouns.map(({ name, verbs }) => `    ${name}) words="${verbs.map(nameOf).join(' ')}" ;;`);
  const verbs = [
    ...words.nouns.flatMap((noun) =>
      noun.verbs.map((verb) => `    "${noun.name} ${nameOf(verb)}") options="${optionsOf(verb).join(' ')}" ;;`),
    ),
    ...words.loose.map((verb) => `    "${nameOf(verb)} "*) options="${optionsOf(verb).join(' ')}" ;;`),
  ];
  return `_muster() {
  local current=\${COMP_WORDS[COMP_CWORD]} first=\${COMP_WORDS[1]} second=\${COMP_WORDS[2]} words="" options="${GLOBAL.join(' ')}"
  case "$first" in
${nouns.join('\n')}
  esac
  case "$first $second" in
${verbs.join('\n')}
  esac
  if [[ $current == -* ]]; then COMPREPLY=($(compgen -W "$options" -- "$current"))
  elif [[ $COMP_CWORD == 1 ]]; then COMPREPLY=($(compgen -W "${firstWords(words).join(' ')}" -- "$current"))
  elif [[ $COMP_CWORD == 2 ]]; then COMPREPLY=($(compgen -W "$words" -- "$current"))
  fi
}
complete -o default -F _muster muster
`;
};

const zsh = (words: Vocabulary): string => `#compdef muster
autoload -U +X bashcompinit && bashcompinit
${bash(words)}`;

const fish = ({ nouns, loose }: Vocabulary): string => {
  const first = '__fish_is_nth_token 1';
  const lines = [
    'complete -c muster -f',
    ...[...nouns.map(({ name, summary }) => ({ name, says: summary })), ...loose.map(said)].map(
      ({ name, says }) => `complete -c muster -n '${first}' -a ${name} -d ${quoted(says)}`,
    ),
    ...nouns.flatMap(({ name, verbs }) =>
      verbs
        .map(said)
        .map(
          (verb) =>
            `complete -c muster -n '__fish_seen_subcommand_from ${name}; and __fish_is_nth_token 2' -a ${verb.name} -d ${quoted(verb.says)}`,
        ),
    ),
    ...nouns.flatMap(({ name, verbs }) =>
      verbs.flatMap((verb) =>
        optionsOf(verb).map(
          (option) =>
            `complete -c muster -n '__fish_seen_subcommand_from ${name}; and __fish_seen_subcommand_from ${nameOf(verb)}' -l ${option.slice(2)}`,
        ),
      ),
    ),
  ];
  return `${lines.join('\n')}\n`;
};

const scripts: Readonly<Record<CompletedShell, (words: Vocabulary) => string>> = { bash, zsh, fish };

const said = (verb: Verb): { readonly name: string; readonly says: string } => ({
  name: nameOf(verb),
  says: verb.summary,
});

const quoted = (text: string): string => `'${text.replaceAll("'", "\\'")}'`;
