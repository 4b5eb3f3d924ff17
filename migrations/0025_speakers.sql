-- Who is asked to speak on a panel: name, role and organisation leave the log, which keeps everything, for the texts beside it, which can be
-- blanked. Of each event that has a plan, each of them under words of its own.

create function pg_temp.named_apart(phase jsonb, words jsonb) returns jsonb language sql immutable as $$
  select case when phase #>> '{config,of}' = 'speakers' then jsonb_set(phase, '{config,speakers}', (
    select coalesce(jsonb_agg(s || jsonb_build_object('name', '', 'role', '', 'organisation', '', 'words', words ->> (s ->> 'id')) order by n), '[]')
    from jsonb_array_elements(phase #> '{config,speakers}') with ordinality a (s, n))) else phase end
$$;

create temporary table speaker_before on commit drop as
select e.workshop_id, e.position, e.actor_id, s.speaker ->> 'id' as speaker_id, s.speaker, gen_random_uuid() as words, p.phase ->> 'id' as phase_id
from workshop_event e
cross join lateral (
  select e.body -> 'phase' as phase where e.kind in ('phaseAdded', 'phaseChanged')
  union all select phase from jsonb_array_elements(case when e.kind = 'planned' then e.body -> 'phases' else '[]' end) x (phase)) p
cross join lateral jsonb_array_elements(p.phase #> '{config,speakers}') s (speaker)
where p.phase #>> '{config,of}' = 'speakers';

insert into workshop_text (workshop_id, key, actor_id, text, position)
select b.workshop_id, 'speaker:' || b.speaker_id || ':' || b.words || ':' || part.name, b.actor_id, b.speaker ->> part.name, b.position
from speaker_before b cross join (values ('name'), ('role'), ('organisation')) part (name)
where coalesce(b.speaker ->> part.name, '') <> '';

create function pg_temp.words_of(of_workshop uuid, at_position bigint, of_phase text) returns jsonb language sql stable as $$
  select coalesce(jsonb_object_agg(speaker_id, words), '{}') from speaker_before
  where workshop_id = of_workshop and position = at_position and phase_id = of_phase
$$;

update workshop_event e set body = jsonb_set(e.body, '{phase}',
  pg_temp.named_apart(e.body -> 'phase', pg_temp.words_of(e.workshop_id, e.position, e.body #>> '{phase,id}')))
where e.kind in ('phaseAdded', 'phaseChanged') and e.body #>> '{phase,config,of}' = 'speakers';

update workshop_event e set body = jsonb_set(e.body, '{phases}', (
  select jsonb_agg(pg_temp.named_apart(p.phase, pg_temp.words_of(e.workshop_id, e.position, p.phase ->> 'id')) order by p.n)
  from jsonb_array_elements(e.body -> 'phases') with ordinality p (phase, n)))
where e.kind = 'planned' and exists (
  select from speaker_before b where b.workshop_id = e.workshop_id and b.position = e.position);

-- Reasons of votes, what forms say and the names of speakers are no contributions; hidden reasons are to be taken out as well.
alter table taken_words alter column contribution_id drop not null;
alter table taken_words drop constraint taken_words_how_check;
alter table taken_words add check (how in ('erased', 'withdrawn', 'reworded', 'hidden'));
