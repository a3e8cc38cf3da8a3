import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { asId } from '../../../kernel/ids.ts';
import { err, ok } from '../../../kernel/result.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { Choice, field, Line } from '../../../platform/verbs/fields.ts';
import { verbOfAll } from '../../../platform/verbs/verb.ts';
import { detectorKinds, parametersText, readParameters } from '../domain/read-parameters.ts';
import { readSeries } from '../domain/series-spec.ts';
import { detectorProposed } from '../ledger-actions.ts';
import { detectionPermissions } from '../permissions.ts';
import { insertDetector } from '../store/detectors.ts';

const MOST_SERIES = 8;

/** Proposes a detector with its parameters. It cannot watch until it has been back-tested. */
export const proposeDetector = verbOfAll({
  noun: 'detector',
  name: 'propose',
  route: '/v1/detectors',
  creates: true,
  words: {
    label: 'Propose a detector',
    does: 'propose a detector; it starts watching once it has been tested on recorded data and activated',
    done: 'Proposed.',
    next: 'muster detector test <detector>',
  },
  clauses: ['7.9'],
  permission: detectionPermissions.keep,
  fields: {
    name: Line({ asks: 'Name', limit: 100, positional: true }),
    kind: Choice(detectorKinds, { asks: 'Method', short: 'k' }),
    series: Type.String({
      minLength: 1,
      maxLength: 1000,
      ...field({
        asks: 'Series, separated by spaces',
        help: 'incidents, telemetry/ML-SLO-001/bad-share, model/<version>/accuracy: what it watches',
        short: 's',
      }),
    }),
    parameters: Type.Optional(
      Type.String({
        maxLength: 500,
        ...field({ asks: 'Parameters that differ from the defaults: season=24 deviations=8', short: 'p' }),
      }),
    ),
  },
  answer: Type.Object({ id: Type.String({ format: 'uuid' }) }),
  async decide(ctx, { input: { name, kind, series: given, parameters: told = '' } }) {
    const series = given
      .split(/\s+/)
      .filter((each) => each !== '')
      .map(readSeries);
    const known = series.filter((each) => each !== undefined);
    if (known.length < series.length || known.length === 0 || known.length > MOST_SERIES) return err(noSeries);
    if ((kind === 'isolation_forest') !== known.length > 1) return err(wrongNumber);
    const parameters = readParameters(kind, told);
    if ('problems' in parameters) return err({ ...noParameters, problems: parameters.problems });
    const id = asId<'detector'>(ctx.ids.row(ctx.now));
    const entry = ctx.record(detectorProposed, {
      resource: { kind: 'detector', id },
      clause: '7.9',
      data: { detector: id, watches: kind },
      content: { isNewSubject: true, fields: { name, parameters: ownWords(parametersText(parameters)) } },
    });
    const isFree = await insertDetector(ctx.tx, { id, name, series: known, parameters }, ctx.now, entry);
    return isFree ? ok({ id: id }) : err(nameTaken);
  },
});

const noSeries: AppError = {
  kind: 'invalid',
  code: 'detection/no-series',
  public: 'This is not a valid list of series.',
  remedy: `Name one to ${MOST_SERIES} of: incidents, telemetry/<objective>/total or bad-share, model/<version>/predictions or accuracy.`,
};
const wrongNumber: AppError = {
  kind: 'invalid',
  code: 'detection/wrong-number-of-series',
  public: 'An isolation forest watches several series together; the other kinds watch one.',
  remedy: 'Name as many series as the kind watches.',
};
const noParameters: AppError = {
  kind: 'invalid',
  code: 'detection/no-parameters',
  public: 'Those are not parameters of this kind.',
  remedy: 'Write each as name=number, separated by spaces.',
};
const nameTaken: AppError = {
  kind: 'conflict',
  code: 'detection/name-taken',
  public: 'There is already a detector with this name.',
  remedy: 'Choose another name. Different parameters need a new detector.',
};
