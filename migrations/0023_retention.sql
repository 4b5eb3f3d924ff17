-- How long a démarche keeps what says who took part in its workshops; and the sheets of attendance that outlive the rest.

-- Of a démarche that said nothing: 6, 12 and 12 months.
create table demarche_retention (
  demarche_id uuid primary key references demarche (id),
  -- Contacts that guests gave each other, from when the restitution was published.
  contacts_months smallint not null check (contacts_months between 1 and 6),
  -- What joins somebody to what they wrote: their name, device, account, code.
  links_months smallint not null check (links_months between 1 and 12),
  attendance_months smallint not null check (attendance_months between 1 and 120),
  -- Who asks for more than a year of it, and why.
  attendance_reason text not null default '' check (length(attendance_reason) <= 300),
  set_by uuid not null references actor (id),
  set_at timestamptz not null,
  check (attendance_months <= 12 or attendance_reason <> '')
);

-- Who was there, once nothing says any more what they wrote: with nothing in common with a guest, neither an id nor an instant.
-- All rows of a workshop are written at once, in the order of their ids, which are drawn.
create table attendance_line (
  workshop_id uuid not null references workshop (id),
  id uuid not null,
  half_day text not null check (half_day ~ '^\d{4}-\d{2}-\d{2} (am|pm)$'),
  name text not null,
  organisation text not null,
  primary key (workshop_id, id)
);
revoke update, truncate on attendance_line from maillage_app;

-- Nobody: a rapporteur approved, and nothing says any more who that was.
alter table restitution_approval drop constraint restitution_approval_check;
alter table restitution_approval add check (num_nonnulls(guest_id, recorded_by) <= 1);
