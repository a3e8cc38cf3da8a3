/** What is wrong with a secret reference: for people, and never including what was found. */
export type SecretProblem = { readonly problem: string; readonly remedy: string };
