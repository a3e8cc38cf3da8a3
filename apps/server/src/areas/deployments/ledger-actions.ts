import { Type } from 'typebox';
import { defineAction } from '../../platform/ledger/action.ts';
import { deploymentClasses, outcomes, shortCommit } from './domain/deployment.ts';
import { defineKind, everybody, type RegisteredKind } from '../../platform/ledger/thing.ts';

export const deploymentKind = defineKind({
  name: 'deployment',
  keptFor: 'records',
  contentKey: 'own',
  content: 'INTERNAL',
});

export const deploymentKinds: readonly RegisteredKind[] = [{ kind: deploymentKind, visibleTo: everybody }];

const Names = Type.Object({ service: Type.String(), environment: Type.String(), commit: Type.String() });

/** The gate's answer, with the figures it relies on, by snapshot. */
export const deploymentChecked = defineAction({
  name: 'deployment.checked',
  version: 1,
  kind: deploymentKind,
  data: Type.Object({
    deployment: Type.String(),
    class: Type.Enum([...deploymentClasses]),
    frozenBy: Type.Array(Type.String()),
    unknown: Type.Array(Type.String()),
    waiver: Type.Optional(Type.String()),
    /** Clauses whose promotion evidence the commit lacks. */
    lacks: Type.Optional(Type.Array(Type.String())),
    snapshot: Type.String(),
  }),
  content: Names,
  summarise: ({ data: { class: judged, frozenBy, unknown, lacks }, content }) =>
    `asked whether ${content ? `${content.service} (${shortCommit(content.commit)})` : 'something'} may be deployed to ${content?.environment ?? 'an environment'}, as ${judged}${frozenBy.length === 0 ? '' : `; frozen by ${frozenBy.join(', ')}`}${unknown.length === 0 ? '' : `; unknown: ${unknown.join(', ')}`}${lacks === undefined ? '' : `; not shown what is required by ${lacks.join(', ')}`}`,
});

export const deploymentStarted = defineAction({
  name: 'deployment.started',
  version: 1,
  kind: deploymentKind,
  data: Type.Object({
    deployment: Type.String(),
    class: Type.Enum([...deploymentClasses]),
    snapshot: Type.String(),
    /** The approved rollback that it carries out. */
    rollback: Type.Optional(Type.String()),
  }),
  // An unapproved rollback is not held up, but the matrix is consulted and informed, and the commander asked for
  // ratification (GOV 2.3).
  act: {
    of: 'authorise-rollback',
    when: ({ class: judged, rollback }) => judged === 'rollback' && rollback === undefined,
  },
  summarise: ({ data }) =>
    `started to deploy, as ${data.class}${data.class === 'rollback' && data.rollback === undefined ? ', which nobody had approved' : ''}`,
});

export const deploymentFinished = defineAction({
  name: 'deployment.finished',
  version: 1,
  kind: deploymentKind,
  data: Type.Object({ deployment: Type.String(), outcome: Type.Enum([...outcomes]) }),
  summarise: ({ data }) => `finished deploying: ${data.outcome}`,
});

/** The forge reported a deployment that the gate had not allowed: what the gate would have said. */
export const deploymentFound = defineAction({
  name: 'deployment.found',
  version: 1,
  kind: deploymentKind,
  data: Type.Object({
    deployment: Type.String(),
    /** When it succeeded, by the forge's clock. */
    happenedAt: Type.String({ format: 'date-time' }),
    /** The answer the gate would have given. */
    allowed: Type.Boolean(),
    class: Type.Enum([...deploymentClasses]),
    frozenBy: Type.Array(Type.String()),
    lacks: Type.Array(Type.String()),
    snapshot: Type.String(),
  }),
  content: Names,
  summarise: ({ data: { allowed, frozenBy, lacks }, content }) =>
    `found that ${content ? `${content.service} (${shortCommit(content.commit)})` : 'something'} was deployed to ${content?.environment ?? 'an environment'} without the gate, which ${allowed ? 'would have allowed it' : `would have refused it${frozenBy.length === 0 ? '' : `; frozen by ${frozenBy.join(', ')}`}${lacks.length === 0 ? '' : `; not shown what is required by ${lacks.join(', ')}`}`}`,
});

export const deploymentActions = [deploymentChecked, deploymentStarted, deploymentFinished, deploymentFound] as const;
