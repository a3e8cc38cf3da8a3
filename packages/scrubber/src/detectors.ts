import type { Detector } from './detector.ts';
import { apiKey } from './detectors/api-key.ts';
import { card } from './detectors/card.ts';
import { credential } from './detectors/credential.ts';
import { email } from './detectors/email.ts';
import { iban } from './detectors/iban.ts';
import { ipv4 } from './detectors/ipv4.ts';
import { ipv6 } from './detectors/ipv6.ts';
import { jwt } from './detectors/jwt.ts';
import { keyedSecret } from './detectors/keyed-secret.ts';
import { nationalId } from './detectors/national-id.ts';
import { person } from './detectors/person.ts';
import { phone } from './detectors/phone.ts';
import { privateKey } from './detectors/private-key.ts';
import { toldPassword } from './detectors/told-password.ts';
import { urlPassword } from './detectors/url-password.ts';
import { userId } from './detectors/user-id.ts';

/** All detectors, the most specific first: for equal findings the earlier one names the kind. */
export const detectors: readonly Detector[] = [
  privateKey,
  jwt,
  apiKey,
  credential,
  urlPassword,
  keyedSecret,
  toldPassword,
  card,
  nationalId,
  iban,
  email,
  ipv4,
  ipv6,
  phone,
  person,
  userId,
];
