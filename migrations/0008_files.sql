-- Images of texts: bytes once by their SHA-256, cut into slices; a row for each upload; the documents that may show it. All append-only.

create table file_content (
  hash bytea primary key check (length(hash) = 32),
  size integer not null check (size > 0),
  stored_at timestamptz not null
);

-- So small that backups, moves and readers hold little of a file at once.
create table file_slice (
  hash bytea not null references file_content (hash),
  number integer not null check (number > 0),
  bytes bytea not null,
  primary key (hash, number)
);
-- Images are compressed already.
alter table file_slice alter column bytes set storage external;

-- `document_id` is where it was sent first. Width and height are as shown, once turned upright.
create table file (
  id uuid primary key,
  hash bytea not null references file_content (hash),
  document_id uuid not null references document (id),
  actor_id uuid not null references actor (id),
  organisation_id uuid references organisation (id),
  type text not null check (type in ('image/jpeg', 'image/png', 'image/webp', 'image/gif')),
  width integer not null check (width > 0),
  height integer not null check (height > 0),
  size integer not null check (size > 0),
  at timestamptz not null
);
create index file_document on file (document_id);
create index file_actor on file (actor_id, at);

-- Which documents a file may be shown in: where it was sent, and where it was taken over to, by whom.
create table file_use (
  document_id uuid not null references document (id),
  file_id uuid not null references file (id),
  actor_id uuid not null references actor (id),
  at timestamptz not null,
  primary key (document_id, file_id)
);
create index file_use_file on file_use (file_id);

revoke update, delete, truncate on file_content, file_slice, file, file_use from maillage_app;
