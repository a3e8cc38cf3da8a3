import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/*
 * Writes the section "Map" of docs/architecture.md: each area with the first sentence of its README and the names of
 * its story tests.
 *
 *   npm run map                                 rewrites the section
 *   npm exec -c 'node lint/map.ts --check'      fails if it is out of date
 */
const root = join(import.meta.dirname, '..');
const page = join(root, 'docs', 'architecture.md');
const SECTION = /(?<=<!-- written by lint\/map\.ts -->\n)[\s\S]*?(?=<!-- end of the map -->)/;
const AREAS = 'apps/server/src/areas';

/** Folders outside the areas that have story tests, with what those are about. */
const OTHERS = {
  'apps/cli/src/stories': 'the `muster` command against a running server',
  'apps/server/src/platform': 'what commands of every area share',
  'apps/server/src/app': 'the server as a whole',
};

/** Names of the story tests below a folder, without `.story.test.ts`. */
const storiesIn = (folder: string): readonly string[] =>
  globSync(`${folder}/**/*.story.test.ts`, { cwd: root })
    .map((path) => `\`${basename(path, '.story.test.ts')}\``)
    .toSorted();

function firstSentenceOf(readme: string): string {
  const [, paragraph = ''] = readFileSync(join(root, readme), 'utf8').split(/\n{2,}/);
  const [sentence = ''] = paragraph.replaceAll('\n', ' ').split(/(?<=\.) (?=\p{Lu}|`)/u);
  if (!/^\p{Lu}.*\.$/u.test(sentence) || sentence.includes(']('))
    throw new Error(`${readme} does not begin with a sentence without links: ${sentence}`);
  return sentence;
}

function written(): string {
  const areas = globSync(`${AREAS}/*/README.md`, { cwd: root })
    .toSorted()
    .map((readme) => {
      const area = readme.split('/').at(-2) ?? '';
      return `| [${area}](../${readme}) | ${firstSentenceOf(readme)} | ${storiesIn(`${AREAS}/${area}`).join(', ') || '–'} |`;
    });
  const others = Object.entries(OTHERS)
    .map(([folder, about]) => ({ folder, about, stories: storiesIn(folder) }))
    .filter(({ stories }) => stories.length > 0)
    .map(({ folder, about, stories }) => `- \`${folder}\`, ${about}: ${stories.join(', ')}`);
  return ['', '| Area | What it does | Story tests |', '|---|---|---|', ...areas, '', ...others, '', ''].join('\n');
}

const old = readFileSync(page, 'utf8');
if (!SECTION.test(old)) throw new Error(`${page} has no place for the map`);
const fresh = old.replace(SECTION, () => written());
if (!process.argv.includes('--check')) writeFileSync(page, fresh);
else if (fresh !== old) {
  console.log('The map in docs/architecture.md is out of date: run npm run map.');
  process.exitCode = 1;
}
