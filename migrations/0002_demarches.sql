-- Démarches, who belongs to them and in which role, their documents and the states of these.

create table demarche (
  id uuid primary key,
  title text not null check (length(title) between 1 and 200),
  question text not null default '',
  territory text not null default '',
  step text not null default 'diagnose' check (step in ('diagnose', 'debate', 'decide', 'act', 'evaluate')),
  readers_see_history boolean not null default true,
  created_by uuid not null references actor (id),
  created_at timestamptz not null
);

-- Organisations of a démarche in order of arrival. Hue and pattern are given once and never change.
create table demarche_organisation (
  demarche_id uuid not null references demarche (id),
  organisation_id uuid not null references organisation (id),
  is_owner boolean not null default false,
  hue smallint not null check (hue between 1 and 12),
  pattern smallint not null check (pattern between 1 and 12),
  arrival integer not null,
  joined_at timestamptz not null,
  primary key (demarche_id, organisation_id),
  unique (demarche_id, arrival)
);

-- `organisation_id` is the one on whose behalf the person writes in this démarche, until they choose another.
create table membership (
  demarche_id uuid not null references demarche (id),
  person_id uuid not null references person (id),
  role text not null check (role in ('pilot', 'facilitator', 'writer', 'member', 'elected', 'observer')),
  organisation_id uuid references organisation (id),
  joined_at timestamptz not null,
  primary key (demarche_id, person_id)
);
create index membership_person on membership (person_id);

alter table access_link
  add foreign key (demarche_id) references demarche (id),
  add check (role in ('pilot', 'facilitator', 'writer', 'member', 'elected', 'observer'));

create table document (
  id uuid primary key,
  demarche_id uuid not null references demarche (id),
  title text not null check (length(title) between 1 and 200),
  template text not null,
  template_version integer not null,
  state text not null default 'draft' check (state in ('draft', 'consultation', 'submitted', 'adopted', 'archived')),
  state_since timestamptz not null,
  epoch integer not null default 1,
  generation integer not null default 1,
  restricted boolean not null default false,
  created_by uuid not null references actor (id),
  created_at timestamptz not null
);
create index document_demarche on document (demarche_id);

-- Who may open a restricted document, beside the pilots of its démarche.
create table document_access (
  document_id uuid not null references document (id),
  person_id uuid not null references person (id),
  granted_at timestamptz not null,
  primary key (document_id, person_id)
);

-- Append-only: each passage from a state to another, with the log position at which the text stood.
create table document_state_change (
  id uuid primary key,
  document_id uuid not null references document (id),
  from_state text not null,
  to_state text not null,
  position bigint not null,
  head_hash bytea,
  actor_id uuid not null references actor (id),
  organisation_id uuid references organisation (id),
  at timestamptz not null,
  reason text not null default '',
  deliberation_number text not null default '',
  deliberation_date date
);
create index document_state_change_document on document_state_change (document_id, at);
revoke update, delete, truncate on document_state_change from maillage_app;

create table access_request (
  id uuid primary key,
  demarche_id uuid not null references demarche (id),
  document_id uuid references document (id),
  person_id uuid not null references person (id),
  message text not null default '',
  asked_at timestamptz not null,
  answer text check (answer in ('granted', 'declined')),
  answered_by uuid references actor (id),
  answered_at timestamptz
);
create unique index access_request_open on access_request (demarche_id, coalesce(document_id, demarche_id), person_id) where answer is null;
