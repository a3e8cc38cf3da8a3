import type { FieldProblem } from '../../../kernel/app-error.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { pathSegment } from '../../../kernel/path-segment.ts';
import { isDamaged } from './read-json.ts';

/**
 * Parses `application/x-www-form-urlencoded` into a flat object of strings. A repeated name is refused, as RFC 6749 3.2
 * demands.
 */
export function readForm(text: string): Result<Readonly<Record<string, string>>, FieldProblem> {
  const fields = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(text)) {
    const path = `/${pathSegment(name)}`;
    if (fields.has(name)) return err({ path, problem: 'is given more than once', remedy: 'Send each field once.' });
    if (name === '__proto__') return err({ path: '', problem: 'has a key that is not allowed (__proto__)' });
    if (isDamaged(value)) return err({ path, problem: 'contains a NUL or half a character' });
    fields.set(name, value);
  }
  return ok(Object.fromEntries(fields));
}
