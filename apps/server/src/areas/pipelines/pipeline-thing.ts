import type { AppError } from '../../kernel/app-error.ts';
import { asId } from '../../kernel/ids.ts';
import { ORGANISATION } from '../../kernel/protected.ts';
import { Key } from '../../platform/verbs/fields.ts';
import { defineThing } from '../../platform/verbs/verb-thing.ts';
import type { Pipeline } from './domain/pipeline.ts';
import { pipelineKind } from './kinds.ts';
import { readPipeline } from './store/pipelines.ts';

const noSuchPipeline: AppError = {
  kind: 'not_found',
  code: 'pipelines/no-such-pipeline',
  public: 'There is no such pipeline.',
  remedy: 'muster pipeline list shows them.',
};

/** A job with reported or expected runs. */
export const pipelineThing = defineThing({
  kind: pipelineKind,
  noun: 'pipeline',
  root: '/v1/pipelines',
  key: { id: Key('pipeline') },
  idOf: ({ id }) => id,
  lock: async (ctx, { id }): Promise<Pipeline | undefined> => readPipeline(ctx.tx, asId(id), 'locked'),
  protection: () => ORGANISATION,
  isKnownToMembers: true,
  lastInstant: ({ lastInstant }) => lastInstant,
  version: ({ version }) => version,
  missing: noSuchPipeline,
});
