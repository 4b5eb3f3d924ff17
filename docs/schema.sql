-- The schema after all migrations, to read. Made by "node --import tsx server/cli/dump-schema.ts"; the migrations are the source.

create table access_link (
  id uuid not null,
  token_hash text not null,
  kind text not null,
  email text,
  person_id uuid,
  demarche_id uuid,
  role text,
  organisation_id uuid,
  created_by uuid,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  PRIMARY KEY (id),
  UNIQUE (token_hash),
  FOREIGN KEY (created_by) REFERENCES actor(id),
  FOREIGN KEY (demarche_id) REFERENCES demarche(id),
  FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  FOREIGN KEY (person_id) REFERENCES person(id),
  CHECK ((kind = ANY (ARRAY['setup'::text, 'invitation'::text, 'reset'::text]))),
  CHECK ((role = ANY (ARRAY['pilot'::text, 'facilitator'::text, 'writer'::text, 'member'::text, 'elected'::text, 'observer'::text])))
);
CREATE INDEX access_link_demarche ON public.access_link USING btree (demarche_id);
CREATE TRIGGER of_kept_organisation BEFORE INSERT OR UPDATE OF organisation_id ON public.access_link FOR EACH ROW WHEN ((new.organisation_id IS NOT NULL)) EXECUTE FUNCTION of_kept_organisation();
grant delete, insert, select, update on access_link to maillage_app;

create table access_request (
  id uuid not null,
  demarche_id uuid not null,
  document_id uuid,
  person_id uuid not null,
  message text not null default ''::text,
  asked_at timestamp with time zone not null,
  answer text,
  answered_by uuid,
  answered_at timestamp with time zone,
  PRIMARY KEY (id),
  FOREIGN KEY (answered_by) REFERENCES actor(id),
  FOREIGN KEY (demarche_id) REFERENCES demarche(id),
  FOREIGN KEY (document_id) REFERENCES document(id),
  FOREIGN KEY (person_id) REFERENCES person(id),
  CHECK ((answer = ANY (ARRAY['granted'::text, 'declined'::text])))
);
CREATE UNIQUE INDEX access_request_open ON public.access_request USING btree (demarche_id, COALESCE(document_id, demarche_id), person_id) WHERE (answer IS NULL);
grant delete, insert, select, update on access_request to maillage_app;

create table actor (
  id uuid not null,
  kind text not null,
  person_id uuid,
  created_at timestamp with time zone not null,
  PRIMARY KEY (id),
  UNIQUE (person_id),
  FOREIGN KEY (person_id) REFERENCES person(id),
  CHECK (((kind = 'person'::text) = (person_id IS NOT NULL))),
  CHECK ((kind = ANY (ARRAY['person'::text, 'guest'::text, 'system'::text])))
);
CREATE UNIQUE INDEX actor_system ON public.actor USING btree (kind) WHERE (kind = 'system'::text);
grant delete, insert, select, update on actor to maillage_app;
grant select on actor to maillage_redact;

create table affiliation (
  person_id uuid not null,
  organisation_id uuid not null,
  since timestamp with time zone not null,
  PRIMARY KEY (person_id, organisation_id),
  FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  FOREIGN KEY (person_id) REFERENCES person(id)
);
CREATE INDEX affiliation_organisation ON public.affiliation USING btree (organisation_id);
CREATE TRIGGER of_kept_organisation BEFORE INSERT OR UPDATE OF organisation_id ON public.affiliation FOR EACH ROW WHEN ((new.organisation_id IS NOT NULL)) EXECUTE FUNCTION of_kept_organisation();
grant delete, insert, select, update on affiliation to maillage_app;

create table attendance_line (
  workshop_id uuid not null,
  id uuid not null,
  half_day text not null,
  name text not null,
  organisation text not null,
  PRIMARY KEY (workshop_id, id),
  FOREIGN KEY (workshop_id) REFERENCES workshop(id),
  CHECK ((half_day ~ '^\d{4}-\d{2}-\d{2} (am|pm)$'::text))
);
grant delete, insert, select on attendance_line to maillage_app;

create table audit_log (
  id uuid not null,
  at timestamp with time zone not null,
  actor_id uuid,
  verb text not null,
  object_kind text not null,
  object_id uuid,
  demarche_id uuid,
  details jsonb not null default '{}'::jsonb,
  PRIMARY KEY (id),
  FOREIGN KEY (actor_id) REFERENCES actor(id)
);
CREATE INDEX audit_log_at ON public.audit_log USING btree (at DESC);
CREATE INDEX audit_log_demarche ON public.audit_log USING btree (demarche_id, at DESC);
grant insert, select on audit_log to maillage_app;
grant insert on audit_log to maillage_redact;

create table auth_session (
  token_hash text not null,
  id uuid not null,
  person_id uuid not null,
  device text not null default ''::text,
  created_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  PRIMARY KEY (token_hash),
  UNIQUE (id),
  FOREIGN KEY (person_id) REFERENCES person(id)
);
CREATE INDEX auth_session_person ON public.auth_session USING btree (person_id);
grant delete, insert, select, update on auth_session to maillage_app;

create table consent_notice (
  document_id uuid not null,
  person_id uuid not null,
  at timestamp with time zone not null,
  seen_at timestamp with time zone,
  renewed boolean not null default false,
  PRIMARY KEY (document_id, person_id),
  FOREIGN KEY (document_id) REFERENCES document(id),
  FOREIGN KEY (person_id) REFERENCES person(id)
);
CREATE INDEX consent_notice_person ON public.consent_notice USING btree (person_id);
grant delete, insert, select, update on consent_notice to maillage_app;

create table consent_round (
  round_id uuid not null,
  workshop_id uuid not null,
  document_id uuid not null,
  block_id uuid not null,
  text_hash bytea not null,
  "position" bigint not null,
  opened_at timestamp with time zone not null,
  stale_at timestamp with time zone,
  stale_position bigint,
  stale_hash bytea,
  is_unread boolean not null default true,
  PRIMARY KEY (round_id),
  FOREIGN KEY (document_id) REFERENCES document(id),
  FOREIGN KEY (workshop_id) REFERENCES workshop(id),
  CHECK (((stale_at IS NULL) = (stale_position IS NULL))),
  CHECK (((stale_hash IS NULL) OR (stale_at IS NOT NULL))),
  CHECK (("position" >= 0)),
  CHECK ((length(stale_hash) = 32)),
  CHECK ((length(text_hash) = 32))
);
CREATE INDEX consent_round_document ON public.consent_round USING btree (document_id);
CREATE INDEX consent_round_workshop ON public.consent_round USING btree (workshop_id);
grant delete, insert, select, update on consent_round to maillage_app;
grant select on consent_round to maillage_redact;

create table demarche (
  id uuid not null,
  title text not null,
  question text not null default ''::text,
  territory text not null default ''::text,
  step text not null default 'diagnose'::text,
  readers_see_history boolean not null default true,
  created_by uuid not null,
  created_at timestamp with time zone not null,
  history_from_arrival boolean not null default false,
  PRIMARY KEY (id),
  FOREIGN KEY (created_by) REFERENCES actor(id),
  CHECK ((step = ANY (ARRAY['diagnose'::text, 'debate'::text, 'decide'::text, 'act'::text, 'evaluate'::text]))),
  CHECK (((length(title) >= 1) AND (length(title) <= 200)))
);
grant delete, insert, select, update on demarche to maillage_app;
grant select on demarche to maillage_redact;

create table demarche_organisation (
  demarche_id uuid not null,
  organisation_id uuid not null,
  is_owner boolean not null default false,
  hue smallint not null,
  pattern smallint not null,
  arrival integer not null,
  joined_at timestamp with time zone not null,
  PRIMARY KEY (demarche_id, organisation_id),
  UNIQUE (demarche_id, arrival),
  FOREIGN KEY (demarche_id) REFERENCES demarche(id),
  FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  CHECK (((hue >= 1) AND (hue <= 12))),
  CHECK (((pattern >= 1) AND (pattern <= 12)))
);
CREATE INDEX demarche_organisation_organisation ON public.demarche_organisation USING btree (organisation_id);
CREATE TRIGGER of_kept_organisation BEFORE INSERT OR UPDATE OF organisation_id ON public.demarche_organisation FOR EACH ROW WHEN ((new.organisation_id IS NOT NULL)) EXECUTE FUNCTION of_kept_organisation();
grant delete, insert, select, update on demarche_organisation to maillage_app;

create table demarche_retention (
  demarche_id uuid not null,
  contacts_months smallint not null,
  links_months smallint not null,
  attendance_months smallint not null,
  attendance_reason text not null default ''::text,
  set_by uuid not null,
  set_at timestamp with time zone not null,
  PRIMARY KEY (demarche_id),
  FOREIGN KEY (demarche_id) REFERENCES demarche(id),
  FOREIGN KEY (set_by) REFERENCES actor(id),
  CHECK (((attendance_months >= 1) AND (attendance_months <= 120))),
  CHECK ((length(attendance_reason) <= 300)),
  CHECK (((attendance_months <= 12) OR (attendance_reason <> ''::text))),
  CHECK (((contacts_months >= 1) AND (contacts_months <= 6))),
  CHECK (((links_months >= 1) AND (links_months <= 12)))
);
grant delete, insert, select, update on demarche_retention to maillage_app;

create table directory_entry (
  demarche_id uuid not null,
  organisation_id uuid not null,
  actor_id uuid not null,
  at timestamp with time zone not null,
  PRIMARY KEY (demarche_id, organisation_id),
  FOREIGN KEY (actor_id) REFERENCES actor(id),
  FOREIGN KEY (demarche_id) REFERENCES demarche(id),
  FOREIGN KEY (organisation_id) REFERENCES organisation(id)
);
CREATE INDEX directory_entry_organisation ON public.directory_entry USING btree (organisation_id);
CREATE TRIGGER of_kept_organisation BEFORE INSERT OR UPDATE OF organisation_id ON public.directory_entry FOR EACH ROW WHEN ((new.organisation_id IS NOT NULL)) EXECUTE FUNCTION of_kept_organisation();
grant delete, insert, select, update on directory_entry to maillage_app;

create table document (
  id uuid not null,
  demarche_id uuid not null,
  title text not null,
  template text not null,
  template_version integer not null,
  state text not null default 'draft'::text,
  state_since timestamp with time zone not null,
  epoch integer not null default 1,
  generation integer not null default 1,
  restricted boolean not null default false,
  created_by uuid not null,
  created_at timestamp with time zone not null,
  parent_id uuid,
  rank double precision not null default 0,
  numbered boolean not null default false,
  trashed_at timestamp with time zone,
  trashed_by uuid,
  trash_root uuid,
  removed_at timestamp with time zone,
  PRIMARY KEY (id),
  UNIQUE (demarche_id, id),
  FOREIGN KEY (created_by) REFERENCES actor(id),
  FOREIGN KEY (demarche_id) REFERENCES demarche(id),
  FOREIGN KEY (demarche_id, parent_id) REFERENCES document(demarche_id, id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (trashed_by) REFERENCES actor(id),
  CHECK ((parent_id <> id)),
  CHECK (((trashed_at IS NULL) = (trash_root IS NULL))),
  CHECK (((removed_at IS NULL) OR (trashed_at IS NOT NULL))),
  CHECK ((state = ANY (ARRAY['draft'::text, 'consultation'::text, 'submitted'::text, 'adopted'::text, 'archived'::text]))),
  CHECK (((length(title) >= 1) AND (length(title) <= 200)))
);
CREATE INDEX document_demarche ON public.document USING btree (demarche_id);
CREATE INDEX document_parent ON public.document USING btree (parent_id) WHERE (parent_id IS NOT NULL);
CREATE INDEX document_removed ON public.document USING btree (removed_at) WHERE (removed_at IS NOT NULL);
CREATE INDEX document_trash ON public.document USING btree (trashed_at) WHERE ((trashed_at IS NOT NULL) AND (removed_at IS NULL));
CREATE TRIGGER document_title_changed AFTER UPDATE OF title ON public.document FOR EACH ROW WHEN ((old.title IS DISTINCT FROM new.title)) EXECUTE FUNCTION document_title_changed();
grant delete, insert, select, update on document to maillage_app;
grant select on document to maillage_redact;

create table document_access (
  document_id uuid not null,
  person_id uuid not null,
  granted_at timestamp with time zone not null,
  PRIMARY KEY (document_id, person_id),
  FOREIGN KEY (document_id) REFERENCES document(id),
  FOREIGN KEY (person_id) REFERENCES person(id)
);
grant delete, insert, select, update on document_access to maillage_app;

create table document_beginning (
  document_id uuid not null,
  template_id uuid not null,
  PRIMARY KEY (document_id),
  FOREIGN KEY (document_id) REFERENCES document(id),
  FOREIGN KEY (template_id) REFERENCES document_template(id)
);
CREATE INDEX document_beginning_template ON public.document_beginning USING btree (template_id);
grant insert, select on document_beginning to maillage_app;
grant select on document_beginning to maillage_redact;

create table document_checkpoint (
  document_id uuid not null,
  "position" bigint not null,
  hash bytea not null,
  version integer not null,
  state bytea not null,
  sittings jsonb not null,
  made_at timestamp with time zone not null,
  PRIMARY KEY (document_id),
  FOREIGN KEY (document_id) REFERENCES document(id),
  CHECK ((length(hash) = 32)),
  CHECK (("position" > 0))
);
grant insert, select, update on document_checkpoint to maillage_app;
grant delete, select on document_checkpoint to maillage_redact;

create table document_client (
  document_id uuid not null,
  client bigint not null,
  actor_id uuid not null,
  connection_id uuid,
  bound_at timestamp with time zone not null,
  PRIMARY KEY (document_id, client),
  FOREIGN KEY (actor_id) REFERENCES actor(id),
  FOREIGN KEY (document_id) REFERENCES document(id),
  CHECK ((client >= 0))
);
grant insert, select on document_client to maillage_app;
grant select on document_client to maillage_redact;

create table document_copy (
  document_id uuid not null,
  source_id uuid not null,
  source_position bigint not null,
  source_hash bytea not null,
  kind text not null,
  actor_id uuid not null,
  at timestamp with time zone not null,
  PRIMARY KEY (document_id),
  FOREIGN KEY (actor_id) REFERENCES actor(id),
  FOREIGN KEY (document_id) REFERENCES document(id),
  FOREIGN KEY (source_id) REFERENCES document(id),
  CHECK ((kind = ANY (ARRAY['duplicate'::text, 'edition'::text]))),
  CHECK ((length(source_hash) = 32)),
  CHECK ((source_position >= 0))
);
CREATE INDEX document_copy_source ON public.document_copy USING btree (source_id);
grant insert, select on document_copy to maillage_app;
grant select on document_copy to maillage_redact;

create table document_head (
  document_id uuid not null,
  "position" bigint not null,
  hash bytea not null,
  PRIMARY KEY (document_id),
  FOREIGN KEY (document_id) REFERENCES document(id),
  CHECK ((length(hash) = 32)),
  CHECK (("position" >= 0))
);
grant insert, select, update on document_head to maillage_app;
grant select on document_head to maillage_redact;

create table document_index (
  document_id uuid not null,
  "position" bigint not null,
  words tsvector not null,
  heads tsvector not null,
  word_count integer not null,
  read_at timestamp with time zone not null,
  demarche_id uuid not null,
  changed_at timestamp with time zone not null,
  pairs bytea,
  PRIMARY KEY (document_id),
  FOREIGN KEY (demarche_id) REFERENCES demarche(id),
  FOREIGN KEY (document_id) REFERENCES document(id)
);
CREATE INDEX document_index_words ON public.document_index USING gin (words) WITH (fastupdate=off);
grant delete, insert, select, update on document_index to maillage_app;
grant delete, select on document_index to maillage_redact;

create table document_passage (
  document_id uuid not null,
  place integer not null,
  block_id uuid,
  section text not null default ''::text,
  is_heading boolean not null,
  text text not null,
  words tsvector not null,
  PRIMARY KEY (document_id, place),
  FOREIGN KEY (document_id) REFERENCES document(id)
);
grant delete, insert, select, update on document_passage to maillage_app;
grant delete, select on document_passage to maillage_redact;

create table document_redaction (
  document_id uuid not null,
  "position" bigint not null,
  reason text not null,
  rows jsonb not null,
  versions jsonb not null,
  PRIMARY KEY (document_id, "position"),
  FOREIGN KEY (document_id) REFERENCES document(id),
  FOREIGN KEY (document_id, "position") REFERENCES document_update(document_id, "position"),
  CHECK (((length(reason) >= 1) AND (length(reason) <= 500)))
);
grant select on document_redaction to maillage_app;
grant insert, select on document_redaction to maillage_redact;

create table document_reference (
  document_id uuid not null,
  kind text not null,
  target_id uuid not null,
  target_block_id uuid,
  block_id uuid,
  place integer not null,
  PRIMARY KEY (document_id, kind, place),
  FOREIGN KEY (document_id) REFERENCES document(id),
  CHECK ((kind = ANY (ARRAY['document'::text, 'person'::text, 'organisation'::text])))
);
CREATE INDEX document_reference_target ON public.document_reference USING btree (target_id, kind);
grant delete, insert, select, update on document_reference to maillage_app;

create table document_rename (
  id uuid not null,
  document_id uuid not null,
  "position" bigint not null,
  from_title text not null,
  to_title text not null,
  actor_id uuid not null,
  organisation_id uuid,
  at timestamp with time zone not null,
  PRIMARY KEY (id),
  FOREIGN KEY (actor_id) REFERENCES actor(id),
  FOREIGN KEY (document_id) REFERENCES document(id),
  FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  CHECK (("position" >= 0))
);
CREATE INDEX document_rename_document ON public.document_rename USING btree (document_id, "position");
grant insert, select on document_rename to maillage_app;
grant select on document_rename to maillage_redact;

create table document_restoration (
  id uuid not null,
  document_id uuid not null,
  "position" bigint not null,
  to_position bigint not null,
  scope text not null,
  block_id text,
  version_id uuid not null,
  actor_id uuid not null,
  organisation_id uuid,
  at timestamp with time zone not null,
  PRIMARY KEY (id),
  FOREIGN KEY (actor_id) REFERENCES actor(id),
  FOREIGN KEY (document_id) REFERENCES document(id),
  FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  CHECK ((length(block_id) <= 64)),
  CHECK (((scope = 'whole'::text) = (block_id IS NULL))),
  CHECK (("position" > 0)),
  CHECK ((scope = ANY (ARRAY['whole'::text, 'section'::text, 'block'::text]))),
  CHECK ((to_position >= 0))
);
CREATE INDEX document_restoration_document ON public.document_restoration USING btree (document_id, "position");
grant insert, select on document_restoration to maillage_app;

create table document_seen (
  person_id uuid not null,
  document_id uuid not null,
  at timestamp with time zone not null,
  "position" bigint,
  before_at timestamp with time zone,
  before_position bigint,
  PRIMARY KEY (person_id, document_id),
  FOREIGN KEY (document_id) REFERENCES document(id),
  FOREIGN KEY (person_id) REFERENCES person(id)
);
grant delete, insert, select, update on document_seen to maillage_app;

create table document_snapshot (
  document_id uuid not null,
  "position" bigint not null,
  state bytea not null,
  state_vector bytea not null,
  deletes bytea not null,
  made_at timestamp with time zone not null,
  PRIMARY KEY (document_id),
  FOREIGN KEY (document_id) REFERENCES document(id),
  CHECK (("position" > 0))
);
grant insert, select, update on document_snapshot to maillage_app;
grant delete, select on document_snapshot to maillage_redact;

create table document_state_change (
  id uuid not null,
  document_id uuid not null,
  from_state text not null,
  to_state text not null,
  "position" bigint not null,
  head_hash bytea,
  actor_id uuid not null,
  organisation_id uuid,
  at timestamp with time zone not null,
  reason text not null default ''::text,
  deliberation_number text not null default ''::text,
  deliberation_date date,
  PRIMARY KEY (id),
  FOREIGN KEY (actor_id) REFERENCES actor(id),
  FOREIGN KEY (document_id) REFERENCES document(id),
  FOREIGN KEY (organisation_id) REFERENCES organisation(id)
);
CREATE INDEX document_state_change_document ON public.document_state_change USING btree (document_id, at);
grant insert, select on document_state_change to maillage_app;
grant select on document_state_change to maillage_redact;

create table document_tag (
  document_id uuid not null,
  tag_id uuid not null,
  actor_id uuid not null,
  at timestamp with time zone not null,
  PRIMARY KEY (document_id, tag_id),
  FOREIGN KEY (actor_id) REFERENCES actor(id),
  FOREIGN KEY (document_id) REFERENCES document(id),
  FOREIGN KEY (tag_id) REFERENCES tag(id)
);
CREATE INDEX document_tag_tag ON public.document_tag USING btree (tag_id);
grant delete, insert, select, update on document_tag to maillage_app;

create table document_template (
  id uuid not null,
  demarche_id uuid not null,
  name text not null,
  description text not null default ''::text,
  template text not null,
  template_version integer not null,
  epoch integer not null,
  state bytea not null,
  source_document_id uuid not null,
  source_position bigint not null,
  created_by uuid not null,
  created_at timestamp with time zone not null,
  archived_by uuid,
  archived_at timestamp with time zone,
  PRIMARY KEY (id),
  FOREIGN KEY (archived_by) REFERENCES actor(id),
  FOREIGN KEY (created_by) REFERENCES actor(id),
  FOREIGN KEY (demarche_id) REFERENCES demarche(id),
  FOREIGN KEY (source_document_id) REFERENCES document(id),
  CHECK (((archived_by IS NULL) = (archived_at IS NULL))),
  CHECK ((length(description) <= 500)),
  CHECK (((length(name) >= 1) AND (length(name) <= 120)))
);
CREATE INDEX document_template_demarche ON public.document_template USING btree (demarche_id);
grant insert, select, update on document_template to maillage_app;
grant select on document_template to maillage_redact;

create table document_update (
  document_id uuid not null,
  "position" bigint not null,
  actor_id uuid not null,
  organisation_id uuid,
  connection_id uuid not null,
  relayed_by uuid,
  verified boolean not null,
  at timestamp(3) with time zone not null,
  kind text not null,
  update bytea not null,
  ins jsonb not null,
  del jsonb not null,
  update_hash bytea not null,
  prev_hash bytea not null,
  hash bytea not null,
  PRIMARY KEY (document_id, "position"),
  FOREIGN KEY (actor_id) REFERENCES actor(id),
  FOREIGN KEY (document_id) REFERENCES document(id),
  FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  FOREIGN KEY (relayed_by) REFERENCES actor(id),
  CHECK ((verified = (relayed_by IS NULL))),
  CHECK ((length(hash) = 32)),
  CHECK ((kind = ANY (ARRAY['edit'::text, 'template'::text, 'copy'::text, 'import'::text, 'restore'::text, 'accept'::text, 'api'::text, 'migration'::text, 'redaction'::text]))),
  CHECK (("position" > 0)),
  CHECK ((length(prev_hash) = 32)),
  CHECK ((length(update_hash) = 32))
);
CREATE INDEX document_update_actor ON public.document_update USING btree (actor_id, document_id, "position");
CREATE INDEX document_update_at ON public.document_update USING brin (at) WITH (pages_per_range='16', autosummarize='on');
CREATE INDEX document_update_relayed ON public.document_update USING btree (document_id, "position") WHERE (NOT verified);
CREATE INDEX document_update_relayed_by ON public.document_update USING btree (relayed_by) WHERE (relayed_by IS NOT NULL);
grant insert, select on document_update to maillage_app;
grant insert, select on document_update to maillage_redact;

create table document_version (
  id uuid not null,
  document_id uuid not null,
  "position" bigint not null,
  name text not null,
  description text not null default ''::text,
  is_automatic boolean not null default false,
  actor_id uuid not null,
  organisation_id uuid,
  at timestamp with time zone not null,
  lock_reason text,
  lock_date date,
  locked_by uuid,
  locked_for uuid,
  locked_at timestamp with time zone,
  title text,
  epoch integer,
  hash bytea,
  head_hash bytea,
  PRIMARY KEY (id),
  FOREIGN KEY (actor_id) REFERENCES actor(id),
  FOREIGN KEY (document_id) REFERENCES document(id),
  FOREIGN KEY (document_id, "position") REFERENCES document_update(document_id, "position"),
  FOREIGN KEY (locked_by) REFERENCES actor(id),
  FOREIGN KEY (locked_for) REFERENCES organisation(id),
  FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  CHECK ((num_nonnulls(lock_reason, locked_by, locked_at, title, epoch, hash, head_hash) = ANY (ARRAY[0, 7]))),
  CHECK ((length(description) <= 2000)),
  CHECK ((length(hash) = 32)),
  CHECK ((length(head_hash) = 32)),
  CHECK ((lock_reason = ANY (ARRAY['submitted'::text, 'adopted'::text, 'kept'::text]))),
  CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  CHECK (("position" > 0))
);
CREATE INDEX document_version_document ON public.document_version USING btree (document_id, "position");
CREATE TRIGGER keep_locked_version BEFORE DELETE OR UPDATE ON public.document_version FOR EACH ROW WHEN ((old.locked_at IS NOT NULL)) EXECUTE FUNCTION keep_locked_version();
grant delete, insert, select on document_version to maillage_app;
grant select on document_version to maillage_redact;

create table erasure_notice (
  document_id uuid not null,
  person_id uuid not null,
  at timestamp with time zone not null,
  seen_at timestamp with time zone,
  PRIMARY KEY (document_id, person_id),
  FOREIGN KEY (document_id) REFERENCES document(id),
  FOREIGN KEY (person_id) REFERENCES person(id)
);
CREATE INDEX erasure_notice_person ON public.erasure_notice USING btree (person_id);
grant delete, insert, select, update on erasure_notice to maillage_app;

create table favourite (
  person_id uuid not null,
  document_id uuid not null,
  at timestamp with time zone not null,
  PRIMARY KEY (person_id, document_id),
  FOREIGN KEY (document_id) REFERENCES document(id),
  FOREIGN KEY (person_id) REFERENCES person(id)
);
grant delete, insert, select, update on favourite to maillage_app;

create table file (
  id uuid not null,
  hash bytea not null,
  document_id uuid not null,
  actor_id uuid not null,
  organisation_id uuid,
  type text not null,
  width integer not null,
  height integer not null,
  size integer not null,
  at timestamp with time zone not null,
  PRIMARY KEY (id),
  FOREIGN KEY (actor_id) REFERENCES actor(id),
  FOREIGN KEY (document_id) REFERENCES document(id),
  FOREIGN KEY (hash) REFERENCES file_content(hash),
  FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  CHECK ((height > 0)),
  CHECK ((size > 0)),
  CHECK ((type = ANY (ARRAY['image/jpeg'::text, 'image/png'::text, 'image/webp'::text, 'image/gif'::text]))),
  CHECK ((width > 0))
);
CREATE INDEX file_actor ON public.file USING btree (actor_id, at);
CREATE INDEX file_document ON public.file USING btree (document_id);
CREATE INDEX file_hash ON public.file USING btree (hash);
grant insert, select on file to maillage_app;
grant select on file to maillage_redact;

create table file_content (
  hash bytea not null,
  size integer not null,
  stored_at timestamp with time zone not null,
  PRIMARY KEY (hash),
  CHECK ((length(hash) = 32)),
  CHECK ((size > 0))
);
grant insert, select on file_content to maillage_app;
grant select on file_content to maillage_redact;

create table file_slice (
  hash bytea not null,
  number integer not null,
  bytes bytea not null,
  PRIMARY KEY (hash, number),
  FOREIGN KEY (hash) REFERENCES file_content(hash),
  CHECK ((number > 0))
);
grant insert, select on file_slice to maillage_app;
grant select on file_slice to maillage_redact;

create table file_use (
  document_id uuid not null,
  file_id uuid not null,
  actor_id uuid not null,
  at timestamp with time zone not null,
  PRIMARY KEY (document_id, file_id),
  FOREIGN KEY (actor_id) REFERENCES actor(id),
  FOREIGN KEY (document_id) REFERENCES document(id),
  FOREIGN KEY (file_id) REFERENCES file(id)
);
CREATE INDEX file_use_file ON public.file_use USING btree (file_id);
grant insert, select on file_use to maillage_app;

create table former_member (
  demarche_id uuid not null,
  person_id uuid not null,
  number integer not null,
  PRIMARY KEY (demarche_id, person_id),
  UNIQUE (demarche_id, number),
  FOREIGN KEY (demarche_id) REFERENCES demarche(id),
  FOREIGN KEY (person_id) REFERENCES person(id),
  CHECK ((number > 0))
);
grant insert, select on former_member to maillage_app;

create table instance (
  one boolean not null default true,
  name text not null,
  set_up_at timestamp with time zone not null,
  PRIMARY KEY (one),
  CHECK (one)
);
grant delete, insert, select, update on instance to maillage_app;

create table meeting (
  id uuid not null,
  demarche_id uuid not null,
  title text not null,
  starts_at timestamp with time zone,
  ends_at timestamp with time zone,
  place text not null default ''::text,
  framing text not null default ''::text,
  notice text not null default ''::text,
  feedback_due date,
  stage text not null default 'draft'::text,
  join_code text,
  opened_at timestamp with time zone,
  closed_at timestamp with time zone,
  created_by uuid not null,
  created_at timestamp with time zone not null,
  PRIMARY KEY (id),
  FOREIGN KEY (created_by) REFERENCES actor(id),
  FOREIGN KEY (demarche_id) REFERENCES demarche(id),
  CHECK ((stage = ANY (ARRAY['draft'::text, 'open'::text, 'closed'::text]))),
  CHECK (((length(title) >= 1) AND (length(title) <= 160)))
);
CREATE INDEX meeting_code_of_old ON public.meeting USING btree (join_code) WHERE (join_code IS NOT NULL);
CREATE INDEX meeting_demarche ON public.meeting USING btree (demarche_id);
CREATE UNIQUE INDEX meeting_join_code ON public.meeting USING btree (join_code) WHERE (stage = 'open'::text);
CREATE TRIGGER code_of_new BEFORE INSERT ON public.meeting FOR EACH ROW WHEN (((new.join_code IS NOT NULL) AND (new.stage = 'open'::text))) EXECUTE FUNCTION code_of_one();
CREATE TRIGGER code_of_one BEFORE UPDATE OF join_code, stage ON public.meeting FOR EACH ROW WHEN (((new.join_code IS NOT NULL) AND (new.stage = 'open'::text) AND ((new.join_code IS DISTINCT FROM old.join_code) OR (old.stage <> 'open'::text)))) EXECUTE FUNCTION code_of_one();
grant delete, insert, select, update on meeting to maillage_app;

create table membership (
  demarche_id uuid not null,
  person_id uuid not null,
  role text not null,
  organisation_id uuid,
  joined_at timestamp with time zone not null,
  PRIMARY KEY (demarche_id, person_id),
  FOREIGN KEY (demarche_id) REFERENCES demarche(id),
  FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  FOREIGN KEY (person_id) REFERENCES person(id),
  CHECK ((role = ANY (ARRAY['pilot'::text, 'facilitator'::text, 'writer'::text, 'member'::text, 'elected'::text, 'observer'::text])))
);
CREATE INDEX membership_person ON public.membership USING btree (person_id);
CREATE TRIGGER of_kept_organisation BEFORE INSERT OR UPDATE OF organisation_id ON public.membership FOR EACH ROW WHEN ((new.organisation_id IS NOT NULL)) EXECUTE FUNCTION of_kept_organisation();
grant delete, insert, select, update on membership to maillage_app;

create table mention (
  document_id uuid not null,
  person_id uuid not null,
  block_id uuid not null,
  actor_id uuid,
  at timestamp with time zone not null,
  seen_at timestamp with time zone,
  gone_at timestamp with time zone,
  PRIMARY KEY (document_id, person_id, block_id),
  FOREIGN KEY (actor_id) REFERENCES actor(id),
  FOREIGN KEY (document_id) REFERENCES document(id),
  FOREIGN KEY (person_id) REFERENCES person(id)
);
CREATE INDEX mention_person ON public.mention USING btree (person_id, at DESC) WHERE (gone_at IS NULL);
grant delete, insert, select, update on mention to maillage_app;

create table organisation (
  id uuid not null,
  name text not null,
  family text not null,
  form text,
  siret text,
  rna text,
  created_by uuid not null,
  created_at timestamp with time zone not null,
  agreements text[] not null default '{}'::text[],
  networks text[] not null default '{}'::text[],
  territories jsonb not null default '[]'::jsonb,
  activities text not null default ''::text,
  workforce integer,
  website text,
  version integer not null default 1,
  words text generated always as (sheet_words(name, form, agreements, networks, territories, activities, siret, rna)) stored,
  merged_into uuid,
  PRIMARY KEY (id),
  FOREIGN KEY (created_by) REFERENCES actor(id),
  FOREIGN KEY (merged_into) REFERENCES organisation(id),
  CHECK ((merged_into <> id)),
  CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  CHECK ((workforce >= 0))
);
CREATE INDEX organisation_merged ON public.organisation USING btree (merged_into) WHERE (merged_into IS NOT NULL);
CREATE UNIQUE INDEX organisation_name ON public.organisation USING btree (lower(name)) WHERE (merged_into IS NULL);
CREATE UNIQUE INDEX organisation_rna ON public.organisation USING btree (rna) WHERE (merged_into IS NULL);
CREATE UNIQUE INDEX organisation_siret ON public.organisation USING btree (siret) WHERE (merged_into IS NULL);
grant delete, insert, select, update on organisation to maillage_app;
grant select on organisation to maillage_redact;

create table organisation_apart (
  demarche_id uuid not null,
  one_id uuid not null,
  other_id uuid not null,
  actor_id uuid not null,
  at timestamp with time zone not null,
  PRIMARY KEY (demarche_id, one_id, other_id),
  FOREIGN KEY (actor_id) REFERENCES actor(id),
  FOREIGN KEY (demarche_id) REFERENCES demarche(id),
  FOREIGN KEY (one_id) REFERENCES organisation(id),
  FOREIGN KEY (other_id) REFERENCES organisation(id),
  CHECK ((one_id < other_id))
);
grant delete, insert, select, update on organisation_apart to maillage_app;

create table organisation_contact (
  id uuid not null,
  demarche_id uuid not null,
  organisation_id uuid not null,
  name text not null,
  function text not null default ''::text,
  email text,
  phone text,
  consent_by uuid not null,
  consent_at timestamp with time zone not null,
  consent_how text not null default ''::text,
  PRIMARY KEY (id),
  FOREIGN KEY (consent_by) REFERENCES actor(id),
  FOREIGN KEY (demarche_id) REFERENCES demarche(id),
  FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  CHECK (((length(name) >= 1) AND (length(name) <= 120)))
);
CREATE INDEX organisation_contact_organisation ON public.organisation_contact USING btree (demarche_id, organisation_id);
CREATE TRIGGER of_kept_organisation BEFORE INSERT OR UPDATE OF organisation_id ON public.organisation_contact FOR EACH ROW WHEN ((new.organisation_id IS NOT NULL)) EXECUTE FUNCTION of_kept_organisation();
grant delete, insert, select, update on organisation_contact to maillage_app;

create table organisation_merge (
  id uuid not null,
  gone_id uuid not null,
  kept_id uuid not null,
  demarche_id uuid not null,
  actor_id uuid not null,
  at timestamp with time zone not null,
  carried jsonb,
  PRIMARY KEY (id),
  FOREIGN KEY (actor_id) REFERENCES actor(id),
  FOREIGN KEY (demarche_id) REFERENCES demarche(id),
  FOREIGN KEY (gone_id) REFERENCES organisation(id),
  FOREIGN KEY (kept_id) REFERENCES organisation(id)
);
CREATE INDEX organisation_merge_demarche ON public.organisation_merge USING btree (demarche_id, at);
grant delete, insert, select, update on organisation_merge to maillage_app;

create table organisation_tag (
  demarche_id uuid not null,
  organisation_id uuid not null,
  actor_id uuid not null,
  at timestamp with time zone not null,
  tag_id uuid not null,
  PRIMARY KEY (organisation_id, tag_id),
  FOREIGN KEY (actor_id) REFERENCES actor(id),
  FOREIGN KEY (demarche_id) REFERENCES demarche(id),
  FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  FOREIGN KEY (tag_id) REFERENCES tag(id)
);
CREATE INDEX organisation_tag_demarche ON public.organisation_tag USING btree (demarche_id);
CREATE INDEX organisation_tag_tag ON public.organisation_tag USING btree (tag_id);
CREATE TRIGGER of_kept_organisation BEFORE INSERT OR UPDATE OF organisation_id ON public.organisation_tag FOR EACH ROW WHEN ((new.organisation_id IS NOT NULL)) EXECUTE FUNCTION of_kept_organisation();
grant delete, insert, select, update on organisation_tag to maillage_app;

create table person (
  id uuid not null,
  email text not null,
  display_name text not null,
  grammatical_form text not null default 'neutral'::text,
  passphrase_hash text not null,
  is_admin boolean not null default false,
  created_at timestamp with time zone not null,
  disabled_at timestamp with time zone,
  erased_at timestamp with time zone,
  PRIMARY KEY (id),
  CHECK (((length(display_name) >= 1) AND (length(display_name) <= 120))),
  CHECK ((grammatical_form = ANY (ARRAY['feminine'::text, 'masculine'::text, 'neutral'::text])))
);
CREATE UNIQUE INDEX person_email ON public.person USING btree (lower(email));
CREATE TRIGGER number_former_member AFTER UPDATE OF erased_at ON public.person FOR EACH ROW WHEN (((old.erased_at IS NULL) AND (new.erased_at IS NOT NULL))) EXECUTE FUNCTION number_former_member();
grant delete, insert, select, update on person to maillage_app;
grant select on person to maillage_redact;

create table reset_request (
  person_id uuid not null,
  asked_at timestamp with time zone not null,
  PRIMARY KEY (person_id),
  FOREIGN KEY (person_id) REFERENCES person(id)
);
grant delete, insert, select, update on reset_request to maillage_app;

create table restitution (
  document_id uuid not null,
  workshop_id uuid,
  number integer not null,
  revision bigint,
  asked_by uuid not null,
  written_at timestamp with time zone not null,
  corrections_from timestamp with time zone,
  corrections_until timestamp with time zone,
  published_at timestamp with time zone,
  published_position bigint,
  published_hash bytea,
  meeting_id uuid,
  PRIMARY KEY (document_id),
  UNIQUE (meeting_id, number),
  UNIQUE (workshop_id, number),
  FOREIGN KEY (asked_by) REFERENCES actor(id),
  FOREIGN KEY (document_id) REFERENCES document(id),
  FOREIGN KEY (meeting_id) REFERENCES meeting(id),
  FOREIGN KEY (workshop_id) REFERENCES workshop(id),
  CHECK ((num_nonnulls(workshop_id, meeting_id) = 1)),
  CHECK (((workshop_id IS NULL) = (revision IS NULL))),
  CHECK ((number > 0))
);
grant delete, insert, select, update on restitution to maillage_app;

create table restitution_approval (
  document_id uuid not null,
  table_id uuid not null,
  guest_id uuid,
  recorded_by uuid,
  note text not null default ''::text,
  at timestamp with time zone not null,
  PRIMARY KEY (document_id, table_id),
  FOREIGN KEY (document_id) REFERENCES restitution(document_id),
  FOREIGN KEY (recorded_by) REFERENCES actor(id),
  CHECK ((num_nonnulls(guest_id, recorded_by) <= 1))
);
grant delete, insert, select, update on restitution_approval to maillage_app;

create table restitution_report (
  document_id uuid not null,
  source_id uuid not null,
  change text not null,
  revision bigint not null,
  actor_id uuid not null,
  at timestamp with time zone not null,
  workshop_id uuid not null,
  PRIMARY KEY (document_id, workshop_id, source_id, change, revision),
  FOREIGN KEY (actor_id) REFERENCES actor(id),
  FOREIGN KEY (document_id) REFERENCES restitution(document_id),
  FOREIGN KEY (workshop_id) REFERENCES workshop(id),
  CHECK ((change = ANY (ARRAY['corrected'::text, 'withdrawn'::text, 'erased'::text, 'hidden'::text])))
);
grant delete, insert, select, update on restitution_report to maillage_app;

create table restitution_source (
  document_id uuid not null,
  ordinal integer not null,
  block_id uuid not null,
  contribution_id uuid,
  cluster_id uuid,
  workshop_id uuid not null,
  PRIMARY KEY (document_id, ordinal),
  FOREIGN KEY (document_id) REFERENCES restitution(document_id),
  FOREIGN KEY (workshop_id) REFERENCES workshop(id),
  CHECK ((num_nonnulls(contribution_id, cluster_id) = 1))
);
CREATE INDEX restitution_source_block ON public.restitution_source USING btree (document_id, block_id);
CREATE INDEX restitution_source_cluster ON public.restitution_source USING btree (cluster_id);
CREATE INDEX restitution_source_contribution ON public.restitution_source USING btree (contribution_id);
grant delete, insert, select, update on restitution_source to maillage_app;

create table restitution_workshop (
  document_id uuid not null,
  workshop_id uuid not null,
  revision bigint not null,
  PRIMARY KEY (document_id, workshop_id),
  FOREIGN KEY (document_id) REFERENCES restitution(document_id),
  FOREIGN KEY (workshop_id) REFERENCES workshop(id)
);
CREATE INDEX restitution_workshop_workshop ON public.restitution_workshop USING btree (workshop_id);
grant delete, insert, select, update on restitution_workshop to maillage_app;

create table schema_migration (
  number integer not null,
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone not null default now(),
  PRIMARY KEY (number)
);
grant select on schema_migration to maillage_app;

create table screen (
  token_hash text not null,
  code text not null,
  workshop_id uuid,
  paired_by uuid,
  created_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  PRIMARY KEY (token_hash),
  UNIQUE (code),
  FOREIGN KEY (paired_by) REFERENCES actor(id),
  FOREIGN KEY (workshop_id) REFERENCES workshop(id)
);
grant delete, insert, select, update on screen to maillage_app;

create table section_consent (
  round_id uuid not null,
  voter uuid not null,
  organisation_id uuid,
  organisation_text text not null,
  guest_id uuid,
  person_id uuid,
  value text not null,
  reason text not null,
  at timestamp with time zone not null,
  PRIMARY KEY (round_id, voter),
  FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  FOREIGN KEY (person_id) REFERENCES person(id),
  FOREIGN KEY (round_id) REFERENCES consent_round(round_id),
  CHECK ((value = ANY (ARRAY['consent'::text, 'reservation'::text, 'objection'::text, 'abstention'::text])))
);
CREATE INDEX section_consent_organisation ON public.section_consent USING btree (organisation_id);
CREATE INDEX section_consent_person ON public.section_consent USING btree (person_id) WHERE (person_id IS NOT NULL);
grant delete, insert, select, update on section_consent to maillage_app;

create table tag (
  id uuid not null,
  demarche_id uuid not null,
  kind text not null,
  name text not null,
  created_by uuid not null,
  created_at timestamp with time zone not null,
  PRIMARY KEY (id),
  FOREIGN KEY (created_by) REFERENCES actor(id),
  FOREIGN KEY (demarche_id) REFERENCES demarche(id),
  CHECK ((kind = ANY (ARRAY['service'::text, 'policy'::text, 'level'::text, 'theme'::text]))),
  CHECK (((length(name) >= 1) AND (length(name) <= 80)))
);
CREATE UNIQUE INDEX tag_name ON public.tag USING btree (demarche_id, kind, lower(name));
grant delete, insert, select, update on tag to maillage_app;

create table taken_words (
  id uuid not null,
  workshop_id uuid not null,
  contribution_id uuid,
  how text not null,
  document_id uuid,
  block_id uuid,
  text_key text,
  at timestamp with time zone not null,
  done_by uuid,
  done_at timestamp with time zone,
  PRIMARY KEY (id),
  FOREIGN KEY (document_id) REFERENCES document(id),
  FOREIGN KEY (done_by) REFERENCES actor(id),
  FOREIGN KEY (workshop_id) REFERENCES workshop(id),
  CHECK (((document_id IS NULL) <> (text_key IS NULL))),
  CHECK ((how = ANY (ARRAY['erased'::text, 'withdrawn'::text, 'reworded'::text, 'hidden'::text])))
);
CREATE INDEX taken_words_workshop ON public.taken_words USING btree (workshop_id);
grant delete, insert, select, update on taken_words to maillage_app;

create table throttle (
  key text not null,
  failures integer not null,
  last_at timestamp with time zone not null,
  locked_until timestamp with time zone,
  PRIMARY KEY (key)
);
grant delete, insert, select, update on throttle to maillage_app;

create table version_erasure (
  version_id uuid not null,
  block_id uuid not null,
  at timestamp with time zone not null,
  PRIMARY KEY (version_id, block_id),
  FOREIGN KEY (version_id) REFERENCES document_version(id)
);
grant insert, select on version_erasure to maillage_app;

create table version_pack (
  id uuid not null,
  version_id uuid not null,
  hash bytea not null,
  size bigint not null,
  actor_id uuid not null,
  at timestamp with time zone not null,
  PRIMARY KEY (id),
  UNIQUE (version_id, hash),
  FOREIGN KEY (actor_id) REFERENCES actor(id),
  FOREIGN KEY (version_id) REFERENCES document_version(id),
  CHECK ((length(hash) = 32)),
  CHECK ((size > 0))
);
grant insert, select on version_pack to maillage_app;

create table workshop (
  id uuid not null,
  demarche_id uuid not null,
  title text not null,
  pilot_organisation_id uuid not null,
  framing text not null default ''::text,
  questions jsonb not null default '[]'::jsonb,
  mode text not null default 'room'::text,
  capacity integer not null default 200,
  starts_at timestamp with time zone,
  place text not null default ''::text,
  video_url text not null default ''::text,
  notice text not null default ''::text,
  feedback_due date,
  copy_of uuid,
  stage text not null default 'draft'::text,
  revision bigint not null default 0,
  guests integer not null default 0,
  minutes integer not null default 0,
  join_code text,
  opened_at timestamp with time zone,
  closed_at timestamp with time zone,
  created_by uuid not null,
  created_at timestamp with time zone not null,
  meeting_id uuid,
  meeting_position integer,
  rehearsal_of uuid,
  rehearsal_people integer,
  PRIMARY KEY (id),
  FOREIGN KEY (copy_of) REFERENCES workshop(id),
  FOREIGN KEY (created_by) REFERENCES actor(id),
  FOREIGN KEY (demarche_id) REFERENCES demarche(id),
  FOREIGN KEY (meeting_id) REFERENCES meeting(id),
  FOREIGN KEY (pilot_organisation_id) REFERENCES organisation(id),
  FOREIGN KEY (rehearsal_of) REFERENCES workshop(id),
  CHECK (((capacity >= 1) AND (capacity <= 5000))),
  CHECK (((meeting_id IS NULL) = (meeting_position IS NULL))),
  CHECK ((mode = ANY (ARRAY['room'::text, 'remote'::text, 'hybrid'::text]))),
  CHECK (((rehearsal_people >= 1) AND (rehearsal_people <= 60))),
  CHECK (((rehearsal_of IS NULL) = (rehearsal_people IS NULL))),
  CHECK ((rehearsal_of <> id)),
  CHECK ((stage = ANY (ARRAY['draft'::text, 'open'::text, 'running'::text, 'closed'::text, 'review'::text, 'published'::text, 'archived'::text, 'cancelled'::text]))),
  CHECK (((length(title) >= 1) AND (length(title) <= 160)))
);
CREATE INDEX workshop_code_of_old ON public.workshop USING btree (join_code) WHERE (join_code IS NOT NULL);
CREATE INDEX workshop_demarche ON public.workshop USING btree (demarche_id);
CREATE UNIQUE INDEX workshop_join_code ON public.workshop USING btree (join_code) WHERE (stage = ANY (ARRAY['open'::text, 'running'::text]));
CREATE INDEX workshop_meeting ON public.workshop USING btree (meeting_id, meeting_position) WHERE (meeting_id IS NOT NULL);
CREATE UNIQUE INDEX workshop_rehearsal ON public.workshop USING btree (rehearsal_of) WHERE (rehearsal_of IS NOT NULL);
CREATE TRIGGER code_of_new BEFORE INSERT ON public.workshop FOR EACH ROW WHEN (((new.join_code IS NOT NULL) AND (new.stage = ANY (ARRAY['open'::text, 'running'::text])))) EXECUTE FUNCTION code_of_one();
CREATE TRIGGER code_of_one BEFORE UPDATE OF join_code, stage ON public.workshop FOR EACH ROW WHEN (((new.join_code IS NOT NULL) AND (new.stage = ANY (ARRAY['open'::text, 'running'::text])) AND ((new.join_code IS DISTINCT FROM old.join_code) OR (old.stage <> ALL (ARRAY['open'::text, 'running'::text]))))) EXECUTE FUNCTION code_of_one();
CREATE TRIGGER keep_rehearsals_apart BEFORE INSERT OR UPDATE OF rehearsal_of ON public.workshop FOR EACH ROW EXECUTE FUNCTION keep_rehearsals_apart();
grant delete, insert, select, update on workshop to maillage_app;
grant select on workshop to maillage_redact;

create table workshop_attendance (
  workshop_id uuid not null,
  guest_id uuid not null,
  half_day text not null,
  first_seen_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  PRIMARY KEY (workshop_id, guest_id, half_day),
  FOREIGN KEY (workshop_id, guest_id) REFERENCES workshop_guest(workshop_id, id),
  CHECK ((half_day ~ '^\d{4}-\d{2}-\d{2} (am|pm)$'::text))
);
grant delete, insert, select, update on workshop_attendance to maillage_app;

create table workshop_ballot (
  workshop_id uuid not null,
  round_id uuid not null,
  credential_hash text not null,
  college text,
  choice jsonb not null,
  PRIMARY KEY (workshop_id, round_id, credential_hash),
  FOREIGN KEY (workshop_id) REFERENCES workshop(id)
);
grant delete, insert, select on workshop_ballot to maillage_app;

create table workshop_event (
  workshop_id uuid not null,
  "position" bigint not null,
  at timestamp with time zone not null,
  actor_id uuid,
  command_id uuid not null,
  ordinal integer not null,
  kind text not null,
  body jsonb not null,
  PRIMARY KEY (workshop_id, "position"),
  UNIQUE (workshop_id, command_id, ordinal),
  FOREIGN KEY (actor_id) REFERENCES actor(id),
  FOREIGN KEY (workshop_id) REFERENCES workshop(id)
);
grant insert, select on workshop_event to maillage_app;

create table workshop_facilitator (
  workshop_id uuid not null,
  person_id uuid not null,
  added_by uuid not null,
  added_at timestamp with time zone not null,
  PRIMARY KEY (workshop_id, person_id),
  FOREIGN KEY (added_by) REFERENCES actor(id),
  FOREIGN KEY (person_id) REFERENCES person(id),
  FOREIGN KEY (workshop_id) REFERENCES workshop(id)
);
grant delete, insert, select, update on workshop_facilitator to maillage_app;

create table workshop_follow (
  workshop_id uuid not null,
  guest_id uuid not null,
  code_hash text,
  made_at timestamp with time zone,
  contact text not null default ''::text,
  PRIMARY KEY (workshop_id, guest_id),
  UNIQUE (code_hash),
  FOREIGN KEY (workshop_id, guest_id) REFERENCES workshop_guest(workshop_id, id)
);
grant delete, insert, select, update on workshop_follow to maillage_app;

create table workshop_guest (
  workshop_id uuid not null,
  id uuid not null,
  actor_id uuid not null,
  device_hash text not null,
  name text not null,
  identity text not null,
  organisation_id uuid,
  organisation_text text not null default ''::text,
  college text not null,
  person_id uuid,
  "position" bigint not null,
  joined_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  erased_at timestamp with time zone,
  attendee_id uuid not null default gen_random_uuid(),
  PRIMARY KEY (workshop_id, id),
  UNIQUE (actor_id),
  FOREIGN KEY (actor_id) REFERENCES actor(id),
  FOREIGN KEY (organisation_id) REFERENCES organisation(id),
  FOREIGN KEY (person_id) REFERENCES person(id),
  FOREIGN KEY (workshop_id) REFERENCES workshop(id),
  CHECK ((identity = ANY (ARRAY['named'::text, 'pseudonym'::text, 'nameless'::text])))
);
CREATE UNIQUE INDEX workshop_guest_attendee ON public.workshop_guest USING btree (attendee_id, workshop_id);
CREATE INDEX workshop_guest_device ON public.workshop_guest USING btree (device_hash);
grant delete, insert, select, update on workshop_guest to maillage_app;

create table workshop_idle_command (
  workshop_id uuid not null,
  command_id uuid not null,
  revision bigint not null,
  PRIMARY KEY (workshop_id, command_id),
  FOREIGN KEY (workshop_id) REFERENCES workshop(id)
);
grant insert, select on workshop_idle_command to maillage_app;

create table workshop_phase_note (
  workshop_id uuid not null,
  phase_id uuid not null,
  notes text not null,
  actor_id uuid not null,
  at timestamp with time zone not null,
  PRIMARY KEY (workshop_id, phase_id),
  FOREIGN KEY (actor_id) REFERENCES actor(id),
  FOREIGN KEY (workshop_id) REFERENCES workshop(id)
);
grant delete, insert, select, update on workshop_phase_note to maillage_app;

create table workshop_sheet_photo (
  id uuid not null,
  workshop_id uuid not null,
  table_id uuid,
  hash bytea not null,
  type text not null,
  width integer not null,
  height integer not null,
  size integer not null,
  actor_id uuid not null,
  at timestamp with time zone not null,
  PRIMARY KEY (id),
  FOREIGN KEY (actor_id) REFERENCES actor(id),
  FOREIGN KEY (hash) REFERENCES file_content(hash),
  FOREIGN KEY (workshop_id) REFERENCES workshop(id),
  CHECK ((height > 0)),
  CHECK ((size > 0)),
  CHECK ((type ~~ 'image/%'::text)),
  CHECK ((width > 0))
);
CREATE INDEX workshop_sheet_photo_actor ON public.workshop_sheet_photo USING btree (actor_id, at);
CREATE INDEX workshop_sheet_photo_hash ON public.workshop_sheet_photo USING btree (hash);
CREATE INDEX workshop_sheet_photo_workshop ON public.workshop_sheet_photo USING btree (workshop_id, at);
grant delete, insert, select, update on workshop_sheet_photo to maillage_app;

create table workshop_text (
  workshop_id uuid not null,
  key text not null,
  actor_id uuid,
  text text not null,
  "position" bigint not null,
  erased_at timestamp with time zone,
  language text not null default 'fr'::text,
  PRIMARY KEY (workshop_id, key),
  FOREIGN KEY (actor_id) REFERENCES actor(id),
  FOREIGN KEY (workshop_id) REFERENCES workshop(id),
  CHECK ((language = ANY (ARRAY['fr'::text, 'de'::text, 'en'::text, 'nl'::text, 'it'::text, 'es'::text])))
);
CREATE INDEX workshop_text_position ON public.workshop_text USING btree (workshop_id, "position");
grant delete, insert, select, update on workshop_text to maillage_app;
grant select on workshop_text to maillage_redact;

create table workshop_voter (
  workshop_id uuid not null,
  round_id uuid not null,
  guest_id uuid not null,
  PRIMARY KEY (workshop_id, round_id, guest_id),
  FOREIGN KEY (workshop_id) REFERENCES workshop(id)
);
grant delete, insert, select on workshop_voter to maillage_app;

CREATE OR REPLACE FUNCTION public.code_of_one()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_advisory_xact_lock(hashtextextended('join code ' || new.join_code, 0));
  if (tg_table_name = 'workshop' and exists (select from meeting m where m.join_code = new.join_code and m.stage = 'open'))
    or (tg_table_name = 'meeting' and exists (
      select from workshop w where w.join_code = new.join_code and w.stage in ('open', 'running')))
  then
    raise unique_violation using message = 'the code is that of something else that can be joined';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.document_position_at(of_document uuid, instant timestamp with time zone)
 RETURNS bigint
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  low bigint := 0;
  high bigint := coalesce((select max(u.position) from document_update u where u.document_id = of_document), 0);
  middle bigint;
begin
  while low < high loop
    middle := (low + high + 1) / 2;
    if exists (select from document_update u where u.document_id = of_document and u.position = middle and u.at <= instant) then
      low := middle;
    else
      high := middle - 1;
    end if;
  end loop;
  return low;
end $function$;

CREATE OR REPLACE FUNCTION public.document_title_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  update document_index set position = 0 where document_id = new.id;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.folded(text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN replace(replace(translate(NORMALIZE(lower($1), NFC), 'ÀÂÄÁÃÅÇÈÉÊËÌÍÎÏÑÒÓÔÖÕÙÚÛÜÝŸàâäáãåçèéêëìíîïñòóôöõùúûüýÿ’'::text, 'aaaaaaceeeeiiiinooooouuuuyyaaaaaaceeeeiiiinooooouuuuyy'''::text), 'œ'::text, 'oe'::text), 'æ'::text, 'ae'::text);

CREATE OR REPLACE FUNCTION public.half_day_of(at timestamp with time zone)
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$
  select to_char(at at time zone 'Europe/Paris', 'YYYY-MM-DD')
    || case when extract(hour from at at time zone 'Europe/Paris') < 13 then ' am' else ' pm' end
$function$;

CREATE OR REPLACE FUNCTION public.keep_locked_version()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  raise exception 'a locked version stays as it is' using errcode = 'insufficient_privilege';
end $function$;

CREATE OR REPLACE FUNCTION public.keep_rehearsals_apart()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
begin
  if tg_op = 'UPDATE' then
    if new.rehearsal_of is distinct from old.rehearsal_of then
      raise exception 'a workshop does not become a rehearsal, nor a rehearsal a workshop';
    end if;
  elsif exists (select from workshop w where w.id = new.rehearsal_of and w.rehearsal_of is not null) then
    raise exception 'a rehearsal is not rehearsed';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.number_former_member()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
declare
  place uuid;
begin
  for place in
    select m.demarche_id from membership m where m.person_id = new.id
    union
    select d.demarche_id from document d join actor a on a.person_id = new.id
    where exists (select from document_update u where u.actor_id = a.id and u.document_id = d.id)
    order by 1
  loop
    perform from demarche where id = place for no key update;
    insert into former_member (demarche_id, person_id, number)
    select place, new.id, coalesce(max(f.number), 0) + 1 from former_member f where f.demarche_id = place
    on conflict (demarche_id, person_id) do nothing;
  end loop;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.of_kept_organisation()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  kept uuid;
begin
  select o.merged_into into kept from organisation o where o.id = new.organisation_id for key share;
  new.organisation_id := coalesce(kept, new.organisation_id);
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.sheet_words(text, text, text[], text[], jsonb, text, text, text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN folded(concat_ws(' '::text, $1, $2, array_to_string($3, ' '::text), array_to_string($4, ' '::text), (jsonb_path_query_array($5, '$[*]."name"'::jsonpath))::text, $6, $7, $8));

CREATE OR REPLACE FUNCTION public.take_away_files(before timestamp with time zone, most integer)
 RETURNS TABLE(document_id uuid, files integer, bytes bigint)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.take_away_sheet_photo(of_workshop uuid, photo uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.wipe_rehearsal(of_rehearsal uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.words_of(text)
 RETURNS tsvector
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN (to_tsvector('french'::regconfig, folded($1)) || to_tsvector('simple'::regconfig, regexp_replace(folded($1), '(\w\w)[sx]\M'::text, '\1'::text, 'g'::text)));
