import type { Act } from '@muster/api-client';

/** Who was told of an act besides those asked, in one line; empty if nobody was. */
export function toldWords({ told, byDigest }: Pick<Act, 'told' | 'byDigest'>): string {
  const { handedOver, failed, waiting } = told;
  const parts = [
    ...(handedOver === 0 ? [] : [`${handedOver} informed`]),
    ...(waiting === 0 ? [] : [`${waiting} being informed`]),
    ...(failed === 0 ? [] : [`${failed} not reached`]),
    ...(byDigest.length === 0 ? [] : [`by digest: ${byDigest.join(', ')}`]),
  ];
  return parts.join(' · ');
}
