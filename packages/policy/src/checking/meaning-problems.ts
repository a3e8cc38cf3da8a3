import type { PolicyProblem } from '../problem.ts';
import type { Path, YamlFile } from '../reading/open-yaml.ts';
import { minutesOf } from '../schema/scalars.ts';
import type { SectionName } from '../sections.ts';
import { sectionNames } from '../sections.ts';
import { criterionProblems, defaultProblems } from './criterion-problems.ts';

export type OpenFiles = Record<SectionName, YamlFile>;

/** What no schema can express: consistency between whole files. Expects files that match their schemas. */
export function meaningProblems(files: OpenFiles): PolicyProblem[] {
  return [
    ...cellProblems(files),
    ...criterionProblems(files.severities, files.triage),
    ...defaultProblems(files.triage),
    ...optionProblems(files),
    ...dateProblems(files),
    ...budgetProblems(files),
    ...escalationProblems(files),
    ...authenticationProblems(files.authentication),
    ...approvalProblems(files.approvals),
  ];
}

/** The matrix is complete: every activity has a cell for every RACI role, and for nobody else (2.10). */
function cellProblems({ raci, roles }: OpenFiles): PolicyProblem[] {
  const known = keysAt(roles, ['raci']);
  return keysAt(raci, []).flatMap((activity) => {
    const cells = keysAt(raci, [activity, 'cells']);
    const missing = known.filter((role) => !cells.includes(role));
    const extra = cells.filter((role) => !known.includes(role));
    return [
      ...extra.map((role) =>
        raci.problemAt(
          [activity, 'cells', role],
          'unknown-role',
          `there is no RACI role ${role}`,
          `Use ${known.join(', ')}`,
        ),
      ),
      ...missing.map((role) =>
        raci.problemAt(
          [activity, 'cells'],
          'missing-cell',
          `${activity} has no cell for ${role}`,
          'Give R, A, C, I or A/R',
        ),
      ),
    ];
  });
}

/** The options of a ruling refer to existing data. */
function optionProblems(files: OpenFiles): PolicyProblem[] {
  const byPath = new Map(sectionNames.map((name) => [files[name].path, files[name]]));
  return Object.entries(files.interpretations.value as Record<string, { options: string[] }>).flatMap(([id, ruling]) =>
    ruling.options.flatMap((option, index) => {
      const [path = '', pointer = ''] = option.split('#');
      const file = byPath.get(path);
      if (file && valueAt(file, pointer.split('/').slice(1)) !== undefined) return [];
      return [
        files.interpretations.problemAt(
          [id, 'options', index],
          'contradiction',
          `${option} does not exist`,
          'Point at data of this policy',
        ),
      ];
    }),
  );
}

/** Dates exist in the calendar, and the next review is after the last change. */
function dateProblems({ document, sprints }: OpenFiles): PolicyProblem[] {
  const places: [YamlFile, Path][] = [
    [document, ['lastUpdated']],
    [document, ['review', 'next']],
    [sprints, ['anchor']],
  ];
  const impossible = places
    .filter(([file, path]) => !isDay(textAt(file, path)))
    .map(([file, path]) =>
      file.problemAt(path, 'bad-value', `${textAt(file, path)} is not a date`, 'Write a date such as 2026-08-23'),
    );
  if (impossible.length > 0) return impossible;
  if (textAt(document, ['review', 'next']) > textAt(document, ['lastUpdated'])) return zoneProblems(sprints);
  return [
    document.problemAt(
      ['review', 'next'],
      'contradiction',
      'the next review is not after the last update',
      'Set a later date',
    ),
  ];
}

function zoneProblems(sprints: YamlFile): PolicyProblem[] {
  const zone = textAt(sprints, ['zone']);
  try {
    Intl.DateTimeFormat('en', { timeZone: zone });
    return [];
  } catch {
    return [
      sprints.problemAt(['zone'], 'bad-value', `${zone} is not a time zone`, 'Use a name such as UTC or Europe/Berlin'),
    ];
  }
}

/** Every SLO, and nothing else, has a window over which its freeze is judged. */
function budgetProblems({ slos, errorBudget }: OpenFiles): PolicyProblem[] {
  const judged = keysAt(errorBudget, ['freeze', 'judgedOver']);
  const ids = keysAt(slos, []);
  const place = ['freeze', 'judgedOver'];
  return [
    ...ids
      .filter((id) => !judged.includes(id))
      .map((id) => errorBudget.problemAt(place, 'missing-key', `${id} has no window`, 'Give its window')),
    ...judged
      .filter((id) => !ids.includes(id))
      .map((id) =>
        errorBudget.problemAt([...place, id], 'unknown-key', `there is no SLO ${id}`, 'Use an id of slos.yaml'),
      ),
  ];
}

/** Only a severity with a mitigation clock can escalate when mitigation is late. */
function escalationProblems({ severities }: OpenFiles): PolicyProblem[] {
  return Object.entries(severities.value as Record<string, { mitigation: { within: string }; escalations: unknown[] }>)
    .filter(([, level]) => level.mitigation.within === 'no-limit' && level.escalations.length > 0)
    .map(([id]) =>
      severities.problemAt(
        [id, 'escalations'],
        'contradiction',
        `${id} escalates but has no mitigation clock`,
        'Give it one, or no escalation',
      ),
    );
}

function authenticationProblems(file: YamlFile): PolicyProblem[] {
  const atLeast = Number(valueAt(file, ['passwordLength', 'atLeast']));
  const atMost = Number(valueAt(file, ['passwordLength', 'atMost']));
  const idle = minutesOf(textAt(file, ['session', 'idleFor']));
  const whole = minutesOf(textAt(file, ['session', 'validFor']));
  const keyLife = minutesOf(textAt(file, ['apiKey', 'validForAtMost']));
  return [
    ...(atLeast > atMost
      ? [
          file.problemAt(
            ['passwordLength'],
            'contradiction',
            'no password can be both long and short enough',
            'Raise atMost or lower atLeast',
          ),
        ]
      : []),
    ...(idle > whole
      ? [
          file.problemAt(
            ['session'],
            'contradiction',
            'a session may be idle for longer than it lives',
            'Lower idleFor',
          ),
        ]
      : []),
    ...(keyLife < minutesOf('1d')
      ? [
          file.problemAt(
            ['apiKey', 'validForAtMost'],
            'contradiction',
            'keys last whole days, and even one day is too long',
            'Write 1d or more',
          ),
        ]
      : []),
  ];
}

/** Nobody approves their own request, and all who may decide are asked before it expires. */
function approvalProblems(file: YamlFile): PolicyProblem[] {
  const rules = (file.value as { kinds: Record<string, Record<'notFrom' | 'from', unknown[]>> }).kinds;
  return Object.entries(rules).flatMap(([kind, { from, notFrom }]) => {
    const lastAsked = minutesOf(textAt(file, ['kinds', kind, 'asksNextAfter'])) * (from.length - 1);
    const isLate = lastAsked >= minutesOf(textAt(file, ['kinds', kind, 'expiresAfter']));
    return [
      ...(notFrom.includes('requester')
        ? []
        : [
            file.problemAt(
              ['kinds', kind, 'notFrom'],
              'contradiction',
              'people could approve their own requests',
              'Add requester',
            ),
          ]),
      ...(isLate
        ? [
            file.problemAt(
              ['kinds', kind, 'asksNextAfter'],
              'contradiction',
              'it expires before all of them have been asked',
              'Ask sooner, or let it expire later',
            ),
          ]
        : []),
    ];
  });
}

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

function valueAt(file: YamlFile, path: Path): unknown {
  return path.reduce<unknown>((value, key) => {
    const has = typeof value === 'object' && value !== null && Object.hasOwn(value, key);
    return has ? (value as Record<string | number, unknown>)[key] : undefined;
  }, file.value);
}

const textAt = (file: YamlFile, path: Path): string => String(valueAt(file, path));
const keysAt = (file: YamlFile, path: Path): string[] => Object.keys(valueAt(file, path) as object);
