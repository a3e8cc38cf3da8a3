import { isUtf8 } from 'node:buffer';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type AppError, AppFailure, type FieldProblem } from '../../../kernel/app-error.ts';
import type { Result } from '../../../kernel/result.ts';
import { readForm } from './read-form.ts';
import { type JsonLimits, readJson } from './read-json.ts';
import { repairText } from './repair-text.ts';

/** Muster takes JSON, and forms on the routes that say so. Everything else is refused before it is read. */
export function addParsers(app: FastifyInstance, limits: JsonLimits): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, async (request: FastifyRequest, body: Buffer) => {
    if (request.routeOptions.config.route?.consumes === 'form') throw new AppFailure(WRONG_KIND);
    if (body.length === 0) return undefined;
    return parseJson(body, limits, request.routeOptions.config.route?.damagedText === 'replace');
  });
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'buffer' },
    async (request: FastifyRequest, body: Buffer) => {
      if (request.routeOptions.config.route?.consumes !== 'form') throw new AppFailure(WRONG_KIND);
      return valueOf(readForm(textOf(body)));
    },
  );
}

function parseJson(body: Buffer, limits: JsonLimits, repairs: boolean): unknown {
  const text = repairs ? body.toString('utf8') : textOf(body);
  const value = valueOf(readJson(text, { ...limits, damagedText: repairs ? 'keep' : 'refuse' }));
  if (value === null) throw new AppFailure(unreadable({ path: '', problem: 'must not be null' }));
  return repairs ? repairText(value) : value;
}

function textOf(body: Buffer): string {
  if (!isUtf8(body))
    throw new AppFailure(unreadable({ path: '', problem: 'is not UTF-8', remedy: 'Encode the body in UTF-8.' }));
  return body.toString('utf8').replace(/^\uFEFF/, '');
}

function valueOf<T>(read: Result<T, FieldProblem>): T {
  if (read.ok) return read.value;
  throw new AppFailure(unreadable(read.error));
}

const unreadable = (problem: FieldProblem): AppError => ({
  kind: 'invalid',
  code: 'request/unreadable',
  public: problem.path === '' ? `The body ${problem.problem}.` : `The field ${problem.path} ${problem.problem}.`,
  ...(problem.remedy === undefined ? {} : { remedy: problem.remedy }),
  fields: [problem],
});

const WRONG_KIND: AppError = {
  kind: 'unsupported',
  code: 'request/unsupported-media-type',
  public: 'This address does not take that kind of body.',
  remedy: 'Send JSON with Content-Type: application/json, or a form where a form is asked for.',
};
