/**
 * The prefixes and fixed parts that issuers put in their keys, by which a key is recognised anywhere. `begins` is
 * literal; `body` is what follows, bounded, and matched as far as possible. A body made of words
 * (`sk-proj-your-key-here`) is not a key.
 */
export type KeyFormat = { readonly begins: string; readonly body: RegExp; readonly aside?: 'aws' };

const word = 'A-Za-z0-9';
const of = (alphabet: string, least: number, most = least): RegExp =>
  new RegExp(`[${alphabet}]{${least},${most}}`, 'y');
const mixed = (least: number, most = 255): RegExp => of(`${word}_-`, least, most);
const plain = (least: number, most = least): RegExp => of(word, least, most);
const hex = (least: number, most = least): RegExp => of('0-9a-fA-F', least, most);

function each(begins: string, body: RegExp): KeyFormat[] {
  return begins.split(/\s+/).map((literal) => ({ begins: literal, body }));
}

export const keyFormats: readonly KeyFormat[] = [
  // Muster: service accounts, integrations
  { begins: 'mk_', body: /[0-9A-Z]{8,16}_[\w-]{20,100}/y },
  { begins: 'mki_', body: mixed(28, 100) },

  // Clouds
  ...each('AKIA ASIA ABIA ACCA', of('A-Z0-9', 16)).map((format): KeyFormat => ({ ...format, aside: 'aws' })),
  { begins: 'ABSK', body: /[A-Za-z0-9+/]{100,300}={0,2}/y },
  ...each('IQoJb3JpZ2lu FwoGZXIvYXdz FQoGZXIvYXdz', /[A-Za-z0-9+/]{80,4096}={0,2}/y),
  { begins: 'AIza', body: mixed(35, 35) },
  { begins: 'GOCSPX-', body: mixed(28, 28) },
  { begins: 'ya29.', body: /[\w.-]{20,2048}/y },
  { begins: '1//0', body: mixed(40, 120) },
  ...each('dop_v1_ doo_v1_ dor_v1_', hex(64)),
  ...each('dapi', /[0-9a-f]{32}(?:-\d)?/y),
  { begins: 'v1.0-', body: /[0-9a-f]{24}-[0-9a-f]{100,160}/y },
  ...each('tskey-api- tskey-auth- tskey-client-', /\w{8,40}-\w{16,64}/y),
  ...each('dt0c01. dt0s01. dt0s16.', /[A-Z0-9]{8,24}\.[A-Z0-9]{64}/y),
  ...each('HRKU-', mixed(36, 80)),
  ...each('sbp_ pul-', hex(40)),
  ...each('sb_secret_ pscale_tkn_ pscale_pw_ pscale_oauth_ napi_', mixed(20, 120)),
  { begins: 'fo1_', body: mixed(40, 60) },
  ...each('hvs. hvb. hvr.', mixed(24, 400)),
  { begins: 's.', body: plain(24) },
  ...each('dp.pt. dp.st. dp.ct. dp.sa. dp.scim. dp.audit.', /(?:[\w-]{2,35}\.)?[A-Za-z0-9]{40,44}/y),
  { begins: 'ops_', body: /eyJ[\w-]{100,2000}/y },
  { begins: 'LTAI', body: plain(16, 24) },
  { begins: 'AKID', body: plain(32) },
  { begins: 'nfp_', body: plain(36, 60) },
  { begins: 'rnd_', body: plain(28, 40) },
  { begins: 'vercel_blob_rw_', body: /\w{30,80}/y },
  { begins: 'fm2_', body: /[A-Za-z0-9+/]{100,2000}={0,2}/y },
  { begins: 'sk.eyJ', body: /[\w-]{40,400}\.[\w-]{20,60}/y },
  { begins: 'AGE-SECRET-KEY-1', body: of('A-Z0-9', 58) },

  // Code, packages and builds
  ...each('ghp_ gho_ ghu_ ghs_ ghr_', plain(36, 255)),
  { begins: 'github_pat_', body: of(`${word}_`, 60, 255) },
  ...each(
    'glpat- glptt- gldt- glrt- glrtr- glcbt- glft- glimt- glagent- gloas- glsoat- glffct- glwt-',
    /[\w-]{20,300}(?:\.[0-9a-z]{2}\.[0-9a-z]{7,12})?/y,
  ),
  { begins: 'GR1348941', body: mixed(20, 40) },
  { begins: 'npm_', body: plain(36, 64) },
  { begins: 'pypi-', body: mixed(50, 400) },
  { begins: 'rubygems_', body: hex(48) },
  { begins: 'cio', body: plain(32) },
  ...each('dckr_pat_ dckr_oat_', mixed(20, 80)),
  ...each('ATATT3 ATCTT3', /[\w=-]{60,400}/y),
  { begins: 'ATBB', body: plain(24, 40) },
  ...each('CCIPAT_ bkua_', mixed(30, 120)),
  ...each('lin_api_ lin_oauth_', plain(32, 80)),
  ...each('ntn_ secret_', plain(40, 64)),
  { begins: 'figd_', body: mixed(40, 80) },
  { begins: 'AKCp', body: plain(60, 80) },
  { begins: 'CFPAT-', body: mixed(43, 43) },
  { begins: 'PMAK-', body: /[0-9a-f]{24}-[0-9a-f]{34}/y },

  // Monitoring and messaging
  ...each('xoxb- xoxp- xoxa- xoxr- xoxs- xoxc- xoxd- xoxo- xoxe-', /[\w%/+-]{16,400}={0,2}/y),
  { begins: 'xoxe.xox', body: /[bp]-[\w-]{20,400}/y },
  ...each('xapp- xwfp-', mixed(20, 300)),
  ...each(
    'hooks.slack.com/services/ hooks.slack.com/workflows/ hooks.slack.com/triggers/',
    /[\w-]{6,40}(?:\/[\w-]{6,64}){1,3}/y,
  ),
  ...each('discord.com/api/webhooks/ discordapp.com/api/webhooks/', /\d{16,20}\/[\w-]{40,100}/y),
  { begins: 'webhook.office.com/webhookb2/', body: /[\w@-]{20,100}(?:\/[\w-]{10,64}){1,4}/y },
  { begins: 'hooks.zapier.com/hooks/catch/', body: /\d{4,12}\/\w{5,20}/y },
  ...each('events.pagerduty.com/integration/ alert.victorops.com/integrations/generic/', /[\w/-]{20,120}/y),
  { begins: 'glsa_', body: /[A-Za-z0-9]{32}_[0-9a-fA-F]{8}/y },
  { begins: 'glc_', body: /[A-Za-z0-9+/]{32,400}={0,2}/y },
  ...each('sntrys_ sntryu_', /[\w+/=.-]{32,400}/y),
  ...each('NRAK- NRII- NRIQ-', mixed(20, 64)),
  ...each('phx_', mixed(36, 64)),
  ...each('SG.', /[\w-]{16,32}\.[\w-]{32,64}/y),
  { begins: 'key-', body: hex(32) },
  { begins: 'xkeysib-', body: /[0-9a-f]{64}-[A-Za-z0-9]{16}/y },
  { begins: 'xsmtpsib-', body: /[0-9a-f]{64}-[A-Za-z0-9]{16}/y },
  { begins: 'SK', body: /[0-9a-f]{32}/y },
  { begins: 're_', body: /[A-Za-z0-9]{8}_[A-Za-z0-9]{24}/y },

  // Payments and shops
  ...each('sk_live_ sk_test_ rk_live_ rk_test_ sk_prod_', plain(16, 255)),
  { begins: 'whsec_', body: /[A-Za-z0-9+/]{24,100}={0,2}/y },
  ...each('shippo_live_ shippo_test_', hex(40)),
  ...each('shpat_ shpca_ shppa_ shpss_', hex(32)),
  ...each('sq0atp- sq0csp-', mixed(22, 60)),
  { begins: 'EAAA', body: mixed(56, 120) },

  // Models
  ...each('sk-ant-', /[a-z]{2,8}\d\d-[\w-]{20,200}/y),
  ...each('sk-proj- sk-svcacct- sk-admin- sk-None-', mixed(20, 300)),
  { begins: 'sk-or-v1-', body: hex(64) },
  { begins: 'sk-lf-', body: mixed(36, 40) },
  { begins: 'sk-', body: plain(20, 200) },
  { begins: 'sess-', body: plain(40) },
  ...each('hf_ api_org_', plain(34)),
  ...each('lsv2_pt_ lsv2_sk_', /[0-9a-f]{32}_[0-9a-f]{10}/y),
  ...each('gsk_ xai- pplx- jina_', plain(40, 120)),
  { begins: 'fw_', body: plain(22, 40) },
  { begins: 'tvly-', body: mixed(30, 60) },
  { begins: 'e2b_', body: hex(40) },
  { begins: 'r8_', body: plain(37) },
  { begins: 'nvapi-', body: mixed(60, 80) },
  { begins: 'tgp_v1_', body: mixed(40, 60) },
  { begins: 'pcsk_', body: of(`${word}_`, 60, 90) },
  { begins: 'wandb_v1_', body: of(`${word}_`, 60, 120) },
];

/** Keys recognisable only by their middle; `literal` is a cheap test that none is there. */
export const keyShapes: readonly { readonly literal: string; readonly shape: RegExp }[] = [
  // Muster's response links
  { literal: '~', shape: /(?<![\w-])k[1-9]\d{0,5}~[\w-]{51}~[\w-]{43}(?![\w-])/g },
  // Muster's own cookies, outside a Cookie header
  { literal: '__Host-muster', shape: /(?<=__Host-muster(?:-device)?=)[\w.-]{20,200}/g },
  // Mailchimp
  { literal: '-us', shape: /(?<![0-9a-fA-F])[0-9a-f]{32}-us\d{1,2}(?!\w)/g },
  // Microsoft Entra client secrets and Azure keys
  { literal: 'Q~', shape: /(?<![\w~.-])[\w~.-]{3}[78]Q~[\w~.-]{31,34}(?![\w~-])/g },
  { literal: 'JQQJ99', shape: /(?<![A-Za-z0-9])[A-Za-z0-9]{52}JQQJ99[A-Za-z0-9]{26}(?![A-Za-z0-9])/g },
  // Terraform, Telegram, Airtable, Discord bots
  { literal: '.atlasv1.', shape: /(?<![A-Za-z0-9])[A-Za-z0-9]{14}\.atlasv1\.[\w-]{60,70}/g },
  { literal: ':AA', shape: /(?<![\d.])\d{8,10}:AA[\w-]{33}(?![\w-])/g },
  { literal: 'pat', shape: /(?<![A-Za-z0-9])pat[A-Za-z0-9]{14}\.[0-9a-f]{64}(?![A-Za-z0-9])/g },
  { literal: '.', shape: /(?<![\w-])[MNO][A-Za-z0-9_-]{23,25}\.[\w-]{6}\.[\w-]{27,38}(?![\w-])/g },
];
