-- What a workshop gives back: a real document of its démarche, whose blocks keep whose words they quote; and who was there, by half-day.

create table restitution (
  document_id uuid primary key references document (id),
  workshop_id uuid not null references workshop (id),
  -- 1, then those made again beside it: the last one is in hand.
  number integer not null check (number > 0),
  -- Of the workshop, when it was written.
  revision bigint not null,
  asked_by uuid not null references actor (id),
  written_at timestamptz not null,
  corrections_from timestamptz,
  corrections_until timestamptz,
  published_at timestamptz,
  -- Of the document's log, as published.
  published_position bigint,
  published_hash bytea,
  unique (workshop_id, number)
);

-- Ids only: the words are with the workshop, where they can be corrected and erased.
create table restitution_source (
  document_id uuid not null references restitution (document_id),
  ordinal integer not null,
  block_id uuid not null,
  contribution_id uuid,
  cluster_id uuid,
  primary key (document_id, ordinal),
  check (num_nonnulls(contribution_id, cluster_id) = 1)
);
create index restitution_source_block on restitution_source (document_id, block_id);
create index restitution_source_contribution on restitution_source (contribution_id);
create index restitution_source_cluster on restitution_source (cluster_id);

-- Of a table: by its rapporteur (guest_id), or given by word and written down by a facilitator.
create table restitution_approval (
  document_id uuid not null references restitution (document_id),
  table_id uuid not null,
  guest_id uuid,
  recorded_by uuid references actor (id),
  note text not null default '',
  at timestamptz not null,
  primary key (document_id, table_id),
  check (num_nonnulls(guest_id, recorded_by) = 1)
);

-- Changes of a quoted source that a facilitator carried into the document. `revision`: of the words that changed, 0 for other changes.
create table restitution_report (
  document_id uuid not null references restitution (document_id),
  source_id uuid not null,
  change text not null check (change in ('corrected', 'withdrawn', 'erased', 'hidden')),
  revision bigint not null,
  actor_id uuid not null references actor (id),
  at timestamptz not null,
  primary key (document_id, source_id, change, revision)
);

-- « 2026-11-22 am », « 2026-11-22 pm »: the morning ends at 13:00 in Paris.
create function half_day_of(at timestamptz) returns text language sql stable as $$
  select to_char(at at time zone 'Europe/Paris', 'YYYY-MM-DD')
    || case when extract(hour from at at time zone 'Europe/Paris') < 13 then ' am' else ' pm' end
$$;

-- From when and until when a guest was heard of in each half-day, while people could join or the workshop ran.
create table workshop_attendance (
  workshop_id uuid not null,
  guest_id uuid not null,
  half_day text not null check (half_day ~ '^\d{4}-\d{2}-\d{2} (am|pm)$'),
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  primary key (workshop_id, guest_id, half_day),
  foreign key (workshop_id, guest_id) references workshop_guest (workshop_id, id)
);
insert into workshop_attendance (workshop_id, guest_id, half_day, first_seen_at, last_seen_at)
select workshop_id, id, half_day_of(joined_at), joined_at,
  case when half_day_of(last_seen_at) = half_day_of(joined_at) then last_seen_at else joined_at end
from workshop_guest;
