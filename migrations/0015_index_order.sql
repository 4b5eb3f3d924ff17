-- What finding needs of a document to put it in its place, beside its words: a question then reads the index alone until it
-- knows which few documents it shows. A document never leaves its démarche.
alter table document_index
  add column demarche_id uuid references demarche (id),
  -- the latest change that was read, or when the document began
  add column changed_at timestamptz,
  -- which words follow each other, as bits of `shared/rules/phrase-marks.ts`; null: not known before the text is read again
  add column pairs bytea;
alter table document_index alter column pairs set storage main; -- beside the rest: it is there to be read for many
update document_index i set demarche_id = d.demarche_id, changed_at = coalesce(
  (select u.at from document_update u where u.document_id = i.document_id and u.position = i.position), d.created_at)
from document d where d.id = i.document_id;
alter table document_index alter column demarche_id set not null, alter column changed_at set not null;
-- Each search would read what waits to be put into the index, up to 4 MB of it. Whoever reads texts has time to put it there.
alter index document_index_words set (fastupdate = off);
select gin_clean_pending_list('document_index_words');
