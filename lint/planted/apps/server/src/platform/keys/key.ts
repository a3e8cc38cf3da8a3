// planted: nothing
export type Key = { readonly kid: string };
