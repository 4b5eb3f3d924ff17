-- Consents of organisations to a section of a document, given in a workshop: for the words that it had then, and no others.

-- A ballot on a section, from its first opening. The words stand with the texts of the workshop (`section:<round>`).
create table consent_round (
  round_id uuid primary key,
  workshop_id uuid not null references workshop (id),
  document_id uuid not null references document (id),
  -- Of the heading.
  block_id uuid not null,
  -- SHA-256 of the canonical words of the section (shared/document/section-words.ts), as read up to this position of the log.
  text_hash bytea not null check (length(text_hash) = 32),
  position bigint not null check (position >= 0),
  opened_at timestamptz not null,
  -- The words were seen to be others: written when, read up to which position, with which hash (null: the section was not there).
  -- Once: it is never taken back.
  stale_at timestamptz,
  stale_position bigint,
  stale_hash bytea check (length(stale_hash) = 32),
  -- Its words were read before it stood here: the text is to be read once more, since somebody may have written in between.
  is_unread boolean not null default true,
  check ((stale_at is null) = (stale_position is null)),
  check (stale_hash is null or stale_at is not null)
);
create index consent_round_document on consent_round (document_id);
create index consent_round_workshop on consent_round (workshop_id);

-- What each organisation answered, once the ballot is closed. It stands for as long as its round is not stale and the same
-- organisation did not answer later on the same section.
create table section_consent (
  round_id uuid not null references consent_round (round_id),
  -- Under what the answer stands in the log of the workshop.
  voter uuid not null,
  -- Of the directory, read as the one that it was merged into; null for one that was typed.
  organisation_id uuid references organisation (id),
  organisation_text text not null,
  -- Who answered for it, until what joins people to their words is cut: in the room, and with which account if they were signed in.
  guest_id uuid,
  person_id uuid references person (id),
  value text not null check (value in ('consent', 'reservation', 'objection', 'abstention')),
  reason text not null,
  at timestamptz not null,
  primary key (round_id, voter)
);
create index section_consent_organisation on section_consent (organisation_id);
create index section_consent_person on section_consent (person_id) where person_id is not null;

-- « Consentements à renouveler »: one line for each document and person, told once until they answered again.
create table consent_notice (
  document_id uuid not null references document (id),
  person_id uuid not null references person (id),
  at timestamptz not null,
  seen_at timestamptz,
  -- An organisation of theirs has answered since: what changes next is told anew.
  renewed boolean not null default false,
  primary key (document_id, person_id)
);
create index consent_notice_person on consent_notice (person_id);

-- Whoever blanks a passage of a text blanks it in the words that rooms were asked to consent to (0028).
grant select on consent_round to maillage_redact;
grant update (text) on workshop_text to maillage_redact;
