-- The history as people use it: versions of a text that bear a name, names that a document had, what each person had seen of it.

-- A name for a position in the log. Once locked, nobody changes or removes it.
create table document_version (
  id uuid primary key,
  document_id uuid not null references document (id),
  position bigint not null check (position > 0),
  name text not null check (length(name) between 1 and 120),
  description text not null default '' check (length(description) <= 2000),
  -- Named by itself, before a restoration.
  is_automatic boolean not null default false,
  actor_id uuid not null references actor (id),
  organisation_id uuid references organisation (id),
  at timestamptz not null,
  lock_reason text check (lock_reason in ('submitted', 'adopted', 'kept')),
  -- Of the vote or of the sending.
  lock_date date,
  locked_by uuid references actor (id),
  locked_for uuid references organisation (id),
  locked_at timestamptz,
  -- What its hash covers beside the text, its images and its living blocks (ARCHITECTURE: hashes).
  title text,
  epoch integer,
  hash bytea check (length(hash) = 32),
  head_hash bytea check (length(head_hash) = 32),
  foreign key (document_id, position) references document_update (document_id, position),
  check (num_nonnulls(lock_reason, locked_by, locked_at, title, epoch, hash, head_hash) in (0, 7))
);
create index document_version_document on document_version (document_id, position);
-- What it is a version of never changes.
revoke update, truncate on document_version from maillage_app;
grant update (name, description, lock_reason, lock_date, locked_by, locked_for, locked_at, title, epoch, hash, head_hash)
  on document_version to maillage_app;
grant select on document_version to maillage_redact;

create function keep_locked_version() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  raise exception 'a locked version stays as it is' using errcode = 'insufficient_privilege';
end $$;
create trigger keep_locked_version before update or delete on document_version
  for each row when (old.locked_at is not null) execute function keep_locked_version();

-- The names that a document had, from here on. Append-only.
create table document_rename (
  id uuid primary key,
  document_id uuid not null references document (id),
  -- Where its log ended.
  position bigint not null check (position >= 0),
  from_title text not null,
  to_title text not null,
  actor_id uuid not null references actor (id),
  organisation_id uuid references organisation (id),
  at timestamptz not null
);
create index document_rename_document on document_rename (document_id, position);
revoke update, delete, truncate on document_rename from maillage_app;

-- What somebody had seen when they last had it open; `before_…`: in the visit before that one.
alter table document_seen
  add column position bigint,
  add column before_at timestamptz,
  add column before_position bigint;

-- Members see nothing of what precedes their arrival.
alter table demarche add column history_from_arrival boolean not null default false;

-- Accounts that are gone: the row stays, for the logs name its actor, and says nothing of anybody. In each démarche where they left
-- something, a number of their own tells one from another.
alter table person add column erased_at timestamptz;
create table former_member (
  demarche_id uuid not null references demarche (id),
  person_id uuid not null references person (id),
  number integer not null check (number > 0),
  primary key (demarche_id, person_id),
  unique (demarche_id, number)
);
revoke update, delete, truncate on former_member from maillage_app;

-- Whoever erases an account, those who read what it left know one from another: numbered once, where they were or wrote.
create function number_former_member() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  place uuid;
begin
  for place in
    select m.demarche_id from membership m where m.person_id = new.id
    union
    select d.demarche_id from document d join actor a on a.person_id = new.id
    where exists (select from document_update u where u.actor_id = a.id and u.document_id = d.id)
    order by 1
  loop
    perform from demarche where id = place for no key update;
    insert into former_member (demarche_id, person_id, number)
    select place, new.id, coalesce(max(f.number), 0) + 1 from former_member f where f.demarche_id = place
    on conflict (demarche_id, person_id) do nothing;
  end loop;
  return new;
end $$;
create trigger number_former_member after update of erased_at on person
  for each row when (old.erased_at is null and new.erased_at is not null) execute function number_former_member();

-- Where a log ended at an instant: its rows are nearly in the order of their instants, so a few of them are looked at.
create function document_position_at(of_document uuid, instant timestamptz) returns bigint
language plpgsql stable set search_path = pg_catalog, public, pg_temp as $$
declare
  low bigint := 0;
  high bigint := coalesce((select max(u.position) from document_update u where u.document_id = of_document), 0);
  middle bigint;
begin
  while low < high loop
    middle := (low + high + 1) / 2;
    if exists (select from document_update u where u.document_id = of_document and u.position = middle and u.at <= instant) then
      low := middle;
    else
      high := middle - 1;
    end if;
  end loop;
  return low;
end $$;

-- Rows are added in the order of their instants: a few bytes for every hundred pages tell what was written in a day.
create index document_update_at on document_update using brin (at) with (pages_per_range = 16, autosummarize = on);

-- Where each person had last seen a text, as far as is known.
update document_seen set position = document_position_at(document_id, at);
