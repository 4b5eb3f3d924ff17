-- The log of each text: every update with its author, chained; its end; whose each clientID is; snapshots as a cache.

-- Where the log of a document ends. Appending moves it, and only from where the writer believed it to be.
create table document_head (
  document_id uuid primary key references document (id),
  position bigint not null check (position >= 0),
  hash bytea not null check (length(hash) = 32)
);

-- One row per (actor, connection, turn). Append-only; `ins` and `del` are [[client, clock, length], …] of what was new.
create table document_update (
  document_id uuid not null references document (id),
  position bigint not null check (position > 0),
  actor_id uuid not null references actor (id),
  organisation_id uuid references organisation (id),
  connection_id uuid not null,
  relayed_by uuid references actor (id),
  verified boolean not null,
  at timestamptz(3) not null,
  kind text not null check (kind in ('edit', 'template', 'copy', 'import', 'restore', 'accept', 'api', 'migration', 'redaction')),
  update bytea not null,
  ins jsonb not null,
  del jsonb not null,
  update_hash bytea not null check (length(update_hash) = 32),
  prev_hash bytea not null check (length(prev_hash) = 32),
  hash bytea not null check (length(hash) = 32),
  primary key (document_id, position),
  check (verified = (relayed_by is null))
);
create index document_update_actor on document_update (actor_id, document_id, position);

-- Whose a clientID is, from the first time it was seen or handed out.
create table document_client (
  document_id uuid not null references document (id),
  client bigint not null check (client >= 0),
  actor_id uuid not null references actor (id),
  connection_id uuid,
  bound_at timestamptz not null,
  primary key (document_id, client)
);

-- The state at a position, without deleted text. Only ever a cache: the rows stay.
create table document_snapshot (
  document_id uuid primary key references document (id),
  position bigint not null check (position > 0),
  state bytea not null,
  state_vector bytea not null,
  deletes bytea not null,
  made_at timestamptz not null
);

revoke update, delete, truncate on document_update, document_client from maillage_app;
revoke delete, truncate on document_head, document_snapshot from maillage_app;
grant select, insert, update on document_update to maillage_redact;
grant select on document_head, document_client, document_snapshot to maillage_redact;
