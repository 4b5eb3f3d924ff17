-- Rehearsals: a workshop tried alone, with people who are not there, and of which nothing stays.

alter table workshop
  add column rehearsal_of uuid references workshop (id),
  add column rehearsal_people integer check (rehearsal_people between 1 and 60),
  add constraint workshop_rehearsal_whole check ((rehearsal_of is null) = (rehearsal_people is null)),
  add constraint workshop_rehearses_another check (rehearsal_of <> id);
-- One at a time.
create unique index workshop_rehearsal on workshop (rehearsal_of) where rehearsal_of is not null;

-- Whether an actor may go is asked of every table that names one; of this one there may be millions of rows.
create index document_update_relayed_by on document_update (relayed_by) where relayed_by is not null;

-- What can be wiped was made to be: a workshop never becomes a rehearsal, and a rehearsal has none of its own.
create function keep_rehearsals_apart() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if tg_op = 'UPDATE' then
    if new.rehearsal_of is distinct from old.rehearsal_of then
      raise exception 'a workshop does not become a rehearsal, nor a rehearsal a workshop';
    end if;
  elsif exists (select from workshop w where w.id = new.rehearsal_of and w.rehearsal_of is not null) then
    raise exception 'a rehearsal is not rehearsed';
  end if;
  return new;
end $$;
create trigger keep_rehearsals_apart before insert or update of rehearsal_of on workshop
  for each row execute function keep_rehearsals_apart();

-- Every row that hangs on a rehearsal, in whatever table, and the actors of those who were in it: the catalogue says where, so
-- that tables of later migrations are wiped too. The product may not delete of the log of a workshop; this may, of nothing else.
create function wipe_rehearsal(of_rehearsal uuid) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  actors uuid[];
  photo uuid;
  place record;
begin
  perform from workshop where id = of_rehearsal and rehearsal_of is not null for update;
  if not found then
    raise exception 'not a rehearsal' using errcode = 'invalid_parameter_value';
  end if;
  for photo in select p.id from workshop_sheet_photo p where p.workshop_id = of_rehearsal loop
    perform take_away_sheet_photo(of_rehearsal, photo);
  end loop;
  -- Screens stay, and show it no more.
  update screen set workshop_id = null, paired_by = null where workshop_id = of_rehearsal;
  select array_agg(g.actor_id) into actors from workshop_guest g where g.workshop_id = of_rehearsal;
  -- What refers to its guests goes before them.
  for place in
    select c.conrelid::regclass as tab, a.attname as col
    from pg_constraint c
      cross join lateral unnest(c.conkey, c.confkey) as k (own, other)
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.own
      join pg_attribute r on r.attrelid = c.confrelid and r.attnum = k.other
    where c.contype = 'f' and c.conrelid not in ('workshop'::regclass, 'screen'::regclass)
      and (c.confrelid = 'workshop_guest'::regclass and r.attname = 'workshop_id'
        or c.confrelid = 'workshop'::regclass and r.attname = 'id')
    order by (c.confrelid = 'workshop_guest'::regclass) desc, (c.conrelid = 'workshop_guest'::regclass), 1
  loop
    execute format('delete from %s where %I = $1', place.tab, place.col) using of_rehearsal;
  end loop;
  delete from workshop where id = of_rehearsal;
  delete from actor a where a.id = any(actors) and a.kind = 'guest';
end $$;
revoke execute on function wipe_rehearsal(uuid) from public;
grant execute on function wipe_rehearsal(uuid) to maillage_app;
