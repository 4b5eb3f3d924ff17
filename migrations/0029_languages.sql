-- The language of what somebody wrote in a workshop: of the words, and so with them; it is blank again when they are erased.
alter table workshop_text add column language text not null default 'fr' check (language in ('fr', 'de', 'en', 'nl', 'it', 'es'));
