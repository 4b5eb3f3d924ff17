-- Organisations bear the tags of the démarche, the same as its documents, and no longer names of their own.

insert into tag (id, demarche_id, kind, name, created_by, created_at)
select gen_random_uuid(), g.demarche_id, g.kind, min(g.name), (array_agg(g.actor_id order by g.at))[1], min(g.at)
from organisation_tag g
where not exists (
  select 1 from tag t where t.demarche_id = g.demarche_id and t.kind = g.kind and lower(t.name) = lower(g.name))
group by g.demarche_id, g.kind, lower(g.name);

alter table organisation_tag add column tag_id uuid references tag (id);
update organisation_tag g set tag_id = t.id
from tag t where t.demarche_id = g.demarche_id and t.kind = g.kind and lower(t.name) = lower(g.name);
delete from organisation_tag a using organisation_tag b
where a.organisation_id = b.organisation_id and a.tag_id = b.tag_id and a.ctid > b.ctid;

drop index organisation_tag_name;
alter table organisation_tag
  drop constraint organisation_tag_pkey,
  drop column kind,
  drop column name,
  alter column tag_id set not null,
  add primary key (organisation_id, tag_id);
create index organisation_tag_tag on organisation_tag (tag_id);
create index organisation_tag_demarche on organisation_tag (demarche_id);
