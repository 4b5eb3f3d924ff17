-- The instance, people, the actors that every log refers to, organisations, sessions, single-use links, throttling, audit.

create table instance (
  one boolean primary key default true check (one),
  name text not null,
  set_up_at timestamptz not null
);

create table person (
  id uuid primary key,
  email text not null,
  display_name text not null check (length(display_name) between 1 and 120),
  grammatical_form text not null default 'neutral' check (grammatical_form in ('feminine', 'masculine', 'neutral')),
  passphrase_hash text not null,
  is_admin boolean not null default false,
  created_at timestamptz not null,
  disabled_at timestamptz
);
create unique index person_email on person (lower(email));

-- Who did something: a person with an account, a guest of a workshop, or the system itself.
create table actor (
  id uuid primary key,
  kind text not null check (kind in ('person', 'guest', 'system')),
  person_id uuid unique references person (id),
  created_at timestamptz not null,
  check ((kind = 'person') = (person_id is not null))
);
create unique index actor_system on actor (kind) where kind = 'system';

create table organisation (
  id uuid primary key,
  name text not null check (length(name) between 1 and 200),
  family text not null,
  form text,
  siret text unique,
  rna text unique,
  created_by uuid not null references actor (id),
  created_at timestamptz not null
);
create unique index organisation_name on organisation (lower(name));

-- A person may belong to several organisations.
create table affiliation (
  person_id uuid not null references person (id),
  organisation_id uuid not null references organisation (id),
  since timestamptz not null,
  primary key (person_id, organisation_id)
);
create index affiliation_organisation on affiliation (organisation_id);

-- The token itself is never stored: token_hash is its SHA-256. `id` is what the interface may show.
create table auth_session (
  token_hash text primary key,
  id uuid not null unique,
  person_id uuid not null references person (id),
  device text not null default '',
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index auth_session_person on auth_session (person_id);

-- Single-use links: the first set-up, invitations, passphrase resets.
create table access_link (
  id uuid primary key,
  token_hash text not null unique,
  kind text not null check (kind in ('setup', 'invitation', 'reset')),
  email text,
  person_id uuid references person (id),
  demarche_id uuid,
  role text,
  organisation_id uuid references organisation (id),
  created_by uuid references actor (id),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz
);
create index access_link_demarche on access_link (demarche_id);

-- A person asked for a new passphrase and no mail could be sent: an administrator passes a link on.
create table reset_request (
  person_id uuid primary key references person (id),
  asked_at timestamptz not null
);

-- Failures only; successes never count, since a whole hall shares one address. `key` is a hash.
create table throttle (
  key text primary key,
  failures integer not null,
  last_at timestamptz not null,
  locked_until timestamptz
);

create table audit_log (
  id uuid primary key,
  at timestamptz not null,
  actor_id uuid references actor (id),
  verb text not null,
  object_kind text not null,
  object_id uuid,
  demarche_id uuid,
  details jsonb not null default '{}'
);
create index audit_log_demarche on audit_log (demarche_id, at desc);
create index audit_log_at on audit_log (at desc);

grant usage on schema public to maillage_app, maillage_redact;
grant select, insert, update, delete on all tables in schema public to maillage_app;
alter default privileges in schema public grant select, insert, update, delete on tables to maillage_app;
revoke update, delete, truncate on audit_log from maillage_app;
