import { describe, expect, test } from 'vitest';
import { testScrubber } from '../../test/test-scrubber.ts';

const scrubber = testScrubber();

describe('personal data is known by its form and its check digits, or by the words before it [GOV 6.6]', () => {
  test.each([
    ['a card', 'card', 'pan=4111 1111 1111 1111 exp', '4111 1111'],
    ['a card behind another number', 'card', '2 of 4012888888881881 refused', '40128888'],
    ['an American Express card', 'card', 'paid with 3714-496353-98431', '496353'],
    ['an account', 'iban', 'refund to DE89 3704 0044 0532 0130 00 now', '0532'],
    ['an account in small letters', 'iban', 'fr1420041010050500013m02606', '1005050'],
    ['a social security number', 'national-id', 'his is 536-22-8145.', '536'],
    ['a bare one behind its name', 'national-id', 'ssn: 219099999', '219099'],
    ['a telephone', 'phone', 'sms to +49 30 901820 failed', '901820'],
    ['an American one', 'phone', 'tel (212) 555-0187', '0187'],
    ['a national one behind its word', 'phone', 'mobile: 07700 900123 in row 17', '900123'],
    ['a customer', 'person', 'Customer Ingrid Bergström complained', 'Bergström'],
    ['somebody with a particle', 'person', 'Dear Dr. van der Berg, thank you', 'Berg'],
    ['a patient between commas', 'person', 'the patient, John Smith, was re-scored', 'Smith'],
    ['whoever is addressed', 'person', 'Dear Ms. Olivia Hart, thank you', 'Olivia'],
    ['a patient in JSON', 'person', '{"patient": "Kwame Mensah"}', 'Kwame'],
    ['a defanged address', 'ip', 'blocked 45[.]83[.]122[.]9', '122'],
    ['a defanged e-mail', 'email', 'abuse[@]hoster[.]net', 'hoster'],
    ['a host named by its address', 'ip', 'ip-10-20-31-44.ec2.internal', '20-31'],
    ['a customer in German', 'person', 'Kundin Annegret Feldhaus meldet einen Fehler', 'Feldhaus'],
    ['whoever is addressed in Portuguese', 'person', 'Prezado Sr. Figueiredo, sua conta', 'Figueiredo'],
    ['whoever tells their name', 'person', 'My name is Oluwaseun Adeyemi and it fails', 'Adeyemi'],
    ['who stands before an address', 'person', 'by Priya Raghunathan <p@cards.example>', 'Raghunathan'],
    ['a name with an honorific', 'person', '田中様 の審査結果が空です', '田中'],
    ['a telephone in Japanese', 'phone', '電話番号 090-1234-5678 まで', '1234'],
    ['a passport', 'national-id', 'passport no. C01X00T47 in row 3', 'C01X00T47'],
    ['a birthday', 'national-id', 'DOB 14.03.1987, Graz', '1987'],
    ['a customer number that is told', 'user', 'meine Kundennummer ist 48120077', '48120077'],
    ['a password that is told', 'secret', 'mot de passe : Tournesol42! ne marche plus', 'Tournesol42'],
    ['a password behind a flag', 'secret', "mysql -u etl -pSommer2025Regen -e 'select 1'", 'Sommer2025'],
  ])('%s', (_, kind, text, part) => {
    const result = scrubber.text(text);
    expect(result.text).not.toContain(part);
    expect(result.findings.map((finding) => finding.kind)).toContain(kind);
    expect(scrubber.text(result.text)).toEqual({ text: result.text, findings: [] });
  });

  test('however a number is written, it is one pseudonym', () => {
    const subjects = ['call +1 212 555 0187', 'call (212) 555-0187'].map(
      (text) => scrubber.text(text).findings[0]?.subject,
    );
    expect(subjects[0]).toMatchObject({ kind: 'phone', canonical: '+12125550187' });
    expect(subjects[1]).toEqual(subjects[0]);
  });
});

test.each([
  'order 4111111111111112 was scored',
  'sequence 1234567890123456 committed',
  'id=4000000000000002 not in the table',
  'epoch 1700000000 to 1700003600, offset 98765432109',
  '2026-11-29 18:02:11,993 backlog 1203999',
  'part no 07700-900-1231-44 and ISBN 0-306-40615-2',
  'DE89 3704 0044 0532 0130 01 fails its check',
  '666-12-3456 and 000-12-3456 were never issued',
  'customer churn model v12 drifted, Customer Success Team asks',
  'Dear all, the freeze ends',
  'patient No-Show Forecast is late',
  'the customer is Acme Corporation',
  'Liebe Grüße, das Team',
  'お客様各位 復旧しました',
  'the password is sha256-hashed, the passport check is on',
  'nexus 3.61.0.2 is old, imagePullSecrets: regcred missing',
  'born out of incident 2026-03-02',
  'Employee Engagement Survey model',
  'see section 4.1.2.3 of the standard',
  '+49 is a country',
  'shape (1024, 768) at 3-2-1',
  'p99 of 412.7 over 300 [.] 12',
])('%s: stays', (text) => {
  expect(scrubber.text(text).text).toBe(text);
});

test('a number in a URL is the address that a resolver makes of it [GOV 6.6]', () => {
  const plain = testScrubber();
  const subject = (text: string) => plain.text(text).findings[0]?.subject?.canonical;
  expect(subject('fetched http://167838211/x')).toBe('10.1.2.3');
  expect(subject('fetched http://0x0a010203:8080')).toBe('10.1.2.3');
  expect(subject('fetched http://012.66051/')).toBe('10.1.2.3');
  expect(subject('fetched http://10.66051/')).toBe('10.1.2.3');
  for (const text of ['http://2130706433/', 'http://0x7f.1/', 'http://42/', 'http://8080.example/', 's3://20261129/x'])
    expect(plain.text(text).text).toBe(text);
});
