-- What was restored of a text: from which moment, all of it or which part. The edit itself is a row of the log, of kind `restore`.
create table document_restoration (
  id uuid primary key,
  document_id uuid not null references document (id),
  -- The row by which it is done; others may have written between.
  position bigint not null check (position > 0),
  -- The moment that came back.
  to_position bigint not null check (to_position >= 0),
  scope text not null check (scope in ('whole', 'section', 'block')),
  -- The heading or the block as it stood then.
  block_id text check (length(block_id) <= 64),
  -- Of the text right before, named by itself. Somebody may have taken the name away since.
  version_id uuid not null,
  actor_id uuid not null references actor (id),
  organisation_id uuid references organisation (id),
  at timestamptz not null,
  check ((scope = 'whole') = (block_id is null))
);
create index document_restoration_document on document_restoration (document_id, position);
revoke update, delete, truncate on document_restoration from maillage_app;
