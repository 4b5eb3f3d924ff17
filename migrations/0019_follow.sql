-- What participants keep of a workshop: a code of six words, of which only a slow hash is stored, and a contact that they give to
-- the others of the room.
create table workshop_follow (
  workshop_id uuid not null,
  guest_id uuid not null,
  code_hash text unique,
  made_at timestamptz,
  contact text not null default '',
  primary key (workshop_id, guest_id),
  foreign key (workshop_id, guest_id) references workshop_guest (workshop_id, id)
);

-- Where words stand that their author took back or changed. The words themselves are not here.
create table taken_words (
  id uuid primary key,
  workshop_id uuid not null references workshop (id),
  contribution_id uuid not null,
  how text not null check (how in ('erased', 'withdrawn', 'reworded')),
  -- In a document of the démarche; else in another text of the workshop, by its key.
  document_id uuid references document (id),
  block_id uuid,
  text_key text,
  at timestamptz not null,
  done_by uuid references actor (id),
  done_at timestamptz,
  check ((document_id is null) <> (text_key is null))
);
create index taken_words_workshop on taken_words (workshop_id);
