-- « Pack de délibération »: which files were handed over of a locked version, when and by whom. Never the files: what they said may have
-- to go (a redaction, an account that is erased), and a hash brings nothing back. Append-only.
create table version_pack (
  id uuid primary key,
  version_id uuid not null references document_version (id),
  -- SHA-256 of the whole ZIP.
  hash bytea not null check (length(hash) = 32),
  size bigint not null check (size > 0),
  actor_id uuid not null references actor (id),
  at timestamptz not null,
  -- The same facts make the same bytes: that is the same pack, as old as when it was first made.
  unique (version_id, hash)
);
revoke update, delete, truncate on version_pack from maillage_app;
