import type { AppError } from '../../kernel/app-error.ts';
import { asId } from '../../kernel/ids.ts';
import { ORGANISATION } from '../../kernel/protected.ts';
import { Key } from '../../platform/verbs/fields.ts';
import { defineThing } from '../../platform/verbs/verb-thing.ts';
import type { Detector } from './domain/detector.ts';
import { detectorKind } from './kinds.ts';
import { lockDetector } from './store/detectors.ts';

const noSuchDetector: AppError = {
  kind: 'not_found',
  code: 'detection/no-such-detector',
  public: 'There is no such detector.',
  remedy: 'muster detector list shows them.',
};

/** A detector of unusual values in series. */
export const detectorThing = defineThing({
  kind: detectorKind,
  noun: 'detector',
  root: '/v1/detectors',
  key: { id: Key('detector') },
  idOf: ({ id }) => id,
  lock: async (ctx, { id }): Promise<Detector | undefined> => lockDetector(ctx.tx, asId(id)),
  protection: () => ORGANISATION,
  isKnownToMembers: true,
  lastInstant: ({ lastInstant }) => lastInstant,
  version: ({ version }) => version,
  missing: noSuchDetector,
});
