-- What a démarche keeps of its documents, to begin others with.

-- `state` is a text without authorship, as it stood at a position of its source; `template` is the one of ours that the source began with.
-- A template is taken away, never deleted: documents say what they began with.
create table document_template (
  id uuid primary key,
  demarche_id uuid not null references demarche (id),
  name text not null check (length(name) between 1 and 120),
  description text not null default '' check (length(description) <= 500),
  template text not null,
  template_version integer not null,
  epoch integer not null,
  state bytea not null,
  source_document_id uuid not null references document (id),
  source_position bigint not null,
  created_by uuid not null references actor (id),
  created_at timestamptz not null,
  archived_by uuid references actor (id),
  archived_at timestamptz,
  check ((archived_by is null) = (archived_at is null))
);
create index document_template_demarche on document_template (demarche_id);
revoke delete, truncate on document_template from maillage_app;

-- Append-only: which of them a document began with.
create table document_beginning (
  document_id uuid primary key references document (id),
  template_id uuid not null references document_template (id)
);
create index document_beginning_template on document_beginning (template_id);
revoke update, delete, truncate on document_beginning from maillage_app;
