-- What somebody looks at again and again among alerts, under a name and an address (areas/alerts, "View").
create table alert_views (
  id uuid primary key,
  name text not null,
  -- JSON: what the list is narrowed to.
  filters text not null,
  owner uuid not null,
  is_shared boolean not null,
  created_at timestamptz not null,
  version integer not null,
  last_instant timestamptz not null,
  last_entry uuid not null
);
create index alert_views_of on alert_views (owner, id);
create index alert_views_shared on alert_views (id) where is_shared;
