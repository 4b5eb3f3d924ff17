-- Passages of a locked version whose words their author erased since: which blocks, since when, never the words. The version stays as
-- it was locked. Append-only.
create table version_erasure (
  version_id uuid not null references document_version (id),
  block_id uuid not null,
  at timestamptz not null,
  primary key (version_id, block_id)
);
revoke update, delete, truncate on version_erasure from maillage_app;

-- What pilots are told of it: one line for each document, told anew only when more was erased after they had seen it.
create table erasure_notice (
  document_id uuid not null references document (id),
  person_id uuid not null references person (id),
  at timestamptz not null,
  seen_at timestamptz,
  primary key (document_id, person_id)
);
create index erasure_notice_person on erasure_notice (person_id);
