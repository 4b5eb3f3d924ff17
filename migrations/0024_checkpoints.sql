-- What was worked out of a log by playing it again, to go on from there: only ever a cache, made again from the rows.
create table document_checkpoint (
  document_id uuid primary key references document (id),
  position bigint not null check (position > 0),
  -- Of the row at that position.
  hash bytea not null check (length(hash) = 32),
  -- Of the way by which it was worked out: what another version made is made again.
  version integer not null,
  state bytea not null,
  -- What was done in each sitting, by its first and last rows.
  sittings jsonb not null,
  made_at timestamptz not null
);
-- It is dense already.
alter table document_checkpoint alter column state set storage external;

revoke delete, truncate on document_checkpoint from maillage_app;
-- It holds what was deleted: whoever blanks a passage takes it away.
grant select, delete on document_checkpoint to maillage_redact;
