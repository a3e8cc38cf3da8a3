-- PUBLIC updates of incidents and who is told of them (GOV 2.4, R30). An update's words are PUBLIC by the decision of whoever
-- commands; every earlier wording stays. Addresses are personal data: encrypted, and found by a keyed index.
create table status_updates (
  id uuid primary key,
  incident_id uuid not null references incidents (id),
  code text not null,
  state text not null check (state in ('investigating', 'identified', 'monitoring', 'resolved')),
  impact text not null check (impact in ('none', 'degraded', 'partial-outage', 'full-outage')),
  services text[] not null,
  body text not null,
  happened_at timestamptz not null,
  published_at timestamptz not null,
  published_by uuid not null,
  next_by timestamptz,
  version integer not null,
  last_instant timestamptz not null,
  last_entry uuid not null,
  constraint status_updates_happened check (happened_at <= published_at)
);
create index status_updates_by_time on status_updates (published_at desc, id desc);
create index status_updates_of on status_updates (incident_id, published_at desc);

create table status_wordings (
  update_id uuid not null references status_updates (id),
  version integer not null,
  body text not null,
  written_at timestamptz not null,
  written_by uuid not null,
  last_entry uuid not null,
  primary key (update_id, version)
);

create table status_subscribers (
  id uuid primary key,
  kind text not null check (kind in ('e-mail', 'webhook')),
  -- Both gone once it has ended.
  key_id uuid,
  ciphertext bytea,
  address_index bytea,
  services text[] not null,
  state text not null check (state in ('pending', 'confirmed', 'ended')),
  added_by uuid not null,
  added_at timestamptz not null,
  settled_at timestamptz,
  last_entry uuid not null,
  constraint status_subscribers_erased check ((state = 'ended') = (ciphertext is null) and (state = 'ended') = (address_index is null))
);
create unique index status_subscribers_once on status_subscribers (address_index) where state <> 'ended';
create index status_subscribers_told on status_subscribers (id) where state = 'confirmed';

create table update_templates (
  id uuid primary key,
  name text not null,
  audience text not null check (audience in ('stakeholders', 'public')),
  body text not null,
  last_entry uuid not null
);
create unique index update_templates_by_name on update_templates (lower(name));
