import type { IRegularForbiddenRuleType } from 'dependency-cruiser';
import type { AreaMap } from '../project/areas.ts';

const SRC = '^apps/server/src';
const AREAS = `${SRC}/areas`;
const TESTS = String.raw`\.test\.tsx?$|/(testing|test|fixtures)/`;

/**
 * The walls between folders as rules for dependency-cruiser, from `lint/areas.json`. Exemptions refer to rules by name.
 */
export function dependencyRules(map: AreaMap): IRegularForbiddenRuleType[] {
  return [
    rule('no-cycle', 'modules import each other in a circle', { path: '' }, { circular: true }),
    // This package only contains types, so there is no module to resolve.
    rule(
      'resolvable',
      'the module is not there',
      { path: '' },
      { couldNotResolve: true, pathNot: '^@octokit/openapi-types$' },
    ),
    rule(
      'declared',
      'the package is in no package.json',
      { path: '' },
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    ),
    rule(
      'tests-stay-outside',
      'what ships uses what only tests use',
      { path: '^(apps|packages)/', pathNot: TESTS },
      { path: TESTS },
    ),
    ...Object.entries(map.areas).map(([name, area]) => areaEdges(name, area.calls)),
    rule(
      'area-door',
      'another area is entered by its public.ts or domain only',
      { path: `${AREAS}/([^/]+)/`, pathNot: TESTS },
      {
        path: `${AREAS}/`,
        pathNot: [String.raw`${AREAS}/($1/|[^/]+/(public\.ts$|domain/))`, ...sideDoorsOf(map).map(({ door }) => door)],
      },
    ),
    ...sideDoorsOf(map).map(({ door, openTo }) =>
      rule(
        'side-door',
        'lint/areas.json says whom this door is for',
        { path: '^(apps|packages)/', pathNot: `${AREAS}/(${openTo.join('|')})/|${TESTS}` },
        { path: door },
      ),
    ),
    ...insideAnArea(),
    rule(
      'platform-below',
      'the platform knows no area',
      { path: `${SRC}/platform/`, pathNot: TESTS },
      { path: `${SRC}/(areas|app)/` },
    ),
    rule(
      'app-on-top',
      'nothing imports the composition root',
      { path: '^(apps|packages)/', pathNot: `${SRC}/(app|testing)/|${TESTS}` },
      {
        path: `${SRC}/app/`,
      },
    ),
    rule(
      'kernel-alone',
      'the kernel stands on nothing',
      { path: `${SRC}/kernel/`, pathNot: TESTS },
      {
        pathNot: `${SRC}/kernel/`,
      },
    ),
    rule('packages-below', 'a package knows no app', { path: '^packages/' }, { path: '^(apps|e2e|bench|lint)/' }),
    rule(
      'packages-pure',
      'a pure package runs in a browser too',
      { path: '^packages/(policy|scrubber|proofs)/src/', pathNot: TESTS },
      {
        dependencyTypes: ['core'],
      },
    ),
    rule(
      'web-apart',
      'the browser has the API and the packages only',
      { path: '^apps/web/src/', pathNot: TESTS },
      {
        path: '^apps/(server|cli)/',
      },
    ),
    rule(
      'web-in-a-browser',
      'a browser has no Node',
      { path: '^apps/web/src/', pathNot: TESTS },
      { dependencyTypes: ['core'] },
    ),
    rule(
      'cli-apart',
      "the command line loads the server's own code at run time or not at all",
      { path: '^apps/cli/src/', pathNot: TESTS },
      {
        path: '^apps/(server|web)/',
        dynamic: false,
      },
    ),
  ];
}

const areaEdges = (name: string, calls: readonly string[]): IRegularForbiddenRuleType =>
  rule(
    'area-edge',
    'the edge is not in lint/areas.json',
    { path: `${AREAS}/${name}/`, pathNot: TESTS },
    {
      path: `${AREAS}/`,
      pathNot: `${AREAS}/(${[name, ...calls].join('|')})/`,
    },
  );

const sideDoorsOf = ({ areas }: AreaMap): { readonly door: string; readonly openTo: readonly string[] }[] =>
  Object.entries(areas).flatMap(([name, { sideDoors = {} }]) =>
    Object.entries(sideDoors).map(([file, openTo]) => ({
      door: `${AREAS}/${name}/${file.replaceAll('.', String.raw`\.`)}$`,
      openTo,
    })),
  );

/**
 * What each of an area's folders may not import. Decisions import no other folder; HTTP and reactions are edges over
 * commands, queries and noun folders. Folders may not form a cycle (`project/folders.ts`).
 */
function insideAnArea(): IRegularForbiddenRuleType[] {
  const folder = (from: string, not: string, why: string): IRegularForbiddenRuleType =>
    rule(`${from}-layer`, why, { path: `${AREAS}/([^/]+)/${from}`, pathNot: TESTS }, { path: `${AREAS}/$1/(${not})/` });
  return [
    rule(
      'domain-pure',
      'domain stands on domain, kernel and packages',
      { path: `${AREAS}/[^/]+/domain/`, pathNot: TESTS },
      {
        pathNot: [`${AREAS}/[^/]+/domain/`, `${SRC}/kernel/`, '^packages/|^@muster/'],
      },
    ),
    rule(
      'store-layer',
      'the store serves the others, and stands on domain alone',
      { path: `${AREAS}/([^/]+)/store/`, pathNot: TESTS },
      { path: `${AREAS}/$1/(?!store/|domain/)[^/]+/` },
    ),
    folder('commands', 'http|reactions', 'a command knows no edge'),
    folder('queries', 'http|commands|reactions', 'a question changes nothing and knows no edge'),
    folder('http', 'store|reactions', 'an edge asks commands and queries, never the store'),
    folder('reactions', 'http', 'one edge does not call another'),
    rule(
      'noun-layer',
      'a folder of a noun of the area stands below its edges',
      { path: `${AREAS}/([^/]+)/(?!domain/|store/|commands/|queries/|http/|reactions/)[^/]+/`, pathNot: TESTS },
      { path: `${AREAS}/$1/(http|reactions)/` },
    ),
    folder('public', 'http|store|reactions', 'the door shows commands, queries and domain'),
  ];
}

const rule = (
  name: string,
  comment: string,
  from: IRegularForbiddenRuleType['from'],
  to: IRegularForbiddenRuleType['to'],
): IRegularForbiddenRuleType => ({ name, comment, severity: 'error', from, to });
