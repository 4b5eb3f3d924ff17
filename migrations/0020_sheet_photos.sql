-- Photographs of sheets of paper that tables wrote on: with the workshop, for those who facilitate it.

create table workshop_sheet_photo (
  id uuid primary key,
  workshop_id uuid not null references workshop (id),
  -- Of the log: it may be taken away, the sheet stays.
  table_id uuid,
  hash bytea not null references file_content (hash),
  type text not null check (type like 'image/%'),
  width integer not null check (width > 0),
  height integer not null check (height > 0),
  size integer not null check (size > 0),
  actor_id uuid not null references actor (id),
  at timestamptz not null
);
create index workshop_sheet_photo_workshop on workshop_sheet_photo (workshop_id, at);
create index workshop_sheet_photo_hash on workshop_sheet_photo (hash);
create index workshop_sheet_photo_actor on workshop_sheet_photo (actor_id, at);
grant select, insert on workshop_sheet_photo to maillage_app;

-- The bytes go too, unless something else shows the same.
create function take_away_sheet_photo(of_workshop uuid, photo uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  taken bytea;
begin
  perform pg_advisory_xact_lock(hashtextextended('contents of files', 0));
  delete from workshop_sheet_photo where id = photo and workshop_id = of_workshop returning hash into taken;
  if taken is null then
    return false;
  end if;
  if not exists (select from workshop_sheet_photo p where p.hash = taken) and not exists (select from file f where f.hash = taken) then
    delete from file_slice where hash = taken;
    delete from file_content where hash = taken;
  end if;
  return true;
end $$;
revoke execute on function take_away_sheet_photo(uuid, uuid) from public;
grant execute on function take_away_sheet_photo(uuid, uuid) to maillage_app;

-- As before; what a sheet shows stays.
create or replace function take_away_files(before timestamptz, most integer)
returns table (document_id uuid, files integer, bytes bigint)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  due uuid[];
  hashes bytea[];
begin
  -- Whoever keeps the same bytes anew is before or after: see `put` of the contents.
  perform pg_advisory_xact_lock(hashtextextended('contents of files', 0));
  select array_agg(one.id) into due from (
    select f.id from document d join file f on f.document_id = d.id
    where d.removed_at <= before and not exists (
      select from file_use u join document s on s.id = u.document_id
      where u.file_id = f.id and (s.removed_at is null or s.removed_at > before
        or exists (select from document_template t where t.source_document_id = s.id)))
    limit most) one;
  if due is null then
    return;
  end if;
  select array_agg(distinct f.hash) into hashes from file f where f.id = any(due);
  delete from file_use u where u.file_id = any(due);
  return query
    with gone as (delete from file f where f.id = any(due) returning f.document_id, f.size)
    select g.document_id, count(*)::integer, sum(g.size)::bigint from gone g group by g.document_id;
  -- The same bytes may have been sent elsewhere too.
  select array_agg(h) into hashes from unnest(hashes) h
    where not exists (select from file f where f.hash = h) and not exists (select from workshop_sheet_photo p where p.hash = h);
  delete from file_slice s where s.hash = any(hashes);
  delete from file_content c where c.hash = any(hashes);
end $$;
