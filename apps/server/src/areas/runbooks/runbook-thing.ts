import { RUNBOOK_ID } from '@muster/change-rules';
import { Type } from 'typebox';
import type { AppError } from '../../kernel/app-error.ts';

export const RunbookId = Type.String({ pattern: RUNBOOK_ID, maxLength: 60, 'x-ref': 'runbook' });

export const noSuchRunbook: AppError = {
  kind: 'not_found',
  code: 'runbooks/not-found',
  public: 'There is no such runbook, or no such version of it.',
  remedy: 'muster runbook list shows them.',
};
