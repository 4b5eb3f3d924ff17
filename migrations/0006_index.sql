-- What texts say, as rows: for searching, for links that lead to a text, for who is mentioned. Made from the logs, and made
-- again from them at any time; only what a person has seen of their mentions is not.

-- Letters as they are searched: small, without accents. Not the extension `unaccent`, which a database may not have.
create function folded(text) returns text
  language sql immutable strict parallel safe
  return replace(replace(translate(
    normalize(lower($1), nfc),
    'ÀÂÄÁÃÅÇÈÉÊËÌÍÎÏÑÒÓÔÖÕÙÚÛÜÝŸàâäáãåçèéêëìíîïñòóôöõùúûüýÿ’',
    'aaaaaaceeeeiiiinooooouuuuyyaaaaaaceeeeiiiinooooouuuuyy'''),
    'œ', 'oe'), 'æ', 'ae');

-- The stems of French, and the words as they stand but for a plural (the stems know « emploi » and « emplois » as two): for
-- what is only half typed, and for exact phrases.
create function words_of(text) returns tsvector
  language sql immutable strict parallel safe
  return to_tsvector('pg_catalog.french'::regconfig, folded($1)) || to_tsvector('pg_catalog.simple'::regconfig, regexp_replace(folded($1), '(\w\w)[sx]\M', '\1', 'g'));

-- How far the log of a document was read into what follows. `heads` is its title and headings: small, for ranking.
create table document_index (
  document_id uuid primary key references document (id),
  position bigint not null,
  words tsvector not null,
  heads tsvector not null,
  word_count integer not null,
  read_at timestamptz not null
);
create index document_index_words on document_index using gin (words);

-- A title is searched with the text that it names: that is read again.
create function document_title_changed() returns trigger language plpgsql as $$
begin
  update document_index set position = 0 where document_id = new.id;
  return null;
end $$;
create trigger document_title_changed after update of title on document
  for each row when (old.title is distinct from new.title) execute function document_title_changed();

-- A piece of a text: a paragraph, a heading, a line of a table. `block_id` is where a result opens.
create table document_passage (
  document_id uuid not null references document (id),
  place integer not null,
  block_id uuid,
  section text not null default '',
  is_heading boolean not null,
  text text not null,
  words tsvector not null,
  primary key (document_id, place)
);

-- Links to a document or a block, and who or what a text names, by the block in which they stand.
create table document_reference (
  document_id uuid not null references document (id),
  kind text not null check (kind in ('document', 'person', 'organisation')),
  target_id uuid not null,
  target_block_id uuid,
  block_id uuid,
  place integer not null,
  primary key (document_id, kind, place)
);
create index document_reference_target on document_reference (target_id, kind);

-- « On vous a mentionné »: once for each block that names somebody. `gone_at`: the text no longer does.
create table mention (
  document_id uuid not null references document (id),
  person_id uuid not null references person (id),
  block_id uuid not null,
  actor_id uuid references actor (id),
  at timestamptz not null,
  seen_at timestamptz,
  gone_at timestamptz,
  primary key (document_id, person_id, block_id)
);
create index mention_person on mention (person_id, at desc) where gone_at is null;
