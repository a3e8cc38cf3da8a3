import { crc32 } from 'node:zlib';

/** Generates keys from a seed, so that the repository contains none that another scanner would report. */
export function keyMaker(seed: number) {
  let state = seed >>> 0;
  const next = (below: number): number => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5) >>> 0;
    return ((state ^ (state >>> 13)) >>> 0) % below;
  };
  const draw = (alphabet: string, length: number): string =>
    Array.from({ length }, () => alphabet[next(alphabet.length)]).join('');
  const upper = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  const lower = upper.toLowerCase();
  const word = upper + lower + '0123456789';
  const hex = (length: number): string => draw('0123456789abcdef', length);
  const checked = (): string => {
    const random = draw(word, 30);
    let sum = '';
    for (let rest = crc32(random); sum.length < 6; rest = Math.floor(rest / 62)) sum = base62.charAt(rest % 62) + sum;
    return random + sum;
  };
  const base64 = (bytes: number): string =>
    Buffer.from(Uint8Array.from({ length: bytes }, () => next(256))).toString('base64');

  const keys = {
    'AWS key id': () => `AKIA${draw(`${upper}234567`, 16)}`,
    'AWS temporary key id': () => `ASIA${draw(`${upper}234567`, 16)}`,
    GCP: () => `AIza${draw(`${word}_-`, 34)}Q`,
    'Google OAuth client': () => `GOCSPX-${draw(word, 28)}`,
    GitHub: () => `ghp_${checked()}`,
    'GitHub app': () => `ghs_${checked()}`,
    'GitHub fine-grained': () => `github_pat_${draw(word, 22)}_${draw(word, 59)}`,
    GitLab: () => `glpat-${draw(word, 20)}`,
    'Slack bot': () => `xoxb-${draw('123456789', 12)}-${draw('123456789', 13)}-${draw(word, 24)}`,
    'Slack app': () => `xapp-1-A${draw(upper, 10)}-${draw('123456789', 13)}-${hex(64)}`,
    'Slack webhook': () => `https://hooks.slack.com/services/T${draw(upper, 8)}/B${draw(upper, 10)}/${draw(word, 24)}`,
    Stripe: () => `sk_live_${draw(word, 24)}`,
    'Stripe restricted': () => `rk_live_${draw(word, 99)}`,
    'webhook secret': () => `whsec_${draw(word, 32)}`,
    OpenAI: () => `sk-${draw(word, 20)}T3BlbkFJ${draw(word, 20)}`,
    'OpenAI project': () => `sk-proj-${draw(`${word}_-`, 73)}aT3BlbkFJ${draw(word, 74)}`,
    Anthropic: () => `sk-ant-api03-${draw(word, 93)}AA`,
    'Hugging Face': () => `hf_${draw(upper + lower, 34)}`,
    npm: () => `npm_${checked()}`,
    PyPI: () => `pypi-AgEIcHlwaS5vcmc${draw(word, 130)}`,
    SendGrid: () => `SG.${draw(word, 22)}.${draw(word, 43)}`,
    Vault: () => `hvs.${draw(word, 90)}`,
    Databricks: () => `dapi${hex(32)}`,
    DigitalOcean: () => `dop_v1_${hex(64)}`,
    Docker: () => `dckr_pat_${draw(word, 27)}`,
    Telegram: () => `${draw('123456789', 10)}:AA${draw(word, 33)}`,
    Entra: () => `${draw(word, 3)}8Q~${draw(word, 34)}`,
    Grafana: () => `glsa_${draw(word, 32)}_${hex(8)}`,
    Netlify: () => `nfp_${draw(word, 40)}`,
    Render: () => `rnd_${draw(word, 28)}`,
    Mapbox: () => `sk.eyJ1Ijoi${draw(word, 60)}.${draw(word, 22)}`,
    Artifactory: () => `AKCp${draw(word, 69)}`,
    Fireworks: () => `fw_${draw(word, 22)}`,
    Tavily: () => `tvly-dev-${draw(word, 32)}`,
    Alibaba: () => `LTAI5t${draw(word, 18)}`,
    Mailchimp: () => `${hex(32)}-us12`,
    'Muster session': () => `__Host-muster=${draw(word, 43)}`,
    'Muster service account': () => `mk_${draw(`${upper}123456789`, 10)}_${draw(word, 43)}`,
    'Muster integration': () => `mki_${draw(`${word}_-`, 42)}A`,
    'Muster answer link': () => `https://muster.acme/answer/k1~${draw(word, 50)}A~${draw(word, 42)}A`,
  } satisfies Record<string, () => string>;

  const other = {
    awsSecret: () => `${draw(`${word}+/`, 36)}aZ9b`,
    jwt: () =>
      [`{"alg":"HS256","typ":"JWT"}`, `{"sub":"${draw(word, 12)}","exp":1764443792}`]
        .map((part) => Buffer.from(part).toString('base64url'))
        .concat(draw(word, 43))
        .join('.'),
    random: () => `${draw(word, 30)}x7`,
    basic: () => Buffer.from(`svc:${draw(word, 14)}`).toString('base64'),
    hex,
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`,
    base64,
    base36: (length: number) => draw(`${lower}0123456789`, length),
    word: (length: number) => draw(word, length),
  };
  return { keys, other };
}

const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
