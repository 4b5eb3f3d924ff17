-- Workshops (« ateliers »): the log of what happens in them is the record. What people wrote and who they are stand beside it, where they
-- can be erased.

create table workshop (
  id uuid primary key,
  demarche_id uuid not null references demarche (id),
  title text not null check (length(title) between 1 and 160),
  pilot_id uuid not null references person (id),
  framing text not null default '',
  questions jsonb not null default '[]',
  mode text not null default 'room' check (mode in ('room', 'remote', 'hybrid')),
  capacity integer not null default 200 check (capacity between 1 and 5000),
  starts_at timestamptz,
  place text not null default '',
  video_url text not null default '',
  notice text not null default '',
  feedback_due date,
  copy_of uuid references workshop (id),
  -- As the log says: here so that lists and codes need not read it.
  stage text not null default 'draft'
    check (stage in ('draft', 'open', 'running', 'closed', 'review', 'published', 'archived', 'cancelled')),
  revision bigint not null default 0,
  guests integer not null default 0,
  minutes integer not null default 0,
  join_code text,
  opened_at timestamptz,
  closed_at timestamptz,
  created_by uuid not null references actor (id),
  created_at timestamptz not null
);
create index workshop_demarche on workshop (demarche_id);
create unique index workshop_join_code on workshop (join_code) where stage in ('open', 'running');
create index workshop_code_of_old on workshop (join_code) where join_code is not null;

create table workshop_event (
  workshop_id uuid not null references workshop (id),
  position bigint not null,
  at timestamptz not null,
  -- Null: the workshop itself.
  actor_id uuid references actor (id),
  command_id uuid not null,
  ordinal integer not null,
  kind text not null,
  body jsonb not null,
  primary key (workshop_id, position),
  unique (workshop_id, command_id, ordinal)
);
revoke update, delete, truncate on workshop_event from maillage_app;

-- Commands that were done and changed nothing, at which revision: asked again they still change nothing.
create table workshop_idle_command (
  workshop_id uuid not null references workshop (id),
  command_id uuid not null,
  revision bigint not null,
  primary key (workshop_id, command_id)
);
revoke update, delete, truncate on workshop_idle_command from maillage_app;

-- What was written, as it reads now. `position`: of the event after which it was so.
create table workshop_text (
  workshop_id uuid not null references workshop (id),
  key text not null,
  actor_id uuid references actor (id),
  text text not null,
  position bigint not null,
  erased_at timestamptz,
  primary key (workshop_id, key)
);
create index workshop_text_position on workshop_text (workshop_id, position);

-- Somebody in the room. The token of their device is never stored: device_hash is its SHA-256.
create table workshop_guest (
  workshop_id uuid not null references workshop (id),
  id uuid not null,
  actor_id uuid not null unique references actor (id),
  device_hash text not null,
  name text not null,
  identity text not null check (identity in ('named', 'pseudonym', 'nameless')),
  organisation_id uuid references organisation (id),
  organisation_text text not null default '',
  college text not null,
  person_id uuid references person (id),
  position bigint not null,
  joined_at timestamptz not null,
  last_seen_at timestamptz not null,
  erased_at timestamptz,
  primary key (workshop_id, id)
);
create index workshop_guest_device on workshop_guest (device_hash);

-- Those who run it beside the pilots and facilitators of the démarche.
create table workshop_facilitator (
  workshop_id uuid not null references workshop (id),
  person_id uuid not null references person (id),
  added_by uuid not null references actor (id),
  added_at timestamptz not null,
  primary key (workshop_id, person_id)
);

create table workshop_phase_note (
  workshop_id uuid not null references workshop (id),
  phase_id uuid not null,
  notes text not null,
  actor_id uuid not null references actor (id),
  at timestamptz not null,
  primary key (workshop_id, phase_id)
);

-- A computer without an account that shows a workshop to the room: known by a cookie, of which the hash is kept.
create table screen (
  token_hash text primary key,
  code text not null unique,
  workshop_id uuid references workshop (id),
  paired_by uuid references actor (id),
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null
);
