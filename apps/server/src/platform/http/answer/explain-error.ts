import type { FastifyError } from 'fastify';
import { type AppError, AppFailure } from '../../../kernel/app-error.ts';

export type Explained = { readonly error: AppError; readonly status?: number };

/**
 * Maps an error thrown while serving a request to a refusal; undefined means a bug in Muster. `recognise` knows
 * expected failures of lower layers (such as an unreachable database).
 */
export function explainError(
  thrown: unknown,
  recognise: (thrown: unknown) => AppError | undefined = () => undefined,
): Explained | undefined {
  if (thrown instanceof AppFailure) return { error: thrown.error };
  if (isFastifyError(thrown)) return FRAMEWORK[thrown.code] ?? clientFault(thrown);
  const recognised = recognise(thrown);
  return recognised && { error: recognised };
}

const isFastifyError = (thrown: unknown): thrown is FastifyError =>
  thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' && thrown.code.startsWith('FST_');

const invalid = (what: string, text: string, remedy?: string): AppError => ({
  kind: 'invalid',
  code: `request/${what}`,
  public: text,
  ...(remedy === undefined ? {} : { remedy }),
});

/** Fastify's own refusals. Their messages repeat parts of the request, so none is passed on. */
const FRAMEWORK: Readonly<Record<string, Explained>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: {
    error: { kind: 'too_large', code: 'request/too-large', public: 'The body is larger than this address accepts.' },
  },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    error: {
      kind: 'unsupported',
      code: 'request/unsupported-media-type',
      public: 'This address does not accept that kind of body.',
      remedy: 'Send JSON with Content-Type: application/json.',
    },
  },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: {
    error: invalid('wrong-length', 'The body does not have the length stated in Content-Length.'),
  },
  FST_ERR_BAD_URL: { error: invalid('bad-address', 'The address is not a valid URL.', 'Check its percent-encoding.') },
  FST_ERR_MAX_PARAM_LENGTH: { error: invalid('bad-address', 'A part of the address is too long.'), status: 414 },
};

function clientFault(error: FastifyError): Explained | undefined {
  const status = error.statusCode ?? 500;
  return status >= 400 && status < 500
    ? { error: invalid('refused', 'The request could not be read.'), status }
    : undefined;
}
