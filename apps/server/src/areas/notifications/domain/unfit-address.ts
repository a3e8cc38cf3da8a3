import type { AppError } from '../../../kernel/app-error.ts';

/** An address to which no page can go, told by its field. `why` names a host at most. */
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
