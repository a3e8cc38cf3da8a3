import type { AppError } from '../../../kernel/app-error.ts';
import { err, type Result } from '../../../kernel/result.ts';
import { LongText } from '../../../platform/verbs/fields.ts';
import { translationFrom, type ReadTranslated } from '../intake/sources/json.ts';

export const Translation = LongText({
  asks: 'For JSON: which parts of a body are alerts, one per line: name: item.title',
  limit: 10_000,
});

/** The reader that a translation compiles to, or what is wrong with it. */
export function readTranslated(text: string): Result<ReadTranslated, AppError> {
  const read = translationFrom(text);
  return read.ok ? read : err({ ...NOT_READABLE, fields: read.error });
}

const NOT_READABLE: AppError = {
  kind: 'invalid',
  code: 'alerts/translation-not-readable',
  public: 'This translation could not be read.',
};
