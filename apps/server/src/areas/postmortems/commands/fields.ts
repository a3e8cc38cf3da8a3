import { Type } from 'typebox';
import type { PolicySnapshot } from '@muster/policy';
import type { AppError } from '../../../kernel/app-error.ts';
import { field, type Asks } from '../../../platform/verbs/fields.ts';

/** Maximum length of a section, in characters. */
export const SECTION_LIMIT = 40_000;

export const SHOW = 'muster postmortem show <key>';

/** The id of a section in the policy's list. */
export const Section = (asks: Asks) => Type.String({ pattern: '^[A-Za-z][A-Za-z0-9._-]{0,59}$', ...field(asks) });

/** The error for a section that the policy does not have. */
export function unknownSection(policy: PolicySnapshot, section: string): AppError | undefined {
  const { sections } = policy.accountability.postmortem;
  if (sections.some(({ id }) => id === section)) return undefined;
  return {
    kind: 'invalid',
    code: 'postmortems/no-such-section',
    public: 'There is no such section in a postmortem.',
    fields: [
      {
        path: '/section',
        problem: 'is not one of its sections',
        remedy: `one of: ${sections.map(({ id }) => id).join(', ')}`,
      },
    ],
  };
}
