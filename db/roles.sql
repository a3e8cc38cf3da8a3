-- For a PostgreSQL server of one's own: run once as superuser, with passwords of your choice. The embedded one does this
-- by itself. Then set DATABASE_URL (muster_app), DATABASE_OWNER_URL and DATABASE_SEQUENCER_URL.
-- The names matter: db/grants.sql hands out privileges to them. Other logins can be made members of them.
create role muster_owner login;
create role muster_app login;
create role muster_sequencer login;
create database muster owner muster_owner encoding 'UTF8' template template0;
revoke connect, temporary on database muster from public;
grant connect on database muster to muster_app, muster_sequencer;
