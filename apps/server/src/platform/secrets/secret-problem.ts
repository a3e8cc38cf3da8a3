/** What is wrong with a reference to a secret: for people, and never with a word of what was found. */
export type SecretProblem = { readonly problem: string; readonly remedy: string };
