/** Texts that look like something and are nothing: they must come through unchanged. */
export const benign: readonly string[] = [
  // packages, repositories, decorators, metrics, systemd, pictures
  '@scope/pkg@1.2.3', 'npm i @types/node@20.1.0 react@19.0.0-rc.1', 'pkg@1.2.3-beta.rc', 'git@github.com:org/repo.git',
  'git@host:path', 'ssh://git@github.com/org/repo.git', 'user@build-01', 'root@localhost', 'uses: actions/checkout@v4',
  'actions/x@v4.1.2', 'precision@10', 'recall@10.mean', 'acc@1 improved', '@media (min-width: 3em)', '@app.route("/x")',
  'https://medium.com/@writer/post', 'logo@2x.png', 'user@1000.service', 'postgresql@15-main.service',
  'registry/app@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08', 'https://unpkg.com/react@18.2.0/umd/react.js',
  'look at this dot plot', 'meet at noon',
  // four parts that are versions, and what identifies nobody
  'v1.2.3.4', 'version 1.2.3.4', 'version: "4.10.2.1"', 'driver 53.104.5.1', 'Chrome/120.0.0.0 Safari/537.36', 'OpenSSL 1.1.1.23',
  'pandas==1.2.3.4', 'pkg_1.2.3.4-amd64', 'app-1.2.3.4.jar', '1.3.6.1.4.1.2021', '127.0.0.1:9090', '0.0.0.0:8080', 'mask 255.255.255.0',
  '255.255.255.255', '10.0.0.0/8', '192.168.4.0/24', '999.1.1.1', '1.2.3', 'kernel 5.10.0.21',
  // colons that are no addresses
  'a::b', 'std::vector<int>', 'crate::ad::fe', 'c10::Error', 'c10::add', 'e2e::abc', 'a::before', '::before', '::', '::1', '[::1]:9090',
  'x[::2]', 'x[1::2]', '12:34:56', '12:34:56:78', '2026-11-23T06:35:14.123Z', '00:1a:2b:3c:4d:5e', '01:23:45:67:89:ab:cd:ef',
  'SHA256 9F:86:D0:81:88:4C:7D:65:9A:2F:EA:A0:C5:5A:D0:15:A3:BF:4F:1B:2B:0B:82:2C:D1:5D:6C:15:B0:F0:0A:08',
  'job:request_errors:rate5m', 'instance:node_cpu:ratio', 'cluster:namespace::sum', '2001:db8::/32', 'fe80::/10',
  // digests and ids
  '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08', 'da39a3ee5e6b4b0d3255bfef95601890afd80709',
  'sha512-z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DGNKHfuwvY7kxvUdBeoGlODJ6+SfaPg==',
  '123e4567-e89b-12d3-a456-426614174000', 'etag: W/"33a64df551425fcc55e4d42a148795d9f25f89d4"', 'traceId=4bf92f3577b34da6a3ce929d0e0e4736',
  'task-queue risk-score disk-usage', 'eyJ is how a token begins', 'com.example.eyJ.package', 'a.b.c',
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl', '-----BEGIN PUBLIC KEY-----', '-----BEGIN CERTIFICATE REQUEST-----',
  // keys that promise no secret, and values that are none
  'max_tokens=4096', 'token_count=512', '"max_tokens": 1024, "tokens": 33', 'token_type=bearer', 'tokenizer=bpe', 'token: "the"', 'next_token=world',
  'password: ****', 'password=${DB_PASSWORD}', 'token=${TOKEN}', 'token={{ secrets.API_TOKEN }}', 'token=${{ secrets.API_TOKEN }}', 'api_key=$API_KEY',
  'api_key: <your api key>', 'password=%s', 'password: null', '"password": ""', 'has_password=true', 'secret rotation', 'secret: rotation failed',
  'password: must be at least 12 characters', 'the password is wrong', 'forgot password?', 'secretName: ml-serving-db-credentials',
  'password=env:DB_PASSWORD', 'token: vault:kv/muster/slack#token', 'smtp_password=file:/run/secrets/smtp', 'password=process.env.DB_PASSWORD',
  'password=[REDACTED]', 'password=[removed:secret]', 'password_policy=strict', 'access_key_id=AKIDEXAMPLE', 'partition_key=eu-west',
  'Authorization: Bearer <token>', 'Bearer ${TOKEN}', 'Bearer authentication', 'the bearer of bad news', 'Basic authentication required', 'basic auth failed',
  'sk-...', 'author: the team', 'authority=ca', 'session started', 'session: training run', 'auth=oauth2', 'pass: 12, fail: 3', 'monkey=george',
  // URLs without a password, and user keys without a user
  'https://example.com/path?x=1#y', 'postgres://db.internal:5432/muster', 'http://host:8080/a@b', 'postgres://svc@db/muster', 'https://git@github.com/o/r',
  'http://prometheus:9090/graph?g0.expr=up+%3D%3D+0&g0.tab=1', 'user_id=null', 'user_id: {user_id}', 'user_id=${USER_ID}', '/users/{id}/sessions', '/users/me',
  '/users/search?q=x', 'user_agent=curl', 'user: root', 'user=postgres', 'users=500', 'customer churn is up 3 %', 'customer success team', 'user impact: 12 %',
  // ordinary alert labels and texts
  'HighErrorRate', 'ml-serving', 'critical', 'fraud-scorer-v7', 'P99 latency above 2 s for 10 minutes', '100 % of requests failed (5xx)', 'C:\\new\\table',
  'namespace=ml, pod=scorer-7d9f8b6c5-x2x4q', 'ContainerMemoryUsageCloseToLimit', 'naïve café, 東京 region, Größe', 'drift in feature "age" (PSI 0.31)',
];
