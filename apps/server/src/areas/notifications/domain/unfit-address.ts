import type { AppError } from '../../../kernel/app-error.ts';

/** The error for an address that pages cannot be sent to, on its field. `why` reveals at most a host. */
export const unfitAddress = (why: { readonly public: string; readonly remedy?: string | undefined }): AppError => ({
  kind: 'invalid',
  code: 'notifications/address',
  public: 'Muster cannot send pages to this address.',
  fields: [
    {
      path: '/url',
      problem: why.public.replace(/\.$/, ''),
      ...(why.remedy === undefined ? {} : { remedy: why.remedy }),
    },
  ],
});
