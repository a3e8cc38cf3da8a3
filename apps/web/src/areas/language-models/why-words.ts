/** Why a route is not used, by the server's codes. */
const words: Readonly<Record<string, string>> = {
  'no-such-provider': 'there is no such provider',
  retired: 'the provider is retired',
  'other-api': 'it uses a different API',
  'no-price': 'the model has no price',
  region: 'it keeps data in another region',
  retention: 'it keeps data for too long',
  'no-dpa': 'there is no agreement',
  'dpa-not-valid': 'no agreement is in force',
  'dpa-class': 'the agreement is for a lower class',
  'dpa-region': 'the agreement is for another region',
  'dpa-retention': 'it keeps data longer than agreed',
  'dpa-training': 'it trains on data, which was not agreed',
  'dpa-purpose': 'the agreement is for another purpose',
  'breaker-open': 'it failed too often and is paused for a while',
  opaque: 'the request cannot be inspected',
};

export const whyWords = (why: readonly string[]): string =>
  why.map((code) => words[code] ?? code.replaceAll('-', ' ')).join('; ');
