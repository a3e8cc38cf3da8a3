import type { AppError } from '../../../kernel/app-error.ts';

export const channelNotFound: AppError = {
  kind: 'not_found',
  code: 'notifications/channel-not-found',
  public: 'There is no such channel.',
};
