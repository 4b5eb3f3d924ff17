-- Meetings (« rencontres »): a day of a démarche that gathers workshops, with one code to come in by, people who are counted once, and one
-- restitution of all of it. The workshops stay whole.

create table meeting (
  id uuid primary key,
  demarche_id uuid not null references demarche (id),
  title text not null check (length(title) between 1 and 160),
  starts_at timestamptz,
  ends_at timestamptz,
  place text not null default '',
  framing text not null default '',
  notice text not null default '',
  feedback_due date,
  stage text not null default 'draft' check (stage in ('draft', 'open', 'closed')),
  join_code text,
  opened_at timestamptz,
  closed_at timestamptz,
  created_by uuid not null references actor (id),
  created_at timestamptz not null
);
create index meeting_demarche on meeting (demarche_id);
create unique index meeting_join_code on meeting (join_code) where stage = 'open';
create index meeting_code_of_old on meeting (join_code) where join_code is not null;

alter table workshop
  add column meeting_id uuid references meeting (id),
  add column meeting_position integer,
  add check ((meeting_id is null) = (meeting_position is null));
create index workshop_meeting on workshop (meeting_id, meeting_position) where meeting_id is not null;

-- A code opens one thing, a workshop or a meeting. Whoever takes one waits for whoever is taking the same, and then sees it.
create function code_of_one() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('join code ' || new.join_code, 0));
  if (tg_table_name = 'workshop' and exists (select from meeting m where m.join_code = new.join_code and m.stage = 'open'))
    or (tg_table_name = 'meeting' and exists (
      select from workshop w where w.join_code = new.join_code and w.stage in ('open', 'running')))
  then
    raise unique_violation using message = 'the code is that of something else that can be joined';
  end if;
  return new;
end $$;
create trigger code_of_new before insert on workshop
  for each row when (new.join_code is not null and new.stage in ('open', 'running')) execute function code_of_one();
create trigger code_of_one before update of join_code, stage on workshop
  for each row when (new.join_code is not null and new.stage in ('open', 'running')
    and (new.join_code is distinct from old.join_code or old.stage not in ('open', 'running'))) execute function code_of_one();
create trigger code_of_new before insert on meeting
  for each row when (new.join_code is not null and new.stage = 'open') execute function code_of_one();
create trigger code_of_one before update of join_code, stage on meeting
  for each row when (new.join_code is not null and new.stage = 'open'
    and (new.join_code is distinct from old.join_code or old.stage <> 'open')) execute function code_of_one();

-- Who somebody is over the workshops of a meeting: given by the server, and taken over by the same device where it says so.
alter table workshop_guest add column attendee_id uuid not null default gen_random_uuid();
create unique index workshop_guest_attendee on workshop_guest (attendee_id, workshop_id);

-- A restitution is of a workshop or of a meeting.
alter table restitution
  alter column workshop_id drop not null,
  alter column revision drop not null,
  add column meeting_id uuid references meeting (id),
  add check (num_nonnulls(workshop_id, meeting_id) = 1),
  add check ((workshop_id is null) = (revision is null)),
  add unique (meeting_id, number);

-- Of which workshops one of a meeting was written, and of which revision of each.
create table restitution_workshop (
  document_id uuid not null references restitution (document_id),
  workshop_id uuid not null references workshop (id),
  revision bigint not null,
  primary key (document_id, workshop_id)
);
create index restitution_workshop_workshop on restitution_workshop (workshop_id);

-- Ids that devices made are of one thing within their workshop only.
alter table restitution_source add column workshop_id uuid references workshop (id);
update restitution_source s set workshop_id = r.workshop_id from restitution r where r.document_id = s.document_id;
alter table restitution_source alter column workshop_id set not null;
alter table restitution_report add column workshop_id uuid references workshop (id);
update restitution_report c set workshop_id = r.workshop_id from restitution r where r.document_id = c.document_id;
alter table restitution_report
  alter column workshop_id set not null,
  drop constraint restitution_report_pkey,
  add primary key (document_id, workshop_id, source_id, change, revision);
