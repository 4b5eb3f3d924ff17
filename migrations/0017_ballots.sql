-- Secret ballots (docs/decisions/031-secret-ballots.md): what is in the box, and who put something into it, with nothing in common but
-- the round. Neither has a time, an order or an actor, and neither refers to a guest: a reference would mark the row of the guest. Each
-- writing replaces all rows of a round in the order of their keys, so that no version of a row, nor its place, is older than another.

create table workshop_ballot (
  workshop_id uuid not null references workshop (id),
  round_id uuid not null,
  -- SHA-256 of what the device made and keeps; never stored beside the guest.
  credential_hash text not null,
  -- Only where results are told by collège.
  college text,
  choice jsonb not null,
  primary key (workshop_id, round_id, credential_hash)
);
revoke update, truncate on workshop_ballot from maillage_app;

create table workshop_voter (
  workshop_id uuid not null references workshop (id),
  round_id uuid not null,
  guest_id uuid not null,
  primary key (workshop_id, round_id, guest_id)
);
revoke update, truncate on workshop_voter from maillage_app;
