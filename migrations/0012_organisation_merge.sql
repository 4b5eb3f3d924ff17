-- Two organisations that turn out to be one. The one that goes stays as a row: logs and texts hold its id for good, and are read
-- as naming the one that is kept.

alter table organisation
  add column merged_into uuid references organisation (id),
  add check (merged_into <> id),
  drop constraint organisation_siret_key,
  drop constraint organisation_rna_key;
create index organisation_merged on organisation (merged_into) where merged_into is not null;

-- The name and the numbers of what went are free again for the one that is kept.
create unique index organisation_siret on organisation (siret) where merged_into is null;
create unique index organisation_rna on organisation (rna) where merged_into is null;
drop index organisation_name;
create unique index organisation_name on organisation (lower(name)) where merged_into is null;

-- `carried` holds what undoing needs, ids and dates and the sheet as it was, for as long as it may be undone.
create table organisation_merge (
  id uuid primary key,
  gone_id uuid not null references organisation (id),
  kept_id uuid not null references organisation (id),
  demarche_id uuid not null references demarche (id),
  actor_id uuid not null references actor (id),
  at timestamptz not null,
  carried jsonb
);
create index organisation_merge_demarche on organisation_merge (demarche_id, at);

-- Two of the directory of a démarche that are alike and are not one: they are proposed no more.
create table organisation_apart (
  demarche_id uuid not null references demarche (id),
  one_id uuid not null references organisation (id),
  other_id uuid not null references organisation (id),
  actor_id uuid not null references actor (id),
  at timestamptz not null,
  primary key (demarche_id, one_id, other_id),
  check (one_id < other_id)
);

-- Whoever was about to write something of an organisation while it was merged writes it of the one that is kept: the row is
-- waited for, and read as it then is.
create function of_kept_organisation() returns trigger language plpgsql as $$
declare
  kept uuid;
begin
  select o.merged_into into kept from organisation o where o.id = new.organisation_id for key share;
  new.organisation_id := coalesce(kept, new.organisation_id);
  return new;
end $$;
create trigger of_kept_organisation before insert or update of organisation_id on affiliation
  for each row when (new.organisation_id is not null) execute function of_kept_organisation();
create trigger of_kept_organisation before insert or update of organisation_id on membership
  for each row when (new.organisation_id is not null) execute function of_kept_organisation();
create trigger of_kept_organisation before insert or update of organisation_id on access_link
  for each row when (new.organisation_id is not null) execute function of_kept_organisation();
create trigger of_kept_organisation before insert or update of organisation_id on demarche_organisation
  for each row when (new.organisation_id is not null) execute function of_kept_organisation();
create trigger of_kept_organisation before insert or update of organisation_id on directory_entry
  for each row when (new.organisation_id is not null) execute function of_kept_organisation();
create trigger of_kept_organisation before insert or update of organisation_id on organisation_contact
  for each row when (new.organisation_id is not null) execute function of_kept_organisation();
create trigger of_kept_organisation before insert or update of organisation_id on organisation_tag
  for each row when (new.organisation_id is not null) execute function of_kept_organisation();
