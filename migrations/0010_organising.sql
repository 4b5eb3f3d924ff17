-- Finding one's way: the tree of a démarche, its trash, copies, tags, favourites and what each person saw last.

alter table document
  add column parent_id uuid,
  add column rank double precision not null default 0,
  add column numbered boolean not null default false,
  add column trashed_at timestamptz,
  add column trashed_by uuid references actor (id),
  add column trash_root uuid,
  add column removed_at timestamptz,
  add check (parent_id <> id),
  add check ((trashed_at is null) = (trash_root is null)),
  add check (removed_at is null or trashed_at is not null);

update document set rank = n.rank
from (select id, row_number() over (partition by demarche_id order by created_at, id) * 1024 as rank from document) n
where n.id = document.id;

-- A parent is of the same démarche. Deferred, so that an archive brings documents in any order.
alter table document
  add unique (demarche_id, id),
  add foreign key (demarche_id, parent_id) references document (demarche_id, id) deferrable initially deferred;
create index document_parent on document (parent_id) where parent_id is not null;
create index document_trash on document (trashed_at) where trashed_at is not null and removed_at is null;

-- What the first row of a text, of kind `copy`, was taken from: who wrote what is known by the clientIDs, bound as there. Append-only.
create table document_copy (
  document_id uuid primary key references document (id),
  source_id uuid not null references document (id),
  source_position bigint not null check (source_position >= 0),
  source_hash bytea not null check (length(source_hash) = 32),
  kind text not null check (kind in ('duplicate', 'edition')),
  actor_id uuid not null references actor (id),
  at timestamptz not null
);
create index document_copy_source on document_copy (source_id);
revoke update, delete, truncate on document_copy from maillage_app;

create table tag (
  id uuid primary key,
  demarche_id uuid not null references demarche (id),
  kind text not null check (kind in ('service', 'policy', 'level', 'theme')),
  name text not null check (length(name) between 1 and 80),
  created_by uuid not null references actor (id),
  created_at timestamptz not null
);
create unique index tag_name on tag (demarche_id, kind, lower(name));

create table document_tag (
  document_id uuid not null references document (id),
  tag_id uuid not null references tag (id),
  actor_id uuid not null references actor (id),
  at timestamptz not null,
  primary key (document_id, tag_id)
);
create index document_tag_tag on document_tag (tag_id);

create table favourite (
  person_id uuid not null references person (id),
  document_id uuid not null references document (id),
  at timestamptz not null,
  primary key (person_id, document_id)
);

-- The last fifty of each person.
create table document_seen (
  person_id uuid not null references person (id),
  document_id uuid not null references document (id),
  at timestamptz not null,
  primary key (person_id, document_id)
);
