-- Images that only documents out of sight for good could show are taken away. The running product still deletes no file by
-- itself: it may ask for this, which looks for itself.

-- So many files at once, told by the document to which they were sent. A file stays while one document that may show it is not
-- out of sight since `before`, or is the source of a template: what begins with that shows it.
create function take_away_files(before timestamptz, most integer)
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
  delete from file_slice s where s.hash = any(hashes) and not exists (select from file f where f.hash = s.hash);
  delete from file_content c where c.hash = any(hashes) and not exists (select from file f where f.hash = c.hash);
end $$;
create index file_hash on file (hash);
create index document_removed on document (removed_at) where removed_at is not null;
revoke execute on function take_away_files(timestamptz, integer) from public;
grant execute on function take_away_files(timestamptz, integer) to maillage_app;
