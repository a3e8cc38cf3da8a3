import type { FieldProblem } from '../../../kernel/app-error.ts';
import type { TeamId } from '../../../kernel/ids.ts';
import { problemAt, type Described } from './described.ts';
import { differences, type DetailName, type Service, type ServiceDetails } from './service.ts';

/** What a file would change, and its problems. Any problem means that nothing is imported. */
export type ImportPlan = {
  readonly added: readonly (ServiceDetails & { readonly name: string })[];
  readonly changed: readonly {
    readonly before: Service;
    readonly after: ServiceDetails;
    readonly fields: readonly DetailName[];
  }[];
  readonly unchanged: number;
  readonly problems: readonly FieldProblem[];
};

export type KnownCatalog = {
  readonly services: readonly Service[];
  /** By name in lower case. */
  readonly teams: ReadonlyMap<string, TeamId>;
};

/**
 * Compares a file with the current catalog. Services it does not mention stay, and repeating it changes nothing.
 * Dependency cycles are allowed, since such systems exist.
 */
export function planImport(described: readonly Described[], known: KnownCatalog): ImportPlan {
  const before = new Map(known.services.map((service) => [service.name, service]));
  const inFile = new Map<string, Described>();
  const problems: FieldProblem[] = [];
  for (const one of described) {
    const first = inFile.get(one.name);
    if (first === undefined) inFile.set(one.name, one);
    else problems.push(problemAt(one.line, 'name', `is already on line ${first.line}`, 'name each service once'));
  }
  const after = new Map(
    [...inFile].map(([name, one]) => {
      checkReferences(one, (other) => inFile.has(other) || before.has(other), known.teams, problems);
      return [name, detailsOf(one, before.get(name), known.teams)] as const;
    }),
  );
  checkAddresses(inFile, new Map([...before, ...after]), problems);
  const changed = [...after].flatMap(([name, details]) => {
    const service = before.get(name);
    const fields = service === undefined ? [] : differences(service, details);
    return service === undefined || fields.length === 0 ? [] : [{ before: service, after: details, fields }];
  });
  const added = [...after].flatMap(([name, details]) => (before.has(name) ? [] : [{ ...details, name }]));
  return { added, changed, unchanged: after.size - added.length - changed.length, problems };
}

function checkReferences(
  { line, name, team, dependsOn = [] }: Described,
  isThere: (name: string) => boolean,
  teams: KnownCatalog['teams'],
  problems: FieldProblem[],
): void {
  if (typeof team === 'string' && !teams.has(team.toLowerCase()))
    problems.push(problemAt(line, 'team', 'is not a team in Muster', 'muster team create <name>, or another name'));
  if (dependsOn.includes(name))
    problems.push(problemAt(line, 'depends_on', 'names the service itself', 'leave it out'));
  for (const other of dependsOn)
    if (!isThere(other))
      problems.push(
        problemAt(line, 'depends_on', `names ${other}, which is neither in the file nor in the catalog`, 'add it'),
      );
}

/** An address belongs to one service, in the file and the catalog together. */
function checkAddresses(
  inFile: ReadonlyMap<string, Described>,
  all: ReadonlyMap<string, ServiceDetails>,
  problems: FieldProblem[],
): void {
  const owners = new Map<string, string>();
  for (const [name, { addresses }] of all)
    for (const address of addresses) {
      const other = owners.get(address);
      owners.set(address, name);
      const one = other === undefined ? undefined : (inFile.get(name) ?? inFile.get(other));
      if (one !== undefined)
        problems.push(
          problemAt(
            one.line,
            'addresses',
            `contains an address of ${one.name === name ? other : name}`,
            'an address belongs to one service only',
          ),
        );
    }
}

function detailsOf(one: Described, before: Service | undefined, teams: KnownCatalog['teams']): ServiceDetails {
  const said = <T>(value: T | null | undefined, known: T | undefined): T | undefined =>
    value === undefined ? known : (value ?? undefined);
  return {
    kind: one.kind ?? before?.kind ?? 'service',
    teamId: typeof one.team === 'string' ? teams.get(one.team.toLowerCase()) : said<TeamId>(one.team, before?.teamId),
    tier: said(one.tier, before?.tier),
    userFacing: said(one.userFacing, before?.userFacing),
    runbook: said(one.runbook, before?.runbook),
    links: one.links ?? before?.links ?? [],
    dependsOn: one.dependsOn ?? before?.dependsOn ?? [],
    addresses: one.addresses ?? before?.addresses ?? [],
  };
}
