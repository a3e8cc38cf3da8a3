import { isUtf8 } from 'node:buffer';
import { gunzip } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { type AppError, AppFailure, type FieldProblem } from '../../../kernel/app-error.ts';
import type { Result } from '../../../kernel/result.ts';
import { isGzip } from '../guards/coding.ts';
import type { Route } from '../routes.ts';
import { readForm } from './read-form.ts';
import { type JsonLimits, readJson } from './read-json.ts';
import { repairText } from './repair-text.ts';

/** Muster accepts JSON, and forms on routes that declare it. Everything else is refused before it is read. */
export function addParsers(app: FastifyInstance, limits: JsonLimits): void {
  app.removeAllContentTypeParsers();
  parse('application/json', (body, route) => {
    if (route?.consumes === 'form') throw new AppFailure(WRONG_KIND);
    if (route?.takesBytes !== undefined) return body;
    return body.length === 0 ? undefined : parseJson(body, { ...limits, repairs: false });
  });
  parse('text/plain', (body, route) => {
    if (route?.takesBytes !== 'as-text') throw new AppFailure(WRONG_KIND);
    return body;
  });
  parse('application/x-ndjson', (body, route) => {
    if (route?.takesBytes !== 'as-lines') throw new AppFailure(WRONG_KIND);
    return body;
  });
  parse('application/x-www-form-urlencoded', (body, route) => {
    if (route?.consumes !== 'form') throw new AppFailure(WRONG_KIND);
    return route.takesBytes === true ? body : valueOf(readForm(textOf(body)));
  });

  function parse(type: string, read: (body: Buffer, route: Route | undefined) => unknown): void {
    app.addContentTypeParser<Buffer>(type, { parseAs: 'buffer' }, (request, body, done) => {
      const { route } = request.routeOptions.config;
      // The guard refuses gzip on every other route.
      if (route?.takesGzip === true && isGzip(request.headers)) unfold(body, route.maxBodyBytes, done);
      else done(null, read(body, route));
    });
  }
}

/** Decompresses at most as many bytes as the route accepts. */
function unfold(body: Buffer, most: number | undefined, done: (error: Error | null, body?: unknown) => void): void {
  gunzip(body, most === undefined ? {} : { maxOutputLength: most }, (error, unfolded) => {
    if (error === null) done(null, unfolded);
    else
      done(
        new AppFailure((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? UNFOLDS_TOO_FAR : NOT_GZIP),
      );
  });
}

const UNFOLDS_TOO_FAR: AppError = {
  kind: 'too_large',
  code: 'request/too-large',
  public: 'The body is larger than this address accepts once it is decompressed.',
};

const NOT_GZIP: AppError = {
  kind: 'invalid',
  code: 'request/unreadable',
  public: 'The body is not gzip.',
  remedy: 'Send it compressed as Content-Encoding states, or leave that header out.',
  fields: [{ path: '', problem: 'is not gzip' }],
};

/**
 * Parses JSON from bytes; throws a refusal if it is invalid. `repairs`: damaged characters are replaced, not refused.
 */
export function parseJson(body: Buffer, { repairs, ...limits }: JsonLimits & { readonly repairs: boolean }): unknown {
  const text = repairs ? body.toString('utf8') : textOf(body);
  const value = valueOf(readJson(text, { ...limits, damagedText: repairs ? 'keep' : 'refuse' }));
  if (value === null) throw new AppFailure(unreadable({ path: '', problem: 'must not be null' }));
  // Only an escape can introduce a NUL or half a surrogate pair; bytes that are not UTF-8 have been replaced above.
  return repairs && (text.includes('\\u') || text.includes('__proto__')) ? repairText(value) : value;
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
  public: 'This address does not accept that kind of body.',
  remedy: 'Send JSON with Content-Type: application/json, or a form where a form is expected.',
};
