import { layOut, readDiagram, type Block, type HumanReview, type Runbook } from '@muster/change-rules';
import { roleTitle, type PolicySnapshot } from '@muster/policy';
import type { Static } from 'typebox';
import { addMinutes, isBefore } from '../../../kernel/clock.ts';
import type { UseService } from '../../../kernel/services.ts';
import { incidentReads } from '../../incidents/public.ts';
import type { Source } from '../domain/library.ts';
import { libraryNow, shippedRunbooks, type Library } from '../room.ts';
import { lastDrills } from '../store/executions.ts';
import type { RunbookPage, RunbookSummary } from './schemas.ts';

export type Reading = {
  readonly library: Library;
  readonly policy: PolicySnapshot;
  readonly now: Date;
  readonly drills: ReadonlyMap<string, Date>;
};

/** The library in force now, with when each runbook was last drilled. */
export async function readLibrary(use: UseService): Promise<Reading> {
  const { db, clock, policies } = use(incidentReads);
  const policy = policies().current;
  return {
    library: await libraryNow(db, use(shippedRunbooks), policy),
    policy,
    now: clock.now(),
    drills: await lastDrills(db),
  };
}

const role = (policy: PolicySnapshot, id: string) => ({ id, title: roleTitle(policy, id) });

/** When its last drill passed: here, or before its release. */
function drilledAt({ id, lastTested }: Runbook, drills: ReadonlyMap<string, Date>): Date | undefined {
  const released = lastTested?.outcome === 'passed' ? new Date(`${lastTested.on}T00:00:00Z`) : undefined;
  const here = drills.get(id);
  if (here === undefined || released === undefined) return here ?? released;
  return isBefore(here, released) ? released : here;
}

export function isStale(runbook: Runbook, { drills, policy, now }: Omit<Reading, 'library'>): boolean {
  const at = drilledAt(runbook, drills);
  return at === undefined || isBefore(addMinutes(at, policy.runbooks.drill.every.minutes), now);
}

export function summaryOf(runbook: Runbook, reading: Reading): Static<typeof RunbookSummary> {
  const { library, policy, drills } = reading;
  const at = drilledAt(runbook, drills);
  const proposed = library.proposed.get(runbook.id)?.version;
  return {
    id: runbook.id,
    title: runbook.title,
    version: runbook.version,
    from: library.shelf.get(runbook.id)?.from ?? 'shipped',
    severities: [...runbook.severities],
    owner: role(policy, runbook.owner),
    steps: runbook.steps.length,
    triggers: runbook.triggers.map(({ name }) => name),
    ...(at === undefined ? {} : { drilledAt: at.toISOString() }),
    isStale: isStale(runbook, reading),
    ...(proposed === undefined ? {} : { proposed }),
  };
}

/** A runbook's content as pieces of text and positions of boxes, with no markup. */
export function contentOf(
  runbook: Runbook,
  source: Source,
  reading: Reading,
): Omit<Static<typeof RunbookPage>, 'versions'> {
  const { policy, library } = reading;
  const titles = new Map(library.runbooks.map(({ id, title }) => [id, title]));
  const { roles, lastTested } = runbook;
  return {
    ...summaryOf(runbook, reading),
    roles: {
      responsible: role(policy, roles.responsible),
      consulted: roles.consulted.map((each) => role(policy, each)),
      informed: roles.informed.map((each) => role(policy, each)),
    },
    steps: runbook.steps.map((step) => ({
      id: step.id,
      title: step.title,
      role: role(policy, step.role),
      ...(step.run === undefined ? {} : { run: step.run }),
      verify: step.verify,
    })),
    verification: [...runbook.verification],
    rollback: [...runbook.rollback],
    closure: [...runbook.closure],
    related: runbook.related.map((id) => ({ id, title: titles.get(id) ?? id })),
    humanReview: reviewOf(runbook.humanReview, policy),
    ...(lastTested === undefined ? {} : { lastTested: { ...lastTested } }),
    blocks: runbook.blocks.map(blockOf),
    diagrams: runbook.diagrams.flatMap((name) => {
      const read = readDiagram(source.diagrams.get(name) ?? '');
      return read.ok ? [drawn(name, layOut(read.value))] : [];
    }),
  };
}

const reviewOf = (review: HumanReview, policy: PolicySnapshot) =>
  review.kind === 'none'
    ? { none: review.because }
    : { path: review.path, role: role(policy, review.role), within: review.within };

function blockOf(block: Block): Static<typeof RunbookPage>['blocks'][number] {
  switch (block.kind) {
    case 'heading':
      return { kind: 'heading', level: block.level, text: block.text };
    case 'code':
      return { kind: 'code', text: block.text };
    case 'paragraph':
      return { kind: 'paragraph', lines: [[...block.pieces]] };
    case 'list':
      return { kind: 'list', isNumbered: block.isNumbered, lines: block.items.map((item) => [...item]) };
    case 'table':
      return { kind: 'table', rows: block.rows.map((row) => row.map((cell) => [...cell])) };
  }
}

const drawn = (name: string, { width, height, boxes, arrows }: ReturnType<typeof layOut>) => ({
  name,
  width,
  height,
  boxes: boxes.map(({ id, shape, x, y, width: across, height: down, lines }) => ({
    id,
    shape,
    x,
    y,
    width: across,
    height: down,
    lines: [...lines],
  })),
  arrows: arrows.map(({ from, to, label, points }) => ({
    from,
    to,
    ...(label === undefined ? {} : { label }),
    points: points.map(([x, y]) => [x, y]),
  })),
});
