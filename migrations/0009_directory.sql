-- The directory (« annuaire »). What is said of an organisation is for the whole instance; who is listed where, their contacts and
-- their tags are for one démarche.

alter table organisation
  add column agreements text[] not null default '{}',
  add column networks text[] not null default '{}',
  add column territories jsonb not null default '[]',
  add column activities text not null default '',
  add column workforce integer check (workforce >= 0),
  add column website text,
  add column version integer not null default 1;

-- Declared immutable, which joining texts is: a generated column asks for it.
create function sheet_words(text, text, text[], text[], jsonb, text, text, text) returns text
  language sql immutable parallel safe
  return folded(concat_ws(' ', $1, $2, array_to_string($3, ' '), array_to_string($4, ' '),
    jsonb_path_query_array($5, '$[*].name')::text, $6, $7, $8));

-- As it is searched; the name comes first, so that it also puts in order.
alter table organisation
  add column words text generated always as
    (sheet_words(name, form, agreements, networks, territories, activities, siret, rna)) stored;

-- Listed in the directory of a démarche without taking part in it: no mark, nobody writes for it.
create table directory_entry (
  demarche_id uuid not null references demarche (id),
  organisation_id uuid not null references organisation (id),
  actor_id uuid not null references actor (id),
  at timestamptz not null,
  primary key (demarche_id, organisation_id)
);
create index directory_entry_organisation on directory_entry (organisation_id);
create index demarche_organisation_organisation on demarche_organisation (organisation_id);

-- Someone to write to, kept with their consent only: withdrawn, the row is deleted.
create table organisation_contact (
  id uuid primary key,
  demarche_id uuid not null references demarche (id),
  organisation_id uuid not null references organisation (id),
  name text not null check (length(name) between 1 and 120),
  function text not null default '',
  email text,
  phone text,
  consent_by uuid not null references actor (id),
  consent_at timestamptz not null,
  consent_how text not null default ''
);
create index organisation_contact_organisation on organisation_contact (demarche_id, organisation_id);

create table organisation_tag (
  demarche_id uuid not null references demarche (id),
  organisation_id uuid not null references organisation (id),
  kind text not null check (kind in ('service', 'policy', 'level', 'theme')),
  name text not null check (length(name) between 1 and 80),
  actor_id uuid not null references actor (id),
  at timestamptz not null,
  primary key (demarche_id, organisation_id, kind, name)
);
create index organisation_tag_name on organisation_tag (demarche_id, kind, lower(name));
