-- Passages that were blanked in logs, as when personal data was pasted by mistake: why, and in which rows. What it says is hashed by its
-- row of kind `redaction` in the log, so that the log explains by itself why the bytes of some rows are not those that were hashed.
create table document_redaction (
  document_id uuid not null references document (id),
  position bigint not null,
  reason text not null check (length(reason) between 1 and 500),
  -- [[position, hash of its bytes before, hash of its bytes now], …] of each row; hashes in hexadecimal.
  rows jsonb not null,
  -- The same of locked versions, by their id: what they say has another hash since.
  versions jsonb not null,
  primary key (document_id, position),
  foreign key (document_id, position) references document_update (document_id, position)
);
revoke insert, update, delete, truncate on document_redaction from maillage_app;
grant select, insert on document_redaction to maillage_redact;

-- Of a row that was written, the bytes alone, and never what was hashed of them.
revoke update on document_update from maillage_redact;
grant update (update) on document_update to maillage_redact;
grant update (position, hash) on document_head to maillage_redact;
-- A room of another generation is left, and what devices kept of it is set aside.
grant select, update (title, generation) on document to maillage_redact;
grant select, update (from_title, to_title) on document_rename to maillage_redact;
-- Locked ones stay as they are.
grant update (name, description) on document_version to maillage_redact;
grant select, update (name, description, state) on document_template to maillage_redact;
grant select on document_copy, document_beginning, actor, person, organisation, demarche to maillage_redact;
-- Where a passage stands that is not blanked, to say so.
grant select on document_state_change, workshop, workshop_text to maillage_redact;
-- What verification reads besides.
grant select on file, file_content, file_slice to maillage_redact;
-- Made again from the log.
grant delete on document_snapshot to maillage_redact;
grant select, delete, update (position) on document_index to maillage_redact;
grant select, delete on document_passage to maillage_redact;
grant insert on audit_log to maillage_redact;
